import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readIfThere } from '../gateway/generations/read-if-there.js';
import type { ReloadOutcome } from '../gateway/generations/reload-outcome.js';
import { Reloads } from '../gateway/generations/reloads.js';
import { lookAt, SourceWatch } from '../gateway/generations/watch-source.js';
import { writeWhole } from '../gateway/generations/write-whole.js';

const INTERVAL_MS = 20;
let folder: string;
let watch: SourceWatch | null = null;
let outcome: ReloadOutcome['outcome'] = 'swapped';
const onChange = vi.fn(async () => ({ outcome, trigger: '', generation: 1, reasons: [], milliseconds: 0 }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-source-'));
  outcome = 'swapped';
  onChange.mockClear();
});
afterEach(() => {
  watch?.close();
  rmSync(folder, { recursive: true });
});

const follow = async (path: string) => {
  watch = new SourceWatch({ path, seen: await lookAt(path), hasFailed: false, intervalMs: INTERVAL_MS, onChange });
  await sleep(4 * INTERVAL_MS);
  expect(onChange).not.toHaveBeenCalled();
};
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const changes = (times: number) => vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(times), { timeout: 5_000 });

it('a file that is written again is a change, once', async () => {
  const path = write('a', 'one');
  await follow(path);
  write('a', 'two');
  await changes(1);
  await sleep(5 * INTERVAL_MS);
  expect(onChange).toHaveBeenCalledOnce();
});

it('a file that takes the place of another is a change, also of the same length and time', async () => {
  const path = write('a', 'one');
  await follow(path);
  renameSync(write('b', 'two'), path);
  await changes(1);
});

it('a link that leads elsewhere is a change, for a file and for a folder as Kubernetes mounts it', async () => {
  for (const version of ['v1', 'v2']) {
    mkdirSync(join(folder, version));
    write(join(version, 'roster.graphql'), 'same');
  }
  symlinkSync('v1', join(folder, '..data'));
  mkdirSync(join(folder, 'mounted'));
  symlinkSync(join('..', '..data', 'roster.graphql'), join(folder, 'mounted', 'roster.graphql'));
  await follow(join(folder, 'mounted'));
  symlinkSync('v2', join(folder, '..next'));
  renameSync(join(folder, '..next'), join(folder, '..data'));
  await changes(1);
});

it('a file more or less in a folder is a change, others are none', async () => {
  write('roster.graphql', 'a');
  await follow(folder);
  write('notes.txt', 'x');
  write('.roster.graphql.swp', 'x');
  await sleep(5 * INTERVAL_MS);
  expect(onChange).not.toHaveBeenCalled();
  mkdirSync(join(folder, 'units'));
  write(join('units', 'schema.graphql'), 'b');
  await changes(1);
  rmSync(join(folder, 'units'), { recursive: true });
  await changes(2);
});

it('a file that is still being written is not read', async () => {
  const path = write('a', 'one');
  await follow(path);
  const until = performance.now() + 10 * INTERVAL_MS;
  for (let size = 4; performance.now() < until; size++) {
    write('a', 'x'.repeat(size));
    // Slept from write to write, shorter than between two looks.
    await sleep(INTERVAL_MS / 4);
    expect(onChange).not.toHaveBeenCalled();
  }
  await changes(1);
});

it('what has failed is tried again, what was refused is not', async () => {
  const path = write('a', 'one');
  await follow(path);
  outcome = 'failed';
  write('a', 'two');
  await changes(2);
  outcome = 'refused';
  await changes(3);
  await sleep(20 * INTERVAL_MS);
  expect(onChange).toHaveBeenCalledTimes(3);
});

it('what could not be served at the start is tried again, once where it is refused', async () => {
  const path = write('a', 'one');
  outcome = 'refused';
  watch = new SourceWatch({ path, seen: await lookAt(path), hasFailed: true, intervalMs: INTERVAL_MS, onChange });
  await changes(1);
  await sleep(20 * INTERVAL_MS);
  expect(onChange).toHaveBeenCalledOnce();
});

it('the last good text is there whole or not at all', async () => {
  const file = join(folder, 'deep', 'last-good');
  expect(await readIfThere(file, pino({ level: 'silent' }))).toBeNull();
  await Promise.all(['a', 'b', 'c'].map((letter) => writeWhole(file, letter.repeat(100_000))));
  expect(await readIfThere(file, pino({ level: 'silent' }))).toMatch(/^(a{100000}|b{100000}|c{100000})$/);
  await expect(writeWhole(join(file, 'below'), 'x')).rejects.toThrow();
});

it('reloads are made one at a time, and those asked meanwhile share the next', async () => {
  const attempts: PromiseWithResolvers<void>[] = [];
  const reloads = new Reloads({
    generation: () => 7,
    logger: pino({ level: 'silent' }),
    attempt: async () => {
      const attempt = Promise.withResolvers<void>();
      attempts.push(attempt);
      await attempt.promise;
      return { outcome: 'unchanged', reasons: [] };
    },
  });
  const [first, second, third] = ['a', 'b', 'c'].map((trigger) => reloads.reload(trigger));
  await sleep(1);
  expect(attempts).toHaveLength(1);
  attempts[0]?.resolve();
  expect(await first).toMatchObject({ outcome: 'unchanged', trigger: 'a', generation: 7 });
  await vi.waitFor(() => expect(attempts).toHaveLength(2));
  attempts[1]?.reject(new Error('broken'));
  expect(await second).toMatchObject({ outcome: 'failed', trigger: 'b', reasons: ['broken'] });
  expect(await third).toBe(await second);
  await reloads.close();
  expect(await reloads.reload('d')).toMatchObject({ outcome: 'failed' });
  expect(attempts).toHaveLength(2);
});
