import type { SubgraphClient } from '../../../shared/subgraph/client/subgraph-client.js';

/** An answer older than this is asked for again, in the background. */
const FRESH_MS = 2_000;

/**
 * Whether a sector answered last time. Never waits: if the last answer is old, it asks again in the background, so that the next
 * reader knows better.
 */
export function isAvailable(client: SubgraphClient, requestId: string): boolean {
  const last = client.lastAnswer;
  if (last === null || Date.now() - last.at > FRESH_MS)
    // For all who ask later, so not in the name of the one who asks now.
    client.probe({ query: '{ _source { state } }', call: { requestId, authorization: null, language: null } });
  return last === null || last.state === 'OK';
}
