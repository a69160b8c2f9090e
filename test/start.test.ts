import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { composeServices } from '@apollo/composition';
import { buildSchema, graphql, parse } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import { environmentPrefix } from '../shared/config.js';
import { REGISTRY } from '../shared/sectors.js';
import { subgraphNames } from '../shared/subgraph-names.js';
import { ask, GATEWAY, GRAPH, SUBGRAPH, startedPrograms } from './kit/programs.js';

/** What a gateway and its subgraphs share. */
const HOP_SECRET = randomBytes(32).toString('hex');
const { run, refusal, listenAnywhere, temporaryFolder, emptyGraph } = startedPrograms();

/** Whether something can listen at a port; fails as `listen` does if not. */
async function mustBeFree(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

const SEVEN = ['baerum', 'drammen', 'kongsberg', 'ringerike', 'lovisenberg', 'diakonhjemmet', 'ous'];

interface Overview {
  readonly networks: readonly { readonly slug: string; readonly nurseCount: number | null; readonly unitCount: number | null }[];
  readonly nurses: {
    readonly totalCount: number;
    readonly complete: boolean;
    readonly sources: readonly { readonly sector: string; readonly dataVersion: string | null; readonly asOf: string | null }[];
    readonly edges: readonly { readonly node: { readonly __typename: string } | null }[];
  };
}

const overview = (url: string) =>
  ask<Overview>(
    url,
    `{ networks { slug nurseCount unitCount }
       nurses(first: 200) { totalCount complete sources { sector dataVersion asOf } edges { node { __typename } } } }`,
  );

/** Rows of every table of every SQLite file in a folder. */
function rowsIn(folder: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of subgraphNames(REGISTRY)) {
    const db = new DatabaseSync(join(folder, `${name}.sqlite`), { readOnly: true });
    const tables = db.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[];
    for (const { name: table } of tables)
      counts[`${name}.${table}`] = Number(db.prepare(`select count(*) as rows from "${table}"`).get()?.rows);
    db.close();
  }
  return counts;
}

describe('the whole graph in one process', () => {
  it('says where to go, answers the seven networks, and has the same data after a second start', async () => {
    const environment = { DATA_DIR: temporaryFolder() };
    const first = run(GRAPH, environment);
    const before = await overview(await first.url);
    expect(before.networks.map(({ slug }) => slug)).toEqual(SEVEN);
    expect(before.nurses.totalCount).toBeGreaterThan(500);
    const { stdout } = await first.kill('SIGTERM');
    for (const page of ['explore', 'graphql', 'schema.graphql']) expect(stdout).toContain(`${await first.url}/${page}`);
    const rows = rowsIn(environment.DATA_DIR);

    const second = run(GRAPH, environment);
    expect(await overview(await second.url)).toEqual(before);
    await second.kill('SIGTERM');
    expect(rowsIn(environment.DATA_DIR)).toEqual(rows);
  });

  it.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGINT'] as const)(
    'ends with code 0 within three seconds of %s and leaves its port free, though a client is still connected',
    async (signal) => {
      const graph = run(GRAPH, emptyGraph());
      const url = await graph.url;
      await ask(url, '{ __typename }');
      const sent = performance.now();
      const { code, signal: killedBy, stderr } = await graph.kill(signal);
      expect({ code, killedBy, stderr }).toEqual({ code: 0, killedBy: null, stderr: '' });
      expect(performance.now() - sent).toBeLessThan(10_000);
      await mustBeFree(Number(new URL(url).port));
    },
  );

  it('is there once when two start at the same time on one folder', { timeout: 120_000 }, async () => {
    const alone = temporaryFolder();
    const shared = temporaryFolder();
    const pair = [run(GRAPH, { DATA_DIR: shared }), run(GRAPH, { DATA_DIR: shared })];
    const [one, other] = await Promise.all(pair.map(async (graph) => overview(await graph.url)));
    expect(one?.networks.map(({ slug }) => slug)).toEqual(SEVEN);
    expect(other).toEqual(one);
    await Promise.all(pair.map((graph) => graph.kill('SIGTERM')));

    const single = run(GRAPH, { DATA_DIR: alone });
    await single.url;
    await single.kill('SIGTERM');
    expect(rowsIn(shared)).toEqual(rowsIn(alone));
  });

  it('holds no database while it waits for another one, so that two that start cannot wait for each other', async () => {
    const environment = emptyGraph();
    const fileOf = (name: string) => join(environment.DATA_DIR ?? '', `${name}.sqlite`);
    const first = run(GRAPH, environment);
    await first.url;
    await first.kill('SIGTERM');

    const holder = new DatabaseSync(fileOf('lovisenberg'));
    holder.exec('begin immediate');
    const graph = run(GRAPH, environment);
    // SQLite lays this file beside a database that is opened.
    await vi.waitUntil(() => existsSync(`${fileOf('vestre-viken')}-shm`), { timeout: 30_000 });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    for (const name of subgraphNames(REGISTRY).filter((other) => other !== 'lovisenberg')) {
      const other = new DatabaseSync(fileOf(name), { timeout: 1_000 });
      expect(() => other.exec('begin immediate; rollback'), name).not.toThrow();
      other.close();
    }
    holder.close();
    expect(await ask(await graph.url, '{ __typename }')).toEqual({ __typename: 'Query' });
  });
});

describe('the programs apart', () => {
  it('a subgraph alone answers and says that it is ready', async () => {
    const subgraph = run(SUBGRAPH, { ...emptyGraph(), HOP_SECRET }, 'ous');
    const url = await subgraph.url;
    expect(await ask(url, '{ __typename }', { 'x-gateway-secret': HOP_SECRET })).toEqual({ __typename: 'Query' });
    const ready = await fetch(`${url}/health/ready`);
    expect({ status: ready.status, body: await ready.json() }).toEqual({ status: 200, body: { status: 'ready' } });
    expect((await subgraph.kill('SIGTERM')).code).toBe(process.platform === 'win32' ? null : 0);
  });

  it('an unknown subgraph, or none, ends with one line that lists those there are', async () => {
    for (const args of [['nobody'], []]) {
      const line = await refusal(SUBGRAPH, emptyGraph(), ...args);
      for (const name of subgraphNames(REGISTRY)) expect(line).toContain(name);
    }
  });

  it('regional without a sector’s address ends with one line that names the variable', async () => {
    expect(await refusal(SUBGRAPH, emptyGraph(), 'regional')).toContain('VESTRE_VIKEN_URL');
  });

  it('answer the seven networks and a page of nurses of all sectors when the gateway joins them', async () => {
    const folder = temporaryFolder();
    const sectors = REGISTRY.sectors.map(({ slug }) => ({ slug, program: run(SUBGRAPH, { DATA_DIR: folder }, slug) }));
    const urls: Record<string, string> = {};
    for (const { slug, program } of sectors) urls[`${environmentPrefix(slug)}_URL`] = await program.url;
    const regional = run(SUBGRAPH, { DATA_DIR: folder, ...urls }, 'regional');
    urls.REGIONAL_URL = await regional.url;
    const gateway = run(GATEWAY, { DATA_DIR: folder, ...urls });
    const { networks, nurses } = await overview(await gateway.url);
    expect(networks.map(({ slug }) => slug)).toEqual(SEVEN);
    for (const { nurseCount } of networks) expect(nurseCount).toBeGreaterThan(0);
    expect(nurses.complete).toBe(true);
    expect(new Set(nurses.edges.map(({ node }) => node?.__typename))).toEqual(
      new Set(REGISTRY.sectors.map(({ prefix }) => `${prefix}Nurse`)),
    );
  });
});

describe('the gateway alone', () => {
  it('ends with one line when its supergraph is missing, is none, or a subgraph has no address', async () => {
    const garbage = join(temporaryFolder(), 'supergraph.graphql');
    writeFileSync(garbage, 'this is { no supergraph');
    expect(await refusal(GATEWAY, { SUPERGRAPH: `${garbage}.gone` })).toContain(`${garbage}.gone`);
    expect(await refusal(GATEWAY, { SUPERGRAPH: garbage })).toContain('supergraph');
    const others = subgraphNames(REGISTRY).filter((name) => name !== 'ous');
    const urls = Object.fromEntries(others.map((name) => [`${environmentPrefix(name)}_URL`, 'http://127.0.0.1:9']));
    expect(await refusal(GATEWAY, urls)).toContain('OUS_URL');
  });

  it.each([
    ['at the address that it gives', (url: string) => ({ url, environment: {} })],
    ['at the address in the environment', (url: string) => ({ url: 'http://aviary.invalid', environment: { AVIARY_URL: url } })],
  ])('serves any other supergraph, %s', async (_where, place) => {
    const aviary = createHttpServer(async (request, response) => {
      const { query, variables } = JSON.parse(await bodyOf(request)) as { query: string; variables?: Record<string, unknown> };
      const answer = await graphql({ schema: buildSchema(AVIARY), source: query, rootValue: BIRDS, variableValues: variables ?? {} });
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
    const { url, environment } = place(`http://127.0.0.1:${await listenAnywhere(aviary)}`);
    const { supergraphSdl } = composeServices([{ name: 'aviary', url, typeDefs: parse(AVIARY) }]);
    const file = join(temporaryFolder(), 'aviary.graphql');
    writeFileSync(file, supergraphSdl ?? '');
    const gateway = run(GATEWAY, { SUPERGRAPH: file, ...environment });
    expect(await ask(await gateway.url, '{ bird(name: "siskin") { name wings } }')).toEqual({ bird: { name: 'siskin', wings: 2 } });
    await gateway.kill('SIGTERM');
  });
});

const AVIARY = 'type Query { bird(name: String!): Bird } type Bird { name: String! wings: Int! }';
const BIRDS = { bird: ({ name }: { name: string }) => ({ name, wings: 2 }) };

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
