import { REGISTRY } from '../../shared/sectors.js';
import { startOfDay, today } from '../../shared/subgraph/date.js';
import type { SchemaAnswer } from '../export/ask-schema.js';
import type { MissingSector } from './contact-feed.js';

/** How an owner took part in an answer. */
export interface FeedSource {
  readonly sector: string;
  readonly state: string;
  /** Instant of the last change of its data. */
  readonly asOf: string | null;
}

/** What is asked of `sources`. */
export const FEED_SOURCES = 'sources { sector state asOf }';

/** Slugs of the owners that are not in an answer: silent in the search, or fallen silent after it. */
export function missingOf(sources: readonly FeedSource[], errors: SchemaAnswer<unknown>['errors']): string[] {
  const silent = new Set([
    ...sources.flatMap(({ sector, state }) => (state === 'OK' ? [] : [sector])),
    ...errors.map(({ extensions }) => extensions?.sector),
  ]);
  return REGISTRY.sectors.map(({ slug }) => slug).filter((slug) => silent.has(slug));
}

/** The same with their names, for people to read. */
export const namedOwners = (slugs: readonly string[]): MissingSector[] =>
  REGISTRY.sectors.flatMap(({ slug, name }) => (slugs.includes(slug) ? [{ slug, name }] : []));

/**
 * When what everybody sees may have changed last: with the last change of an owner's data, so that what is taken away counts too; with the
 * newest entry; and at the beginning of the day, when what was held back until then appears.
 */
export function lastChange(sources: readonly FeedSource[], instants: readonly string[]): Date {
  const all = [startOfDay(today()), ...sources.flatMap(({ asOf }) => asOf ?? []), ...instants];
  return new Date(all.reduce((last, instant) => (instant > last ? instant : last)));
}
