import type { Logger } from 'pino';
import type { Generation } from './generation.js';
import { nextTurn } from './next-turn.js';
import type { OperationText } from './operations-in-use.js';

/** A generation that takes longer to get ready takes over as it is, in milliseconds. */
const LIMIT_MS = 60_000;

/** How a generation gets ready. */
export interface PrepareOptions {
  readonly logger: Logger;
  /** Gives it up. */
  readonly signal?: AbortSignal;
}

/** Gets a generation ready for operations, one after the other, so that nobody waits for it; what cannot be made ready is told. */
export async function prepareOperations(
  generation: Generation,
  operations: readonly OperationText[],
  { logger, signal }: PrepareOptions,
): Promise<void> {
  const until = performance.now() + LIMIT_MS;
  let failed = 0;
  let left = operations.length;
  for (const { source, operationName } of operations) {
    if (generation.closed.aborted || signal?.aborted) return;
    if (performance.now() > until) break;
    if (!(await generation.prepare({ query: source, ...(operationName === null ? {} : { operationName }) }))) failed++;
    left--;
    await nextTurn();
  }
  if (failed + left > 0 && !generation.closed.aborted)
    logger.warn({ event: 'preparation', failed, left }, 'some operations in use could not be prepared: they may be of another graph');
}
