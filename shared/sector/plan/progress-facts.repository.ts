import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { believed } from '../time.js';
import type { MeasureStatus } from './plan.vocabulary.js';

/** Where networks stand with sub-goals in some years. */
export function readProgress(db: Kysely<SectorTables>, years: readonly number[], moment: Moment) {
  return db.selectFrom('progressVersion as s').selectAll().where('s.year', 'in', years).where(believed('s', moment)).execute();
}

/** The targets of action plans as they were last approved: what a draft or an amendment wants is not decided. */
export function readApprovedTargets(db: Kysely<SectorTables>, year: number, moment: Moment) {
  return db
    .selectFrom('actionPlanVersion as p')
    .innerJoin('targetVersion as t', (join) => join.onRef('t.network', '=', 'p.network').onRef('t.year', '=', 'p.year'))
    .select(['t.network', 't.subGoal', 't.value', 't.unit', 't.demo'])
    .where('p.year', '=', year)
    .where(believed('p', moment))
    .where('t.value', 'is not', null)
    .where(believedAtApproval('t'))
    .execute();
}

/**
 * How many measures of action plans as they were last approved serve each sub-goal, by where they stand now. To give a measure up, or
 * to take it up again, is of the plan, and counts when that is approved.
 */
export async function countMeasures(db: Kysely<SectorTables>, year: number, moment: Moment) {
  const rows = await db
    .selectFrom('actionPlanVersion as p')
    .innerJoin('measureVersion as a', (join) => join.onRef('a.network', '=', 'p.network').onRef('a.year', '=', 'p.year'))
    .innerJoin('measureVersion as m', 'm.measureId', 'a.measureId')
    .select(({ fn }) => ['a.network', 'a.subGoal', STANDS.as('status'), fn.countAll().as('count'), anyDemo('m').as('demo')])
    .where('p.year', '=', year)
    .where(believed('p', moment))
    .where('a.subGoal', 'is not', null)
    .where(believedAtApproval('a'))
    .where(believed('m', moment))
    .groupBy(['a.network', 'a.subGoal', STANDS])
    .execute();
  return rows.map(({ subGoal, count, ...row }) => ({ ...row, subGoal: subGoal ?? '', count: Number(count) }));
}

/** SQL: this row is what was believed when the plan `p` was last approved. */
function believedAtApproval(table: string): RawBuilder<boolean> {
  const [recordedAt, supersededAt, approvedAt] = [`${table}.recordedAt`, `${table}.supersededAt`, 'p.approvedAt'].map((name) =>
    sql.ref(name),
  );
  return sql<boolean>`(${recordedAt} <= ${approvedAt} and (${supersededAt} is null or ${supersededAt} > ${approvedAt}))`;
}

/** SQL: where a measure `m` stands that was approved as `a`. */
const STANDS = sql<MeasureStatus>`case when (${sql.ref('m.status')} = 'DROPPED') = (${sql.ref('a.status')} = 'DROPPED')
  then ${sql.ref('m.status')} else ${sql.ref('a.status')} end`;

/** SQL: 1 if any row of a group is invented; the two databases agree on no other way to say so. */
const anyDemo = (table: string): RawBuilder<number> => sql<number>`max(case when ${sql.ref(`${table}.demo`)} then 1 else 0 end)`;
