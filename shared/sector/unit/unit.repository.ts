import { type Kysely, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { Position, SearchPage } from '../../subgraph/page.js';
import type { UnitSuccessionRow, UnitVersionRow } from '../rows.js';
import type { SectorTables } from '../tables.js';
import { believed, dayOf, holds, statesById } from '../time.js';
import type { ServiceType } from './unit.vocabulary.js';
import { findVacancies, isCovered, type Vacancy } from './vacancy.repository.js';

/** What to look for among the units that exist at the moment. All parts narrow; null does not. */
export interface UnitSearch {
  readonly moment: Moment;
  readonly network: string | null;
  readonly areas: readonly string[] | null;
  readonly serviceType: ServiceType | null;
  /** Only units with (true) or without (false) an active appointment. */
  readonly covered: boolean | null;
  readonly after: Position | null;
  readonly limit: number;
  readonly withTotal: boolean;
}

/** A state of a unit. */
export interface UnitState extends UnitVersionRow {
  /** Newest version among all believed states of the unit: what `expectedVersion` means. */
  readonly version: number;
}

/** The loaders of units, one set for each request. */
export interface UnitLoaders {
  readonly unit: MomentLoader<UnitState | null>;
  /** Since when the unit is without a resource nurse; null while it has one. */
  readonly vacancy: MomentLoader<Vacancy | null>;
  /** Successions that the unit is part of, on either side. */
  readonly successionsOfUnit: MomentLoader<readonly UnitSuccessionRow[]>;
}

/** Loaders over one sector's database. */
export function createUnitLoaders(db: Kysely<SectorTables>): UnitLoaders {
  return {
    unit: createMomentLoader<UnitState | null>(
      (moment, ids) => findUnits(db, moment, ids),
      () => null,
    ),
    vacancy: createMomentLoader<Vacancy | null>(
      (moment, ids) => findVacancies(db, moment, ids),
      () => null,
    ),
    successionsOfUnit: createMomentLoader<readonly UnitSuccessionRow[]>(
      (moment, ids) => findSuccessions(db, moment, ids),
      () => [],
    ),
  };
}

/** Finds a page of units by name and, if asked, how many there are in all. */
export async function searchUnits(db: Kysely<SectorTables>, search: UnitSearch): Promise<SearchPage> {
  const { after, limit, withTotal } = search;
  const hits = await matchingUnits(db, search)
    .select(['u.unitId as id', 'u.sortKey as key'])
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(${sql.ref('u.sortKey')}, ${sql.ref('u.unitId')}) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''})`),
    )
    .orderBy('u.sortKey')
    .orderBy('u.unitId')
    .limit(limit)
    .execute();
  if (!withTotal) return { hits, total: null };
  const { total } = await matchingUnits(db, search)
    .select(({ fn }) => fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return { hits, total: Number(total) };
}

/** SQL: the units `u` that pass the filters. */
export function matchingUnits(
  db: Kysely<SectorTables>,
  { moment, network, areas, serviceType, covered }: Pick<UnitSearch, 'moment' | 'network' | 'areas' | 'serviceType' | 'covered'>,
) {
  return db
    .selectFrom('unitVersion as u')
    .where(holds('u', moment))
    .$if(network !== null, (query) => query.where('u.network', '=', network ?? ''))
    .$if(areas !== null, (query) => query.where('u.areaCode', 'in', areas ?? []))
    .$if(serviceType !== null, (query) => query.where('u.serviceType', '=', serviceType ?? 'OTHER'))
    .$if(covered !== null, (query) => query.where(covered ? isCovered(moment) : sql<boolean>`not ${isCovered(moment)}`));
}

async function findUnits(db: Kysely<SectorTables>, moment: Moment, ids: readonly string[]): Promise<Map<string, UnitState>> {
  const rows = await db.selectFrom('unitVersion as u').selectAll().where('u.unitId', 'in', ids).where(believed('u', moment)).execute();
  const versions = Map.groupBy(rows, (row) => row.unitId);
  const states = statesById(rows, (row) => row.unitId, dayOf(moment));
  return new Map(
    [...states].map(([id, row]) => [id, { ...row, version: Math.max(...(versions.get(id) ?? []).map(({ version }) => version)) }]),
  );
}

async function findSuccessions(
  db: Kysely<SectorTables>,
  { knownAt }: Moment,
  ids: readonly string[],
): Promise<Map<string, UnitSuccessionRow[]>> {
  const rows = await db
    .selectFrom('unitSuccession as s')
    .selectAll()
    .where(({ or, eb }) => or([eb('s.fromUnitId', 'in', ids), eb('s.toUnitId', 'in', ids)]))
    .$if(knownAt !== null, (query) => query.where('s.recordedAt', '<=', knownAt ?? ''))
    .orderBy('s.date')
    .orderBy('s.id')
    .execute();
  return new Map(ids.map((id) => [id, rows.filter((row) => row.fromUnitId === id || row.toUnitId === id)]));
}

/** First day of which there is a unit; null while there is none. */
export async function firstDayOfUnits(db: Kysely<SectorTables>, moment: Moment): Promise<string | null> {
  const row = await db
    .selectFrom('unitVersion as u')
    .select(({ fn }) => fn.min<string | null>('u.validFrom').as('first'))
    .where(believed('u', moment))
    .executeTakeFirst();
  return row?.first ?? null;
}
