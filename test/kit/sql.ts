import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { onPostgres } from './test-database.js';

/** A row as the database has it. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Runs a statement past the code under test. */
export async function runSql(location: DatabaseLocation, text: string): Promise<readonly SqlRow[]> {
  if ('url' in location) {
    const client = new pg.Client({ connectionString: location.url });
    await client.connect();
    const { rows } = await client.query<SqlRow>(text).finally(() => client.end());
    return rows;
  }
  const db = new DatabaseSync(location.file, { timeout: 10_000 });
  try {
    return db.prepare(text).all();
  } finally {
    db.close();
  }
}

/** Runs statements past the code under test, in one transaction. */
export async function changeBySql(location: DatabaseLocation, statements: readonly string[]): Promise<void> {
  const script = ['begin', ...statements, 'commit'].join(';\n');
  if ('url' in location) {
    const client = new pg.Client({ connectionString: location.url });
    await client.connect();
    await client.query(script).finally(() => client.end());
    return;
  }
  const db = new DatabaseSync(location.file, { timeout: 10_000 });
  db.exec(script);
  db.close();
}

/** Everything in a database: tables and their rows. */
export async function contentsOf(location: DatabaseLocation): Promise<Readonly<Record<string, readonly SqlRow[]>>> {
  const tables = await runSql(
    location,
    onPostgres
      ? "select table_name as name from information_schema.tables where table_schema = 'public'"
      : "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
  );
  const contents: Record<string, readonly SqlRow[]> = {};
  for (const { name } of tables) contents[String(name)] = await runSql(location, `select * from "${name}"`);
  return contents;
}
