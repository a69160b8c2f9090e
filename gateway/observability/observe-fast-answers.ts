import type { FastAnswer } from '../http/fast-answers.js';
import type { ObservationOptions } from './observe-requests.js';

/**
 * Tells of what was answered from memory before anything else saw it, in the same words as of other requests.
 * @returns undefined where nobody wants to know
 */
export function observeFastAnswers({
  logger,
  metrics,
}: Pick<ObservationOptions, 'logger' | 'metrics'>): ((answer: FastAnswer) => void) | undefined {
  const isLogged = logger.isLevelEnabled('info');
  if (!isLogged && !metrics) return undefined;
  return ({ requestId, status, duration: ms }) => {
    metrics?.countRequest({ kind: 'query', status: status === 200 ? '2xx' : '3xx', outcome: 'complete' }, ms);
    metrics?.countCache('hit');
    const line = { requestId, kind: 'query', status, outcome: 'complete', ms: Math.round(ms * 100) / 100, cache: 'hit' };
    if (isLogged) logger.info(line, 'request');
  };
}
