import { actionPlanKey } from './action-plan.key.js';

/** Key of what a network says of a sub-goal in a year, for example `ous-2026-2.5`: the id of its target, and of its progress. */
export const subGoalKey = (network: string, year: number, subGoal: string): string => `${actionPlanKey(network, year)}-${subGoal}`;
