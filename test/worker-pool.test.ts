import cluster, { type Worker } from 'node:cluster';
import { EventEmitter } from 'node:events';
import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OperationInUse } from '../gateway/composition/composition-messages.js';
import { createSharedOperations } from '../gateway/workers/shared-operations.js';
import type { ToWorker } from '../gateway/workers/worker-messages.js';
import { WorkerPool } from '../gateway/workers/worker-pool.js';
import { WorkerProcess } from '../gateway/workers/worker-process.js';

const KNOWN: OperationInUse = { source: '{ added }', operationName: null, times: 1, lastAsked: '2026-01-01T00:00:00.000Z' };
const URL = 'http://127.0.0.1:1';

/** A process of `cluster`, as far as a pool sees it; without a process there is only an error to come. */
class FakeWorker extends EventEmitter {
  readonly told: ToWorker[] = [];
  readonly process: { readonly pid: number | undefined; kill(): void };

  constructor(isThere = true) {
    super();
    this.process = { pid: isThere ? 1 : undefined, kill: () => this.emit('exit') };
  }

  isConnected = () => this.process.pid !== undefined;
  send = (message: ToWorker) => this.told.push(message);
  asked = (what: string) => this.told.filter((message) => message.type === 'ask' && message.what === what).length;
  listens = () => this.emit('message', { type: 'ready', url: URL });

  answerAll(): void {
    for (const message of this.told.splice(0))
      if (message.type === 'ask') this.emit('message', { type: 'answer', id: message.id, answer: null });
  }
}

const shared = { guard: { show: async () => 'NEW' as never }, gather: async () => [], keep: vi.fn(), onNotStarted: vi.fn() };
const processOf = (worker: FakeWorker, more = {}) => new WorkerProcess(worker as unknown as Worker, { ...shared, ...more });

const logged: string[] = [];
const logger = pino({}, { write: (line) => void logged.push((JSON.parse(line) as { readonly msg: string }).msg) });

/** A pool whose processes are these, one after the other. */
function poolOf(...workers: (FakeWorker | Error)[]) {
  vi.spyOn(cluster, 'fork').mockImplementation(() => {
    const next = workers.shift();
    if (next instanceof FakeWorker) return next as unknown as Worker;
    throw next ?? new Error('one too many');
  });
  const onReplaced = vi.fn();
  return { pool: new WorkerPool({ size: 2, ...shared, logger, onReplaced }), onReplaced };
}

/** Lets promises that are settled be heard. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  logged.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('a worker that is asked again and again leaves nothing waiting', async () => {
  const fake = new FakeWorker();
  const worker = processOf(fake);
  const then = vi.spyOn(worker.ended, 'then');
  for (let time = 0; time < 100; time++) {
    const asked = worker.ask('health');
    fake.answerAll();
    await asked;
  }
  expect(then).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

it('who waits for a worker that ends hears nothing, at once; nor does who asks it afterwards', async () => {
  const fake = new FakeWorker();
  const worker = processOf(fake);
  const waiting = [worker.ask('health'), worker.ask('reload')];
  fake.emit('exit');
  expect(await Promise.all([...waiting, worker.ask('health')])).toEqual([null, null, null]);
  expect([vi.getTimerCount(), fake.asked('health')]).toEqual([0, 1]);
});

it('a reload waits for a worker that does not listen yet, but not for ever', async () => {
  const [one, two] = [new FakeWorker(), new FakeWorker()];
  const { pool } = poolOf(one, two);
  const started = pool.start();
  one.listens();
  await settle();
  const reloaded = pool.reload();
  await settle();
  one.answerAll();
  await settle();
  expect(two.asked('reload')).toBe(0);
  two.listens();
  await settle();
  expect(two.asked('reload')).toBe(1);
  two.answerAll();
  await Promise.all([reloaded, started]);
  expect(vi.getTimerCount()).toBe(0);

  const silent = processOf(new FakeWorker());
  const ready = silent.isReadyWithin(1_000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await ready).toBe(false);
});

it('what a worker was asked until its end is kept before it may go', () => {
  const fake = new FakeWorker();
  const keep = vi.fn(() => expect(fake.told).toEqual([]));
  processOf(fake, { keep });
  fake.emit('message', { type: 'leaving', operations: [KNOWN] });
  expect(keep).toHaveBeenCalledWith([KNOWN]);
  expect(fake.told).toEqual([{ type: 'leave' }]);
});

it('a process that cannot be started counts as ended, and is tried again', async () => {
  vi.useRealTimers();
  const [one, two, unborn, late] = [new FakeWorker(), new FakeWorker(), new FakeWorker(false), new FakeWorker()];
  const { pool, onReplaced } = poolOf(one, two, new Error('ENOMEM'), unborn, late);
  const forked = (times: number) => vi.waitFor(() => expect(cluster.fork).toHaveBeenCalledTimes(times), 20_000);
  const started = pool.start();
  one.listens();
  await forked(2);
  two.listens();
  expect(await started).toBe(URL);
  two.emit('exit');
  await forked(4);
  unborn.emit('error', new Error('EAGAIN'));
  await vi.waitFor(() => expect(pool.workers).toHaveLength(1));
  await forked(5);
  late.listens();
  expect(pool.isComplete).toBe(true);
  expect(logged.filter((message) => message === 'a worker cannot be started')).toHaveLength(2);
  // Two have ended; where there was none to begin with, nothing was replaced.
  expect(onReplaced).toHaveBeenCalledTimes(2);
});

it('the end of all does not wait for a process that there never was', async () => {
  const unborn = new FakeWorker(false);
  const { pool } = poolOf(unborn);
  const started = pool.start();
  unborn.emit('error', new Error('EMFILE'));
  await expect(started).rejects.toThrow();
  await pool.drain('SIGTERM', 1_000);
  expect(vi.getTimerCount()).toBe(0);
  await expect(poolOf(new Error('ENOMEM')).pool.start()).rejects.toThrow('ENOMEM');
});

it('a worker hears what a silent one told before, while it waits itself', async () => {
  const silent = processOf(new FakeWorker());
  let hear: (message: ToWorker) => void = () => undefined;
  const gather = createSharedOperations({
    // As the primary process does.
    send: () => void silent.ask('operations').then((told) => hear({ type: 'gathered', operations: told ?? [KNOWN] })),
    onMessage: (listener) => {
      hear = listener;
    },
  });
  const gathered = gather();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await gathered).toEqual([KNOWN]);
});
