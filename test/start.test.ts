import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { composeServices } from '@apollo/composition';
import { buildSchema, graphql, parse } from 'graphql';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { environmentPrefix } from '../shared/config.js';
import { REGISTRY } from '../shared/sectors.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import { subgraphNames } from '../subgraphs/start-subgraph.js';

const GRAPH = 'gateway/start.js';
const GATEWAY = 'gateway/main.js';
const SUBGRAPH = 'subgraphs/main.js';
const TOKEN = 'gateway/token.js';
/** What a gateway and its subgraphs share. */
const HOP_SECRET = randomBytes(32).toString('hex');

/** How a program ended. */
interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A compiled program in a process of its own. */
interface Program {
  /** Address that it says it answers at. */
  readonly url: Promise<string>;
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): Promise<Ended>;
}

type Environment = Readonly<Record<string, string>>;

const children = new Set<ChildProcess>();
const servers = new Set<Server | HttpServer>();
const folders: string[] = [];

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  servers.clear();
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Starts a program with nothing of this process's environment but what Node itself needs. */
function run(program: string, environment: Environment, ...args: string[]): Program {
  const child = spawn(process.execPath, [projectPath('dist', ...program.split('/')), ...args], {
    cwd: temporaryFolder(),
    env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const said = { stdout: '', stderr: '' };
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  url.catch(() => undefined);
  child.stdout.on('data', (chunk) => {
    said.stdout += chunk;
    const address = /(http:\/\/[\d.]+:\d+)\/graphql/.exec(said.stdout)?.[1];
    if (address !== undefined) resolve(address);
  });
  child.stderr.on('data', (chunk) => {
    said.stderr += chunk;
  });
  const ended = new Promise<Ended>((resolveEnd) => {
    child.once('close', (code, signal) => {
      children.delete(child);
      reject(new Error(`${program} ended: ${said.stderr}`));
      resolveEnd({ code, signal, ...said });
    });
  });
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { url, ended, kill };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'resource-nurse-start-'));
  folders.push(folder);
  return folder;
}

/** Where nothing was kept yet, and without a roster: the quickest start. */
const emptyGraph = (): Environment => ({ DATA_DIR: temporaryFolder(), DEMO: 'off' });

/** Runs a program that must not start; returns the one line that it leaves. */
async function refusal(program: string, environment: Environment, ...args: string[]): Promise<string> {
  const { code, stderr, stdout } = await run(program, environment, ...args).ended;
  expect(stderr).toMatch(/^Cannot start: [^\n]+\n$/);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  return stderr;
}

async function listenAnywhere<Listening extends Server | HttpServer>(server: Listening): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.add(server);
  return (server.address() as AddressInfo).port;
}

/** Whether something can listen at a port; fails as `listen` does if not. */
async function mustBeFree(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

async function ask<Data>(url: string, query: string, headers: Record<string, string> = {}): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
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

describe('a bad setting ends the start with code 1 and one line that names it', () => {
  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['DEMO', 'maybe'],
    ['MODE', 'maybe'],
    ['HOP_SECRET', 'open-sesame'],
    ['ISSUER', 'https://sts.example.no'],
    ['OUS_URL', 'nonsense'],
    ['OUS_DATABASE_URL', 'mysql://nurse:open-sesame@127.0.0.1/ous'],
  ])('%s=%s', async (variable, value) => {
    const line = await refusal(GRAPH, { ...emptyGraph(), [variable]: value });
    expect(line).toContain(variable);
    expect(line).not.toContain('open-sesame');
  });

  it('names all of them at once', async () => {
    const line = await refusal(GRAPH, {
      ...emptyGraph(),
      PORT: 'abc',
      DEMO: 'maybe',
      OUS_URL: 'nonsense',
      VESTRE_VIKEN_DATABASE_URL: 'mysql://127.0.0.1/x',
    });
    for (const variable of ['PORT', 'DEMO', 'OUS_URL', 'VESTRE_VIKEN_DATABASE_URL']) expect(line).toContain(variable);
  });

  it('a port that another program uses: then nothing is written either', async () => {
    const port = await listenAnywhere(createServer());
    const environment = emptyGraph();
    expect(await refusal(GRAPH, { ...environment, PORT: String(port) })).toContain(`127.0.0.1:${port}`);
    expect(readdirSync(environment.DATA_DIR ?? '')).toEqual([]);
  });

  it('a host that is not this machine', async () => {
    expect(await refusal(GRAPH, { ...emptyGraph(), HOST: '203.0.113.5' })).toContain('203.0.113.5');
  });
});

describe('in production', () => {
  it.each([
    [GRAPH, []],
    [GATEWAY, []],
    [SUBGRAPH, ['ous']],
  ])('%s does not start without a hop secret', async (program, parameters) => {
    const environment: Environment = { ...emptyGraph(), MODE: 'production' };
    expect(await refusal(program, environment, ...parameters)).toContain('HOP_SECRET');
    expect(readdirSync(environment.DATA_DIR ?? '')).toEqual([]);
  });

  it('and beside a real issuer, no tokens are made here', async () => {
    const issuer = { ISSUER: 'https://sts.example.no', AUDIENCE: 'x', JWKS_URL: 'https://sts.example.no/jwks' };
    for (const strict of [{ MODE: 'production', HOP_SECRET }, issuer]) {
      const environment: Environment = { ...emptyGraph(), ...strict };
      expect(await refusal(TOKEN, environment, '--role', 'ADMIN', '--sector', 'ous')).toContain('development');
      expect(readdirSync(environment.DATA_DIR ?? '')).toEqual([]);
    }
  });
});

describe('a token for development', () => {
  it('is all that the command prints, and the graph over the same folder accepts it', async () => {
    const environment = emptyGraph();
    const { code, stdout } = await run(TOKEN, environment, '--role', 'COORDINATOR', '--network', 'ous', '--subject', 'kari').ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const graph = run(GRAPH, environment);
    const authorization = `Bearer ${stdout.trim()}`;
    expect(await ask(await graph.url, '{ sectors { available } }', { authorization })).toMatchObject({ sectors: expect.any(Array) });
  });

  it.each([
    ['--role', []],
    ['--network', ['--role', 'COORDINATOR']],
    ['--hours', ['--role', 'ADMIN', '--sector', 'ous', '--hours', 'many']],
    ['--colour', ['--colour', 'red']],
  ])('is not made without a good %s', async (option, parameters) => {
    expect(await refusal(TOKEN, emptyGraph(), ...parameters)).toContain(option);
  });
});

describe('a database that cannot be used ends the start with code 1 and one line that names its subgraph', () => {
  it.each([
    ['random bytes', randomBytes(4096)],
    ['a short text', Buffer.from('no database\n')],
    ['random bytes behind the head of a database', Buffer.concat([Buffer.from('SQLite format 3\0'), randomBytes(8176)])],
  ])('a file of %s, which is left as it was', async (_what, bytes) => {
    const environment = emptyGraph();
    const file = join(environment.DATA_DIR ?? '', 'ous.sqlite');
    writeFileSync(file, bytes);
    expect(await refusal(GRAPH, environment)).toContain('database of ous');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it.each(['mikro_orm_migrations', 'setting', 'nurse'])('a file in which the pages of %s are damaged', async (table) => {
    const environment = emptyGraph();
    const whole = run(SUBGRAPH, environment, 'ous');
    await whole.url;
    await whole.kill('SIGTERM');
    const file = join(environment.DATA_DIR ?? '', 'ous.sqlite');
    const db = new DatabaseSync(file, { readOnly: true });
    const pageSize = Number(db.prepare('pragma page_size').get()?.page_size);
    const page = Number(db.prepare('select rootpage from sqlite_master where name = ?').get(table)?.rootpage);
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, (page - 1) * pageSize, page * pageSize);
    writeFileSync(file, bytes);
    expect(await refusal(SUBGRAPH, { ...environment, DEMO: 'on' }, 'ous')).toContain('database of ous');
  });

  it('a DATA_DIR that is a file', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal(GRAPH, { DATA_DIR: file, DEMO: 'off' })).toContain(file);
  });

  // Nobody may make a folder there, not even root.
  it.runIf(process.platform === 'linux')('a DATA_DIR that cannot be written', async () => {
    expect(await refusal(GRAPH, { DATA_DIR: '/sys/resource-nurse', DEMO: 'off' })).toContain('/sys/resource-nurse');
  });

  it('a PostgreSQL server that is not there, without its password', async () => {
    const server = createServer();
    const port = await listenAnywhere(server);
    await new Promise((resolve) => server.close(resolve));
    servers.delete(server);
    const line = await refusal(GRAPH, { ...emptyGraph(), OUS_DATABASE_URL: `postgresql://nurse:open-sesame@127.0.0.1:${port}/ous` });
    expect(line).toContain('database of ous');
    expect(line).not.toContain('open-sesame');
  });

  it('a PostgreSQL server that takes the connection and never answers', { timeout: 50_000 }, async () => {
    const port = await listenAnywhere(createServer((socket) => socket.on('error', () => undefined).resume()));
    const program = run(SUBGRAPH, { ...emptyGraph(), OUS_DATABASE_URL: `postgresql://nurse:open-sesame@127.0.0.1:${port}/ous` }, 'ous');
    const giveUp = setTimeout(() => void program.kill('SIGKILL'), 30_000);
    const { code, stderr } = await program.ended;
    clearTimeout(giveUp);
    expect(code, 'ended by itself within 30 seconds').toBe(1);
    expect(stderr).toMatch(/^Cannot start: the database of ous [^\n]+\n$/);
    expect(stderr).not.toContain('open-sesame');
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
