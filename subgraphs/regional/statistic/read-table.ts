import type { RegionalContext } from '../regional-context.js';
import type { StatisticTable } from './statistic.type.js';
import type { StatisticQuestion } from './statistic-question.js';

/**
 * Computes a table. Questions that are asked at once are gathered into one request to each owner.
 * @throws BAD_USER_INPUT if the indicator has no such breakdown, or the day is before all data
 */
export async function readTable(_context: RegionalContext, _question: StatisticQuestion): Promise<StatisticTable> {
  throw new Error('not yet');
}
