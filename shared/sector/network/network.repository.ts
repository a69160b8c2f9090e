import { type Kysely, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { SectorTables } from '../tables.js';
import { holds } from '../time.js';

/** The loaders of a network's figures, by network slug; one set for each request. */
export interface NetworkLoaders {
  /** Distinct persons with an active appointment in the network's units. */
  readonly nurseCount: MomentLoader<number>;
  readonly unitCount: MomentLoader<number>;
  /** Whether any unit of the network is part of the demonstration. */
  readonly demo: MomentLoader<boolean>;
}

/** Loaders over one sector's database. */
export function createNetworkLoaders(db: Kysely<SectorTables>): NetworkLoaders {
  return {
    nurseCount: createMomentLoader(
      (moment, slugs) => countNurses(db, moment, slugs),
      () => 0,
    ),
    unitCount: createMomentLoader(
      (moment, slugs) => countUnits(db, moment, slugs),
      () => 0,
    ),
    demo: createMomentLoader(
      (_moment, slugs) => findDemo(db, slugs),
      () => false,
    ),
  };
}

async function countNurses(db: Kysely<SectorTables>, moment: Moment, slugs: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('appointmentVersion as a')
    .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
    .select(['u.network', sql<number>`count(distinct ${sql.ref('a.nurseId')})`.as('count')])
    .where('u.network', 'in', slugs)
    .where(holds('a', moment))
    .where(holds('u', moment))
    .groupBy('u.network')
    .execute();
  return new Map(rows.map((row) => [row.network, Number(row.count)]));
}

async function countUnits(db: Kysely<SectorTables>, moment: Moment, slugs: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('unitVersion as u')
    .select(({ fn }) => ['u.network', fn.countAll().as('count')])
    .where('u.network', 'in', slugs)
    .where(holds('u', moment))
    .groupBy('u.network')
    .execute();
  return new Map(rows.map((row) => [row.network, Number(row.count)]));
}

async function findDemo(db: Kysely<SectorTables>, slugs: readonly string[]): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom('unitVersion as u')
    .select('u.network')
    .distinct()
    .where('u.network', 'in', slugs)
    .where(sql<boolean>`${sql.ref('u.demo')}`)
    .execute();
  return new Map(rows.map((row) => [row.network, true]));
}
