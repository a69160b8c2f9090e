import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { REGISTRY } from '../shared/sectors.js';
import { subgraphNames } from '../shared/subgraph-names.js';
import { ask, GRAPH, startedPrograms } from './kit/programs.js';

const BACKUP = 'subgraphs/backup.js';
const { run, refusal, temporaryFolder, emptyGraph } = startedPrograms();
const FILES = subgraphNames(REGISTRY)
  .map((name) => `${name}.sqlite`)
  .toSorted();

it('copies every database whole while the graph runs and somebody writes, and the graph starts from the copies', {
  timeout: 120_000,
}, async () => {
  const environment = emptyGraph();
  const graph = run(GRAPH, environment);
  await graph.url;
  const db = new DatabaseSync(join(environment.DATA_DIR as string, 'ous.sqlite'), { timeout: 10_000 });
  // Two tables that are equal after every transaction, with pages enough that a copy takes a while.
  db.exec('create table one (text); create table other (text)');
  let isOver = false;
  const writing = (async () => {
    for (let turn = 0; !isOver; turn++) {
      db.exec('begin immediate');
      for (const table of ['one', 'other'])
        for (let row = 0; row < 50; row++) db.prepare(`insert into ${table} values (?)`).run('x'.repeat(2_000));
      db.exec('commit');
      if (turn % 10 === 0) await sleep(1);
    }
  })();
  await sleep(300);
  const to = join(temporaryFolder(), 'copies', 'today');
  const { code, stdout, stderr } = await run(BACKUP, environment, to).ended;
  isOver = true;
  await writing;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.trim().split('\n').toSorted()).toEqual(FILES.map((file) => join(to, file)));
  expect(readdirSync(to).toSorted()).toEqual(FILES);
  expect(statSync(to).mode & 0o077).toBe(0);
  const copy = new DatabaseSync(join(to, 'ous.sqlite'));
  const [one, other] = ['one', 'other'].map((table) => copy.prepare(`select count(*) as rows from ${table}`).get()?.rows);
  expect(one).toBeGreaterThan(0);
  expect(other).toBe(one);
  copy.exec('drop table one; drop table other');
  copy.close();
  db.close();
  await graph.kill('SIGTERM');
  const again = run(GRAPH, { ...environment, DATA_DIR: to });
  expect((await ask<{ networks: unknown[] }>(await again.url, '{ networks { slug nurseCount } }')).networks).toHaveLength(7);
  expect((await again.kill('SIGTERM')).code).toBe(0);
});

it('overwrites nothing, and says what it needs', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  expect(await refusal(BACKUP, { DATA_DIR: folder })).toMatch(/Name the folder.*Usage: npm run -s backup/);
  expect(await refusal(BACKUP, { DATA_DIR: folder }, 'to')).toMatch(/does not exist\. Set DATA_DIR/);
  for (const file of FILES) writeFileSync(join(folder, file), 'no database');
  const damaged = await refusal(BACKUP, { DATA_DIR: folder }, join(folder, 'to'));
  expect(damaged).toMatch(/cannot be copied to .*not a database/);
  expect(readdirSync(join(folder, 'to'))).toEqual([]);
  expect(await refusal(BACKUP, { DATA_DIR: folder }, folder)).toMatch(/exists already\. Name another folder/);
  expect(existsSync(join(folder, `${FILES[0]}.part`))).toBe(false);
});
