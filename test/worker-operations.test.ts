import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ask, GATEWAY, type Program, startedPrograms } from './kit/programs.js';
import { type ReloadingGraph, rosterSdl, startReloadingGraph, supergraphOf } from './kit/reloading-graph.js';
import { startTestIssuer, type TestIssuer } from './kit/test-issuer.js';

const { run, temporaryFolder } = startedPrograms();
const WHOLE = supergraphOf(rosterSdl());
const WITHOUT_ADDED = supergraphOf(rosterSdl('nurses: [Nurse!]! count: Int!'));

let graph: ReloadingGraph;
let issuer: TestIssuer;
beforeAll(async () => {
  [graph, issuer] = await Promise.all([startReloadingGraph(), startTestIssuer()]);
});
afterAll(async () => {
  await Promise.all([graph.close(), issuer.close()]);
  rmSync(graph.folder, { recursive: true });
});

const startTwo = (folder: string, chosen: Readonly<Record<string, string>> = {}): Program =>
  run(GATEWAY, {
    SUPERGRAPH: join(graph.folder, 'supergraph.graphql'),
    ROSTER_URL: graph.urlOf('roster'),
    UNITS_URL: graph.urlOf('units'),
    ISSUER: issuer.issuer,
    AUDIENCE: issuer.audience,
    JWKS_URL: issuer.jwksUrl,
    RELOAD_INTERVAL_MS: '0',
    GATEWAY_WORKERS: '2',
    DATA_DIR: folder,
    ...chosen,
  });

interface Line {
  readonly pid: number;
  readonly event?: string;
  readonly msg?: string;
  readonly outcome?: string;
  readonly reasons?: readonly string[];
  readonly reason?: string;
}
const lines = (program: Program): Line[] => [...program.printed().matchAll(/^\{.*\}$/gm)].map(([line]) => JSON.parse(line) as Line);
const events = (program: Program, event: string) => lines(program).filter((line) => line.event === event);
/** Refusals for the sake of what one worker was asked, by process. */
const refusals = (program: Program) =>
  events(program, 'reload').flatMap(({ pid, outcome, reasons }) =>
    outcome === 'refused' && reasons?.join().includes('AddedOf') ? [pid] : [],
  );
const patient = { timeout: 40_000, interval: 100 };

/** Asks one worker, which nobody asks again. @returns its process */
async function askOne(program: Program): Promise<number> {
  const url = await program.url;
  expect(await ask(url, 'query AddedOf { added }', { connection: 'close' })).toEqual({ added: 3 });
  await vi.waitFor(() => expect(lines(program).filter(({ msg }) => msg === 'request')).toHaveLength(1), patient);
  return lines(program).find(({ msg }) => msg === 'request')?.pid ?? 0;
}

it.skipIf(process.platform === 'win32')(
  'what one worker was asked, no worker breaks: nor one that takes its place, nor the next start',
  {
    timeout: 150_000,
  },
  async () => {
    const folder = temporaryFolder();
    graph.write('supergraph.graphql', WHOLE);
    const program = startTwo(folder);
    const asked = await askOne(program);
    graph.write('supergraph.graphql', WITHOUT_ADDED);
    process.kill(program.pid, 'SIGHUP');
    await vi.waitFor(() => expect(new Set(refusals(program)).size).toBe(2), patient);

    process.kill(asked, 'SIGKILL');
    await vi.waitFor(() => expect(events(program, 'last-good')).toHaveLength(1), patient);
    expect(events(program, 'last-good')[0]?.reason).toContain('AddedOf');
    expect(events(program, 'last-good')[0]?.pid).not.toBe(asked);

    expect((await program.kill('SIGTERM')).code).toBe(0);
    expect(readFileSync(join(folder, 'operations-in-use.json'), 'utf8')).toContain('AddedOf');
    const next = startTwo(folder);
    expect(await ask(await next.url, '{ added }')).toEqual({ added: 3 });
    await vi.waitFor(() => expect(new Set(events(next, 'last-good').map(({ pid }) => pid)).size).toBe(2), patient);
    await next.kill('SIGTERM');
  },
);

it.skipIf(process.platform === 'win32')('what is asked while the gateway drains is kept too', { timeout: 90_000 }, async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'operations-in-use.json');
  graph.write('supergraph.graphql', WHOLE);
  const program = startTwo(folder, { DRAIN_DELAY_MS: '5000' });
  const url = await program.url;
  const ended = program.kill('SIGTERM');
  // What was asked until then.
  await vi.waitFor(() => expect(existsSync(file)).toBe(true), patient);
  expect(readFileSync(file, 'utf8')).not.toContain('AddedOf');
  expect(await ask(url, 'query AddedOf { added }', { connection: 'close' })).toEqual({ added: 3 });
  expect((await ended).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('AddedOf');
});

it.skipIf(process.platform === 'win32')('a worker that does not answer holds up no reload of another', { timeout: 90_000 }, async () => {
  graph.write('supergraph.graphql', WHOLE);
  const program = startTwo(temporaryFolder(), { RELOAD_INTERVAL_MS: '100' });
  const asked = await askOne(program);
  process.kill(asked, 'SIGSTOP');
  try {
    graph.write('supergraph.graphql', supergraphOf(rosterSdl('nurses: [Nurse!]! count: Int! added: Int more: Int legacy: String')));
    await vi.waitFor(() => expect(events(program, 'reload')).toMatchObject([{ outcome: 'swapped' }]), patient);
    expect(events(program, 'reload')[0]?.pid).not.toBe(asked);
  } finally {
    process.kill(asked, 'SIGCONT');
  }
  await program.kill('SIGTERM');
});
