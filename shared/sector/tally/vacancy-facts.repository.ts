import { type RawBuilder, sql } from 'kysely';
import { isPostgres } from '../search/text-sql.js';
import { believed } from '../time.js';
import { addDays } from '../verification/freshness.js';
import { type FactQuestion, type FactSet, yearStart } from './fact.js';
import { flag } from './fact-columns.js';

/** Days within which somebody new shall have been appointed. */
const DAYS_TO_FILL = 90;

/**
 * Appointments that ended, each in the year in which the time to fill it ran out, up to the day, and where its unit was on its last day:
 * so each counts once, and none before it is known whether it was filled. One whose unit ended with it leaves nothing to fill, and a
 * person who goes on in the unit has not left it.
 */
export function vacancyFacts({ db, moment, day }: FactQuestion): FactSet {
  const end = sql.ref('a.validTo');
  const covers = (row: string) =>
    sql<boolean>`${believed(row, moment)} and ${sql.ref(`${row}.validFrom`)} <= ${end}
      and (${sql.ref(`${row}.validTo`)} is null or ${sql.ref(`${row}.validTo`)} > ${end})`;
  const inUnit = (table: 'unitVersion' | 'appointmentVersion', row: string, condition: RawBuilder<boolean>) =>
    sql<boolean>`exists (select 1 from ${sql.table(table)} as ${sql.raw(row)}
      where ${sql.ref(`${row}.unitId`)} = ${sql.ref('a.unitId')} and ${condition})`;
  const stays = sql<boolean>`${covers('o')} and ${sql.ref('o.nurseId')} = ${sql.ref('a.nurseId')}`;
  const lastDayToFill = isPostgres(db)
    ? sql<string>`to_char(cast(${end} as date) + ${sql.lit(DAYS_TO_FILL)}, 'YYYY-MM-DD')`
    : sql<string>`date(${end}, ${sql.lit(`+${DAYS_TO_FILL} days`)})`;
  const begins = sql.ref('s.validFrom');
  const fills = sql<boolean>`${believed('s', moment)} and (
    (${begins} >= ${end} and ${begins} <= ${lastDayToFill})
    or (${sql.ref('s.appointmentId')} = ${sql.ref('a.successorId')} and ${covers('s')}))`;
  const rows = db
    .selectFrom('appointmentVersion as a')
    .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
    .select(['a.appointmentId as subject', 'u.network', 'u.areaCode', 'u.serviceType', 'a.demo'])
    .select([flag(inUnit('appointmentVersion', 's', fills)).as('has'), sql<number>`1`.as('known')])
    .where(believed('a', moment))
    .where('a.validTo', '>=', addDays(yearStart(day), -DAYS_TO_FILL))
    .where('a.validTo', '<=', addDays(day, -DAYS_TO_FILL))
    .where(believed('u', moment))
    .whereRef('u.validFrom', '<', 'a.validTo')
    .where(({ or, eb, ref }) => or([eb('u.validTo', 'is', null), eb('u.validTo', '>=', ref('a.validTo'))]))
    .where(inUnit('unitVersion', 'n', covers('n')))
    .where(sql<boolean>`not ${inUnit('appointmentVersion', 'o', stays)}`);
  return { rows, oneEach: true };
}
