import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Kysely, sql } from 'kysely';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SECTOR_ENTITIES } from '../../shared/sector/entities.js';
import { SECTOR_MIGRATIONS } from '../../shared/sector/migrations.js';
import type { SectorTables } from '../../shared/sector/tables.js';
import { type Database, openDatabase } from '../../shared/subgraph/database.js';
import { createPostgresDialect } from '../../shared/subgraph/postgres-dialect.js';
import { readSetting, writeSetting } from '../../shared/subgraph/setting.js';
import { runSql } from '../kit/sql.js';
import { emptyDatabase, onPostgres } from '../kit/test-database.js';

/** A transaction that breaks, however it does, is undone, gives its connection back, and takes no other one with it. */

/** More than a pool has connections. */
const TIMES = 15;
const location = await emptyDatabase();
const opened = new Set<Database<SectorTables>>();
afterEach(async () => {
  for (const database of opened) await database.close();
  opened.clear();
});

async function open(): Promise<Database<SectorTables>> {
  const database = await openDatabase<SectorTables>({ name: 'ous', location, entities: SECTOR_ENTITIES, migrations: SECTOR_MIGRATIONS });
  opened.add(database);
  return database;
}

/** Ends all connections but the one that asks. */
const terminateAll = () =>
  runSql(location, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
const SLEEPING = "select pid from pg_stat_activity where query like 'select pg_sleep(30)%' and state = 'active'";
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const settingOf = ({ read }: Database<SectorTables>, name: string) => readSetting(read as never, name);

/** Fails if there is no connection left for as many writers and readers at once. */
async function mustWork(database: Database<SectorTables>): Promise<void> {
  // Until the pool has heard of the last connections that were ended.
  await pause(100);
  const names = Array.from({ length: TIMES }, (_, index) => `well ${index}`);
  const late = new Promise((_resolve, reject) => setTimeout(() => reject(new Error('waits for ever')), 20_000).unref());
  await Promise.race([Promise.all(names.map((name) => database.write((em) => writeSetting(em, name, 'yes')))), late]);
  const read = await Promise.race([Promise.all(names.map((name) => settingOf(database, name))), late]);
  expect(read).toEqual(names.map(() => 'yes'));
}

/** A message of a PostgreSQL server, a character for each byte: its kind, its length with that of the length itself, its content. */
function message(kind: string, content: Buffer): string {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return kind + length.toString('latin1') + content.toString('latin1');
}

describe.runIf(onPostgres)('a PostgreSQL server that ends connections', () => {
  it('with the very words that make them ready: the process lives, and the next one is asked', async () => {
    const READY = message('R', Buffer.alloc(4)) + message('Z', Buffer.from('I'));
    const ended = message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'));
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      // One packet: nothing of the program runs between the two.
      socket.on('error', () => undefined).once('data', () => socket.end(READY + ended, 'latin1'));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const db = new Kysely<never>({ dialect: createPostgresDialect(`postgresql://nobody@127.0.0.1:${port}/none`) });
    for (let times = 1; times <= 3; times += 1) {
      await expect(sql`select 1`.execute(db)).rejects.toThrow(/terminat|not queryable|Connection/i);
      expect(connections).toBe(times);
    }
    await db.destroy();
    server.close();
  });

  it('while they are idle in the pool', async () => {
    const database = await open();
    for (let times = 0; times < TIMES; times += 1) {
      await Promise.allSettled(Array.from({ length: 5 }, () => sql`select pg_sleep(0.01)`.execute(database.read)));
      await terminateAll();
      // At once: the pool may not know yet that its connections are dead, and lends one that cannot begin.
      await database.write((em) => writeSetting(em, 'idle', String(times))).catch(() => undefined);
    }
    await mustWork(database);
  });

  it('between two statements of a transaction: the process lives, and nothing of it is kept', async () => {
    const database = await open();
    for (let times = 0; times < TIMES; times += 1) {
      const writing = database.write(async (em) => {
        await writeSetting(em, 'between', 'half');
        await terminateAll();
        await pause(30);
        await writeSetting(em, 'between', 'whole');
      });
      await expect(writing).rejects.toThrow(/terminat|not queryable|Connection/i);
    }
    await mustWork(database);
    expect(await settingOf(database, 'between')).toBeNull();
  });

  it('during a statement', async () => {
    const database = await open();
    for (let times = 0; times < TIMES; times += 1) {
      const writing = database.write(async (em) => {
        await writeSetting(em, 'during', 'half');
        await sql`select pg_sleep(30)`.execute(em.getKysely());
      });
      const refused = expect(writing).rejects.toThrow();
      await vi.waitUntil(async () => (await runSql(location, SLEEPING)).length > 0, { interval: 5, timeout: 10_000 });
      await terminateAll();
      await refused;
    }
    await mustWork(database);
    expect(await settingOf(database, 'during')).toBeNull();
  });

  it('before a transaction is committed', async () => {
    const database = await open();
    for (let times = 0; times < TIMES; times += 1) {
      const writing = database.write(async (em) => {
        await writeSetting(em, 'commit', 'half');
        await terminateAll();
      });
      await expect(writing).rejects.toThrow();
    }
    await mustWork(database);
    expect(await settingOf(database, 'commit')).toBeNull();
  });

  it('while many write and read, and again and again', async () => {
    const database = await open();
    const outcomes = { done: 0, failed: 0 };
    let isOver = false;
    const work = async (index: number) => {
      for (let round = 0; !isOver; round += 1) {
        const task =
          index % 2 === 0 ? settingOf(database, 'many') : database.write((em) => writeSetting(em, `many ${index}`, String(round)));
        await task.then(
          () => (outcomes.done += 1),
          () => (outcomes.failed += 1),
        );
      }
    };
    const working = Promise.all(Array.from({ length: 20 }, (_, index) => work(index)));
    for (let times = 0; times < TIMES; times += 1) {
      await pause(40);
      await terminateAll();
    }
    isOver = true;
    await working;
    expect(outcomes.failed).toBeGreaterThan(0);
    expect(outcomes.done).toBeGreaterThan(0);
    await mustWork(database);
  });

  it('or is left while many write: closing waits for none of them for ever', { timeout: 30_000 }, async () => {
    const all: Promise<unknown>[] = [];
    for (const wait of [0, 5, 20, 50]) {
      const database = await open();
      opened.delete(database);
      const names = Array.from({ length: TIMES }, (_, index) => `left ${index}`);
      all.push(Promise.allSettled(names.map((name) => database.write((em) => writeSetting(em, name, 'yes')))));
      await pause(wait);
      await database.close();
    }
    // Those that still waited for a connection get none.
    await Promise.all(all);
  });

  it('and a statement that fails on a good connection keeps it', async () => {
    const database = await open();
    const before = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.read);
    for (let times = 0; times < TIMES; times += 1)
      await expect(database.write((em) => sql`select 1/0`.execute(em.getKysely()))).rejects.toThrow(/zero/);
    expect(await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.read)).toEqual(before);
    await mustWork(database);
  });
});

describe.skipIf(onPostgres)('a SQLite file', () => {
  it('that takes no more, as on a full disk: the transaction is undone, and the next one works', async () => {
    const database = await open();
    const pages = async (most: number | bigint) => {
      await sql.raw(`pragma max_page_count = ${most}`).execute(database.read);
    };
    for (let times = 0; times < 3; times += 1) {
      const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.read);
      await pages(Number(Object.values(rows[0] ?? {})[0]) + 1);
      const writing = database.write(async (em) => {
        for (let index = 0; index < 500; index += 1) await writeSetting(em, `full ${index}`, 'x'.repeat(4_000));
      });
      await expect(writing).rejects.toThrow(/full/);
      expect(await settingOf(database, 'full 0')).toBeNull();
      await pages(1_000_000);
      await mustWork(database);
    }
  });

  it('whose transaction SQLite has undone itself: the next one works', async () => {
    const database = await open();
    const writing = database.write(async (em) => {
      await writeSetting(em, 'undone', 'yes');
      await sql.raw("insert or rollback into setting (name, value) values ('undone', 'again')").execute(em.getKysely());
    });
    await expect(writing).rejects.toThrow(/UNIQUE/i);
    expect(await settingOf(database, 'undone')).toBeNull();
    await mustWork(database);
  });
});
