import { type Kysely, sql } from 'kysely';
import { today } from '../../subgraph/date.js';
import { NOW } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { believed } from '../time.js';
import { addDays } from '../verification/freshness.js';
import type { AppointmentFacts } from './appointment-record.rules.js';

/** All appointments of an owner that have begun, as they are believed; the unit is as it is on the last day, today while it lasts. */
export async function readAppointments(
  db: Kysely<SectorTables>,
): Promise<readonly { readonly id: string; readonly facts: AppointmentFacts }[]> {
  const day = today();
  const [end, from, to] = ['a.validTo', 'u.validFrom', 'u.validTo'].map((column) => sql.ref(column));
  // The first day after it, or after today.
  const after = sql<string>`(case when ${end} <= ${day} then ${end} else ${addDays(day, 1)} end)`;
  const rows = await db
    .selectFrom('appointmentVersion as a')
    .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
    .select(['a.appointmentId', 'u.network', 'u.serviceType', 'a.role', 'a.basis', 'a.endReason', 'a.successorId', 'a.demo'])
    .select(['a.validFrom', 'a.validTo'])
    .where(believed('a', NOW))
    .where('a.validFrom', '<=', day)
    .where(believed('u', NOW))
    .where(sql<boolean>`${from} < ${after} and (${to} is null or ${to} >= ${after})`)
    .execute();
  return rows.map(({ appointmentId, validFrom, validTo, endReason, successorId, demo, ...plain }) => {
    const ended = validTo !== null && validTo <= day;
    return {
      id: appointmentId,
      facts: {
        ...plain,
        demo: Boolean(demo),
        firstDay: validFrom,
        lastDay: ended ? addDays(validTo, -1) : null,
        endReason: ended ? endReason : null,
        succeeded: ended && successorId !== null,
      },
    };
  });
}
