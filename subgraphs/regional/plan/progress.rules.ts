import type { ReportedProgress } from '../../../shared/sector/plan/plan.vocabulary.js';
import { STRATEGY_PLANS, type StrategyPlanDeclaration } from '../../../shared/strategy-plans.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import type { Trend } from './progress.vocabulary.js';

/** How far each state is: what was not begun and what was not reached are equally far from it. */
const REACHED: Readonly<Record<ReportedProgress, number>> = { NOT_STARTED: 0, NOT_ACHIEVED: 0, IN_PROGRESS: 1, ACHIEVED: 2 };

/** Which way it goes from one year to the next; null is not reported. */
export function trendOf(before: ReportedProgress | null, now: ReportedProgress | null): Trend {
  if (before === null || now === null) return 'UNKNOWN';
  const step = REACHED[now] - REACHED[before];
  return step === 0 ? 'UNCHANGED' : step > 0 ? 'IMPROVED' : 'WORSENED';
}

/**
 * The plan with that slug, which has a sub-goal: it is declared, or the content would have been refused.
 * @throws BAD_USER_INPUT if a year is not one of it
 */
export function planWithYear(slug: string, year: number): StrategyPlanDeclaration {
  const plan = STRATEGY_PLANS.find((candidate) => candidate.slug === slug);
  if (!plan) throw new Error(`strategy plan ${slug} is not declared`);
  if (plan.firstYear <= year && year <= plan.lastYear) return plan;
  throw badUserInput('year', `year must be one of the plan ${slug}: ${plan.firstYear} to ${plan.lastYear}.`);
}
