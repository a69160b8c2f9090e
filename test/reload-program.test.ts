import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ask, GATEWAY, GRAPH, startedPrograms } from './kit/programs.js';
import { type ReloadingGraph, rosterSdl, startReloadingGraph, supergraphOf } from './kit/reloading-graph.js';

const { run, refusal, temporaryFolder, emptyGraph } = startedPrograms();
const WITHOUT_ADDED = supergraphOf(rosterSdl('nurses: [Nurse!]! count: Int!'));
const WHOLE = supergraphOf(rosterSdl());

let graph: ReloadingGraph;
let environment: Readonly<Record<string, string>>;
let file: string;
beforeAll(async () => {
  graph = await startReloadingGraph();
  file = join(graph.folder, 'supergraph.graphql');
  environment = { SUPERGRAPH: file, ROSTER_URL: graph.urlOf('roster'), UNITS_URL: graph.urlOf('units'), RELOAD_INTERVAL_MS: '0' };
});
afterAll(async () => {
  await graph.close();
  rmSync(graph.folder, { recursive: true });
});

const NURSES = '{ nurses { name unit } }';
const ANSWER = { nurses: ['n1', 'n2'].map((id) => ({ name: `Name ${id}`, unit: `Unit ${id}` })) };
const added = (url: string) =>
  vi.waitFor(async () => expect(await ask(url, '{ added }')).toEqual({ added: 3 }), { timeout: 20_000, interval: 100 });

it.runIf(process.platform !== 'win32')('SIGHUP lets another supergraph take over, which is kept for the next start', async () => {
  graph.write('supergraph.graphql', WITHOUT_ADDED);
  const folder = temporaryFolder();
  const kept = join(folder, 'last-good-supergraph.graphql');
  const gateway = run(GATEWAY, { ...environment, DATA_DIR: folder });
  const url = await gateway.url;
  expect(await ask(url, NURSES)).toEqual(ANSWER);
  expect(readFileSync(kept, 'utf8')).toBe(WITHOUT_ADDED);
  graph.write('supergraph.graphql', WHOLE);
  process.kill(gateway.pid, 'SIGHUP');
  await added(url);
  expect(await ask(url, NURSES)).toEqual(ANSWER);
  await vi.waitFor(() => expect(readFileSync(kept, 'utf8')).toBe(WHOLE), { timeout: 5_000 });
  const { code, stdout } = await gateway.kill('SIGTERM');
  expect(code).toBe(0);
  expect(stdout).toContain('"event":"reload","outcome":"swapped","reasons":[],"trigger":"SIGHUP","generation":2');

  // The same folder again, and nothing good to serve: first the file is spoiled, then it is gone.
  for (const spoil of [() => writeFileSync(file, WHOLE.slice(0, 2_000)), () => rmSync(file)]) {
    spoil();
    const next = run(GATEWAY, { ...environment, DATA_DIR: folder, RELOAD_INTERVAL_MS: '50' });
    const address = await next.url;
    expect(await ask(address, '{ added }')).toEqual({ added: 3 });
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    if (!existsSync(file)) {
      // What is put right is served without a word from anybody.
      graph.write('supergraph.graphql', supergraphOf(rosterSdl('nurses: [Nurse!]! count: Int! added: Int more: Int legacy: String')));
      await vi.waitFor(async () => expect(await (await fetch(`${address}/schema.graphql`)).text()).toContain('more'), { timeout: 20_000 });
    }
    expect((await next.kill('SIGTERM')).stdout).toContain('"event":"last-good"');
  }
});

it('what a start would break of what was in use is refused as a reload is, until an operator allows it', { timeout: 90_000 }, async () => {
  const folder = temporaryFolder();
  const chosen = { ...environment, DATA_DIR: folder };
  graph.write('supergraph.graphql', WHOLE);
  const first = run(GATEWAY, chosen);
  const secret = 'Kari Nordmann';
  expect(await ask(await first.url, `query Added { added __type(name: "${secret}") { name } }`)).toEqual({ added: 3, __type: null });
  expect((await first.kill('SIGTERM')).code).toBe(0);
  const kept = readFileSync(join(folder, 'operations-in-use.json'), 'utf8');
  expect(kept).toContain('query Added');
  expect(kept).not.toContain(secret);

  // Twice: the one that refused remembers too.
  graph.write('supergraph.graphql', WITHOUT_ADDED);
  for (const _start of [1, 2]) {
    const refusing = run(GATEWAY, chosen);
    const url = await refusing.url;
    expect(await ask(url, '{ added }')).toEqual({ added: 3 });
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    const { stdout } = await refusing.kill('SIGTERM');
    expect(stdout).toMatch(/"event":"last-good".*this breaks Added \(asked 1 times.*BREAKING_CHANGES/);
    expect(readFileSync(join(folder, 'last-good-supergraph.graphql'), 'utf8')).toBe(WHOLE);
  }

  const allowing = run(GATEWAY, { ...chosen, BREAKING_CHANGES: 'allow' });
  expect(await (await fetch(`${await allowing.url}/schema.graphql`)).text()).not.toContain('added');
  await allowing.kill('SIGTERM');
  // Then it is what others are measured by.
  const after = run(GATEWAY, chosen);
  expect(await (await fetch(`${await after.url}/schema.graphql`)).text()).not.toContain('added');
  expect((await after.kill('SIGTERM')).stdout).not.toContain('last-good');
});

it('operations in use that cannot be read keep nothing from being served, nor does a last good one that is broken', async () => {
  for (const kept of ['[{', '[null, { "source": "{" }]', '{}']) {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'operations-in-use.json'), kept);
    writeFileSync(join(folder, 'last-good-supergraph.graphql'), kept === '{}' ? 'no supergraph' : WHOLE);
    graph.write('supergraph.graphql', WITHOUT_ADDED);
    const gateway = run(GATEWAY, { ...environment, DATA_DIR: folder });
    expect(await (await fetch(`${await gateway.url}/schema.graphql`)).text()).not.toContain('added');
    await gateway.kill('SIGTERM');
  }
});

it('a supergraph with several mistakes is refused with all of them on one line', async () => {
  const folder = temporaryFolder();
  graph.write('supergraph.graphql', `${WHOLE}\ntype FirstEmpty\ntype SecondEmpty\n`);
  const line = await refusal(GATEWAY, { ...environment, DATA_DIR: folder });
  expect(line).toContain('FirstEmpty');
  expect(line).toContain('SecondEmpty');
});

it.runIf(process.platform !== 'win32')('SIGHUP reaches the whole graph in one process too', { timeout: 90_000 }, async () => {
  const program = run(GRAPH, { ...emptyGraph(), RELOAD_INTERVAL_MS: '0', LOG_LEVEL: 'info' });
  const url = await program.url;
  process.kill(program.pid, 'SIGHUP');
  await vi.waitFor(() => expect(program.printed()).toContain('"outcome":"unchanged","reasons":[],"trigger":"SIGHUP"'), { timeout: 30_000 });
  expect(await ask(url, '{ __typename }')).toEqual({ __typename: 'Query' });
  expect((await program.kill('SIGTERM')).code).toBe(0);
});

it('a folder with the schemas of subgraphs is composed at the start', async () => {
  const folder = join(temporaryFolder());
  writeFileSync(join(folder, 'roster.graphql'), rosterSdl('nurses: [Nurse!]! count: Int!'));
  const gateway = run(GATEWAY, { ...environment, SUPERGRAPH: folder, DATA_DIR: temporaryFolder() });
  expect(await ask(await gateway.url, '{ nurses { name } }')).toMatchObject({ nurses: [{ name: 'Name n1' }, { name: 'Name n2' }] });
  await gateway.kill('SIGTERM');
});

it('nothing to serve and nothing kept ends the start with one line; so does a kept one that is broken, which is named too', async () => {
  const folder = temporaryFolder();
  const missing = join(folder, 'missing.graphql');
  expect(await refusal(GATEWAY, { ...environment, SUPERGRAPH: missing, DATA_DIR: folder })).toContain(missing);
  expect(await refusal(GATEWAY, { ...environment, SUPERGRAPH: temporaryFolder(), DATA_DIR: folder })).toContain('has no subgraph');
  const kept = join(folder, 'last-good-supergraph.graphql');
  writeFileSync(kept, 'no supergraph');
  const line = await refusal(GATEWAY, { ...environment, SUPERGRAPH: missing, DATA_DIR: folder });
  expect(line).toContain(missing);
  expect(line).toContain(kept);
});
