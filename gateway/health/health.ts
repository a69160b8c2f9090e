import type { RequestsUnderWay } from '../../shared/subgraph/requests-under-way.js';
import type { Readiness } from '../readiness.js';
import type { Load } from './load.js';

/** What `/health/ready` may say; only `ready` is 200. */
export type HealthStatus = 'starting' | 'ready' | 'not ready' | 'overloaded' | 'draining';

/** What a gateway's health is judged by. */
export interface HealthOptions {
  readonly underWay: Pick<RequestsUnderWay, 'isDraining'>;
  readonly load: Pick<Load, 'isOverloaded'>;
  readonly answersQueries: Readiness;
}

/**
 * Tells whether new requests had better come here.
 * @param requestId under which the look is logged
 */
export type Health = (requestId: string) => Promise<HealthStatus>;

/** Judges: what is known at once comes first, then whether a query is answered. Until one was, the gateway is starting. */
export function createHealth({ underWay, load, answersQueries }: HealthOptions): Health {
  let hasAnswered = false;
  return async (requestId) => {
    if (underWay.isDraining) return 'draining';
    if (load.isOverloaded) return 'overloaded';
    const answers = await answersQueries(requestId);
    hasAnswered ||= answers;
    // It may have begun to end while this was found out.
    if (underWay.isDraining) return 'draining';
    if (answers) return 'ready';
    return hasAnswered ? 'not ready' : 'starting';
  };
}
