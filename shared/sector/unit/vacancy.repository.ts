import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { believed, dayOf, holds } from '../time.js';

/** Since when a unit has no resource nurse. */
export interface Vacancy {
  /** First day without one. */
  readonly vacantSince: string;
  /** Day on which the last appointment ended, as `validTo`; null if there never was one. */
  readonly lastEndedOn: string | null;
}

/** SQL: the unit `u` has an active appointment. */
export const isCovered = (moment: Moment): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from ${sql.table('appointmentVersion')} as a where ${ofUnit('a')} and ${holds('a', moment)})`;

/** SQL: of the unit `u`, the latest day by the moment's day on which an appointment ended; null if none has. */
export const lastEndedOn = (moment: Moment): RawBuilder<string | null> =>
  sql<string | null>`(select max(${sql.ref('e.validTo')}) from ${sql.table('appointmentVersion')} as e
    where ${ofUnit('e')} and ${believed('e', moment)} and ${sql.ref('e.validTo')} <= ${dayOf(moment)})`;

/** SQL: first day on which the unit `u`, which is not covered, was without a resource nurse; if it never had one, its first day. */
export const vacantSince = (moment: Moment): RawBuilder<string> =>
  sql<string>`coalesce(${lastEndedOn(moment)}, (select min(${sql.ref('f.validFrom')}) from ${sql.table('unitVersion')} as f
    where ${ofUnit('f')} and ${believed('f', moment)}))`;

/** Which of some units are vacant, whether they exist on the day or not, and since when. */
export async function findVacancies(db: Kysely<SectorTables>, moment: Moment, ids: readonly string[]): Promise<Map<string, Vacancy>> {
  const rows = await db
    .selectFrom('unitVersion as u')
    .select(['u.unitId', vacantSince(moment).as('vacantSince'), lastEndedOn(moment).as('lastEndedOn')])
    .distinct()
    .where('u.unitId', 'in', ids)
    .where(believed('u', moment))
    .where(sql<boolean>`not ${isCovered(moment)}`)
    .execute();
  return new Map(rows.map(({ unitId, ...vacancy }) => [unitId, vacancy]));
}

const ofUnit = (table: string) => sql<boolean>`${sql.ref(`${table}.unitId`)} = ${sql.ref('u.unitId')}`;
