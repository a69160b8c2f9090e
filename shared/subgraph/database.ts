import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { type EntityClass, type EntityManager, MikroORM } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { PostgreSqlDriver, type SqlEntityManager } from '@mikro-orm/postgresql';
import { SqliteDriver } from '@mikro-orm/sql';
import { CamelCasePlugin, Kysely, type LogEvent, sql } from 'kysely';
import { StartError } from './errors.js';
import { lockForWriting } from './lock.js';
import { type MigrationClass, migrate, refuseNewer } from './migrate.js';
import { createPostgresDialect } from './postgres-dialect.js';
import { BUSY_TIMEOUT_MS, createSqliteDialect } from './sqlite-dialect.js';

/** Where a subgraph's data lives: a file (SQLite) or a PostgreSQL database. */
export type DatabaseLocation = { readonly file: string } | { readonly url: string };

/**
 * Told of a SQL statement that is done.
 * @param ms how long it took, in milliseconds
 */
export type OnStatement = (sql: string, ms: number) => void;

/** What a subgraph brings to its database. */
export interface DatabaseOptions {
  /** The subgraph's name, for messages. */
  readonly name: string;
  readonly location: DatabaseLocation;
  readonly entities: EntityClass<unknown>[];
  /** All migrations, oldest first; never removed. */
  readonly migrations: readonly MigrationClass[];
  /** Told of every SQL statement: tests count them, traces show them. */
  readonly onStatement?: OnStatement;
}

/**
 * A subgraph's own database.
 * @typeParam Tables the tables, by name, with their columns in camelCase
 */
export interface Database<Tables> {
  /** Typed reads. Never used inside {@link Database.write}: on SQLite it would wait for itself for ever. */
  readonly read: Kysely<Tables>;
  /**
   * One transaction, one at a time for all processes: what it looks at stays so until it has written. Everything in it goes through
   * the entity manager (or its `getKysely()`) that is handed in, and it awaits nothing but the database.
   */
  write<Result>(work: (em: SqlEntityManager) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/**
 * Looks whether a database can be opened and is not newer than this code, and leaves it as it is: nothing is created or migrated.
 * @throws StartError
 */
export async function checkDatabase({ name, location, migrations }: Pick<DatabaseOptions, 'name' | 'location' | 'migrations'>) {
  try {
    const executed = 'url' in location ? await executedOnPostgres(location.url) : executedOnSqlite(location.file);
    refuseNewer(name, executed, migrations);
  } catch (error) {
    throw error instanceof StartError ? error : cannotOpen(name, location, error);
  }
}

/**
 * Opens the database and brings it up to date.
 * @throws StartError if it cannot be opened, a migration fails, or it is newer than this code
 */
export async function openDatabase<Tables>(options: DatabaseOptions): Promise<Database<Tables>> {
  const orm = await connect(options);
  await prepareDatabase(options.name, { close: () => orm.close(true) }, () => migrate(orm, options.name, options.migrations));
  const em = orm.em.fork() as unknown as SqlEntityManager;
  return {
    read: readWithin<Tables>(em),
    write: (work) =>
      (orm.em.fork() as EntityManager).transactional(async (transaction) => {
        const writer = transaction as unknown as SqlEntityManager;
        await lockForWriting(writer);
        return work(writer);
      }),
    close: () => orm.close(true),
  };
}

/** Typed reads in an entity manager's transaction. */
export const readWithin = <Tables>(em: SqlEntityManager): Kysely<Tables> =>
  em.getKysely().withPlugin(new CamelCasePlugin()) as unknown as Kysely<Tables>;

/**
 * Runs what a database needs before it serves. A failure closes it and stops the start, whatever it was: a damaged file shows
 * itself in any statement.
 * @throws StartError
 */
export async function prepareDatabase<Result>(
  name: string,
  database: Pick<Database<never>, 'close'>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await database.close();
    if (error instanceof StartError) throw error;
    throw new StartError(`the database of ${name} cannot be used: ${firstLine(error)}`);
  }
}

async function connect({ name, location, entities, migrations, onStatement }: DatabaseOptions): Promise<MikroORM> {
  try {
    const log = onStatement ? ({ query, queryDurationMillis }: LogEvent) => onStatement(query.sql, queryDurationMillis) : undefined;
    const shared = {
      entities,
      extensions: [Migrator],
      migrations: { migrationsList: migrations.map((m) => ({ name: m.name, class: m })), snapshot: false, disableForeignKeys: false },
      debug: false,
      logger: () => undefined,
    };
    const orm =
      'url' in location
        ? await MikroORM.init({
            ...shared,
            driver: PostgreSqlDriver,
            clientUrl: location.url,
            driverOptions: new Kysely({ dialect: createPostgresDialect(location.url), ...(log ? { log } : {}) }),
          })
        : await MikroORM.init({
            ...shared,
            driver: SqliteDriver,
            dbName: fileOf(location),
            driverOptions: new Kysely({ dialect: createSqliteDialect(location.file), ...(log ? { log } : {}) }),
          });
    await orm.connect();
    const check = await orm.checkConnection();
    if (!check.ok) {
      await orm.close(true);
      throw new Error(check.reason);
    }
    return orm as unknown as MikroORM;
  } catch (error) {
    throw cannotOpen(name, location, error);
  }
}

function cannotOpen(name: string, location: DatabaseLocation, error: unknown): StartError {
  // The address may hold a password, so it is not repeated.
  const place = 'url' in location ? `the PostgreSQL server of ${name}` : location.file;
  return new StartError(`the database of ${name} cannot be opened (${place}): ${firstLine(error)}`);
}

const EXECUTED = 'select name from mikro_orm_migrations';

/** Names of the migrations that a PostgreSQL database has. */
async function executedOnPostgres(url: string): Promise<string[]> {
  const db = new Kysely<never>({ dialect: createPostgresDialect(url) });
  try {
    const tracking = await sql<{ there: boolean }>`select to_regclass('mikro_orm_migrations') is not null as there`.execute(db);
    if (!tracking.rows[0]?.there) return [];
    const { rows } = await sql.raw<{ name: string }>(EXECUTED).execute(db);
    return rows.map((row) => row.name);
  } finally {
    await db.destroy();
  }
}

/** Names of the migrations that a SQLite file has. */
function executedOnSqlite(file: string): string[] {
  if (file === ':memory:') return [];
  if (!existsSync(file)) {
    mustTakeFiles(dirname(file));
    return [];
  }
  accessSync(file, constants.R_OK | constants.W_OK);
  const place = pathToFileURL(file);
  // Where nobody has the file open, this keeps SQLite from laying its own files beside it.
  if (!existsSync(`${file}-wal`) && !existsSync(`${file}-journal`)) place.searchParams.set('immutable', '1');
  const db = new DatabaseSync(place, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    const tracking = db.prepare("select name from sqlite_master where name = 'mikro_orm_migrations'").get();
    return tracking
      ? db
          .prepare(EXECUTED)
          .all()
          .map((row) => String(row.name))
      : [];
  } finally {
    db.close();
  }
}

/** Throws unless files can be made in a folder that is there or can be made itself. */
function mustTakeFiles(folder: string): void {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  // With the separator at the end, a file in the folder's place is refused too.
  accessSync(`${there}/`, constants.W_OK | constants.X_OK);
}

function fileOf({ file }: { file: string }): string {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  return file;
}

const firstLine = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0];
