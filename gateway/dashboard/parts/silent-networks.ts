import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { REGISTRY } from '../../../shared/sectors.js';

/** Slugs of the networks whose data owner an answer names as at fault: `available` goes by earlier answers, and may not have noticed yet. */
export function silentNetworks(error: Error | undefined): ReadonlySet<string> {
  const sectors = new Set(CombinedGraphQLErrors.is(error) ? error.errors.map(({ extensions }) => extensions?.sector) : []);
  return new Set(REGISTRY.sectors.filter(({ slug }) => sectors.has(slug)).flatMap(({ networks }) => networks.map(({ slug }) => slug)));
}
