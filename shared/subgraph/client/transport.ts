import { type Dispatcher, Pool } from 'undici';
import { ASKED, VERSIONS_HEADER } from '../cache-hint.js';
import type { ForwardedCall } from '../caller.js';
import { HOP_HEADER } from '../hop.js';
import { addTraceHeaders } from '../spans.js';
import { ACCEPTED_ENCODINGS } from './decompress.js';
import { Exchange } from './exchange.js';
import type { SubgraphClientSettings } from './options.js';

/** Shorter than the 65 s of a subgraph's server, so that no request meets a connection that the server is just closing. */
const KEEP_ALIVE_MS = 10_000;

/** One HTTP request, without what all have. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: string | null;
  /** What is handed on from the call that causes this one. */
  readonly call: ForwardedCall;
}

/** The connections to one subgraph. */
export class Transport {
  private readonly pool: Pool;
  private readonly headers: readonly string[];

  constructor(private readonly settings: SubgraphClientSettings) {
    this.pool = new Pool(new URL(settings.url).origin, {
      connections: settings.maxInFlight,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // A server may ask for less, not for more.
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      connect: { timeout: settings.deadlineMs },
      // The deadline is for the whole fetch: these would be for parts of it.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: settings.maxResponseBytes,
      // undici holds HTTP/2 to none of these.
      allowH2: false,
    });
    this.headers = [
      'content-type',
      'application/json',
      'accept',
      'application/json',
      HOP_HEADER,
      settings.hopSecret,
      ...(settings.compression ? ['accept-encoding', ACCEPTED_ENCODINGS] : []),
    ];
  }

  /** Sends a request, once. */
  send({ call, ...request }: HttpRequest): Exchange {
    const exchange = new Exchange(this.settings.maxResponseBytes);
    const dispatched: Dispatcher.DispatchOptions = { ...request, headers: this.headersOf(call) };
    this.pool.dispatch(dispatched, exchange);
    return exchange;
  }

  /** Ends what is under way. */
  close(): Promise<void> {
    return this.pool.destroy();
  }

  /** Names and values in turn: what undici reads fastest. */
  private headersOf({ requestId, authorization, language, sources }: ForwardedCall): string[] {
    const headers = [...this.headers, 'x-request-id', requestId];
    if (authorization !== null) headers.push('authorization', authorization);
    if (language !== null) headers.push('accept-language', language);
    if (sources !== undefined) headers.push(VERSIONS_HEADER, ASKED);
    addTraceHeaders(headers);
    return headers;
  }
}
