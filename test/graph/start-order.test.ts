import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { type Compilable, type SchemaModule, sql } from 'kysely';
import pg from 'pg';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as gateway from '../../gateway/serve-gateway.js';
import { startGraph } from '../../gateway/start-graph.js';
import { readAreas } from '../../shared/areas.js';
import { type Config, readConfig } from '../../shared/config.js';
import { createSectorSubgraph } from '../../shared/sector/create-sector-subgraph.js';
import { NurseIdentity, SECTOR_ENTITIES, UnitIdentity } from '../../shared/sector/entities.js';
import { SECTOR_MIGRATIONS } from '../../shared/sector/migrations.js';
import type { SectorRows } from '../../shared/sector/rows.js';
import { checkRows } from '../../shared/sector/seed/check-rows.js';
import type { SectorTables } from '../../shared/sector/tables.js';
import { REGISTRY, type SectorDeclaration } from '../../shared/sectors.js';
import { checkDatabase, type Database, type DatabaseLocation, openDatabase } from '../../shared/subgraph/database.js';
import { StartError } from '../../shared/subgraph/errors.js';
import { type MigrationClass, SchemaMigration } from '../../shared/subgraph/migrate.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { cursorKey, readDataVersion, type SettingTable } from '../../shared/subgraph/setting.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { SECTOR_FOLDERS } from '../../subgraphs/index.js';
import * as content from '../../subgraphs/regional/content.js';
import { REGIONAL_ENTITIES, type RegionalTables } from '../../subgraphs/regional/entities.js';
import { REGIONAL_MIGRATIONS } from '../../subgraphs/regional/migrations.js';
import { writeContent } from '../../subgraphs/regional/write-content.js';
import { emptyDatabase, emptyDatabases, onPostgres } from '../kit/test-database.js';

/** What goes wrong in the test that runs. */
const broken = { content: false, close: false };
// Spied on, not mocked as modules: those are loaded once for all test files.
const { readContent } = content;
const { serveGateway } = gateway;
beforeAll(() => {
  vi.spyOn(content, 'readContent').mockImplementation((...parameters) => {
    if (broken.content) throw new StartError('observations.json, row 2, value: corrupt.');
    return readContent(...parameters);
  });
  vi.spyOn(gateway, 'serveGateway').mockImplementation(async (...parameters) => {
    const served = await serveGateway(...parameters);
    const close = async () => {
      await served.close();
      if (broken.close) throw new Error('the gateway does not close');
    };
    return { ...served, close };
  });
});
afterAll(() => {
  vi.restoreAllMocks();
});

const AREAS = readAreas();
const OUS = REGISTRY.sectors.find(({ slug }) => slug === 'ous') as SectorDeclaration;
const NAMES = subgraphNames(REGISTRY);
const [FIRST, SECOND] = ['2024-01-01T08:00:00.000Z', '2024-02-01T08:00:00.000Z'] as const;
const logger = pino({ level: 'silent' });

/** A migration of a release that this program does not know. */
class Later001 extends SchemaMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    yield schema.createTable('later').addColumn('id', this.bytewise, (c) => c.primaryKey());
  }
}

const opened = new Set<{ close(): Promise<void> }>();
afterEach(async () => {
  Object.assign(broken, { content: false, close: false });
  for (const database of opened) await database.close();
  opened.clear();
});

async function openSector(location: DatabaseLocation, migrations: readonly MigrationClass[] = SECTOR_MIGRATIONS) {
  const database = await openDatabase<SectorTables>({ name: 'ous', location, entities: SECTOR_ENTITIES, migrations });
  opened.add(database);
  return database;
}

async function openRegional(location: DatabaseLocation) {
  const database = await openDatabase<RegionalTables>({
    name: 'regional',
    location,
    entities: REGIONAL_ENTITIES,
    migrations: REGIONAL_MIGRATIONS,
  });
  opened.add(database);
  return database;
}

/** The message of the StartError that something ends with: one line. */
async function refusalOf(work: () => unknown): Promise<string> {
  let error: unknown;
  try {
    await work();
  } catch (reason) {
    error = reason;
  }
  expect(error).toBeInstanceOf(StartError);
  const { message } = error as StartError;
  expect(message).not.toContain('\n');
  return message;
}

/** A database to which something else comes first whenever it is written to. */
const overtaken = <Tables>(database: Database<Tables>, first: () => Promise<unknown>): Database<Tables> => ({
  ...database,
  write: async (work) => {
    await first();
    return database.write(work);
  },
});

describe('what several may write at once', () => {
  const content = () => readContent(REGISTRY, AREAS);

  it('reference content that another one wrote a moment ago is not written again', async () => {
    const database = await openRegional(await emptyDatabase());
    await writeContent(
      overtaken(database, () => writeContent(database, content(), FIRST)),
      content(),
      SECOND,
    );
    expect(await readDataVersion(database.read as never)).toEqual({ version: '1', changedAt: FIRST });
  });

  // Two openings of one SQLite file in one process would wait for each other.
  it.runIf(onPostgres)('reference content is there once when three write it', async () => {
    const location = await emptyDatabase();
    const databases = await Promise.all([1, 2, 3].map(() => openRegional(location)));
    await Promise.all(databases.map((database) => writeContent(database, content(), FIRST)));
    const [{ read }] = databases as [Database<RegionalTables>];
    const { rows } = await sql<{ count: number }>`select count(*) as count from population`.execute(read);
    expect(Number(rows[0]?.count)).toBe(content().populations.length);
    expect(await readDataVersion(read as never)).toMatchObject({ version: '1' });
  });

  it.runIf(onPostgres)('the demo roster is made once when three start', async () => {
    const location = await emptyDatabase();
    await openSector(location);
    const demo = vi.fn(SECTOR_FOLDERS.find(({ slug }) => slug === 'ous')?.demo ?? (() => ROWS));
    const start = () => createSectorSubgraph({ sector: OUS, registry: REGISTRY, areas: AREAS, database: location, demo });
    for (const subgraph of await Promise.all([start(), start(), start()])) await subgraph.close();
    expect(demo).toHaveBeenCalledTimes(1);
  });

  it('the cursor key is the one that came first', async () => {
    const database = (await openSector(await emptyDatabase())) as unknown as Database<SettingTable>;
    let first: Buffer | undefined;
    const second = await cursorKey(
      overtaken(database, async () => {
        first = await cursorKey(database);
      }),
    );
    expect(second).toEqual(first);
    expect(second).toHaveLength(32);
  });

  it('a cursor key that cannot be written stops the start', async () => {
    const database = (await openSector(await emptyDatabase())) as unknown as Database<SettingTable>;
    await expect(cursorKey({ ...database, write: () => Promise.reject(new Error('disk full')) })).rejects.toThrow('disk full');
  });
});

describe('a start that must fail touches no database', () => {
  async function settings(environment: Record<string, string> = {}): Promise<Config> {
    return readConfig({ PORT: '0', ...(await emptyDatabases(NAMES)), ...environment }, NAMES);
  }

  /** Names of the subgraphs whose database has anything in it. */
  async function touched(config: Config): Promise<string[]> {
    const found: string[] = [];
    for (const name of NAMES) if (await holdsAnything(config.databaseOf(name))) found.push(name);
    return found;
  }

  async function holdsAnything(location: DatabaseLocation): Promise<boolean> {
    if (!('url' in location)) return existsSync(location.file);
    const client = new pg.Client({ connectionString: location.url });
    await client.connect();
    const { rows } = await client.query("select 1 from information_schema.tables where table_schema = 'public'");
    await client.end();
    return rows.length > 0;
  }

  const start = async (config: Config) => {
    const graph = await startGraph({ config, logger });
    opened.add(graph);
  };

  it('where nothing must fail, all of them are', async () => {
    const config = await settings({ DEMO: 'off' });
    await start(config);
    expect(await touched(config)).toEqual(NAMES);
  });

  it('for a corrupt row of the content', async () => {
    const config = await settings();
    broken.content = true;
    expect(await refusalOf(() => start(config))).toContain('observations.json');
    expect(await touched(config)).toEqual([]);
  });

  it('for one that is newer than the program', async () => {
    const config = await settings();
    await (await openSector(config.databaseOf('ous'), [...SECTOR_MIGRATIONS, Later001])).close();
    opened.clear();
    expect(await refusalOf(() => start(config))).toMatch(/ous.*Later001/);
    expect(await touched(config)).toEqual(['ous']);
  });

  it.skipIf(onPostgres)('for a file that is no database', async () => {
    const config = await settings();
    const { file } = config.databaseOf('regional') as { file: string };
    writeFileSync(file, 'no database\n'.repeat(500));
    expect(await refusalOf(() => start(config))).toContain('database of regional');
    expect(readFileSync(file, 'utf8')).toBe('no database\n'.repeat(500));
    expect(await touched(config)).toEqual(['regional']);
  });

  it.runIf(onPostgres)('for a server that has no such database, without its password', async () => {
    const config = await settings();
    const url = 'url' in config.databaseOf('ous') ? new URL((config.databaseOf('ous') as { url: string }).url) : new URL('none:');
    url.pathname = '/nowhere';
    const databaseOf = (name: string) => (name === 'regional' ? { url: url.href } : config.databaseOf(name));
    const message = await refusalOf(() => start({ ...config, databaseOf }));
    expect(message).toContain('database of regional');
    expect(message).not.toContain('postgres:postgres');
    expect(await touched(config)).toEqual([]);
  });
});

describe.skipIf(onPostgres)('a look at a SQLite file', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'resource-nurse-look-'));
  const check = (file: string) => checkDatabase({ name: 'ous', location: { file }, migrations: SECTOR_MIGRATIONS });

  it('makes neither the file nor its folder', async () => {
    const there = folder();
    await check(join(there, 'not', 'yet', 'ous.sqlite'));
    expect(readdirSync(there)).toEqual([]);
  });

  it('refuses a folder that is a file', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(await refusalOf(() => check(join(file, 'ous.sqlite')))).toContain(file);
    expect(await refusalOf(() => check(join(file, 'deeper', 'ous.sqlite')))).toContain(file);
  });

  it.each(['wal', 'delete'])('leaves one in mode %s as it is, and lays nothing beside it', async (mode) => {
    const there = folder();
    const file = join(there, 'ous.sqlite');
    const db = new DatabaseSync(file);
    db.exec(`pragma journal_mode = ${mode}; create table mikro_orm_migrations (name text)`);
    db.close();
    const before = readFileSync(file);
    await check(file);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(there)).toEqual(['ous.sqlite']);
  });

  it('sees what was written a moment ago and is not in the file yet', async () => {
    const file = join(folder(), 'ous.sqlite');
    const db = new DatabaseSync(file);
    db.exec(
      "pragma journal_mode = wal; create table mikro_orm_migrations (name text); insert into mikro_orm_migrations values ('Later001')",
    );
    expect(await refusalOf(() => check(file))).toContain('Later001');
    db.close();
  });
});

describe('the demo roster', () => {
  it.each([UnitIdentity, NurseIdentity])('stays away from a database that has a row of its own (%o)', async (entity) => {
    const location = await emptyDatabase();
    const start = (demo: (() => SectorRows) | null) =>
      createSectorSubgraph({ sector: OUS, registry: REGISTRY, areas: AREAS, database: location, demo });
    await (await start(null)).close();
    const real = await openSector(location);
    await real.write((em) => em.insert(entity, { id: 'ous:x:real' }));
    await real.close();
    opened.clear();

    const demo = vi.fn(() => ROWS);
    await (await start(demo)).close();
    expect(demo).not.toHaveBeenCalled();
    const { read } = await openSector(location);
    const ids = [...(await read.selectFrom('unit').select('id').execute()), ...(await read.selectFrom('nurse').select('id').execute())];
    expect(ids).toEqual([{ id: 'ous:x:real' }]);
  });
});

describe('a corrupt list of areas', () => {
  const HEAD = 'code,name,kind,valid_from,valid_to,successor_codes,source';
  function readLines(...lines: string[]) {
    const file = join(mkdtempSync(join(tmpdir(), 'resource-nurse-areas-')), 'areas.csv');
    writeFileSync(file, `${[HEAD, '0301,Oslo,MUNICIPALITY,,,,SSB', ...lines].join('\n')}\n`);
    return readAreas(file);
  }

  it('is the only thing that is refused', () => {
    expect(readLines('0219,Bærum,MUNICIPALITY,2005-01-01,2020-01-01,3024;,SSB', '3024,Bærum,MUNICIPALITY,,,,SSB').get('0219')).toEqual({
      code: '0219',
      name: 'Bærum',
      kind: 'MUNICIPALITY',
      validFrom: '2005-01-01',
      validTo: '2020-01-01',
      successors: ['3024'],
    });
  });

  it.each([
    ['code', '30,Bærum,MUNICIPALITY,,,,'],
    ['code', '0301,Oslo again,MUNICIPALITY,,,,'],
    ['name', '3024,,MUNICIPALITY,,,,'],
    ['kind', '3024,Bærum,COUNTY,,,,'],
    ['valid_from', '3024,Bærum,MUNICIPALITY,2020,,,'],
    ['valid_to', '3024,Bærum,MUNICIPALITY,,2020-02-30,,'],
    ['valid_to', '3024,Bærum,MUNICIPALITY,2020-01-01,2020-01-01,,'],
    ['successor_codes', '3024,Bærum,MUNICIPALITY,,,9999,'],
  ])('is refused with file, line and field: %s in %s', async (field, line) => {
    expect(await refusalOf(() => readLines(line))).toMatch(new RegExp(`^areas\\.csv, line 3, ${field}: `));
  });

  it.each(['3024,"Bærum,MUNICIPALITY,,,,', '3024,Bæ"rum,MUNICIPALITY,,,,', '3024,Bærum'])(
    'is refused with file and line where it is no CSV: %s',
    async (line) => {
      expect(await refusalOf(() => readLines(line))).toMatch(/^areas\.csv .*line [34]\b/);
    },
  );

  it('is refused where the file is missing', async () => {
    expect(await refusalOf(() => readAreas(join(tmpdir(), 'no-such-areas.csv')))).toContain('areas.csv');
  });
});

const KNOWN = { recordedAt: '2018-01-01T08:00:00.000Z', supersededAt: null, demo: true };
const UNIT = { ...KNOWN, unitId: 'ous:unit:a', name: 'Sengepost', serviceType: 'HOSPITAL', network: 'ous', areaCode: null } as const;
const PERSON = { ...KNOWN, nurseId: 'ous:nurse:a', role: 'RESOURCE_NURSE', visibility: 'PUBLIC', email: null, phone: null } as const;
const TASK = {
  ...KNOWN,
  appointmentId: 'ous:appointment:a',
  nurseId: 'ous:nurse:a',
  unitId: 'ous:unit:a',
  role: 'RESOURCE_NURSE',
  basis: 'FURTHER_EDUCATION',
  endReason: null,
  successorId: null,
} as const;
const [EARLY, LATE] = [
  { validFrom: '2018-01-01', validTo: '2020-01-01' },
  { validFrom: '2020-01-01', validTo: null },
] as const;
/** Two states each of a unit and a person, and two appointments, the one after the other. */
const ROWS: SectorRows = {
  unitVersions: [
    { ...UNIT, ...LATE },
    { ...UNIT, ...EARLY },
  ],
  unitSuccessions: [],
  nurseVersions: [
    { ...PERSON, ...EARLY, name: 'Ada Aas' },
    { ...PERSON, ...LATE, name: 'Ada Bø' },
  ],
  appointmentVersions: [
    { ...TASK, ...EARLY },
    { ...TASK, ...LATE, appointmentId: 'ous:appointment:b' },
  ],
  eventVersions: [],
  participationVersions: [],
  measureVersions: [],
  actionPlanVersions: [],
  targetVersions: [],
  progressVersions: [],
};

describe('what a roster believes now', () => {
  const check = (rows: SectorRows) => checkRows(rows, { sector: OUS, areas: AREAS });
  type Table = 'unitVersions' | 'nurseVersions' | 'appointmentVersions';
  const withRow = (table: Table, index: number, fields: object): SectorRows => ({
    ...ROWS,
    [table]: ROWS[table].map((row, i) => (i === index ? { ...row, ...fields } : row)),
  });

  it('may change from one day to the next', () => expect(() => check(ROWS)).not.toThrow());

  it('may contradict what was believed before', () => {
    const former = { supersededAt: '2019-01-01T08:00:00.000Z', validTo: null };
    expect(() => check({ ...ROWS, unitVersions: [...ROWS.unitVersions, { ...UNIT, ...EARLY, ...former }] })).not.toThrow();
    expect(() => check({ ...ROWS, appointmentVersions: [...ROWS.appointmentVersions, { ...TASK, ...EARLY, ...former }] })).not.toThrow();
  });

  it.each<[string, Table, number, object, string]>([
    ['a unit', 'unitVersions', 1, { validTo: '2020-01-02' }, 'unit ous:unit:a'],
    ['a unit without an end', 'unitVersions', 1, { validTo: null }, 'unit ous:unit:a'],
    ['a unit twice from one day', 'unitVersions', 1, { validFrom: '2020-01-01', validTo: '2021-01-01' }, 'unit ous:unit:a'],
    ['a person', 'nurseVersions', 0, { validTo: '2020-01-02' }, 'person ous:nurse:a'],
    ['a person without an end', 'nurseVersions', 0, { validTo: null }, 'person ous:nurse:a'],
    ['an appointment of one id', 'appointmentVersions', 1, { appointmentId: 'ous:appointment:a' }, 'appointment ous:appointment:a'],
    ['a person’s appointments in a unit', 'appointmentVersions', 0, { validTo: '2020-01-02' }, 'person ous:nurse:a'],
    ['a person’s endless appointments in a unit', 'appointmentVersions', 0, { validTo: null }, 'person ous:nurse:a'],
  ])('may not be two states at once of %s', async (_what, table, index, fields, name) => {
    // Whatever else is checked, the unit is there all the time.
    const rows = withRow(table, index, fields);
    const always = table === 'unitVersions' ? { ...rows, appointmentVersions: [] } : rows;
    expect(await refusalOf(() => check(always))).toContain(`: ${name}: `);
  });

  it.each(SECTOR_FOLDERS.map(({ slug, demo }) => [slug, demo] as const))('has no such thing in the demo roster of %s', (slug, demo) => {
    const sector = REGISTRY.sectors.find((declared) => declared.slug === slug) as SectorDeclaration;
    expect(() => checkRows(demo(), { sector, areas: AREAS })).not.toThrow();
  });
});

describe('what does not close', () => {
  it.skipIf(process.platform === 'win32')('keeps nothing else open, and ends the process with code 1', async () => {
    const program = `
      import { closeOnSignal } from ${JSON.stringify(pathToFileURL(projectPath('dist', 'shared', 'close-on-signal.js')).href)};
      const service = (name, fails) => ({
        close: async () => {
          process.stdout.write(name + ' ');
          if (fails) throw new Error(name + ' is stuck');
        },
      });
      closeOnSignal([service('a', true), service('b', false), service('c', true), service('d', false)]);
      setInterval(() => undefined, 1000);
      process.stdout.write('ready ');`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stderr.on('data', (chunk) => {
      said.stderr += chunk;
    });
    child.stdout.on('data', (chunk) => {
      if (said.stdout === '') child.kill('SIGTERM');
      said.stdout += chunk;
    });
    const [code] = await once(child, 'close');
    expect({ code, ...said }).toEqual({
      code: 1,
      stdout: 'ready a b c d ',
      stderr: 'Cannot close: a is stuck\nCannot close: c is stuck\n',
    });
  });

  it('(the gateway) leaves no subgraph open', async () => {
    const config = readConfig({ PORT: '0', DEMO: 'off', ...(await emptyDatabases(NAMES)) }, NAMES);
    const graph = await startGraph({ config, logger });
    broken.close = true;
    await expect(graph.close()).rejects.toThrow('the gateway does not close');
    for (const { url } of graph.subgraphs.values()) await expect(fetch(`${url}/health/live`)).rejects.toThrow();
  });
});
