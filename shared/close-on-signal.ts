import type { DrainOptions } from './subgraph/requests-under-way.js';
import type { Served } from './subgraph/serve.js';

type Services = readonly Pick<Served, 'close' | 'drain'>[];

/** Runs until SIGINT or SIGTERM; then as {@link createStop} says. */
export function closeOnSignal(services: Services, drain: DrainOptions): void {
  const stop = createStop(services, drain);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
}

/**
 * What a signal does: lets everything finish what is under way, and closes it in the order given; a second one ends at once. Who sends
 * SIGINT sits there and waits, and no load balancer is to be told. What cannot be closed is told on stderr and keeps nothing else open;
 * the exit code is then 1.
 */
export function createStop(services: Services, drain: DrainOptions): (signal: NodeJS.Signals) => void {
  let closing = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (closing) process.exit(1);
    closing = true;
    const patience = signal === 'SIGINT' ? { ...drain, delayMs: 0 } : drain;
    await Promise.all(services.map((service) => service.drain?.(patience)));
    let failed = false;
    for (const service of services) {
      await service.close().catch((error: unknown) => {
        failed = true;
        process.stderr.write(`Cannot close: ${error instanceof Error ? error.message : String(error)}\n`);
      });
    }
    // What is left open would keep the process alive.
    if (failed) process.exit(1);
  };
  return (signal) => void stop(signal);
}
