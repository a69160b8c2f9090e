import { dayOfInstant } from '../../subgraph/date.js';
import type { VerificationKind } from './verification.vocabulary.js';

/**
 * Days after which a part of the roster falls due to be looked at again. House rules of this system, not of a source: contacts twice
 * a year, appointments once.
 */
export const DUE_AFTER_DAYS: Readonly<Record<VerificationKind, number>> = { CONTACT: 180, APPOINTMENT: 365 };

/** What the freshness of a record follows from. */
export interface Known {
  /** Instant at which its present state was recorded. */
  readonly recordedAt: string;
  /** Day of the last verification; null if there was none. */
  readonly verifiedOn: string | null;
}

/** Whether a record is still to be relied on, and until when. */
export interface FreshnessFacts {
  readonly verifiedOn: string | null;
  readonly knownSince: string;
  readonly dueOn: string;
  readonly stale: boolean;
}

/** Freshness of a record on a day. Whoever records something knows it then: that counts as a verification does. */
export function freshnessOf(kind: VerificationKind, { recordedAt, verifiedOn }: Known, day: string): FreshnessFacts {
  const recordedOn = dayOfInstant(recordedAt);
  const knownSince = verifiedOn !== null && verifiedOn > recordedOn ? verifiedOn : recordedOn;
  const dueOn = addDays(knownSince, DUE_AFTER_DAYS[kind]);
  return { verifiedOn, knownSince, dueOn, stale: dueOn <= day };
}

/** The day so many days after another (before it, if negative). */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
