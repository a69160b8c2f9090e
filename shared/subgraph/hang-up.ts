import type { ServerResponse } from 'node:http';

/**
 * A signal that is aborted when the one who asked hangs up before she has her answer.
 * @returns gives it; made when it is first asked for, as few questions cause others
 */
export function createHangUp(response: ServerResponse): () => AbortSignal {
  let controller: AbortController | undefined;
  const abort = () => {
    if (!response.writableEnded) controller?.abort();
  };
  return () => {
    if (controller) return controller.signal;
    controller = new AbortController();
    if (response.destroyed) abort();
    else response.once('close', abort);
    return controller.signal;
  };
}
