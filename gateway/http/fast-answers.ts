import type { IncomingHttpHeaders, IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { BoundedCache } from '../../shared/subgraph/bounded-cache.js';
import { readRequestId } from '../../shared/subgraph/serve.js';
import type { KeptAnswer } from '../cache/kept-answer.js';
import type { KeptAnswers } from '../cache/kept-answers.js';
import type { Encoding } from './choose-encoding.js';
import { namesTag } from './entity-tag.js';
import type { MediaType } from './media-types.js';
import { acceptedEncoding, keepingHeaders, wholeHeaders } from './public-answers.js';
import { formOf, isPlain } from './request-form.js';

/** A request that was answered before anything else saw it. */
export interface FastAnswer {
  readonly requestId: string;
  readonly status: 200 | 304;
  /** Milliseconds. */
  readonly duration: number;
  /** Of the request. */
  readonly headers: IncomingHttpHeaders;
}

/** What a request of exactly this form is answered with. */
interface Remembered {
  /** Under which the answer is kept. */
  readonly key: string;
  readonly contentType: string;
  readonly encoding: Encoding | null;
}

/** Headers as names and values in turn, which Node writes fastest, without the request id. */
interface Heads {
  readonly age: number;
  readonly whole: readonly string[];
  readonly unchanged: readonly string[];
}

/** Largest body that is sent here: more does not fit what a connection takes at once, and its end is to be waited for. */
const LONGEST_BYTES = 65_536;
/** Characters of all requests that are remembered. */
const REMEMBERED = { entries: 50_000, characters: 16_000_000 };

/**
 * Answers GET requests to `/graphql` whose exact form was answered before, with what is kept and still holds. Everything else about them —
 * limits, refusals, the media type — was decided then by the same headers; a request with any other header that decides goes the long way.
 */
export class FastAnswers {
  readonly #remembered = new BoundedCache<Remembered>(REMEMBERED);
  /** Headers of an answer by its form, the same for a second. What is remembered of requests keeps no answer in memory. */
  readonly #heads = new WeakMap<KeptAnswer, Map<string, Heads>>();

  /**
   * @param isCurrent whether a key is of the supergraph that is served now
   * @param onAnswered told of each request that is answered here
   */
  constructor(
    private readonly answers: KeptAnswers,
    private readonly isCurrent: (key: string) => boolean,
    private readonly onAnswered: ((answer: FastAnswer) => void) | undefined,
  ) {}

  /** Remembers what was just answered with a kept answer. */
  remember({ url = '', headers }: IncomingMessage, key: string, type: MediaType): void {
    if (isPlain(headers)) {
      const encoding = acceptedEncoding(headers);
      this.#remembered.set(formOf(url, headers), { key, contentType: `${type}; charset=utf-8`, encoding }, key.length);
    }
  }

  /**
   * Comes before all others that listen to a server.
   * @param isOpen whether it still takes requests
   */
  install(server: Server, isOpen: () => boolean): void {
    const others = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (request.method === 'GET' && isOpen() && this.#answer(request, response)) return;
      for (const listener of others) listener.call(server, request, response);
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): boolean {
    // One that has to wait for another on its connection goes the long way, where a server that ends waits for it.
    if (response.socket === null) return false;
    const { url = '', headers } = request;
    if (!url.startsWith('/graphql?') || !isPlain(headers)) return false;
    const found = this.#remembered.get(formOf(url, headers));
    const kept = found && this.isCurrent(found.key) && this.answers.near(found.key);
    if (!kept) return false;
    const encoding = kept.encodingFor(found.encoding);
    const body = kept.in(encoding);
    if (!Buffer.isBuffer(body) || body.length > LONGEST_BYTES) return false;
    const started = this.onAnswered ? performance.now() : 0;
    const requestId = readRequestId(headers['x-request-id']);
    const { 'if-none-match': tags } = headers;
    const status = tags !== undefined && namesTag(tags, kept.etag) ? 304 : 200;
    const { whole, unchanged } = this.#headsOf(found, kept, body.length);
    if (status === 304) response.writeHead(304, [...unchanged, 'x-request-id', requestId]).end();
    else response.writeHead(200, [...whole, 'x-request-id', requestId]).end(body);
    this.onAnswered?.({ requestId, status, duration: performance.now() - started, headers });
    return true;
  }

  #headsOf({ contentType, encoding }: Remembered, kept: KeptAnswer, bytes: number): Heads {
    const form = `${encoding} ${contentType}`;
    const forms = this.#heads.get(kept) ?? new Map<string, Heads>();
    const { age } = kept;
    const known = forms.get(form);
    if (known?.age === age) return known;
    const unchanged = Object.entries(keepingHeaders(kept)).flat();
    const others = Object.entries(wholeHeaders(kept)).flat();
    const coded = kept.encodingFor(encoding) === null ? [] : ['content-encoding', String(encoding)];
    const heads = {
      age,
      whole: [...unchanged, ...others, 'content-type', contentType, 'content-length', String(bytes), ...coded],
      unchanged,
    };
    this.#heads.set(kept, forms.set(form, heads));
    return heads;
  }
}
