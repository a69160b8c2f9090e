import { type Kysely, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { Direction, Position, SearchPage } from '../../subgraph/page.js';
import { AFTER_ALL_TEXT } from '../../subgraph/text-key/text-key.js';
import type { AppointmentVersionRow, NurseVersionRow } from '../rows.js';
import type { SectorTables } from '../tables.js';
import { believed, dayOf, holds, stateOn } from '../time.js';
import type { ServiceType } from '../vocabulary.js';

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
  const key = visibleKey(direction);
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
const visibleKey = (direction: Direction) =>
  sql<string>`case when ${sql.ref('n.visibility')} = 'PUBLIC' then ${sql.ref('n.sortKey')} else ${sql.lit(direction === 'asc' ? AFTER_ALL_TEXT : '')} end`;

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
  const rows = await db.selectFrom('nurseVersion as n').selectAll().where('n.nurseId', 'in', ids).where(believed('n', moment)).execute();
  return statesById(rows, (row) => row.nurseId, dayOf(moment));
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

/** Of each object's states the one of the day. */
export function statesById<Row extends { readonly validFrom: string }>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  day: string,
): Map<string, Row> {
  const byId = new Map<string, Row>();
  for (const [id, states] of Map.groupBy(rows, idOf)) {
    const state = stateOn(states, day);
    if (state) byId.set(id, state);
  }
  return byId;
}
