import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { request } from 'undici';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createBoundClient } from './kit/bound-client.js';
import { GATEWAY, type Program, startedPrograms } from './kit/programs.js';
import { type ServedStubGraph, serveStubGraph } from './kit/served-stub-graph.js';
import { startTestIssuer, type TestIssuer } from './kit/test-issuer.js';

const { run, refusal, listenAnywhere, forget, temporaryFolder } = startedPrograms();
let stub: ServedStubGraph;
let issuer: TestIssuer;
beforeAll(async () => {
  [stub, issuer] = await Promise.all([serveStubGraph(), startTestIssuer()]);
});
afterEach(() => {
  stub.delayMs = 0;
});
afterAll(() => Promise.all([stub.close(), issuer.close()]));

async function freePort(): Promise<string> {
  const server = createServer();
  const port = await listenAnywhere(server);
  await new Promise((resolve) => server.close(resolve));
  forget(server);
  return String(port);
}

/** Two workers, and where operators look at them. */
async function startTwo(): Promise<{ readonly program: Program; readonly url: string; readonly operations: string }> {
  const port = await freePort();
  const program = runTwo({ OPERATIONS_PORT: port });
  return { program, url: await program.url, operations: `http://127.0.0.1:${port}` };
}

const runTwo = (chosen: Readonly<Record<string, string>>): Program =>
  run(GATEWAY, {
    DATA_DIR: temporaryFolder(),
    ...stub.environment,
    ISSUER: issuer.issuer,
    AUDIENCE: issuer.audience,
    JWKS_URL: issuer.jwksUrl,
    GATEWAY_WORKERS: '2',
    ...chosen,
  });

/** Asks over a connection of its own: each goes to the next worker. */
async function askAlone(url: string, headers: Record<string, string> = {}) {
  const { statusCode, body } = await request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    body: JSON.stringify({ query: '{ count }' }),
  });
  await body.dump();
  return statusCode;
}

/** The sum of a figure over its labels. */
const figure = async (operations: string, name: string, label = '') => sumIn(await scrape(operations), name, label);

const scrape = async (operations: string) => (await fetch(`${operations}/metrics`)).text();

function sumIn(text: string, name: string, label = ''): number {
  const values = [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*${label}[^}]*\\})? (\\S+)$`, 'gm'))];
  return values.reduce((sum, [, value]) => sum + Number(value), 0);
}

/** Processes that have answered requests. */
const pidsOf = (program: Program) =>
  new Set([...program.printed().matchAll(/^\{.*"msg":"request".*$/gm)].map(([line]) => (JSON.parse(line) as { readonly pid: number }).pid));

it.skipIf(process.platform === 'win32')('two workers are one gateway', { timeout: 90_000 }, async () => {
  const { program, url, operations } = await startTwo();
  const client = await createBoundClient(issuer);

  // A proof that was shown at one does not pass at the other.
  for (let round = 0; round < 3; round++) {
    const proved = { authorization: client.authorization, dpop: await client.proof(`${url}/graphql`) };
    const statuses = await Promise.all([1, 2, 3, 4].map(() => askAlone(url, proved)));
    expect(statuses.sort()).toEqual([200, 401, 401, 401]);
  }
  await vi.waitFor(() => expect(pidsOf(program).size).toBe(2), 10_000);

  // Operators see the sum.
  expect(await figure(operations, 'gateway_requests_total', 'kind="(?:query|graphql)"')).toBe(12);
  expect(await figure(operations, 'gateway_workers_ready')).toBe(2);
  expect((await fetch(`${operations}/health/ready`)).status).toBe(200);

  // One that dies is replaced, and nobody is without an answer meanwhile.
  const [victim] = pidsOf(program);
  process.kill(victim as number, 'SIGKILL');
  await vi.waitFor(async () => expect(await figure(operations, 'gateway_workers_replaced_total')).toBe(1), 10_000);
  expect(await askAlone(url)).toBe(200);
  await vi.waitFor(async () => expect(await figure(operations, 'gateway_workers_ready')).toBe(2), 20_000);
  const before = new Set(pidsOf(program));
  await vi.waitFor(async () => {
    expect(await askAlone(url)).toBe(200);
    expect(pidsOf(program).size).toBe(before.size + (before.size === 2 ? 1 : 0));
  }, 5_000);

  // Who sends a signal to the whole group sends it to the workers too: it is for the first process to act on it.
  const signalWorkers = (signal: NodeJS.Signals) => {
    for (const pid of pidsOf(program)) if (pid !== victim) process.kill(pid, signal);
  };
  signalWorkers('SIGHUP');
  // SIGHUP reaches all.
  process.kill(program.pid, 'SIGHUP');
  await vi.waitFor(async () => expect(await figure(operations, 'gateway_reloads_total')).toBe(2), 20_000);

  // SIGTERM lets all finish.
  stub.delayMs = 4_000;
  const last = Promise.all([1, 2, 3, 4].map(() => askAlone(url)));
  await vi.waitFor(async () => expect(await figure(operations, 'gateway_requests_in_flight')).toBe(4), 10_000);
  signalWorkers('SIGTERM');
  const { code } = await program.kill('SIGTERM');
  expect([code, await last]).toEqual([0, [200, 200, 200, 200]]);
});

it.skipIf(process.platform !== 'linux')('SIGTERM while others start lets the first finish', { timeout: 90_000 }, async () => {
  const port = await freePort();
  const program = runTwo({ PORT: port, OPERATIONS_PORT: await freePort() });
  const children = () => readFileSync(`/proc/${program.pid}/task/${program.pid}/children`, 'utf8').trim().split(' ').map(Number);
  // The second is there as soon as the first listens; it shall not come to listen too.
  await vi.waitFor(() => expect(children()).toHaveLength(2), { timeout: 40_000, interval: 10 });
  process.kill(children()[1] as number, 'SIGSTOP');
  stub.delayMs = 4_000;
  const before = stub.taken;
  const asked = askAlone(`http://127.0.0.1:${port}`);
  // Only one of the processes listens: nobody but itself can tell what it has under way.
  await vi.waitFor(() => expect(stub.taken).toBe(before + 1), 10_000);
  const { code, stdout } = await program.kill('SIGTERM');
  expect([code, await asked]).toEqual([0, 200]);
  // Nor was it said that all listen.
  expect(stdout).not.toContain('/graphql');
});

it.skipIf(process.platform === 'win32')(
  'a scrape never goes backwards, though a worker is stuck or dies',
  { timeout: 60_000 },
  async () => {
    const { program, url, operations } = await startTwo();
    const seen = async () => {
      const text = await scrape(operations);
      return ['gateway_requests_total', 'gateway_request_duration_seconds_count'].map((name) => sumIn(text, name, 'kind="query"'));
    };
    const asked = async (times: number) => {
      for (let time = 0; time < times; time++) expect(await askAlone(url)).toBe(200);
    };
    await asked(8);
    await vi.waitFor(() => expect(pidsOf(program).size).toBe(2), 10_000);
    expect(await seen()).toEqual([8, 8]);
    const [stuck, victim] = [...pidsOf(program)] as [number, number];
    process.kill(stuck, 'SIGSTOP');
    expect(await seen()).toEqual([8, 8]);
    process.kill(stuck, 'SIGCONT');
    process.kill(victim, 'SIGKILL');
    // Also before the next one is there.
    expect(await seen()).toEqual([8, 8]);
    await vi.waitFor(async () => expect(await figure(operations, 'gateway_workers_ready')).toBe(2), 30_000);
    expect(await figure(operations, 'gateway_workers_replaced_total')).toBe(1);
    expect(await seen()).toEqual([8, 8]);
    await asked(4);
    await vi.waitFor(async () => expect(await seen()).toEqual([12, 12]), 10_000);
  },
);

it('are refused where one process alone would know what it has given out', async () => {
  const line = await refusal(GATEWAY, { DATA_DIR: temporaryFolder(), ...stub.environment, GATEWAY_WORKERS: '2', DEMO: 'maybe' });
  expect(line).toContain('GATEWAY_WORKERS');
  expect(line).toContain('DEMO');
});
