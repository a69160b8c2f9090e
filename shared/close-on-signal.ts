import type { Served } from './subgraph/serve.js';

/**
 * Runs until SIGINT or SIGTERM, then closes everything in the order given; a second signal ends at once. What cannot be closed is
 * told on stderr and keeps nothing else open; the exit code is then 1.
 */
export function closeOnSignal(services: readonly Pick<Served, 'close'>[]): void {
  let closing = false;
  const stop = async () => {
    if (closing) process.exit(1);
    closing = true;
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
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}
