/**
 * What every data owner must know of the strategy plans (strategiplaner) that `regional` holds: whose they are, for which years, and
 * which sub-goals they have. Their texts are `regional`'s; its content is checked against this list at every start.
 */
export interface StrategyPlanDeclaration {
  /** Stable key, for example `oslo-2024-2028`. */
  readonly slug: string;
  /** Slug of the region whose plan it is. */
  readonly region: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /** How many sub-goals (delmål) each focus area (satsningsområde) has, in order: sub-goal 2.5 is the fifth of the second. */
  readonly subGoals: readonly number[];
  /** Sub-goals that cannot be measured: they are told of in words, and have no target. */
  readonly narrativeOnly: readonly string[];
}

/** All strategy plans. Those of one region never overlap in time. */
export const STRATEGY_PLANS: readonly StrategyPlanDeclaration[] = [
  { slug: 'oslo-2024-2028', region: 'oslo', firstYear: 2024, lastYear: 2028, subGoals: [7, 6, 7, 6, 5], narrativeOnly: ['1.2', '5.5'] },
];

/** The strategy plan that a region follows in a year; null if it has none. */
export const strategyPlanOf = (region: string, year: number): StrategyPlanDeclaration | null =>
  STRATEGY_PLANS.find((plan) => plan.region === region && plan.firstYear <= year && year <= plan.lastYear) ?? null;

/** Numbers of the sub-goals of a plan, in order: `1.1`, `1.2`, … */
export const subGoalNumbers = ({ subGoals }: StrategyPlanDeclaration): string[] =>
  subGoals.flatMap((count, area) => Array.from({ length: count }, (_none, index) => `${area + 1}.${index + 1}`));
