import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { type EntityClass } from '@mikro-orm/core';
import { type Compilable, type SchemaModule, sql } from 'kysely';
import pg from 'pg';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { SECTOR_ENTITIES } from '../../shared/sector/entities.js';
import { SECTOR_MIGRATIONS } from '../../shared/sector/migrations.js';
import type { SectorTables } from '../../shared/sector/tables.js';
import { type Database, type DatabaseLocation, openDatabase } from '../../shared/subgraph/database.js';
import { StartError } from '../../shared/subgraph/errors.js';
import { type MigrationClass, SchemaMigration } from '../../shared/subgraph/migrate.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { raiseDataVersion, readDataVersion, readSetting, writeSetting } from '../../shared/subgraph/setting.js';
import { REGIONAL_ENTITIES } from '../../subgraphs/regional/entities.js';
import { REGIONAL_MIGRATIONS } from '../../subgraphs/regional/migrations.js';
import { emptyDatabase, onPostgres } from '../kit/test-database.js';

const NOW = '2024-02-29T12:00:00.000Z';
const ROUNDS = 50;

/** A migration of a release that this program does not know. */
class Later001 extends SchemaMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    yield schema.createTable('later').addColumn('id', this.bytewise, (c) => c.primaryKey());
  }
}

/** Its second statement fails: the table is there already. */
class Broken001 extends SchemaMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    for (const name of ['half_done', 'half_done']) yield schema.createTable(name).addColumn('id', 'text');
  }
}

const open = (location: DatabaseLocation, migrations: readonly MigrationClass[] = SECTOR_MIGRATIONS) =>
  openDatabase<SectorTables>({ name: 'ous', location, entities: SECTOR_ENTITIES, migrations });

const opened = new Set<Database<SectorTables>>();
const children = new Set<ChildProcess>();
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  for (const database of opened) await database.close();
  opened.clear();
});

/** Opens a database that is closed after the test. */
async function openForTest(location?: DatabaseLocation): Promise<Database<SectorTables>> {
  const database = await open(location ?? (await emptyDatabase()));
  opened.add(database);
  return database;
}

type Row = Readonly<Record<string, unknown>>;

/** Asks the database past the code under test. */
async function ask(location: DatabaseLocation, text: string): Promise<readonly Row[]> {
  if ('url' in location) {
    const client = new pg.Client({ connectionString: location.url });
    await client.connect();
    const { rows } = await client.query<Row>(text);
    await client.end();
    return rows;
  }
  const db = new DatabaseSync(location.file);
  const rows = db.prepare(text).all();
  db.close();
  return rows;
}

async function tablesOf(location: DatabaseLocation): Promise<string[]> {
  const rows = await ask(
    location,
    onPostgres
      ? "select table_name as name from information_schema.tables where table_schema = 'public'"
      : "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
  );
  return rows.map(({ name }) => String(name)).toSorted();
}

/** Everything in a database: tables and their rows. */
async function contentsOf(location: DatabaseLocation): Promise<Row> {
  const contents: Record<string, unknown> = {};
  for (const table of await tablesOf(location)) contents[table] = await ask(location, `select * from "${table}" order by 1`);
  return contents;
}

/** The error that something ends with. */
async function refusalOf(promise: Promise<unknown>): Promise<StartError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartError);
  return error as StartError;
}

describe('migrations', () => {
  it('are applied once and are harmless a second time', async () => {
    const location = await emptyDatabase();
    const first = await open(location);
    await first.write((em) => writeSetting(em, 'kept', 'yes'));
    await first.close();
    const before = await contentsOf(location);
    await (await open(location)).close();
    expect(await contentsOf(location)).toEqual(before);
    expect(await ask(location, 'select name from mikro_orm_migrations')).toEqual(SECTOR_MIGRATIONS.map(({ name }) => ({ name })));
  });

  it('are applied once when two processes open an empty database at the same time', async () => {
    for (let round = 0; round < 3; round++) {
      const location = await emptyDatabase();
      const other = await startOther(location, 'open');
      other.begin();
      const mine = await openForTest(location);
      await other.done;
      await mine.write((em) => writeSetting(em, 'kept', 'yes'));
      expect(await ask(location, 'select name from mikro_orm_migrations')).toHaveLength(SECTOR_MIGRATIONS.length);
    }
  });

  it('that this program does not know stop the start, and nothing is changed', async () => {
    const location = await emptyDatabase();
    const newer = await open(location, [...SECTOR_MIGRATIONS, Later001]);
    await newer.write((em) => writeSetting(em, 'kept', 'yes'));
    await newer.close();
    const before = await contentsOf(location);
    const { message } = await refusalOf(open(location));
    expect(message).toContain('Later001');
    expect(message).toContain('ous');
    expect(await contentsOf(location)).toEqual(before);
  });

  it('that fail leave nothing behind in an empty database', async () => {
    const location = await emptyDatabase();
    const { message } = await refusalOf(open(location, [...SECTOR_MIGRATIONS, Broken001]));
    expect(message).toContain('ous');
    expect(message).not.toContain('\n');
    const contents = await contentsOf(location);
    expect(contents).toEqual({ mikro_orm_migrations: [] });
  });

  it('that fail leave a database with data as it was, for the release before', async () => {
    const location = await emptyDatabase();
    const database = await open(location);
    await database.write((em) => writeSetting(em, 'kept', 'yes'));
    await database.close();
    const before = await contentsOf(location);
    await refusalOf(open(location, [...SECTOR_MIGRATIONS, Later001, Broken001]));
    expect(await contentsOf(location)).toEqual(before);
    expect(await readSetting((await openForTest(location)).read as never, 'kept')).toBe('yes');
  });

  it.runIf(onPostgres)('that the user may not apply stop the start with one line, without her password', async () => {
    const location = await emptyDatabase();
    const url = new URL('url' in location ? location.url : '');
    const user = `reader_${url.pathname.slice(6)}`;
    await ask(location, `create role ${user} login password 'open-sesame'`);
    url.username = user;
    url.password = 'open-sesame';
    const { message } = await refusalOf(open({ url: url.href }));
    expect(message).toContain('ous');
    expect(message).not.toMatch(/\n|open-sesame/);
  });
});

describe('the tables', () => {
  it.each([
    ['a sector', SECTOR_ENTITIES, SECTOR_MIGRATIONS],
    ['regional', REGIONAL_ENTITIES, REGIONAL_MIGRATIONS],
  ] as const)('of %s have the columns of its entities, as nullable as there', async (_name, entities, migrations) => {
    const location = await emptyDatabase();
    const database = await openDatabase({ name: 'test', location, entities: entities as EntityClass<unknown>[], migrations });
    const expected: string[] = await database.write(async (em) =>
      [...em.getMetadata().getAll().values()].flatMap((entity) =>
        Object.values(entity.properties).flatMap((property) =>
          property.fieldNames.map((column) => `${entity.tableName}.${column}${property.nullable ? ' or null' : ''}`),
        ),
      ),
    );
    await database.close();
    expect(expected.length).toBeGreaterThan(60);
    expect(await columnsOf(location)).toEqual(expected.toSorted());
  });

  it('refuse a row that refers to nothing', async () => {
    const { write } = await openForTest();
    const identities = ['unit', 'nurse', 'appointment', 'event', 'measure'];
    await write(async (em) => {
      for (const table of identities) await sql`insert into ${sql.table(table)} (id) values ('known')`.execute(em.getKysely());
    });
    const insert = (table: string, row: Row) =>
      write((em) =>
        sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map(sql.ref))}) values (${sql.join(Object.values(row))})`.execute(
          em.getKysely(),
        ),
      );
    for (const [table, row] of Object.entries(VALID_ROWS)) {
      await insert(table, row);
      for (const column of Object.keys(row).filter((name) => row[name] === 'known'))
        await expect(insert(table, { ...row, [column]: 'unknown' }), `${table}.${column}`).rejects.toThrow(/foreign key/i);
    }
  });
});

const RECORDED = { recorded_at: NOW, demo: onPostgres ? false : 0 };
const VALID = { ...RECORDED, valid_from: '2020-01-01' };
/** A row of each table that refers to others; `known` stands where it refers. */
const VALID_ROWS: Readonly<Record<string, Row>> = {
  unit_version: { ...VALID, unit_id: 'known', name: 'A', sort_key: 'a', service_type: 'HOSPITAL', network: 'ous' },
  unit_succession: { from_unit_id: 'known', to_unit_id: 'known', kind: 'MERGED', date: '2020-01-01', recorded_at: NOW },
  nurse_version: { ...VALID, nurse_id: 'known', name: 'A', sort_key: 'a', role: 'RESOURCE_NURSE', visibility: 'PUBLIC' },
  appointment_version: {
    ...VALID,
    appointment_id: 'known',
    nurse_id: 'known',
    unit_id: 'known',
    role: 'RESOURCE_NURSE',
    basis: 'FURTHER_EDUCATION',
    successor_id: 'known',
  },
  event_version: { ...RECORDED, event_id: 'known', network: 'ous', kind: 'GATHERING', title: 'A', date: '2020-01-01' },
  measure_version: { ...RECORDED, measure_id: 'known', network: 'ous', year: 2020, title: 'A' },
  participation_version: { ...RECORDED, participation_id: 'p', event_id: 'any', nurse_id: 'known', status: 'REGISTERED' },
  nurse_record_version: { ...RECORDED, nurse_record_id: 'r', nurse_id: 'known', kind: 'PLACEMENT', date: '2020-01-01' },
  acknowledgement_version: { ...RECORDED, acknowledgement_id: 'a', unit_id: 'known', document_id: 'd', date: '2020-01-01' },
  tool_adoption_version: { ...RECORDED, tool_adoption_id: 't', unit_id: 'known', tool: 'ESAS', status: 'IN_USE', date: '2020-01-01' },
  request_version: {
    ...RECORDED,
    request_id: 'r',
    kind: 'END',
    status: 'REQUESTED',
    network: 'ous',
    nurse_id: 'known',
    unit_id: 'known',
    appointment_id: 'known',
  },
  report_version: {
    ...RECORDED,
    report_id: 'r',
    kind: 'UNIT',
    network: 'ous',
    unit_id: 'known',
    year: 2020,
    status: 'DRAFT',
    narrative: '',
  },
  transfer_version: {
    ...RECORDED,
    transfer_id: 't',
    nurse_id: 'known',
    direction: 'OUT',
    status: 'STARTED',
    other_sector: 'ous',
    unit_id: 'any',
    date: '2020-01-01',
  },
};

describe('an object in its history', () => {
  it('is found without reading those of others, in every table of states', async () => {
    const location = await emptyDatabase();
    await openForTest(location);
    const read: string[] = [];
    const tables = (await tablesOf(location)).filter((table) => table.endsWith('_version'));
    expect(tables.length).toBeGreaterThan(15);
    for (const table of tables) {
      const id = IDS[table] ?? `${table.replace('_version', '')}_id`;
      const steps = await ask(
        location,
        onPostgres
          ? `select indexdef as detail from pg_indexes where tablename = '${table}' and indexdef ~ '\\(${id}\\M'`
          : `explain query plan select * from ${table} where ${id} = 'x' and superseded_at is null`,
      );
      if (!steps.some(({ detail }) => String(detail).includes(onPostgres ? id : `(${id}=?`))) read.push(table);
    }
    expect(read).toEqual([]);
  });
});

/** Columns that name the object, where that is not the noun's own. */
const IDS: Readonly<Record<string, string>> = { role_grant_version: 'grant_id' };

/** Tables that no entity stands for: what migrations ran, and the index of the search by text. */
const NO_ENTITIES = /^(mikro_orm_migrations|(nurse|unit)_text(_.*)?|search_.*)$/;

async function columnsOf(location: DatabaseLocation): Promise<string[]> {
  const columns = await ask(
    location,
    onPostgres
      ? "select table_name as tab, column_name as col, is_nullable = 'YES' as nullable from information_schema.columns where table_schema = 'public'"
      : // SQLite does not say of a primary key that it may not be null.
        `select t.name as tab, c.name as col, c."notnull" = 0 and c.pk = 0 as nullable from sqlite_master t, pragma_table_info(t.name) c
         where t.type = 'table' and t.name not like 'sqlite_%'`,
  );
  return columns
    .filter(({ tab }) => !NO_ENTITIES.test(String(tab)))
    .map(({ tab, col, nullable }) => `${tab}.${col}${nullable ? ' or null' : ''}`)
    .toSorted();
}

describe('writing', () => {
  it('is undone as a whole when it throws, and the next one works', async () => {
    const database = await openForTest();
    const failed = new Error('not today');
    await expect(
      database.write(async (em) => {
        await writeSetting(em, 'kept', 'no');
        throw failed;
      }),
    ).rejects.toBe(failed);
    expect(await readSetting(database.read as never, 'kept')).toBeNull();
    await database.write((em) => writeSetting(em, 'kept', 'yes'));
    expect(await readSetting(database.read as never, 'kept')).toBe('yes');
  });

  // Ten seconds: as long as a writer waits for another one.
  it.skipIf(onPostgres)('fails when the database is taken for too long, and works again when it is free', async () => {
    const location = await emptyDatabase();
    const database = await openForTest(location);
    const holder = new DatabaseSync('file' in location ? location.file : '');
    holder.exec('begin immediate');
    await expect(database.write((em) => writeSetting(em, 'kept', 'no'))).rejects.toThrow(/locked/);
    holder.close();
    const never = new Promise((_resolve, reject) => setTimeout(() => reject(new Error('waits for ever')), 5_000));
    expect(await Promise.race([readSetting(database.read as never, 'kept'), never])).toBeNull();
    await Promise.race([database.write((em) => writeSetting(em, 'kept', 'yes')), never]);
    expect(await readSetting(database.read as never, 'kept')).toBe('yes');
  });

  it('from two processes that read and then write loses nothing', async () => {
    const location = await emptyDatabase();
    const mine = await openForTest(location);
    const other = await startOther(location, 'count');
    other.begin();
    for (let round = 0; round < ROUNDS; round++) await mine.write((em) => raiseDataVersion(em, NOW));
    await other.done;
    expect(await readDataVersion(mine.read as never)).toEqual({ version: String(2 * ROUNDS), changedAt: NOW });
  });

  it('from two processes that write the same rows in opposite orders does not lock them into each other', async () => {
    const location = await emptyDatabase();
    const mine = await openForTest(location);
    const other = await startOther(location, 'cross');
    other.begin();
    for (let round = 0; round < ROUNDS; round++) {
      await mine.write(async (em) => {
        for (const name of ['a', 'b', 'c']) await writeSetting(em, name, `mine ${round}`);
      });
    }
    await other.done;
    const rows = await ask(location, "select value from setting where name in ('a', 'b', 'c')");
    expect(new Set(rows.map(({ value }) => value)).size).toBe(1);
  });
});

/** Another process with the compiled code, ready to do its part. */
async function startOther(location: DatabaseLocation, part: 'open' | 'count' | 'cross') {
  const from = (...path: string[]) => JSON.stringify(pathToFileURL(projectPath('dist', 'shared', ...path)).href);
  const program = `
    import { openDatabase } from ${from('subgraph', 'database.js')};
    import { raiseDataVersion, writeSetting } from ${from('subgraph', 'setting.js')};
    import { SECTOR_ENTITIES } from ${from('sector', 'entities.js')};
    import { SECTOR_MIGRATIONS } from ${from('sector', 'migrations.js')};
    const [location, part] = process.argv.slice(1);
    const open = () =>
      openDatabase({ name: 'other', location: JSON.parse(location), entities: SECTOR_ENTITIES, migrations: SECTOR_MIGRATIONS });
    const early = part === 'open' ? undefined : await open();
    process.stdout.write('ready');
    await new Promise((resolve) => process.stdin.once('data', resolve));
    process.stdin.destroy();
    const database = early ?? (await open());
    for (let round = 0; round < ${ROUNDS} && part !== 'open'; round++) {
      await database.write(async (em) => {
        if (part === 'count') return raiseDataVersion(em, '${NOW}');
        for (const name of ['c', 'b', 'a']) await writeSetting(em, name, 'other ' + round);
      });
    }
    await database.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, JSON.stringify(location), part], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.add(child);
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const done = once(child, 'close').then(([code]) => {
    if (code !== 0) throw new Error(`the other process failed: ${complaint}`);
  });
  done.catch(() => undefined);
  await Promise.race([once(child.stdout, 'data'), done]);
  return { begin: () => void child.stdin.write('go\n'), done };
}

describe('keys', () => {
  /** A database whose own order of texts is the Norwegian one, where the kind of database has such a thing. */
  async function norwegianDatabase(): Promise<DatabaseLocation> {
    const location = await emptyDatabase();
    if (!('url' in location)) return location;
    const name = `${new URL(location.url).pathname.slice(1)}_nb`;
    await ask(location, `create database ${name} template template0 locale_provider icu icu_locale 'nb-NO'`);
    return { url: `${inject('postgresUrl')}/${name}` };
  }

  it('compare bytewise, whatever the language of the database', async () => {
    const ids = ['~', 'a', 'B', 'Z', 'Å', 'aa', 'ø', '1', '-', 'æ', 'b', 'a-1', 'a1'];
    const bytewise = ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const { read, write } = await openForTest(await norwegianDatabase());
    await write(async (em) => {
      for (const id of ids) {
        await sql`insert into nurse (id) values (${id})`.execute(em.getKysely());
        const row = { ...VALID_ROWS.nurse_version, nurse_id: id, sort_key: id };
        await sql`insert into nurse_version (${sql.join(Object.keys(row).map(sql.ref))}) values (${sql.join(Object.values(row))})`.execute(
          em.getKysely(),
        );
      }
    });
    const byId = await read.selectFrom('nurse').select('id').orderBy('id').execute();
    expect(byId.map(({ id }) => id)).toEqual(bytewise);
    const byName = await read.selectFrom('nurseVersion').select('sortKey').orderBy('sortKey').execute();
    expect(byName.map(({ sortKey }) => sortKey)).toEqual(bytewise);
    const after = await read.selectFrom('nurse').select('id').where('id', '>', 'Z').execute();
    expect(after.map(({ id }) => id).toSorted()).toEqual(bytewise.slice(bytewise.indexOf('Z') + 1).toSorted());
  });
});
