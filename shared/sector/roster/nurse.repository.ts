import { type Kysely, sql } from 'kysely';
import { today } from '../../subgraph/date.js';
import { isNow, type Moment, NOW } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { Direction, Position, SearchPage } from '../../subgraph/page.js';
import type { AppointmentVersionRow, NurseVersionRow } from '../rows.js';
import type { SectorTables } from '../tables.js';
import { believed, dayOf, holds, statesById } from '../time.js';
import type { ServiceType } from '../unit/unit.vocabulary.js';
import { closePersons, colleagues, type Viewer } from '../viewer/viewer.js';
import { nursesAt, readNursePage } from './nurse-page.js';
import type { Visibility } from './roster.vocabulary.js';
import { OPENNESS } from './shown-names.js';

/** A person's entry as this viewer may see it. */
export interface NurseState extends NurseVersionRow {
  /** Whether name and contact are shown to the viewer. */
  readonly shown: boolean;
  /** Newest version among all believed states of the entry: what `expectedVersion` means. */
  readonly version: number;
}

/** An appointment as believed, with its version. */
export type AppointmentState = AppointmentVersionRow & { readonly version: number };

/** What to look for among the persons with an active appointment at the moment. All parts narrow; null does not. */
export interface NurseSearch {
  readonly viewer: Viewer;
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
  readonly nurse: MomentLoader<NurseState | null>;
  /** An appointment by its id. */
  readonly appointment: MomentLoader<AppointmentState | null>;
  /** All appointments of a person, past and coming ones too, as believed at the moment; oldest first. */
  readonly appointmentsOfNurse: MomentLoader<readonly AppointmentState[]>;
  /** All appointments in a unit, likewise. */
  readonly appointmentsOfUnit: MomentLoader<readonly AppointmentState[]>;
}

/** Loaders over one sector's database, for one viewer. */
export function createNurseLoaders(db: Kysely<SectorTables>, viewer: Viewer): NurseLoaders {
  return {
    nurse: createMomentLoader<NurseState | null>(
      (moment, ids) => findNurses(db, viewer, moment, ids),
      () => null,
    ),
    appointment: createMomentLoader<AppointmentState | null>(
      async (moment, ids) => firstOf(await findAppointments(db, moment, 'appointmentId', ids)),
      () => null,
    ),
    appointmentsOfNurse: createMomentLoader<readonly AppointmentState[]>(
      (moment, ids) => findAppointments(db, moment, 'nurseId', ids),
      () => [],
    ),
    appointmentsOfUnit: createMomentLoader<readonly AppointmentState[]>(
      (moment, ids) => findAppointments(db, moment, 'unitId', ids),
      () => [],
    ),
  };
}

/** Finds a page of persons by name, hidden names last, and, if asked, how many there are in all. */
export async function searchNurses(db: Kysely<SectorTables>, search: NurseSearch): Promise<SearchPage> {
  const hits = await readNursePage(db, search, matchingNurses(db, search));
  if (!search.withTotal) return { hits, total: null };
  const { total } = await matchingNurses(db, search)
    .select(({ fn }) => fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return { hits, total: Number(total) };
}

/** What narrows a search of persons by their units. */
type UnitConditions = Pick<NurseSearch, 'moment' | 'network' | 'areas' | 'serviceType'>;

function matchingNurses(db: Kysely<SectorTables>, search: UnitConditions) {
  return nursesAt(db, search.moment).where(({ exists }) => exists(unitsOfNurse(db, search)));
}

/** SQL: the units `u` that pass the filters and in which the person `n` has an active appointment. */
export function unitsOfNurse(db: Kysely<SectorTables>, { moment, network, areas, serviceType }: UnitConditions) {
  return db
    .selectFrom('appointmentVersion as a')
    .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
    .select(sql`1`.as('one'))
    .where(sql<boolean>`${sql.ref('a.nurseId')} = ${sql.ref('n.nurseId')}`)
    .where(holds('a', moment))
    .where(holds('u', moment))
    .$if(network !== null, (query) => query.where('u.network', '=', network ?? ''))
    .$if(areas !== null, (query) => query.where('u.areaCode', 'in', areas ?? []))
    .$if(serviceType !== null, (query) => query.where('u.serviceType', '=', serviceType ?? 'OTHER'));
}

async function findNurses(
  db: Kysely<SectorTables>,
  viewer: Viewer,
  moment: Moment,
  ids: readonly string[],
): Promise<Map<string, NurseState>> {
  const read = (at: Moment) =>
    db.selectFrom('nurseVersion as n').selectAll().where('n.nurseId', 'in', ids).where(believed('n', at)).execute();
  const rows = await read(moment);
  const versions = Map.groupBy(rows, (row) => row.nurseId);
  const states = statesById(rows, (row) => row.nurseId, dayOf(moment));
  const believedNow = isNow(moment) || moment.knownAt === null ? rows : await read(NOW);
  const choices = Map.groupBy(
    believedNow.filter(({ validTo }) => validTo === null || validTo > today()),
    (row) => row.nurseId,
  );
  const chosen = new Map([...states].map(([id, row]) => [id, isNow(moment) ? row.visibility : strictest(row, ...(choices.get(id) ?? []))]));
  const shown = await findShown(db, viewer, chosen);
  return new Map(
    [...states].map(([id, row]) => {
      const version = Math.max(...(versions.get(id) ?? []).map((state) => state.version));
      return [id, { ...row, visibility: chosen.get(id) ?? 'PRIVATE', shown: shown.has(id), version }];
    }),
  );
}

/** Of some persons with their choices, those whose names the viewer may see; the rule of {@link isShown}. */
async function findShown(db: Kysely<SectorTables>, viewer: Viewer, choices: ReadonlyMap<string, Visibility>): Promise<Set<string>> {
  const shown = new Set([...choices].filter(([, choice]) => choice === 'PUBLIC').map(([id]) => id));
  const hidden = [...choices.keys()].filter((id) => !shown.has(id));
  if (hidden.length === 0 || viewer.grants.length === 0) return shown;
  const among = (query: ReturnType<typeof closePersons>, column: 'sa.nurseId' | 'na.nurseId') =>
    query.where(sql.ref(column), 'in', hidden).execute();
  for (const { nurseId } of await among(closePersons(db, viewer), 'sa.nurseId')) shown.add(nurseId);
  for (const { nurseId } of await among(colleagues(db, viewer) as never, 'na.nurseId'))
    if (choices.get(nurseId) === 'NETWORK') shown.add(nurseId);
  return shown;
}

function strictest(...choices: readonly { readonly visibility: Visibility }[]): Visibility {
  const ranks = choices.map(({ visibility }) => OPENNESS.indexOf(visibility));
  return OPENNESS[Math.max(...ranks)] ?? 'PRIVATE';
}

async function findAppointments(
  db: Kysely<SectorTables>,
  moment: Moment,
  column: 'appointmentId' | 'nurseId' | 'unitId',
  ids: readonly string[],
): Promise<Map<string, AppointmentState[]>> {
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

/** Of an appointment one state is believed. */
const firstOf = (groups: ReadonlyMap<string, readonly AppointmentState[]>) =>
  new Map([...groups].flatMap(([id, [row]]) => (row ? [[id, row] as const] : [])));
