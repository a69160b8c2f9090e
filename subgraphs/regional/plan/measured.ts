import { GraphQLError } from 'graphql';
import { today } from '../../../shared/subgraph/date.js';
import { parseMoment } from '../../../shared/subgraph/moment.js';
import { measures } from '../indicator/indicator.type.js';
import type { RegionalContext } from '../regional-context.js';
import { emptyTable } from '../statistic/empty-table.js';
import { readTable } from '../statistic/read-table.js';
import type { StatisticTable } from '../statistic/statistic.type.js';
import { EVERYTHING, type StatisticQuestion } from '../statistic/statistic-question.js';
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
  const now = today();
  const running = Number(now.slice(0, 4));
  const day = year === running ? now : `${year}-12-31`;
  const within = { ...EVERYTHING, region };
  const questions = (await indicatorsOf(subGoal, context)).map(
    (indicator): StatisticQuestion => ({ indicator, by: 'NETWORK', within, day, knownAt, ageGroup: 'ALL', geography: 'CURRENT' }),
  );
  return Promise.all(questions.map((question) => (year > running ? emptyTable(context, question) : readOrNothing(context, question))));
}

/** The year is one of the plan: that there is nothing of it yet is no fault of whoever asks, as it would be in `statistics`. */
async function readOrNothing(context: RegionalContext, question: StatisticQuestion): Promise<StatisticTable> {
  try {
    return await readTable(context, question);
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions.code === 'BAD_USER_INPUT') return emptyTable(context, question);
    throw error;
  }
}
