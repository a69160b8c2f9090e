import type { OperationInUse } from '../composition/composition-messages.js';
import type { WorkerLine } from './shared-replay-guard.js';

/** For so long a worker waits for what the others were asked, in milliseconds; then it decides by what it knows itself. */
const PATIENCE_MS = 5_000;

/** Asks the primary process for the operations in use of all workers, so that all decide alike about another supergraph. */
export function createSharedOperations(line: WorkerLine): () => Promise<readonly OperationInUse[]> {
  const waiting = new Set<(operations: readonly OperationInUse[]) => void>();
  line.onMessage((message) => {
    if (message.type === 'gathered') for (const settle of waiting) settle(message.operations);
  });
  return () =>
    new Promise((resolve) => {
      const settle = (operations: readonly OperationInUse[]) => {
        clearTimeout(timer);
        waiting.delete(settle);
        resolve(operations);
      };
      const timer = setTimeout(() => settle([]), PATIENCE_MS);
      waiting.add(settle);
      line.send({ type: 'gather' });
    });
}
