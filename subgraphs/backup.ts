import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { readConfig } from '../shared/config.js';
import { REGISTRY } from '../shared/sectors.js';
import { runMain, StartError } from '../shared/subgraph/errors.js';
import { subgraphNames } from '../shared/subgraph-names.js';

const USAGE = 'npm run -s backup -- <folder>';

/** All pages at once: a copy that is made in steps begins anew whenever somebody writes in between. */
const PAGES = 2 ** 31 - 1;

/**
 * `npm run backup`: copies each embedded database whole, as it is at a moment, into a folder, also while the graph runs and writes. A copy is
 * there under its name only when it has been read through; none is overwritten.
 */
await runMain(async () => {
  const names = subgraphNames(REGISTRY);
  const config = readConfig(process.env, names);
  const folder = readFolder();
  const databases = names.map((name) => ({ name, location: config.databaseOf(name) }));
  const files = databases.flatMap(({ name, location }) =>
    'file' in location ? [{ from: location.file, to: join(folder, `${name}.sqlite`) }] : [],
  );
  const elsewhere = databases.flatMap(({ name, location }) => ('url' in location ? [name] : []));
  const missing = files.find(({ from }) => !existsSync(from));
  if (missing) throw new StartError(`${missing.from} does not exist. Set DATA_DIR to the folder of the databases.`);
  const taken = files.find(({ to }) => existsSync(to));
  if (taken) throw new StartError(`${taken.to} exists already. Name another folder.`);
  // Persons stand in it: a new folder is for its owner alone.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const { from, to } of files) {
    await copy(from, to);
    process.stdout.write(`${to}\n`);
  }
  if (elsewhere.length > 0) process.stderr.write(`not copied, for they are on PostgreSQL (use pg_dump): ${elsewhere.join(', ')}\n`);
});

/** @throws StartError if it cannot be copied, or the copy is damaged */
async function copy(from: string, to: string): Promise<void> {
  const draft = `${to}.part`;
  rmSync(draft, { force: true });
  const source = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  try {
    await backup(source, draft, { rate: PAGES });
    const made = new DatabaseSync(draft);
    // One file, with nothing beside it.
    made.exec('pragma journal_mode = delete');
    const { quick_check: found } = made.prepare('pragma quick_check(1)').get() ?? {};
    made.close();
    if (found !== 'ok') throw new Error(String(found));
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new StartError(`${from} cannot be copied to ${to}: ${(error as Error).message}.`);
  } finally {
    source.close();
  }
}

function readFolder(): string {
  const [folder, ...more] = read();
  if (folder === undefined || more.length > 0) throw new StartError(`Name the folder that the copies go to. Usage: ${USAGE}`);
  return folder;
}

function read(): string[] {
  try {
    return parseArgs({ allowPositionals: true }).positionals;
  } catch (error) {
    throw new StartError(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
}
