import { type RawBuilder, sql } from 'kysely';
import type { Evidence, Silence } from './fact.js';

/** SQL: 1 if a condition holds, else 0. */
export const flag = (condition: RawBuilder<boolean>): RawBuilder<number> => sql<number>`case when ${condition} then 1 else 0 end`;

/** SQL: whether the evidence that was joined to a subject as `k` says that it has it. */
export const hasOf = () => flag(sql`${sql.ref('k.has')} = 1`).as('has');

/** SQL: whether it is known, by the evidence of all subjects, which was joined to one as `k`. */
export function knownOf(evidence: Evidence, silence: Silence) {
  const known = {
    HAS_NOT: () => sql<number>`1`,
    UNKNOWN: () => flag(sql`${sql.ref('k.id')} is not null`),
    HAS_NOT_WHERE_KEPT: () => flag(sql`exists (select 1 from ${evidence.as('any_evidence')})`),
  };
  return known[silence]().as('known');
}
