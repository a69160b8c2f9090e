import { type RawBuilder, sql } from 'kysely';
import { startOfDay } from '../../subgraph/date.js';
import type { Moment } from '../../subgraph/moment.js';
import { dayOf } from '../time.js';
import { addDays } from './freshness.js';

/** SQL: the day (or the instant) of the last verification of the object with that id, up to the moment; null if there was none. */
export const lastVerified = (id: string, moment: Moment, column: 'v.date' | 'v.recordedAt' = 'v.date'): RawBuilder<string | null> =>
  sql<string | null>`(select max(${sql.ref(column)}) from ${sql.table('verification')} as v
    where ${sql.ref('v.objectId')} = ${sql.ref(id)} and ${sql.ref('v.date')} <= ${dayOf(moment)}
    ${moment.knownAt === null ? sql`` : sql`and ${sql.ref('v.recordedAt')} <= ${moment.knownAt}`})`;

/** SQL: a record was last recorded or verified on that day or before it. Whoever records something knows it then. */
export const isKnownSince = (recordedAt: string, verifiedOn: RawBuilder<string | null>, day: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(recordedAt)} < ${startOfDay(addDays(day, 1))} and coalesce(${verifiedOn}, '') <= ${day})`;
