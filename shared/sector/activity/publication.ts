import type { ActivityKind } from './activity.vocabulary.js';

/** Something that is public, as a sector tells it: facts, which `regional` puts into words. */
export interface Publication {
  readonly kind: ActivityKind;
  /** Slug of the network; null for what `regional` publishes. */
  readonly network: string | null;
  /** Id of what it is about; null where that has none of its own in the graph. */
  readonly objectId: string | null;
  /** Title of an event, a piece of news, a measure or a document; name of a person; null for a report. */
  readonly title: string | null;
  /** Text of a piece of news; name of the unit of a person; sub-goal of a measure; year of a report; label of an edition. */
  readonly detail: string | null;
  /** Where it stands: `CANCELLED`, or `MOVED` for an event that was announced otherwise before. */
  readonly state: string | null;
  /** The day that it is about. */
  readonly occurredOn: string | null;
  /** `HH:MM`, of an event. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly place: string | null;
  /** Instant from which everybody could see it. */
  readonly publishedAt: string;
  /** Instant of its last change. */
  readonly updatedAt: string;
  readonly url: string | null;
  /** The day on which it was decided. */
  readonly decidedOn: string | null;
  readonly demo: boolean;
}

/** A publication and its place: by the instant of its publication, newest first, then by id. */
export interface PublicationHit {
  readonly key: string;
  readonly id: string;
  readonly record: Publication;
}
