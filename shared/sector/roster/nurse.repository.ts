import { type Kysely, sql } from 'kysely';
import { today } from '../../subgraph/date.js';
import { isNow, type Moment, NOW } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { Direction, Position, SearchPage } from '../../subgraph/page.js';
import { AFTER_ALL_TEXT } from '../../subgraph/text-key/text-key.js';
import type { AppointmentVersionRow, NurseVersionRow } from '../rows.js';
import type { SectorTables } from '../tables.js';
import { believed, dayOf, holds, statesById } from '../time.js';
import type { ServiceType, Visibility } from '../vocabulary.js';

/** What to look for among the persons with an active appointment at the moment. All parts narrow; null does not. */
export interface NurseSearch {
  readonly moment: Moment;
  readonly direction: Direction;
  readonly network: string | null;
  /** Codes of which one must be that of a unit she works in. */
  readonly areas: readonly string[] | null;
  readonly serviceType: ServiceType | null;
  readonly after: Position | null;
  readonly limit: number;
  readonly withTotal: boolean;
}

/** The loaders of persons and their appointments, one set for each request. */
export interface NurseLoaders {
  readonly nurse: MomentLoader<NurseVersionRow | null>;
  /** All appointments of a person, past and coming ones too, as believed at the moment; oldest first. */
  readonly appointmentsOfNurse: MomentLoader<readonly AppointmentVersionRow[]>;
  /** All appointments in a unit, likewise. */
  readonly appointmentsOfUnit: MomentLoader<readonly AppointmentVersionRow[]>;
}

/** Loaders over one sector's database. */
export function createNurseLoaders(db: Kysely<SectorTables>): NurseLoaders {
  return {
    nurse: createMomentLoader<NurseVersionRow | null>(
      (moment, ids) => findNurses(db, moment, ids),
      () => null,
    ),
    appointmentsOfNurse: createMomentLoader<readonly AppointmentVersionRow[]>(
      (moment, ids) => findAppointments(db, moment, 'nurseId', ids),
      () => [],
    ),
    appointmentsOfUnit: createMomentLoader<readonly AppointmentVersionRow[]>(
      (moment, ids) => findAppointments(db, moment, 'unitId', ids),
      () => [],
    ),
  };
}

/**
 * Finds a page of persons and, if asked, how many there are in all.
 *
 * Rows are sorted by a key that anonymous callers may know: the name's key for those who are PUBLIC, and a mark after (or, in a
 * descending list, before) all names for the others, who so come last, by id.
 */
export async function searchNurses(db: Kysely<SectorTables>, search: NurseSearch): Promise<SearchPage> {
  const { direction, after, limit, withTotal } = search;
  const key = visibleKey(search);
  const compare = sql.raw(direction === 'asc' ? '>' : '<');
  const page = await matching(db, search)
    .select(['n.nurseId as id', key.as('key')])
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(${key}, ${sql.ref('n.nurseId')}) ${compare} (${after?.[0] ?? ''}, ${after?.[1] ?? ''})`),
    )
    .orderBy(key, direction)
    .orderBy('n.nurseId', direction)
    .limit(limit)
    .execute();
  if (!withTotal) return { hits: page, total: null };
  const { total } = await matching(db, search)
    .select(({ fn }) => fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return { hits: page, total: Number(total) };
}

/** The literals are part of the text: only so does the index on the same expression serve. */
const visibleKey = ({ direction, moment }: NurseSearch) =>
  sql<string>`case when ${isOpen(moment)} then ${sql.ref('n.sortKey')} else ${sql.lit(direction === 'asc' ? AFTER_ALL_TEXT : '')} end`;

/**
 * SQL: the name may be shown to anybody. Her choice of today holds for every day: whoever is hidden now, or from a day to come, is
 * hidden in the past too.
 */
function isOpen(moment: Moment) {
  const open = sql`${sql.ref('n.visibility')} = 'PUBLIC'`;
  if (isNow(moment)) return open;
  return sql`${open} and not exists (
    select 1 from ${sql.table('nurseVersion')} as c
    where ${sql.ref('c.nurseId')} = ${sql.ref('n.nurseId')} and ${sql.ref('c.supersededAt')} is null
      and (${sql.ref('c.validTo')} is null or ${sql.ref('c.validTo')} > ${today()}) and ${sql.ref('c.visibility')} <> 'PUBLIC')`;
}

function matching(db: Kysely<SectorTables>, { moment, network, areas, serviceType }: NurseSearch) {
  return db
    .selectFrom('nurseVersion as n')
    .where(holds('n', moment))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('appointmentVersion as a')
          .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
          .select(sql`1`.as('one'))
          .whereRef('a.nurseId', '=', 'n.nurseId')
          .where(holds('a', moment))
          .where(holds('u', moment))
          .$if(network !== null, (query) => query.where('u.network', '=', network ?? ''))
          .$if(areas !== null, (query) => query.where('u.areaCode', 'in', areas ?? []))
          .$if(serviceType !== null, (query) => query.where('u.serviceType', '=', serviceType ?? 'OTHER')),
      ),
    );
}

async function findNurses(db: Kysely<SectorTables>, moment: Moment, ids: readonly string[]): Promise<Map<string, NurseVersionRow>> {
  const read = (at: Moment) =>
    db.selectFrom('nurseVersion as n').selectAll().where('n.nurseId', 'in', ids).where(believed('n', at)).execute();
  const rows = await read(moment);
  const states = statesById(rows, (row) => row.nurseId, dayOf(moment));
  if (isNow(moment)) return states;
  const believedNow = moment.knownAt === null ? rows : await read(NOW);
  const choices = Map.groupBy(
    believedNow.filter(({ validTo }) => validTo === null || validTo > today()),
    (row) => row.nurseId,
  );
  return new Map([...states].map(([id, row]) => [id, { ...row, visibility: strictest(row, ...(choices.get(id) ?? [])) }]));
}

/** The choices of visibility, the most open one first. */
const OPENNESS: readonly Visibility[] = ['PUBLIC', 'NETWORK', 'PRIVATE'];

function strictest(...choices: readonly { readonly visibility: Visibility }[]): Visibility {
  const ranks = choices.map(({ visibility }) => OPENNESS.indexOf(visibility));
  return OPENNESS[Math.max(...ranks)] ?? 'PRIVATE';
}

async function findAppointments(
  db: Kysely<SectorTables>,
  moment: Moment,
  column: 'nurseId' | 'unitId',
  ids: readonly string[],
): Promise<Map<string, AppointmentVersionRow[]>> {
  const rows = await db
    .selectFrom('appointmentVersion as a')
    .selectAll()
    .where(`a.${column}`, 'in', ids)
    .where(believed('a', moment))
    .orderBy('a.validFrom')
    .orderBy('a.appointmentId')
    .execute();
  return Map.groupBy(rows, (row) => row[column]);
}
