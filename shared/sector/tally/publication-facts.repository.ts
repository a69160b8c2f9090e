import { type RawBuilder, sql } from 'kysely';
import { startOfDay } from '../../subgraph/date.js';
import { firstRecorded, later } from '../activity/published-since.js';
import { startOfDaySql } from '../activity/start-of-day-sql.js';
import { believed } from '../time.js';
import { addDays } from '../verification/freshness.js';
import { type FactQuestion, type FactSet, yearStart } from './fact.js';
import { flag } from './fact-columns.js';

/** Days within which what was decided shall have been published: an assumption, as the indicator says. */
const DAYS = 7;

/**
 * Events and pieces of news that were decided in the year up to the day, as far as it is recorded when: by whether everybody could see them
 * within the days. That is known once they could, and in any case when the days are over. What was taken back counts no more; an event
 * that was cancelled does. The first announcement counts, whatever was changed later.
 */
export function publicationFacts({ db, moment, day }: FactQuestion): FactSet {
  const facts = (publishedAt: RawBuilder<string>) => {
    const inTime = sql<boolean>`${publishedAt} < ${startOfDaySql(db, 'x.decidedOn', DAYS + 1)}`;
    // By the end of the day that is asked about.
    const isOut = sql<boolean>`${publishedAt} < ${startOfDay(addDays(day, 1))}`;
    const isOver = sql<boolean>`${sql.ref('x.decidedOn')} < ${addDays(day, -DAYS)}`;
    return [flag(sql`${inTime} and ${isOut}`).as('has'), flag(sql`${isOut} or ${isOver}`).as('known')] as const;
  };
  const place = [sql<null>`null`.as('areaCode'), sql<null>`null`.as('serviceType')] as const;
  const events = db
    .selectFrom('eventVersion as x')
    .select([
      'x.eventId as subject',
      'x.network',
      'x.demo',
      ...facts(firstRecorded({ table: 'eventVersion', id: 'eventId' }, 'x')),
      ...place,
    ])
    .where(believed('x', moment))
    .where('x.decidedOn', '>=', yearStart(day))
    .where('x.decidedOn', '<=', day);
  const shown = later(firstRecorded({ table: 'newsVersion', id: 'newsId' }, 'x'), startOfDaySql(db, 'x.publishedOn'));
  const news = db
    .selectFrom('newsVersion as x')
    .select(['x.newsId as subject', 'x.network', 'x.demo', ...facts(shown), ...place])
    .where(believed('x', moment))
    .where('x.status', '=', 'PUBLISHED')
    .where('x.decidedOn', '>=', yearStart(day))
    .where('x.decidedOn', '<=', day);
  return { rows: events.unionAll(news), oneEach: true };
}
