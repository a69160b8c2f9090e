import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { environmentPrefix } from '../../shared/config.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';

/** Whether this run is on PostgreSQL. */
export const onPostgres = process.env.TEST_DATABASE === 'postgres';

/** An empty database of the kind that this run is on. */
export async function emptyDatabase(): Promise<DatabaseLocation> {
  if (!onPostgres) return { file: join(mkdtempSync(join(tmpdir(), 'resource-nurse-')), 'test.sqlite') };
  return { url: await createDatabase('template1') };
}

/** Address of a new PostgreSQL database, a copy of another one to which nobody is connected. */
export async function createDatabase(template: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const server = inject('postgresUrl');
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`create database ${name} template ${template}`);
  await client.end();
  return `${server}/${name}`;
}

/** Environment that gives each of the subgraphs an empty database of its own. */
export async function emptyDatabases(subgraphs: readonly string[]): Promise<Record<string, string>> {
  const environment: Record<string, string> = { DATA_DIR: mkdtempSync(join(tmpdir(), 'resource-nurse-')) };
  if (!onPostgres) return environment;
  for (const subgraph of subgraphs) {
    const location = await emptyDatabase();
    if ('url' in location) environment[`${environmentPrefix(subgraph)}_DATABASE_URL`] = location.url;
  }
  return environment;
}
