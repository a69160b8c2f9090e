import type { Kysely } from 'kysely';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { SectorTables } from '../tables.js';
import { believed, recorded } from '../time.js';
import type { ProgressVersion } from './plan.entity.js';

/** What a network says of a sub-goal, as it is believed. */
export type ProgressState = Readonly<ProgressVersion>;

/** The loaders of what networks say of sub-goals, one set for each request; by `subGoalKey`. */
export interface ProgressLoaders {
  readonly progress: MomentLoader<ProgressState | null>;
  /** All that was said, oldest first. */
  readonly progressHistory: MomentLoader<readonly ProgressState[]>;
}

/** Loaders over one sector's database. */
export const createProgressLoaders = (db: Kysely<SectorTables>): ProgressLoaders => ({
  progress: createMomentLoader<ProgressState | null>(
    async (moment, ids) => {
      const rows = await db
        .selectFrom('progressVersion as p')
        .selectAll()
        .where('p.progressId', 'in', ids)
        .where(believed('p', moment))
        .execute();
      return new Map(rows.map((row) => [row.progressId, row]));
    },
    () => null,
  ),
  progressHistory: createMomentLoader<readonly ProgressState[]>(
    async (moment, ids) => {
      const rows = await db
        .selectFrom('progressVersion as p')
        .selectAll()
        .where('p.progressId', 'in', ids)
        .where(recorded('p', moment))
        .orderBy('p.recordedAt')
        .execute();
      return Map.groupBy(rows, (row) => row.progressId);
    },
    () => [],
  ),
});
