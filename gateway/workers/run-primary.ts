import type { Logger } from 'pino';
import { Counter, Gauge, Registry } from 'prom-client';
import type { Config } from '../../shared/config.js';
import { createProofMemory } from '../../shared/identity/dpop.js';
import { serveOperations } from '../observability/serve-operations.js';
import { sayAddress } from '../say-address.js';
import type { GatewaySettings } from '../settings/gateway-settings.js';
import { WorkerFigures } from './worker-figures.js';
import { WorkerOperations } from './worker-operations.js';
import { WorkerPool } from './worker-pool.js';

/** What the primary process needs. */
export interface PrimaryOptions {
  readonly config: Config;
  readonly settings: GatewaySettings;
  readonly logger: Logger;
}

/** Beyond the time for requests, so long for workers to close what they have open, in milliseconds. */
const CLOSING_MS = 10_000;

/**
 * Runs a gateway of several processes: starts them, replaces one that ends, hands signals on, keeps what all of them must know, and
 * shows operators all of them as one. It answers no client itself.
 * @throws StartError if operators cannot be served
 */
export async function runPrimary({ config, settings, logger }: PrimaryOptions): Promise<void> {
  const { workers: size } = settings.process;
  const own = new Registry();
  const replaced = new Counter({ name: 'gateway_workers_replaced_total', help: 'Workers that have ended.', registers: [own] });
  const inUse = await WorkerOperations.open({
    lastGood: config.lastGoodSupergraph,
    hours: settings.reload.inUseHours,
    logger,
    workers: () => pool.workers,
  });
  const pool = new WorkerPool({
    size,
    guard: createProofMemory(),
    gather: () => inUse.gather(),
    keep: (operations) => inUse.merge(operations),
    logger,
    onReplaced: () => replaced.inc(),
  });
  new Gauge({
    name: 'gateway_workers_ready',
    help: 'Workers that listen.',
    registers: [own],
    collect() {
      this.set(pool.workers.filter(({ isReady }) => isReady).length);
    },
  });
  let isEnding = false;
  let operations: ReturnType<typeof serveOperations> = Promise.resolve(null);
  const health = async () => {
    if (isEnding) return 'draining';
    if (!pool.isComplete) return 'not ready';
    const states = await Promise.all(pool.workers.map((worker) => worker.ask('health')));
    return states.find((state) => state !== 'ready') ?? (states.includes(null) ? 'not ready' : 'ready');
  };
  const figures = new WorkerFigures(() => pool.workers);
  const metrics = async () => Registry.merge([await figures.sum(), own]).metrics();
  const stop = async (signal: NodeJS.Signals) => {
    if (isEnding) {
      pool.kill();
      process.exit(1);
    }
    isEnding = true;
    const { delayMs, deadlineMs } = config.drain;
    // Already now: whoever does not end in time tells no more.
    const saved = inUse.save();
    await pool.drain(signal, delayMs + deadlineMs + CLOSING_MS);
    await saved;
    const served = await operations.catch(() => null);
    await Promise.all([inUse.close(), served?.close()]);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
  const url = await pool.start().catch(() => {
    // Some of them may have requests under way.
    if (isEnding) return null;
    // It was said why.
    pool.kill();
    process.exit(1);
  });
  if (url === null || isEnding) return;
  operations = serveOperations({
    process: settings.process,
    logger,
    health,
    metrics: { contentType: own.contentType, metrics },
  });
  await operations;
  let reloading = Promise.resolve();
  process.on('SIGHUP', () => {
    reloading = reloading.then(() => pool.reload());
  });
  process.stdout.write(sayAddress(url, settings.pages));
}
