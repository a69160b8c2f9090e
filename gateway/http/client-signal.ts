import type { ServerResponse } from 'node:http';

/**
 * A signal for everything that is done for one request: aborted when the client goes away before she has her answer, and at the
 * deadline (reason: `TimeoutError`).
 * @param deadlineMs milliseconds; null for an answer that may take as long as the client reads it
 */
export function clientSignal(response: ServerResponse, deadlineMs: number | null): AbortSignal {
  const controller = new AbortController();
  const leave = () => controller.abort(new DOMException('The client has gone away.', 'AbortError'));
  if (response.destroyed) {
    leave();
    return controller.signal;
  }
  const timer =
    deadlineMs === null
      ? undefined
      : setTimeout(() => controller.abort(new DOMException('The request took too long.', 'TimeoutError')), deadlineMs);
  response.once('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished) leave();
  });
  return controller.signal;
}
