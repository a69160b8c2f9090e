import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CircuitName } from '../../shared/subgraph/client/circuit.js';
import type { FetchOutcome } from '../../shared/subgraph/client/options.js';
import type { ReloadOutcome } from '../generations/reload-outcome.js';
import type { OnPlan } from '../planning/queued-planner.js';
import { CACHE_OUTCOMES, type CacheOutcome } from './request-note.js';

/** Seconds: from what a kept answer takes to the longest deadline. */
const REQUEST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const FETCH_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** Codes of errors come from subgraphs too: beyond so many, they count as `OTHER`. */
const MAX_CODES = 100;
const MS_PER_S = 1_000;

/** A subgraph, as it is now. */
export interface SubgraphState {
  readonly name: string;
  readonly circuit: CircuitName;
  readonly inFlight: number;
  readonly queued: number;
}

/** What a request that is over counts as; no text of clients. */
export interface RequestLabels {
  readonly kind: string;
  readonly status: string;
  readonly outcome: string;
}

/** The figures of one process, for Prometheus; docs/operations.md lists them. */
export class Metrics {
  readonly registry = new Registry();
  readonly #codes = new Set<string>();
  readonly #requests = this.#counter('gateway_requests_total', 'Requests that are over.', ['kind', 'status', 'outcome']);
  readonly #requestSeconds = this.#histogram(
    'gateway_request_duration_seconds',
    'From headers to the end of the answer.',
    ['kind'],
    REQUEST_BUCKETS,
  );
  readonly #errors = this.#counter('gateway_errors_total', 'Errors in answers, refusals among them.', ['code']);
  readonly #fetches = this.#counter('gateway_fetches_total', 'Fetches from subgraphs.', ['subgraph', 'outcome']);
  readonly #fetchSeconds = this.#histogram('gateway_fetch_duration_seconds', 'Fetches, waiting included.', ['subgraph'], FETCH_BUCKETS);
  readonly #plans = this.#counter('gateway_plans_total', 'Operations that were to be planned.', ['outcome']);
  readonly #planSeconds = this.#histogram('gateway_plan_duration_seconds', 'Planning, waiting included.', [], REQUEST_BUCKETS);
  readonly #cache = this.#counter('gateway_cache_total', 'Answers by whether they were kept.', ['outcome']);
  readonly #reloads = this.#counter('gateway_reloads_total', 'New supergraphs by what became of them.', ['outcome']);
  readonly #generation = this.#gauge('gateway_generation', 'Number of the supergraph that is served, since the start.', [], 'max');
  readonly #unknown = this.#counter('gateway_unknown_documents_total', 'Operations that are not among the persisted documents.', []);

  /** @param version of this program */
  constructor(version: string) {
    collectDefaultMetrics({ register: this.registry });
    this.#gauge('gateway_build_info', 'Which program this is: always 1.', ['version'], 'first').set({ version }, 1);
    for (const outcome of CACHE_OUTCOMES) this.#cache.inc({ outcome }, 0);
    this.#generation.set(1);
  }

  /** Lets a server tell how many requests are under way. */
  watchRequests(count: () => number): void {
    this.#gauge('gateway_requests_in_flight', 'Requests under way.', [], 'sum', (gauge) => gauge.set(count()));
  }

  /** Lets the clients of subgraphs tell how they are. */
  watchSubgraphs(states: () => Iterable<SubgraphState>): void {
    const watch = (name: string, help: string, aggregator: 'sum' | 'max', value: (state: SubgraphState) => number) =>
      this.#gauge(name, help, ['subgraph'], aggregator, (gauge) => {
        gauge.reset();
        for (const state of states()) gauge.set({ subgraph: state.name }, value(state));
      });
    watch('gateway_subgraph_circuit', 'Circuit: 0 closed, 1 trying, 2 open.', 'max', ({ circuit }) => CIRCUITS[circuit]);
    watch('gateway_subgraph_in_flight', 'Fetches under way.', 'sum', ({ inFlight }) => inFlight);
    watch('gateway_subgraph_queued', 'Fetches that wait for room.', 'sum', ({ queued }) => queued);
  }

  /** Lets what keeps answers tell whether Redis answers; where none is set, it does not. */
  watchRedis(isUp: () => boolean): void {
    this.#gauge('gateway_redis_up', 'Whether Redis answers: 1 or 0.', [], 'min', (gauge) => gauge.set(isUp() ? 1 : 0));
  }

  countRequest(labels: RequestLabels, ms: number): void {
    this.#requests.inc({ ...labels });
    this.#requestSeconds.observe({ kind: labels.kind }, ms / MS_PER_S);
  }

  countError(code: string, times: number): void {
    const isKnown = this.#codes.has(code) || this.#codes.size < MAX_CODES;
    if (isKnown) this.#codes.add(code);
    this.#errors.inc({ code: isKnown ? code : 'OTHER' }, times);
  }

  countFetch(subgraph: string, outcome: FetchOutcome, ms: number): void {
    this.#fetches.inc({ subgraph, outcome });
    this.#fetchSeconds.observe({ subgraph }, ms / MS_PER_S);
  }

  readonly countPlan: OnPlan = (outcome, ms) => {
    this.#plans.inc({ outcome });
    if (ms !== null) this.#planSeconds.observe(ms / MS_PER_S);
  };

  countCache(outcome: CacheOutcome): void {
    this.#cache.inc({ outcome });
  }

  /** @param generation number of the one that is served now, the first being 1 */
  countReload(outcome: ReloadOutcome['outcome'], generation: number): void {
    this.#reloads.inc({ outcome });
    this.#generation.set(generation);
  }

  countUnknownDocument(): void {
    this.#unknown.inc();
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  #histogram<Label extends string>(name: string, help: string, labelNames: Label[], buckets: number[]): Histogram<Label> {
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }

  /** @param aggregator how the figures of several processes become one */
  #gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    aggregator: 'sum' | 'max' | 'min' | 'first',
    collect?: (gauge: Gauge<Label>) => void,
  ): Gauge<Label> {
    const gauge: Gauge<Label> = new Gauge({
      name,
      help,
      labelNames,
      aggregator,
      registers: [this.registry],
      ...(collect ? { collect: () => collect(gauge) } : {}),
    });
    return gauge;
  }
}

const CIRCUITS: Readonly<Record<CircuitName, number>> = { closed: 0, trying: 1, open: 2 };
