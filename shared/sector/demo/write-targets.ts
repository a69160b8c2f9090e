import type { TargetUnit } from '../plan/plan.vocabulary.js';
import { subGoalKey } from '../plan/sub-goal.key.js';
import type { ActionPlanVersionRow, TargetVersionRow } from '../rows.js';
import { dayOf, PLAN_YEARS } from './calendar.js';
import type { Random } from './random.js';
import { writeBeliefs } from './write-beliefs.js';

/** Sub-goals that can be counted: what the first year wants at least, and by how much more each year wants. */
const TARGETS: readonly (readonly [subGoal: string, unit: TargetUnit, least: number, step: number])[] = [
  ['2.2', 'PERCENT', 40, 10],
  ['2.5', 'PERCENT', 20, 10],
  ['3.3', 'COUNT', 2, 1],
  ['3.4', 'PERCENT', 60, 5],
  ['4.4', 'PERCENT', 50, 10],
  ['4.6', 'PERCENT', 70, 5],
];

/** The targets of some networks, rising from year to year, set when their plan was begun. */
export function writeTargets(networks: readonly string[], plans: readonly ActionPlanVersionRow[], random: Random): TargetVersionRow[] {
  const begun = plans.filter(({ status, amendment }) => status === 'DRAFT' && amendment === 0);
  return networks.flatMap((network) =>
    TARGETS.flatMap(([subGoal, unit, least, step]) => {
      const first = least + (unit === 'PERCENT' ? 5 * random.int(0, 2) : random.int(0, 1));
      return begun
        .filter((plan) => plan.network === network)
        .flatMap(({ year, recordedAt }) => {
          const value = first + step * PLAN_YEARS.indexOf(year);
          const state = { targetId: subGoalKey(network, year, subGoal), network, year, subGoal, value, unit };
          return writeBeliefs([{ day: dayOf(recordedAt.slice(0, 10)), state }]);
        });
    }),
  );
}
