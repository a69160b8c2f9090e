import { collectDefaultMetrics, type Gauge, type Registry } from 'prom-client';
import type { FetchOutcome } from '../../shared/subgraph/client/options.js';
import type { ReloadOutcome } from '../generations/reload-outcome.js';
import type { OnPlan } from '../planning/queued-planner.js';
import { Meters } from './meters.js';
import { CACHE_OUTCOMES, type CacheOutcome } from './request-note.js';
import { type SubgraphState, watchSubgraphs } from './watch-subgraphs.js';

/** Seconds: from what a kept answer takes to the longest deadline. */
const REQUEST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const FETCH_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** Codes of errors come from subgraphs too: beyond so many, they count as `OTHER`. */
const MAX_CODES = 100;
const MS_PER_S = 1_000;

/** What a request that is over counts as; no text of clients. */
export interface RequestLabels {
  readonly kind: string;
  readonly status: string;
  readonly outcome: string;
}

/** The figures of one process, for Prometheus; docs/operations.md lists them. */
export class Metrics {
  readonly #meters = new Meters();
  readonly #codes = new Set<string>();
  readonly #requests = this.#meters.counter('gateway_requests_total', 'Requests that are over.', ['kind', 'status', 'outcome']);
  readonly #requestSeconds = this.#meters.histogram(
    'gateway_request_duration_seconds',
    'From headers to the end of the answer.',
    REQUEST_BUCKETS,
    ['kind'],
  );
  readonly #errors = this.#meters.counter('gateway_errors_total', 'Errors in answers, refusals among them.', ['code']);
  readonly #fetches = this.#meters.counter('gateway_fetches_total', 'Fetches from subgraphs.', ['subgraph', 'outcome']);
  readonly #fetchSeconds = this.#meters.histogram('gateway_fetch_duration_seconds', 'Fetches, waiting included.', FETCH_BUCKETS, [
    'subgraph',
  ]);
  readonly #plans = this.#meters.counter('gateway_plans_total', 'Operations that were to be planned.', ['outcome']);
  readonly #planSeconds = this.#meters.histogram('gateway_plan_duration_seconds', 'Planning, waiting included.', REQUEST_BUCKETS);
  readonly #cache = this.#meters.counter('gateway_cache_total', 'Answers by whether they were kept.', ['outcome']);
  readonly #reloads = this.#meters.counter('gateway_reloads_total', 'New supergraphs by what became of them.', ['outcome']);
  readonly #generation = this.#meters.gauge('gateway_generation', 'Number of the supergraph that is served, since the start.', {
    together: 'max',
  });
  readonly #unknown = this.#meters.counter('gateway_unknown_documents_total', 'Operations that are not among the persisted documents.');

  /** @param version of this program */
  constructor(version: string) {
    collectDefaultMetrics({ register: this.registry });
    const build = { labelNames: ['version'], together: 'first' as const };
    this.#meters.gauge('gateway_build_info', 'Which program this is: always 1.', build).set({ version }, 1);
    for (const outcome of CACHE_OUTCOMES) this.#cache.inc({ outcome }, 0);
    this.#generation.set(1);
  }

  get registry(): Registry {
    return this.#meters.registry;
  }

  /** Lets a server tell how many requests are under way. */
  watchRequests(count: () => number): void {
    const collect = (gauge: Gauge) => gauge.set(count());
    this.#meters.gauge('gateway_requests_in_flight', 'Requests under way.', { together: 'sum', collect });
  }

  /** Lets the clients of subgraphs tell how they are. */
  watchSubgraphs(states: () => Iterable<SubgraphState>): void {
    watchSubgraphs(this.#meters, states);
  }

  /** Lets what keeps answers tell whether Redis answers; where none is set, it does not. */
  watchRedis(isUp: () => boolean): void {
    const collect = (gauge: Gauge) => gauge.set(isUp() ? 1 : 0);
    this.#meters.gauge('gateway_redis_up', 'Whether Redis answers: 1 or 0.', { together: 'min', collect });
  }

  countRequest(labels: RequestLabels, ms: number): void {
    this.#requests.inc({ ...labels });
    this.#requestSeconds.observe({ kind: labels.kind }, ms / MS_PER_S);
  }

  /** One that was refused before anything was known of it, not even when it began. */
  countBrokenRequest(code: string): void {
    this.#requests.inc({ kind: 'unknown', status: '4xx', outcome: 'failed' });
    this.countError(code, 1);
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
}
