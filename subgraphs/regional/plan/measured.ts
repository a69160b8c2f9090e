import { parseMoment } from '../../../shared/subgraph/moment.js';
import { measures } from '../indicator/indicator.type.js';
import type { RegionalContext } from '../regional-context.js';
import { readYearTable } from '../statistic/read-year.js';
import type { StatisticTable } from '../statistic/statistic.type.js';
import { EVERYTHING } from '../statistic/statistic-question.js';
import { planWithYear } from './progress.rules.js';
import type { SubGoal } from './sub-goal.type.js';

/** The indicators of a sub-goal, in the order of their definitions; none of one that is told of in words only. */
export async function indicatorsOf({ planSlug, number }: Pick<SubGoal, 'planSlug' | 'number'>, { loaders }: RegionalContext) {
  return [...(await loaders.indicators()).values()].filter((fact) => measures(fact, planSlug, number));
}

/**
 * The indicators of a sub-goal in a year of its plan, by the networks of its region: on 31 December, or today in the running year. A
 * year that has not begun, or is before all data, has nothing to count.
 * @throws BAD_USER_INPUT if a year is not one of the plan
 */
export async function readMeasured(subGoal: SubGoal, year: number, context: RegionalContext): Promise<StatisticTable[]> {
  const { region } = planWithYear(subGoal.planSlug, year);
  const { knownAt } = parseMoment(subGoal.moment);
  const scope = { within: { ...EVERYTHING, region }, year, knownAt, ageGroup: 'ALL', geography: 'CURRENT' } as const;
  const indicators = await indicatorsOf(subGoal, context);
  return Promise.all(indicators.map((indicator) => readYearTable(context, { ...scope, indicator, by: 'NETWORK' })));
}
