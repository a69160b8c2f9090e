import { type RawBuilder, sql } from 'kysely';
import type { Silence } from './fact.js';

/** SQL: 1 if a condition holds, else 0. */
export const flag = (condition: RawBuilder<boolean>): RawBuilder<number> => sql<number>`case when ${condition} then 1 else 0 end`;

/** SQL: whether the evidence that was joined to a subject says that it has it. */
export const hasOf = (evidence: string) => flag(sql`${sql.ref(`${evidence}.has`)} = 1`).as('has');

/** SQL: whether it is known. */
export const knownOf = (evidence: string, silence: Silence) =>
  (silence === 'HAS_NOT' ? sql<number>`1` : flag(sql`${sql.ref(`${evidence}.id`)} is not null`)).as('known');
