import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LONGEST_AGE_S } from '../../shared/subgraph/answer-age.js';
import type { CacheHint } from '../../shared/subgraph/cache-hint.js';
import { isSurelyQuery } from '../../shared/subgraph/client/is-surely-query.js';
import { readLanguage } from '../../shared/subgraph/serve.js';
import type { KeptAnswer } from '../cache/kept-answer.js';
import type { KeptAnswers } from '../cache/kept-answers.js';
import type { GatewaySettings } from '../settings/gateway-settings.js';
import { chooseEncoding, type Encoding } from './choose-encoding.js';
import { namesTag } from './entity-tag.js';
import type { MediaType } from './media-types.js';
import type { GraphQLParameters } from './read-parameters.js';
import { GUARD_HEADERS } from './refusal.js';

/** What decides on a public answer: who asks does not, for nobody in particular does. */
const VARY = 'accept-encoding, authorization, accept, accept-language';

/** Everybody may keep it, but asks before it is used again: what has changed is to be seen at once. */
const CACHE_CONTROL = 'public, no-cache';

/** What decides on a public answer beside the supergraph. */
export type AnswerSettings = Pick<GatewaySettings, 'introspection' | 'executor'>;

/** Answers of `/graphql` that are kept. */
export class PublicAnswers {
  #supergraph: { readonly text: string; readonly prefix: string } | null = null;

  /**
   * @param supergraph text of what is served now: under another one, an answer means something else
   * @param settings what decides on answers besides: gateways that are set in another way may keep theirs in the same place
   */
  constructor(
    private readonly answers: KeptAnswers,
    private readonly supergraph: () => string,
    private readonly settings: AnswerSettings,
  ) {}

  /** Under which an answer is kept; null if it is not: somebody in particular asks, or perhaps for a change. */
  keyOf({ headers }: FastifyRequest, { query, operationName, variables, extensions }: GraphQLParameters): string | null {
    if (headers.authorization !== undefined || query === undefined || !isSurelyQuery(query)) return null;
    const language = readLanguage(headers['accept-language']);
    const written = write([language, operationName, variables, extensions, query]);
    return written === null ? null : this.#prefix() + written;
  }

  /** Whether a key is of what is served now. */
  isCurrent(key: string): boolean {
    return key.startsWith(this.#prefix());
  }

  find(key: string): Promise<KeptAnswer | null> {
    return this.answers.find(key);
  }

  /**
   * Keeps an answer, if it may be kept.
   * @param hint what is known of its parts; null if one of them is not to be kept
   */
  keep(key: string, body: string, hint: CacheHint | null): KeptAnswer | null {
    // Another supergraph may have taken over in between.
    if (hint === null || !this.isCurrent(key)) return null;
    const until = Math.min(hint.until, performance.now() + LONGEST_AGE_S * 1_000);
    return this.answers.keep(key, body, { until, versions: hint.versions });
  }

  /** What keys of the supergraph that is served now begin with. */
  #prefix(): string {
    const text = this.supergraph();
    if (this.#supergraph?.text !== text) {
      const { introspection, executor } = this.settings;
      const hash = createHash('sha256').update(`${introspection} ${executor}\n${text}`).digest('base64url');
      this.#supergraph = { text, prefix: `answer\n${hash}\n` };
    }
    return this.#supergraph.prefix;
  }
}

/** As JSON; null for what is nested too deep for that: it is not admitted either. */
function write(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

/** Headers that tell a client how to keep an answer to a GET, also when it has it already. */
export const keepingHeaders = (kept: KeptAnswer): Record<string, string> => ({
  'cache-control': CACHE_CONTROL,
  etag: kept.etag,
  vary: VARY,
});

/** Headers of an answer that is sent whole, besides. */
export const wholeHeaders = (kept: KeptAnswer): Record<string, string> => ({
  'x-content-type-options': GUARD_HEADERS['x-content-type-options'],
  age: String(kept.age),
});

/** The compression that a client accepts. */
export const acceptedEncoding = ({ 'accept-encoding': accepted, 'x-no-compression': none }: FastifyRequest['headers']): Encoding | null =>
  none === undefined ? chooseEncoding([accepted].flat().join(', ')) : null;

/** Sends a kept answer to a GET: 304 without a body if the client has it already. */
export async function sendKept(kept: KeptAnswer, type: MediaType, reply: FastifyReply): Promise<FastifyReply> {
  const { headers } = reply.request;
  const vary = reply.getHeader('vary');
  reply.headers(keepingHeaders(kept)).header('vary', vary === undefined ? VARY : `${vary}, ${VARY}`);
  const { 'if-none-match': tags } = headers;
  if (tags !== undefined && namesTag(tags, kept.etag)) return reply.code(304).send();
  const encoding = kept.encodingFor(acceptedEncoding(headers));
  if (encoding) reply.header('content-encoding', encoding);
  return reply
    .code(200)
    .headers(wholeHeaders(kept))
    .type(`${type}; charset=utf-8`)
    .send(await kept.in(encoding));
}
