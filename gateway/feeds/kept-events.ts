import { REGISTRY } from '../../shared/sectors.js';
import { BoundedCache } from '../../shared/subgraph/bounded-cache.js';
import { type CalendarEvent, type FoundEvents, ownerOf } from './read-events.js';

/** Parameter sets whose events are kept, and characters of all of them together. */
const BOUNDS = { entries: 200, characters: 20_000_000 };

/**
 * The events that owners told of last, by what was asked for. A calendar takes away what is no longer in its feed: for an owner that is
 * silent for an hour, all its subscribers would lose their appointments. So its events stay as they were told last. They are in memory alone:
 * after a restart there is no calendar, a cancelled event included, before all owners have told theirs; whoever subscribes keeps what she has.
 */
export class KeptEvents {
  readonly #kept = new BoundedCache<ReadonlyMap<string, readonly CalendarEvent[]>>(BOUNDS);

  /**
   * Adds what silent owners told of last to what the others tell now.
   * @returns null if a silent owner was never heard of this: then there is no calendar, for it would be one without those events
   */
  complete({ events, missing, asked }: FoundEvents): readonly CalendarEvent[] | null {
    const before = asked === null ? undefined : this.#kept.get(asked);
    if (missing.some((sector) => !before?.has(sector))) return null;
    const told = Map.groupBy(events, ownerOf);
    const bySector = new Map(
      REGISTRY.sectors.map(({ slug }) => [slug, (missing.includes(slug) ? before?.get(slug) : told.get(slug)) ?? []] as const),
    );
    const all = [...bySector.values()].flat().toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
    // Where there is nothing, there is nothing to lose; and whoever makes up topics drives nobody out.
    if (asked !== null && all.length > 0) this.#kept.set(asked, bySector, JSON.stringify(all).length);
    return all;
  }
}

const key = ({ date, id }: CalendarEvent) => `${date} ${id}`;
