import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { environmentPrefix } from '../../shared/config.js';
import { filledTemplate } from './template.js';
import { createDatabase, emptyDatabases, onPostgres } from './test-database.js';

let asked = 0;

/**
 * Environment that gives each of the subgraphs a database of its own with the demo roster: copied, for to write the roster takes longer
 * than most files' tests. The first of a worker are empty, which is quicker where there is no second; and those under a clock of the
 * test's own, for then that start, too, must be at the test's time.
 */
export async function filledDatabases(subgraphs: readonly string[]): Promise<Record<string, string>> {
  asked += 1;
  if (asked === 1 || vi.isFakeTimers()) return emptyDatabases(subgraphs);
  const template = await filledTemplate();
  const environment: Record<string, string> = { DATA_DIR: mkdtempSync(join(tmpdir(), 'resource-nurse-')) };
  for (const subgraph of subgraphs) {
    const variable = `${environmentPrefix(subgraph)}_DATABASE_URL`;
    const file = `${subgraph}.sqlite`;
    if (onPostgres) environment[variable] = await createDatabase(new URL(template[variable] ?? '').pathname.slice(1));
    else copyFileSync(join(template.DATA_DIR ?? '', file), join(environment.DATA_DIR ?? '', file));
  }
  return environment;
}
