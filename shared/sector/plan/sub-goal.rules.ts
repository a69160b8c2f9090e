import { Refusal, type Words } from '../../command/user-error.js';
import { type StrategyPlanDeclaration, strategyPlanOf, subGoalNumbers } from '../../strategy-plans.js';
import type { SectorWork } from '../change/sector-work.js';

/** A sub-goal as an input names it: what of a year serves it, and which part of the input names it. */
interface NamedSubGoal {
  readonly number: string;
  readonly year: number;
  readonly field: string;
}

/**
 * Checks that a sub-goal is one of the strategy plan that the region follows in that year.
 * @throws Refusal INVALID, which says which ones are possible, or NO_STRATEGY_PLAN
 */
export function mustBeSubGoal(work: Pick<SectorWork, 'sector'>, named: NamedSubGoal): void {
  const refusal = subGoalProblem(work, named);
  if (refusal !== null) throw refusal;
}

/** As {@link mustBeSubGoal}, for whoever gathers problems; null if there is none. */
export function subGoalProblem({ sector: { region } }: Pick<SectorWork, 'sector'>, { number, year, field }: NamedSubGoal): Refusal | null {
  const plan = strategyPlanOf(region, year);
  if (plan === null) return new Refusal('NO_STRATEGY_PLAN', field, { number, region, year });
  return subGoalNumbers(plan).includes(number) ? null : new Refusal('INVALID', field, { problem: notAmong(number, plan) });
}

/**
 * Checks that a sub-goal of the region's plan can be measured, and so have a target.
 * @throws Refusal NOT_MEASURABLE
 */
export function mustBeMeasurable({ sector: { region } }: Pick<SectorWork, 'sector'>, { number, year, field }: NamedSubGoal): void {
  if (strategyPlanOf(region, year)?.narrativeOnly.includes(number)) throw new Refusal('NOT_MEASURABLE', field, { number });
}

/** Whether a number means the same sub-goal as in the year before: in another strategy plan it is another one. */
export const sameAsYearBefore = (region: string, year: number): boolean =>
  strategyPlanOf(region, year - 1) === strategyPlanOf(region, year);

/** Which sub-goals a plan has, for whoever named another: `1.1–1.7, 2.1–2.6`. */
function notAmong(number: string, { subGoals }: StrategyPlanDeclaration): Words {
  const possible = subGoals.map((count, area) => `${area + 1}.1–${area + 1}.${count}`).join(', ');
  return {
    nb: `strategiplanen har ikke delmål ${number}. Den har ${possible}`,
    en: `the strategy plan has no sub-goal ${number}. It has ${possible}`,
  };
}
