import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { believed } from '../time.js';

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
    .where(({ and, or, eb }) =>
      and([
        eb('t.recordedAt', '<=', eb.ref('p.approvedAt')),
        or([eb('t.supersededAt', 'is', null), eb('t.supersededAt', '>', eb.ref('p.approvedAt'))]),
      ]),
    )
    .execute();
}

/** How many measures of a year serve each sub-goal, by where they stand. */
export async function countMeasures(db: Kysely<SectorTables>, year: number, moment: Moment) {
  const rows = await db
    .selectFrom('measureVersion as m')
    .select(({ fn }) => ['m.network', 'm.subGoal', 'm.status', fn.countAll().as('count'), anyDemo('m').as('demo')])
    .where('m.year', '=', year)
    .where('m.subGoal', 'is not', null)
    .where(believed('m', moment))
    .groupBy(['m.network', 'm.subGoal', 'm.status'])
    .execute();
  return rows.map(({ subGoal, count, ...row }) => ({ ...row, subGoal: subGoal ?? '', count: Number(count) }));
}

/** SQL: 1 if any row of a group is invented; the two databases agree on no other way to say so. */
const anyDemo = (table: string): RawBuilder<number> => sql<number>`max(case when ${sql.ref(`${table}.demo`)} then 1 else 0 end)`;
