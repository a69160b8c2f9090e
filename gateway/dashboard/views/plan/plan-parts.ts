import type { PlanMeasuresQuery, PlanProgressQuery, PlanTextQuery } from './plan.generated.js';

/** A strategy plan, word for word. */
export type PlanText = PlanTextQuery['strategyPlans'][number];
/** A focus area of it. */
export type FocusAreaText = PlanText['focusAreas'][number];
/** A sub-goal of it. */
export type SubGoalText = FocusAreaText['subGoals'][number];
/** Where networks stand with a sub-goal, and what was measured. */
export type SubGoalState = NonNullable<PlanProgressQuery['strategyPlan']>['focusAreas'][number]['subGoals'][number];
/** Where one network stands. */
export type NetworkState = SubGoalState['progress'][number];
/** A figure of it. */
export type PlanFigure = SubGoalState['total'][number];
/** A network's measure. */
export type PlanMeasure = NonNullable<PlanMeasuresQuery['measures']['edges'][number]['node']>;

/** A network as a column or a choice. */
export interface NamedNetwork {
  readonly slug: string;
  readonly name: string;
}

/** What a sub-goal is known by. */
interface Numbered {
  readonly number: string;
}

/** A plan's sub-goals in order. */
export const subGoalsOf = <SubGoal extends Numbered>(plan: {
  readonly focusAreas: readonly { readonly subGoals: readonly SubGoal[] }[];
}): SubGoal[] => plan.focusAreas.flatMap(({ subGoals }) => subGoals);

/** The language of a text for `lang`; none where it is the language of the page. */
export const foreign = (shownIn: string, locale: string): string | undefined => (shownIn === locale ? undefined : shownIn.toLowerCase());
