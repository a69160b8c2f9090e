import type { Logger } from 'pino';
import type { Generation } from './generation.js';
import { nextTurn } from './next-turn.js';
import type { OperationText } from './operations-in-use.js';

const LIMIT_MS = 60_000;

/** How a generation gets ready. */
export interface PrepareOptions {
  readonly logger: Logger;
  /** Gives it up. */
  readonly signal?: AbortSignal;
  /** Milliseconds; a generation that takes longer to get ready takes over as it is. */
  readonly limitMs?: number;
}

/** Gets a generation ready for operations, one after the other, so that nobody waits for it; what cannot be made ready is told. */
export async function prepareOperations(
  generation: Generation,
  operations: readonly OperationText[],
  { logger, signal, limitMs = LIMIT_MS }: PrepareOptions,
): Promise<void> {
  const givenUp = AbortSignal.any([generation.closed, ...(signal ? [signal] : [])]);
  const end = AbortSignal.any([givenUp, AbortSignal.timeout(limitMs)]);
  const ended = new Promise<null>((resolve) => end.addEventListener('abort', () => resolve(null)));
  let failed = 0;
  let left = operations.length;
  for (const { source, operationName } of operations) {
    if (end.aborted) break;
    const prepared = generation.prepare({ query: source, ...(operationName === null ? {} : { operationName }) });
    // One that takes without end must not hold up a reload, nor the end of the gateway.
    const isReady = await Promise.race([prepared, ended]);
    if (isReady === null) break;
    if (!isReady) failed++;
    left--;
    await nextTurn();
  }
  if (failed + left > 0 && !givenUp.aborted)
    logger.warn({ event: 'preparation', failed, left }, 'some operations in use could not be prepared: they may be of another graph');
}
