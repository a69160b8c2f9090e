import { type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { holds, isValidOn } from '../time.js';
import type { AppointmentState } from './nurse.repository.js';
import type { NurseRole } from './roster.vocabulary.js';

/**
 * Of a person's appointments, oldest first, the one that says where she belongs and in which role: the longest that is active on the
 * day, else her latest. Null if she has none.
 */
export const leadingOf = (appointments: readonly AppointmentState[], day: string): AppointmentState | null =>
  appointments.find((row) => isValidOn(row, day)) ?? appointments.at(-1) ?? null;

/** SQL: the role of the person `n` by the same rule; null if she has no active appointment. */
export const leadingRole = (moment: Moment): RawBuilder<NurseRole | null> =>
  sql<NurseRole | null>`(select ${sql.ref('ra.role')} from ${sql.table('appointmentVersion')} as ra
    where ${sql.ref('ra.nurseId')} = ${sql.ref('n.nurseId')} and ${holds('ra', moment)}
    order by ${sql.ref('ra.validFrom')}, ${sql.ref('ra.appointmentId')} limit 1)`;
