import { setImmediate } from 'node:timers/promises';

/** Lets whatever else the event loop has to do be done first: long work that waits for this between its pieces holds nobody up. */
export const nextTurn = (): Promise<void> => setImmediate();
