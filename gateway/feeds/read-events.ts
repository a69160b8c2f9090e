import type { GraphQLSchema } from 'graphql';
import { addDays } from '../../shared/sector/verification/freshness.js';
import { REGISTRY } from '../../shared/sectors.js';
import { today } from '../../shared/subgraph/date.js';
import { type AskSchema, ExportRefusal, type SchemaAnswer } from '../export/ask-schema.js';
import { readArguments } from '../export/read-parameters.js';
import { FEED_SOURCES, type FeedSource, lastChange, missingOf } from './feed-source.js';
import { OWN_PARAMETERS } from './feed-words.js';

/** Days back from today that a calendar shows. */
const DAYS_BACK = 60;
const PAGE = 100;
/** Most pages that are read: whoever has more events ahead sees the first of them, and is told so. */
const MOST_PAGES = 30;

/** An event, as everybody sees it. */
export interface CalendarEvent {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly title: string;
  readonly date: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly status: string;
  readonly place: string | null;
  readonly description: string | null;
  readonly topics: readonly string[];
  readonly jointWith: readonly string[];
  readonly demo: boolean;
  readonly network: { readonly slug: string; readonly name: string } | null;
}

/** The events of a calendar, of the owners that answered. */
export interface FoundEvents {
  readonly events: readonly CalendarEvent[];
  /** Slugs of the owners that did not answer, or not to the end. */
  readonly missing: readonly string[];
  /** There are later events, which are left out. */
  readonly isCut: boolean;
  readonly lastModified: Date;
  /** What was asked for, the same text however it was written; null for a window of days of one's own. */
  readonly asked: string | null;
}

interface Answer {
  readonly events: {
    readonly edges: readonly { readonly node: CalendarEvent | null }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly sources: readonly FeedSource[];
  };
}

/**
 * Asks for all events from some weeks back on. Parameters are those of `events`.
 * @throws GraphQLError BAD_USER_INPUT or ExportRefusal
 */
export async function readEvents(schema: GraphQLSchema, query: URLSearchParams, ask: AskSchema): Promise<FoundEvents> {
  const field = schema.getQueryType()?.getFields().events;
  if (!field) throw new Error('the schema has no events');
  const { declared, passed, variables } = readArguments(field, query, { skipped: ['first', 'after'], own: OWN_PARAMETERS });
  const filter = { from: addDays(today(), -DAYS_BACK), ...(variables.filter as object | undefined) };
  const text = `query Calendar(${declared}, $after: String) { events(${passed}, first: ${PAGE}, after: $after) {
    ${FEED_SOURCES} pageInfo { hasNextPage endCursor } edges { node { id version recordedAt title date startsAt endsAt status place
    description topics jointWith demo network { slug name } } } } }`;
  const events: CalendarEvent[] = [];
  const missing = new Set<string>();
  let [sources, after, isCut]: [readonly FeedSource[], string | null, boolean] = [[], null, true];
  for (let page = 0; page < MOST_PAGES && isCut; page += 1) {
    const { data, errors }: SchemaAnswer<Answer> = await ask<Answer>(text, { ...variables, filter, after });
    if (data === null) throw new ExportRefusal(errors);
    events.push(...data.events.edges.flatMap(({ node }) => node ?? []));
    ({ sources } = data.events);
    for (const sector of missingOf(sources, errors)) missing.add(sector);
    ({ endCursor: after, hasNextPage: isCut } = data.events.pageInfo);
  }
  const changes = events.map(({ recordedAt }) => recordedAt);
  return { events, missing: [...missing], isCut, lastModified: lastChange(sources, changes), asked: askedOf(variables.filter) };
}

/** Neither the order of parameters nor the language counts, nor one that is empty. */
function askedOf(filter: unknown): string | null {
  const narrowed = Object.entries((filter ?? {}) as object).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return narrowed.some(([name]) => name === 'from' || name === 'to') ? null : JSON.stringify(narrowed);
}

/** Slug of the owner of an event. */
export const ownerOf = ({ network }: CalendarEvent): string | null =>
  REGISTRY.sectors.find(({ networks }) => networks.some(({ slug }) => slug === network?.slug))?.slug ?? null;
