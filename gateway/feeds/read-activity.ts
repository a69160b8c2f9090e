import type { GraphQLSchema } from 'graphql';
import { type AskSchema, ExportRefusal } from '../export/ask-schema.js';
import { readArguments } from '../export/read-parameters.js';
import { FEED_SOURCES, type FeedSource, missingOf } from './feed-source.js';
import { type FeedWords, missingWords, OWN_PARAMETERS, readWords, scopeOf, titleWith } from './feed-words.js';
import { plainText } from './plain-text.js';

/** Entries of a feed, which says so where there are more: its readers keep what they have seen. */
const ENTRIES = 50;

/** An entry, with texts as a feed can carry them. */
export interface FeedEntry {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string | null;
  /** The day that it is about. */
  readonly occurredOn: string | null;
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly network: { readonly slug: string; readonly name: string } | null;
  readonly url: string | null;
  readonly demo: boolean;
}

/** The activity as a feed, before it is written. */
export interface ActivityFeed {
  readonly title: string;
  readonly description: string;
  readonly entries: readonly FeedEntry[];
  /** There are older ones than these. */
  readonly hasMore: boolean;
  /** Slugs of the owners that did not answer. */
  readonly missing: readonly string[];
  readonly words: FeedWords;
  /** Where it is, and where the page of it is. */
  readonly selfUrl: string;
  readonly homeUrl: string;
}

interface Answer {
  readonly activity: {
    readonly edges: readonly { readonly node: FeedEntry | null }[];
    readonly pageInfo: { readonly hasNextPage: boolean };
    readonly sources: readonly FeedSource[];
  };
}

/** Where a feed is. */
export type FeedPlace = Pick<ActivityFeed, 'selfUrl' | 'homeUrl'>;

/**
 * Asks for the newest entries. Parameters are those of `activity`.
 * @throws GraphQLError BAD_USER_INPUT or ExportRefusal
 */
export async function readActivity(schema: GraphQLSchema, query: URLSearchParams, ask: AskSchema, place: FeedPlace): Promise<ActivityFeed> {
  const field = schema.getQueryType()?.getFields().activity;
  if (!field) throw new Error('the schema has no activity');
  const { declared, passed, variables } = readArguments(field, query, { skipped: ['first', 'after'], own: OWN_PARAMETERS });
  const words = readWords(query);
  const locale = `locale: ${words.language.toUpperCase()}`;
  const text = `query ActivityFeed(${declared}) { activity(${passed}, first: ${ENTRIES}) { ${FEED_SOURCES} pageInfo { hasNextPage } edges { node {
    id kind title(${locale}) summary(${locale}) occurredOn publishedAt updatedAt network { slug name } url demo } } } }`;
  const { data, errors } = await ask<Answer>(text, variables);
  if (data === null) throw new ExportRefusal(errors);
  const { edges, pageInfo, sources } = data.activity;
  const hasMore = pageInfo.hasNextPage;
  const entries = edges.flatMap(({ node }) => (node === null ? [] : [plainEntry(node)]));
  const missing = missingOf(sources, errors);
  if (sources.length > 0 && missing.length === sources.length) throw new ExportRefusal([NOBODY]);
  const told = [
    words.activityTells,
    hasMore ? words.newestOnly(ENTRIES) : null,
    entries.some(({ demo }) => demo) ? words.demo : null,
    missingWords(missing, words),
  ];
  return {
    ...{ entries, hasMore, missing, words, ...place },
    title: titleWith(words.activity, scopeOf(query)),
    description: told.filter((word) => word !== null).join(' '),
  };
}

const NOBODY = { message: 'No data owner answers now. Try again in a minute.', extensions: { code: 'SECTOR_UNAVAILABLE' } };

const plainEntry = ({ title, summary, ...entry }: FeedEntry): FeedEntry => ({
  ...entry,
  title: plainText(title),
  summary: summary === null ? null : plainText(summary),
});
