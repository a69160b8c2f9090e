import { Pool } from 'undici';

/** What to ask, and how hard. */
export interface Load {
  /** Address of the gateway, without `/graphql`. */
  readonly url: string;
  /** Clients, each of which waits for its answer before it asks again. */
  readonly concurrency: number;
  /** Requests in all; or how long they go on, in milliseconds. */
  readonly until: { readonly count: number } | { readonly ms: number };
  /** The body of the request with that number. */
  readonly body: (turn: number) => string;
  /** How it is sent, where that is not as JSON by POST. */
  readonly form?: RequestForm;
  /** Looks at the answer to the request with that number; what it throws ends the load. */
  readonly check?: (answer: string, turn: number) => void;
}

/** The form of requests that all are alike. */
export interface RequestForm {
  readonly method: 'GET';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is expected; 200 if left out. */
  readonly status?: number;
}

/** What came of it. */
export interface LoadResult {
  readonly seconds: number;
  /** Milliseconds of each answer, by the number of its request. */
  readonly latencies: readonly number[];
}

/** A closed loop of clients over kept connections. Any status but the expected one ends it: what fails fast must not look fast. */
export async function drive({ url, concurrency, until, body, form, check }: Load): Promise<LoadResult> {
  const pool = new Pool(url, { connections: concurrency, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 });
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const latencies: number[] = [];
  const started = performance.now();
  let next = 0;
  const goesOn = () => ('count' in until ? next < until.count : performance.now() - started < until.ms);
  async function client(): Promise<void> {
    while (goesOn()) {
      const turn = next++;
      const asked = performance.now();
      const answer = await pool.request(
        form
          ? { ...form, headers: { accept: headers.accept, ...form.headers } }
          : { path: '/graphql', method: 'POST', headers, body: body(turn) },
      );
      const text = await answer.body.text();
      latencies[turn] = performance.now() - asked;
      if (answer.statusCode !== (form?.status ?? 200))
        throw new Error(`request ${turn} was answered with ${answer.statusCode}: ${text.slice(0, 500)}`);
      check?.(text, turn);
    }
  }
  try {
    await Promise.all(Array.from({ length: concurrency }, client));
  } finally {
    await pool.destroy();
  }
  return { seconds: (performance.now() - started) / 1000, latencies };
}
