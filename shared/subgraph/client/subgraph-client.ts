import { readHint, type ToldHint, versionTag } from '../cache-hint.js';
import type { ForwardedCall } from '../caller.js';
import { readAnswer, type SubgraphAnswer } from '../read-answer.js';
import type { DataVersion } from '../setting.js';
import { AnswerReader, type ReadText } from './answer-reader.js';
import { Bulkhead } from './bulkhead.js';
import { Circuit, type CircuitName, type LastAnswer } from './circuit.js';
import { abortionOf, SubgraphFailure } from './failure.js';
import { Fetch, type FetchParts } from './fetch.js';
import type { SharedAnswer } from './flight.js';
import { Flights } from './flights.js';
import { isSurelyQuery } from './is-surely-query.js';
import { DEFAULTS, type SubgraphClientOptions } from './options.js';
import { isJson, readVersion } from './read-body.js';
import { RetryBudget } from './retry-budget.js';
import type { SubgraphRequest, WrittenRequest } from './subgraph-request.js';
import { type HttpRequest, Transport } from './transport.js';

/** An answer as it came. */
export interface ReceivedAnswer extends ToldHint {
  readonly answer: SubgraphAnswer;
  /** The whole body. */
  readonly text: string;
  /** When it was asked for, on the clock of `performance.now()`. */
  readonly askedAt: number;
}

/**
 * Asks one subgraph over HTTP, so that neither can harm the other: a deadline, room for so many fetches at a time, a circuit that
 * opens, a second attempt where that is safe, one fetch for all who ask the same at the same time.
 */
export class SubgraphClient {
  readonly name: string;
  private readonly path: string;
  private readonly parts: FetchParts;
  private readonly reader: AnswerReader;
  private readonly flights: Flights;
  private probing = false;

  constructor(options: SubgraphClientOptions) {
    const settings = { ...DEFAULTS, ...options };
    const { pathname, search } = new URL(settings.url);
    this.name = settings.name;
    this.path = pathname === '/' ? '/graphql' : pathname + search;
    this.reader = new AnswerReader(settings);
    this.flights = new Flights(settings.name, settings.deadlineMs);
    this.parts = {
      settings,
      transport: new Transport(settings),
      bulkhead: new Bulkhead(settings.maxInFlight, settings.maxQueued),
      circuit: new Circuit(settings.failuresToOpen, settings.openMs),
      budget: new RetryBudget(settings.retryShare, settings.retriesPerSecond),
    };
  }

  /** How the last fetch went and when; null before the first. What an open circuit refuses is none. */
  get lastAnswer(): LastAnswer | null {
    return this.parts.circuit.lastAnswer;
  }

  /** How it is now: for figures. */
  get state(): { readonly name: string; readonly circuit: CircuitName; readonly inFlight: number; readonly queued: number } {
    return { name: this.name, circuit: this.parts.circuit.name, ...this.parts.bulkhead.load };
  }

  /**
   * Sends an operation.
   * @throws SubgraphFailure if there is no usable answer; GraphQLError if the call is aborted
   */
  request({ call, entities = null, ...operation }: SubgraphRequest): Promise<SubgraphAnswer> {
    return this.send({ body: JSON.stringify(operation), entities, isQuery: isSurelyQuery(operation.query), call });
  }

  /** As {@link request}. */
  async send(request: WrittenRequest): Promise<SubgraphAnswer> {
    const { answer } = await this.receive(request);
    return answer;
  }

  /** As {@link request}, with all that came. */
  async receive({ body, entities, isQuery, call }: WrittenRequest): Promise<ReceivedAnswer> {
    const request: HttpRequest = { method: 'POST', path: this.path, body, call };
    const askedAt = performance.now();
    const read: ReadText<ReceivedAnswer> = (text, { headers }) => {
      const answer = isJson(headers['content-type']) ? readAnswer(text, entities) : null;
      return answer && { answer, text, askedAt, ...readHint(headers, askedAt) };
    };
    try {
      const received = await this.ask(request, isQuery, read);
      call.sources?.note(received.hint);
      return received;
    } catch (error) {
      call.sources?.note(null);
      throw error;
    }
  }

  /**
   * Version of the subgraph's data, from an address beside its `/graphql` that costs far less than an operation.
   * @throws SubgraphFailure if there is no usable answer, with `…_BAD_RESPONSE` also where there is no such address
   */
  async dataVersion(call: ForwardedCall): Promise<DataVersion> {
    const request: HttpRequest = { method: 'GET', path: this.path.replace(/graphql$/, 'data-version'), body: null, call };
    // An older subgraph, which has no such address, is not a broken one: the circuit is not to know.
    try {
      const { version } = await this.ask(request, true, (text, { status }) => ({ version: status === 200 ? readVersion(text) : null }));
      if (version === null) throw new SubgraphFailure(this.name, 'BAD_RESPONSE');
      // What is answered by it was kept, and holds as long as it is the newest.
      call.sources?.note({ until: Number.POSITIVE_INFINITY, versions: new Map([[this.name, versionTag(version)]]) });
      return version;
    } catch (error) {
      call.sources?.note(null);
      throw error;
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

  /** Ends what is under way. */
  close(): Promise<void> {
    return this.parts.transport.close();
  }

  private ask<Answer>(request: HttpRequest, isQuery: boolean, readText: ReadText<Answer>): Promise<Answer> {
    const fetch = () =>
      new Fetch<SharedAnswer<Answer>>(this.parts, { ...request, isQuery, read: (answer) => this.reader.read(answer, readText) });
    // A change that was begun is not broken off: whoever asked for it.
    if (!isQuery)
      return fetch()
        .outcome.then((shared) => shared.take())
        .finally(() => this.flights.closeAll());
    const { signal } = request.call;
    if (signal?.aborted) return Promise.reject(abortionOf(signal, this.name));
    return this.flights.shared(request, fetch).join(signal);
  }
}
