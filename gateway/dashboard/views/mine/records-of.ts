import type { MineRosterQuery } from './verification.generated.js';

type Roster = NonNullable<MineRosterQuery['network']>;
type Freshness = NonNullable<NonNullable<Roster['nurses']>['edges'][number]['node']>['freshness'];

/** An entry of the roster that can be verified: a person's contact, or an appointment. */
export interface RosterRecord {
  readonly id: string;
  readonly name: string | null;
  /** The contact, in words; null if none is registered. Left out for an appointment. */
  readonly contact?: string | null;
  /** The unit of an appointment. */
  readonly unit?: string;
  readonly freshness: Freshness;
}

/** The entries of a page of the roster, what is due first. Appointments in other networks are not this coordinator's. */
export function recordsOf(roster: Roster): RosterRecord[] {
  const nurses = roster.nurses?.edges.flatMap(({ node }) => node ?? []) ?? [];
  const records = nurses.flatMap(({ id, name, contact, freshness, appointments }): RosterRecord[] => [
    { id, name, contact: contact && ([contact.email, contact.phone].filter(Boolean).join(', ') || null), freshness },
    ...appointments
      .filter(({ unit }) => unit.network?.id === roster.id)
      .map((appointment) => ({ id: appointment.id, name, unit: appointment.unit.name, freshness: appointment.freshness })),
  ]);
  return records.toSorted((a, b) => Number(b.freshness.stale) - Number(a.freshness.stale));
}
