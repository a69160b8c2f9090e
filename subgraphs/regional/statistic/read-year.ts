import { today } from '../../../shared/subgraph/date.js';
import type { RegionalContext } from '../regional-context.js';
import { emptyTable } from './empty-table.js';
import { readTable } from './read-table.js';
import { refuses, WITHOUT_DATA } from './refused-argument.js';
import type { StatisticTable } from './statistic.type.js';
import type { StatisticQuestion } from './statistic-question.js';

/**
 * The table of a year as those need it who show figures beside something else of the year: on 31 December, or today in the running
 * year. A year that has not begun, or of which nothing is known, has nothing to count: that is no fault of whoever asks, as it would be
 * in `statistics`.
 * @throws BAD_USER_INPUT if the indicator has no such breakdown
 */
export async function readYearTable(
  context: RegionalContext,
  { year, ...asked }: Omit<StatisticQuestion, 'day'> & { readonly year: number },
): Promise<StatisticTable> {
  const now = today();
  const running = Number(now.slice(0, 4));
  const question = { ...asked, day: year === running ? now : `${year}-12-31` };
  if (year > running) return emptyTable(context, question);
  try {
    return await readTable(context, question);
  } catch (error) {
    if (refuses(error, WITHOUT_DATA)) return emptyTable(context, question);
    throw error;
  }
}
