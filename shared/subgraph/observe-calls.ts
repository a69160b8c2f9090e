import type { Logger } from 'pino';
import { isSurelyQuery } from './client/is-surely-query.js';
import { currentTrace, inServerSpan } from './spans.js';
import type { StatementCounts } from './statement-counts.js';

/** A call of a subgraph, as it is observed: nothing of what it asks for. */
interface ObservedCall {
  readonly requestId: string;
  readonly headers: object;
  readonly query: unknown;
}

/** What is told of calls, and to whom. */
interface CallObserverOptions {
  readonly subgraph: string;
  readonly logger: Logger;
  readonly statements: StatementCounts;
}

/** Does the work of a call; writes a line for it and begins a span, as far as anybody wants to know. */
export type ObserveCall = <Answer extends { readonly errors?: readonly unknown[] }>(
  call: ObservedCall,
  work: () => Promise<Answer>,
) => Promise<Answer>;

/** Makes the observer of a subgraph. */
export function createCallObserver({ subgraph, logger, statements }: CallObserverOptions): ObserveCall {
  return ({ requestId, headers, query }, work) => {
    const traced = () => inServerSpan({ subgraph, requestId, headers }, logged);
    if (!logger.isLevelEnabled('info')) return inServerSpan({ subgraph, requestId, headers }, work);
    const since = performance.now();
    const tally = { count: 0 };
    async function logged() {
      const answer = await work();
      const traceId = currentTrace();
      logger.info(
        {
          requestId,
          kind: typeof query === 'string' && isSurelyQuery(query) ? 'query' : 'mutation',
          ms: Math.round((performance.now() - since) * 100) / 100,
          statements: tally.count,
          errors: answer.errors?.length ?? 0,
          ...(traceId === null ? {} : { traceId }),
        },
        'request',
      );
      return answer;
    }
    return statements.within(tally, traced);
  };
}
