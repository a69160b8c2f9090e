import type { ReplayGuard, Showing } from '../../shared/identity/replay-guard.js';
import type { ToPrimary, ToWorker } from './worker-messages.js';

/** For so long a worker waits for the primary process, in milliseconds; then the proof is not believed. */
const PATIENCE_MS = 1_000;

/** The line between a worker and its primary process. */
export interface WorkerLine {
  send(message: ToPrimary): void;
  onMessage(listener: (message: ToWorker) => void): void;
}

/** A guard that asks the primary process, which remembers for all workers: what was shown at one must not pass at another. */
export function createSharedReplayGuard(line: WorkerLine): ReplayGuard {
  const waiting = new Map<number, (showing: Showing) => void>();
  let last = 0;
  line.onMessage((message) => {
    if (message.type === 'shown') waiting.get(message.id)?.(message.showing);
  });
  return {
    show: (name, at) =>
      new Promise((resolve) => {
        const id = ++last;
        const settle = (showing: Showing) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(showing);
        };
        const timer = setTimeout(() => settle('FULL'), PATIENCE_MS);
        waiting.set(id, settle);
        line.send({ type: 'show', id, name, at });
      }),
  };
}
