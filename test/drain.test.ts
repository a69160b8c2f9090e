import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GATEWAY, type Program, startedPrograms } from './kit/programs.js';
import { openRaw } from './kit/raw-http.js';
import { type ServedStubGraph, serveStubGraph } from './kit/served-stub-graph.js';

const { run, temporaryFolder } = startedPrograms();
let stub: ServedStubGraph;
beforeAll(async () => {
  stub = await serveStubGraph();
  stub.delayMs = 20;
});
afterAll(() => stub.close());

const start = (environment: Record<string, string> = {}): Program =>
  run(GATEWAY, { DATA_DIR: temporaryFolder(), ...stub.environment, LOG_LEVEL: 'silent', ...environment });

const BODY = JSON.stringify({ query: '{ count }' });
const QUESTION = { method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json' }, body: BODY } as const;

/** Errors of a request that never reached a server. */
const NOT_TAKEN = new Set(['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT']);

interface Load {
  /** What came of each request: `ok`, a status, or the code of an error. */
  readonly outcomes: Map<string, number>;
  /** Ends it, when all are answered. */
  stop(): Promise<void>;
}

/** Asks over and over, over kept connections, whichever gateway is there. */
function ask(clients: number, next: () => Pool): Load {
  const outcomes = new Map<string, number>();
  let isOver = false;
  const one = async () => {
    const { statusCode, body } = await next().request(QUESTION);
    const { data } = (await body.json()) as { data?: { count: number } };
    return statusCode === 200 && data?.count === 6 ? 'ok' : `status ${statusCode}`;
  };
  const client = async () => {
    while (!isOver) {
      const outcome = await one().catch((error: { code?: string; cause?: { code?: string } }) => String(error.code ?? error.cause?.code));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (NOT_TAKEN.has(outcome)) await sleep(10);
    }
  };
  const running = Array.from({ length: clients }, client);
  return {
    outcomes,
    stop: async () => {
      isOver = true;
      await Promise.all(running);
    },
  };
}

const ready = async (url: string) => {
  const response = await fetch(`${url}/health/ready`).catch(() => null);
  return response && ((await response.json()) as { readonly status: string });
};

describe.skipIf(process.platform === 'win32')('SIGTERM under load', { timeout: 60_000 }, () => {
  it('loses no request of clients behind a load balancer that looks at /health/ready', async () => {
    const programs = [start({ DRAIN_DELAY_MS: '3000' }), start({ DRAIN_DELAY_MS: '3000' })];
    const urls = await Promise.all(programs.map(({ url }) => url));
    const gateways = urls.map((url) => ({ url, pool: new Pool(url, { connections: 8 }), isUp: true, looks: 0 }));
    // The balancer: looks about ten times a second, and never twice at the same time: an answer that is late would undo a newer one.
    let isWatching = true;
    const watches = gateways.map(async (gateway) => {
      while (isWatching) {
        gateway.isUp = (await ready(gateway.url))?.status === 'ready';
        gateway.looks++;
        await sleep(100);
      }
    });
    await vi.waitFor(() => expect(gateways.every(({ isUp, looks }) => isUp && looks > 0)).toBe(true), 10_000);
    let turn = 0;
    const load = ask(16, () => {
      const up = gateways.filter(({ isUp }) => isUp);
      return (up[turn++ % up.length] ?? gateways[1])?.pool as Pool;
    });
    await sleep(300);
    const ended = programs[0]?.kill('SIGTERM');
    await vi.waitFor(() => expect(gateways[0]?.isUp).toBe(false), 10_000);
    expect((await ended)?.code).toBe(0);
    await sleep(200);
    await load.stop();
    isWatching = false;
    await Promise.all(watches);
    expect([...load.outcomes.keys()]).toEqual(['ok']);
    expect(load.outcomes.get('ok')).toBeGreaterThan(50);
    await Promise.all(gateways.map(({ pool }) => pool.destroy()));
  });

  it('leaves no request unanswered that a gateway has taken, though nobody was told before', async () => {
    const program = start();
    const pool = new Pool(await program.url, { connections: 16 });
    const load = ask(16, () => pool);
    await vi.waitFor(() => expect(load.outcomes.get('ok')).toBeGreaterThan(50), 10_000);
    expect((await program.kill('SIGTERM')).code).toBe(0);
    await load.stop();
    await pool.destroy();
    expect([...load.outcomes.keys()].filter((outcome) => outcome !== 'ok' && !NOT_TAKEN.has(outcome))).toEqual([]);
  });

  it('answers all that was asked on a connection, though nobody waited for the answer before', async () => {
    stub.delayMs = 2_000;
    const before = stub.taken;
    const program = start();
    const question = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;
    const connection = openRaw(await program.url, question.repeat(3));
    await vi.waitFor(() => expect(stub.taken).toBeGreaterThan(before), 10_000);
    const ended = program.kill('SIGTERM');
    await sleep(100);
    // On its way while the server takes nobody new.
    connection.socket.write(question);
    const text = await connection.closed;
    stub.delayMs = 20;
    expect((await ended).code).toBe(0);
    expect(text.match(/"count":6/g)).toHaveLength(4);
    expect(text.match(/^connection: close/gim)).toHaveLength(1);
  });

  it('says so at once, ends connections with their next answer, and cuts off what takes too long', async () => {
    const program = start({
      DRAIN_DELAY_MS: '3000',
      DRAIN_DEADLINE_MS: '300',
      REQUEST_DEADLINE_MS: '50000',
      SUBGRAPH_DEADLINE_MS: '45000',
      LOG_LEVEL: 'warn',
    });
    const url = await program.url;
    await vi.waitFor(() => expect(program.printed()).toContain('DRAIN_DEADLINE_MS is 300, not above REQUEST_DEADLINE_MS'), 10_000);
    const pool = new Pool(url, { connections: 1 });
    const kept = await pool.request(QUESTION);
    await kept.body.dump();
    expect(kept.headers.connection).toBe('keep-alive');
    const before = stub.taken;
    stub.delayMs = 40_000;
    const stuck = fetch(`${url}/graphql`, { ...QUESTION }).then(
      () => 'answered',
      () => 'cut off',
    );
    await vi.waitFor(() => expect(stub.taken).toBeGreaterThan(before), 10_000);
    stub.delayMs = 20;
    const ended = program.kill('SIGTERM');
    await vi.waitFor(async () => expect(await ready(url)).toEqual({ status: 'draining' }), 10_000);
    const last = await pool.request({ method: 'GET', path: '/health/live' });
    expect([last.statusCode, last.headers.connection]).toEqual([200, 'close']);
    await last.body.dump();
    expect((await ended).code).toBe(0);
    expect(await stuck).toBe('cut off');
    await pool.destroy();
  });
});
