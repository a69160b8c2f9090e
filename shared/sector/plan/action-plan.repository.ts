import type { Kysely } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { SectorTables } from '../tables.js';
import { believed, recorded } from '../time.js';
import { actionPlanKey, readActionPlanKeys } from './action-plan.key.js';
import type { ActionPlanVersion, TargetVersion } from './plan.entity.js';

/** An action plan as it is believed. */
export type ActionPlanState = Readonly<ActionPlanVersion>;

/** A target as it is believed. */
export type TargetState = Readonly<TargetVersion>;

/** The loaders of action plans, one set for each request. */
export interface ActionPlanLoaders {
  /** By {@link actionPlanKey}. */
  readonly actionPlan: MomentLoader<ActionPlanState | null>;
  /** All states that a plan has been in, oldest first, by {@link actionPlanKey}. */
  readonly actionPlanSteps: MomentLoader<readonly ActionPlanState[]>;
  /** The targets of a plan, by {@link actionPlanKey}. */
  readonly targetsOfPlan: MomentLoader<readonly TargetState[]>;
  readonly target: MomentLoader<TargetState | null>;
}

/** Loaders over one sector's database. */
export function createActionPlanLoaders(db: Kysely<SectorTables>): ActionPlanLoaders {
  return {
    actionPlan: createMomentLoader<ActionPlanState | null>(
      async (moment, keys) => {
        const rows = await db
          .selectFrom('actionPlanVersion as p')
          .selectAll()
          .where('p.actionPlanId', 'in', keys)
          .where(believed('p', moment))
          .execute();
        return new Map(rows.map((row) => [row.actionPlanId, row]));
      },
      () => null,
    ),
    actionPlanSteps: createMomentLoader<readonly ActionPlanState[]>(
      (moment, keys) => findSteps(db, moment, keys),
      () => [],
    ),
    targetsOfPlan: createMomentLoader<readonly TargetState[]>(
      (moment, keys) => findTargets(db, moment, keys),
      () => [],
    ),
    target: createMomentLoader<TargetState | null>(
      async (moment, ids) => {
        const rows = await db
          .selectFrom('targetVersion as t')
          .selectAll()
          .where('t.targetId', 'in', ids)
          .where(believed('t', moment))
          .execute();
        return new Map(rows.map((row) => [row.targetId, row]));
      },
      () => null,
    ),
  };
}

async function findSteps(db: Kysely<SectorTables>, moment: Moment, keys: readonly string[]): Promise<Map<string, ActionPlanState[]>> {
  const rows = await db
    .selectFrom('actionPlanVersion as p')
    .selectAll()
    .where('p.actionPlanId', 'in', keys)
    .where(recorded('p', moment))
    .orderBy('p.recordedAt')
    .execute();
  return Map.groupBy(rows, (row) => row.actionPlanId);
}

async function findTargets(db: Kysely<SectorTables>, moment: Moment, keys: readonly string[]): Promise<Map<string, TargetState[]>> {
  const { networks, years } = readActionPlanKeys(keys);
  const rows = await db
    .selectFrom('targetVersion as t')
    .selectAll()
    .where('t.network', 'in', networks)
    .where('t.year', 'in', years)
    .where(believed('t', moment))
    .orderBy('t.subGoal')
    .execute();
  return Map.groupBy(rows, (row) => actionPlanKey(row.network, row.year));
}
