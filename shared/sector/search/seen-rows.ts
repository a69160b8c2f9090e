import type { Kysely } from 'kysely';
import { leadingRole } from '../roster/leading-appointment.js';
import type { NurseSearch } from '../roster/nurse.repository.js';
import { isShown } from '../roster/shown-names.js';
import type { SectorTables } from '../tables.js';
import { holds } from '../time.js';
import type { UnitSearch } from '../unit/unit.repository.js';
import type { SeenRow } from './explain-match.js';

/** Reads what of some persons a search could see: the name if the viewer may see it, and the units that pass the filters. */
export async function seeNurses(
  db: Kysely<SectorTables>,
  { moment, viewer, network, areas, serviceType }: Pick<NurseSearch, 'moment' | 'viewer' | 'network' | 'areas' | 'serviceType'>,
  ids: readonly string[],
): Promise<Map<string, SeenRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('nurseVersion as n')
    .innerJoin('appointmentVersion as a', 'a.nurseId', 'n.nurseId')
    .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
    .select(['n.nurseId as id', 'n.name', 'n.searchText as text', 'u.name as unit', 'u.searchText as unitText', 'u.areaCode', 'u.network'])
    .select([isShown(db, moment, viewer).as('shown'), leadingRole(moment).as('role')])
    .where('n.nurseId', 'in', ids)
    .where(holds('n', moment))
    .where(holds('a', moment))
    .where(holds('u', moment))
    .$if(network !== null, (query) => query.where('u.network', '=', network ?? ''))
    .$if(areas !== null, (query) => query.where('u.areaCode', 'in', areas ?? []))
    .$if(serviceType !== null, (query) => query.where('u.serviceType', '=', serviceType ?? 'OTHER'))
    .orderBy('a.validFrom')
    .orderBy('a.appointmentId')
    .execute();
  const seen = [...Map.groupBy(rows, ({ id }) => id)].map(([id, found]): [string, SeenRow] => {
    const units = found.map(({ unit, unitText, areaCode, network: slug }) => ({ name: unit, text: unitText, areaCode, network: slug }));
    const [first] = found;
    return [id, { name: first?.shown ? first.name : null, text: first?.shown ? first.text : '', role: first?.role ?? null, units }];
  });
  return new Map(seen);
}

/** Reads what of some units a search could see. */
export async function seeUnits(
  db: Kysely<SectorTables>,
  { moment }: Pick<UnitSearch, 'moment'>,
  ids: readonly string[],
): Promise<Map<string, SeenRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('unitVersion as u')
    .select(['u.unitId as id', 'u.name', 'u.searchText as text', 'u.areaCode', 'u.network'])
    .where('u.unitId', 'in', ids)
    .where(holds('u', moment))
    .execute();
  return new Map(rows.map(({ id, ...unit }) => [id, { name: null, text: '', role: null, units: [unit] }]));
}
