import type { Kysely } from 'kysely';
import { believed } from '../../../shared/sector/time.js';
import { createMomentLoader, type MomentLoader } from '../../../shared/subgraph/moment-loader.js';
import type { RegionalTables } from '../entities.js';
import type { PlanFact, PlanItemFact } from './plan.entity.js';
import type { PlanKind } from './plan.vocabulary.js';

/** Loaders of plans: a plan is read whole, in one statement for its row and one for its pieces. */
export interface PlanLoaders {
  /** By {@link PlanKind}. */
  readonly plans: MomentLoader<readonly PlanFact[]>;
  /** By slug of the plan, in the order of the source. */
  readonly planItems: MomentLoader<readonly PlanItemFact[]>;
}

/** Loaders over `regional`'s database. */
export const createPlanLoaders = (db: Kysely<RegionalTables>): PlanLoaders => ({
  plans: createMomentLoader<readonly PlanFact[]>(
    async (moment, kinds) => {
      const rows = await db
        .selectFrom('plan')
        .selectAll()
        .where('kind', 'in', kinds as readonly PlanKind[])
        .where(believed('plan', moment))
        .orderBy('slug')
        .execute();
      return Map.groupBy(rows, ({ kind }) => kind);
    },
    () => [],
  ),
  planItems: createMomentLoader<readonly PlanItemFact[]>(
    async (moment, plans) => {
      const rows = await db
        .selectFrom('planItem')
        .selectAll()
        .where('plan', 'in', plans)
        .where(believed('planItem', moment))
        .orderBy('position')
        .execute();
      return Map.groupBy(rows, ({ plan }) => plan);
    },
    () => [],
  ),
});
