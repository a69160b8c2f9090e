import { sql } from 'kysely';
import { dueOn } from '../report/report.deadline.js';
import { textsOf } from '../search/text-sql.js';
import { believed } from '../time.js';
import type { FactQuestion, FactSet } from './fact.js';
import { flag } from './fact-columns.js';

/**
 * The annual reports that are due in the year, those on the year before: one of each network, begun or not. Whether one is on time is
 * known once it was handed in by the due day, and in any case when that has passed.
 */
export function reportFacts({ db, sector, moment, day }: FactQuestion): FactSet {
  const year = Number(day.slice(0, 4)) - 1;
  const due = dueOn('ANNUAL', year);
  const networks = textsOf(
    db,
    sector.networks.map(({ slug }) => slug),
  );
  const handedIn = sql<boolean>`${sql.ref('r.submittedOn')} <= ${due} and ${sql.ref('r.submittedOn')} <= ${day}`;
  const rows = db
    .selectFrom(sql<{ value: string }>`(${networks})`.as('n'))
    .leftJoin('reportVersion as r', (join) =>
      join.onRef('r.network', '=', 'n.value').on('r.kind', '=', 'ANNUAL').on('r.year', '=', year).on(believed('r', moment)),
    )
    .select(['n.value as subject', 'n.value as network', 'r.demo', flag(handedIn).as('has')])
    .select(day > due ? sql<number>`1`.as('known') : flag(handedIn).as('known'))
    .select([sql<null>`null`.as('areaCode'), sql<null>`null`.as('serviceType')]);
  return { rows, oneEach: true };
}
