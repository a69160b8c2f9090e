import type { BrokenRequest } from '../http/answer-broken-requests.js';
import type { ObservationOptions } from './observe-requests.js';

/** Tells of what was refused before anything else saw it, in the same words as of other requests: of its address and duration nothing is known. */
export function observeBrokenRequests({
  logger,
  metrics,
}: Pick<ObservationOptions, 'logger' | 'metrics'>): (request: BrokenRequest) => void {
  return ({ requestId, status, code }) => {
    metrics?.countBrokenRequest(code);
    logger.info({ requestId, kind: 'unknown', status, outcome: 'failed', codes: { [code]: 1 } }, 'request');
  };
}
