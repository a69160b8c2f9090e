import type { Served } from './subgraph/serve.js';

/** Runs until SIGINT or SIGTERM, then closes everything in the order given; a second signal ends at once. */
export function closeOnSignal(services: readonly Pick<Served, 'close'>[]): void {
  let closing = false;
  const stop = async () => {
    if (closing) process.exit(1);
    closing = true;
    for (const service of services) await service.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}
