import { GraphQLError } from 'graphql';
import { Pool } from 'undici';
import type { ForwardedCall } from './caller.js';
import { HOP_HEADER } from './hop.js';
import { isObject, readAnswer, type SubgraphAnswer } from './read-answer.js';
import type { DataVersion } from './setting.js';

/** One GraphQL operation for a subgraph. */
export interface SubgraphRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** How many entities it asks for; null or left out if it asks for none. */
  readonly entities?: number | null;
  /** What is handed on from the call that causes this one. */
  readonly call: ForwardedCall;
}

/** How the last call to a subgraph went. */
export type SubgraphState = 'OK' | 'TIMEOUT' | 'UNAVAILABLE';

/** Where a subgraph is and how long to wait for it. */
export interface SubgraphClientOptions {
  readonly name: string;
  /** Address, for example `http://127.0.0.1:4001`; without a path, `/graphql` is meant. Never appears in a message. */
  readonly url: string;
  /** Milliseconds until a call is given up. */
  readonly deadlineMs: number;
  /** Shows the subgraph that the call comes from its graph. */
  readonly hopSecret: string;
  /** Largest answer that is read. */
  readonly maxResponseBytes?: number;
}

/** Shorter than the server's, so that no request meets a connection that the server is just closing. */
const KEEP_ALIVE_MS = 10_000;
const DEFAULT_MAX_RESPONSE_BYTES = 32 * 1024 * 1024;
const CONNECTIONS = 64;

/**
 * Calls one subgraph over HTTP. Every failure becomes an error with a stable code and the subgraph's name, never a host or port:
 * `SECTOR_UNAVAILABLE`, `SECTOR_TIMEOUT`, `SECTOR_BAD_RESPONSE` (for the subgraph `regional`: `REGIONAL_…`).
 */
export class SubgraphClient {
  readonly name: string;
  private readonly pool: Pool;
  private readonly path: string;
  private readonly options: SubgraphClientOptions;
  private probing = false;
  private last: { readonly state: SubgraphState; readonly at: number } | null = null;

  constructor(options: SubgraphClientOptions) {
    this.options = options;
    this.name = options.name;
    const { origin, pathname, search } = new URL(options.url);
    this.path = pathname === '/' ? '/graphql' : pathname + search;
    this.pool = new Pool(origin, {
      connections: CONNECTIONS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connect: { timeout: options.deadlineMs },
    });
  }

  /** How the last call went and when (milliseconds since 1970); null before the first. */
  get lastAnswer(): { readonly state: SubgraphState; readonly at: number } | null {
    return this.last;
  }

  /**
   * Sends an operation.
   * @throws GraphQLError with one of the codes above if there is no usable answer
   */
  request({ call, entities = null, ...operation }: SubgraphRequest): Promise<SubgraphAnswer> {
    return this.noting(async () => {
      const { statusCode, text } = await this.send({ path: this.path, method: 'POST', body: JSON.stringify(operation) }, call);
      if (statusCode >= 500) throw this.failure('UNAVAILABLE');
      return readAnswer(text, entities) ?? this.fail('BAD_RESPONSE');
    });
  }

  /**
   * Version of the subgraph's data, from an address beside its `/graphql` that costs far less than an operation.
   * @throws GraphQLError with one of the codes above if there is no usable answer, `…_BAD_RESPONSE` also where there is no such address
   */
  dataVersion(call: ForwardedCall): Promise<DataVersion> {
    return this.noting(async () => {
      const path = this.path.replace(/graphql$/, 'data-version');
      const { statusCode, text } = await this.send({ path, method: 'GET', body: null }, call);
      if (statusCode >= 500) throw this.failure('UNAVAILABLE');
      return (statusCode === 200 ? readVersion(text) : null) ?? this.fail('BAD_RESPONSE');
    });
  }

  /** Remembers how a call went. */
  private async noting<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await ask();
      this.last = { state: 'OK', at: Date.now() };
      return answer;
    } catch (error) {
      const failure = error instanceof GraphQLError ? error : this.failure(isTimeout(error) ? 'TIMEOUT' : 'UNAVAILABLE');
      this.last = { state: failure.extensions.code === this.code('TIMEOUT') ? 'TIMEOUT' : 'UNAVAILABLE', at: Date.now() };
      throw failure;
    }
  }

  /** Asks in the background, for {@link lastAnswer}; one such question at a time is enough. */
  probe(request: SubgraphRequest): void {
    if (this.probing) return;
    this.probing = true;
    void this.request(request)
      .catch(() => undefined)
      .finally(() => {
        this.probing = false;
      });
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private async send(
    request: { readonly path: string; readonly method: 'GET' | 'POST'; readonly body: string | null },
    call: ForwardedCall,
  ): Promise<{ readonly statusCode: number; readonly text: string }> {
    const { statusCode, body } = await this.pool.request({
      ...request,
      headers: this.headersOf(call),
      signal: AbortSignal.timeout(this.options.deadlineMs),
    });
    return { statusCode, text: await this.readText(body) };
  }

  private fail(kind: FailureKind): never {
    throw this.failure(kind);
  }

  private headersOf({ requestId, authorization, language }: ForwardedCall): Record<string, string> {
    return {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-request-id': requestId,
      [HOP_HEADER]: this.options.hopSecret,
      ...(authorization === null ? {} : { authorization }),
      ...(language === null ? {} : { 'accept-language': language }),
    };
  }

  private async readText(response: AsyncIterable<Uint8Array>): Promise<string> {
    const limit = this.options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES;
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response) {
      size += chunk.byteLength;
      if (size > limit) throw this.failure('BAD_RESPONSE');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  private code(kind: FailureKind): string {
    return `${this.name === 'regional' ? 'REGIONAL' : 'SECTOR'}_${kind}`;
  }

  private failure(kind: FailureKind): GraphQLError {
    return new GraphQLError(`${this.name} ${REASONS[kind]}`, { extensions: { code: this.code(kind), sector: this.name } });
  }
}

function readVersion(text: string): DataVersion | null {
  try {
    const value: unknown = JSON.parse(text);
    const isVersion = isObject(value) && typeof value.version === 'string' && typeof value.changedAt === 'string';
    return isVersion ? (value as unknown as DataVersion) : null;
  } catch {
    return null;
  }
}

type FailureKind = 'UNAVAILABLE' | 'TIMEOUT' | 'BAD_RESPONSE';
const REASONS: Record<FailureKind, string> = {
  UNAVAILABLE: 'does not answer now. What the others own is here; try again later for the rest.',
  TIMEOUT: 'did not answer in time. What the others own is here; try again later for the rest.',
  BAD_RESPONSE: 'gave an answer that cannot be used. What the others own is here.',
};

const isTimeout = (error: unknown) =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'ConnectTimeoutError' || error.name.endsWith('TimeoutError'));
