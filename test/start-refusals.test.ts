import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { ask, type Environment, GATEWAY, GRAPH, SUBGRAPH, startedPrograms } from './kit/programs.js';

const TOKEN = 'gateway/token.js';
const HOP_SECRET = randomBytes(32).toString('hex');
const { run, refusal, listenAnywhere, forget, temporaryFolder, emptyGraph } = startedPrograms();

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
    forget(server);
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
