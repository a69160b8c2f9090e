import type { ApolloServerOptions } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { BoundedCache } from '../shared/subgraph/bounded-cache.js';
import type { GatewayContext } from './gateway-context.js';

/** Characters of the texts of all kept documents: a document, with all that is compiled of it, takes some thirty times as much memory. */
const KEPT_CHARACTERS = 2_000_000;

/**
 * Keeps documents that have been validated, and with them what the executor has compiled of them.
 * @param entries how many at most
 */
export function keepDocuments(entries: number): NonNullable<ApolloServerOptions<GatewayContext>['documentStore']> {
  const kept = new BoundedCache<DocumentNode>({ entries, characters: KEPT_CHARACTERS });
  return {
    get: async (key) => kept.get(key),
    set: async (key, document) => kept.set(key, document, document.loc?.source.body.length ?? KEPT_CHARACTERS),
    delete: async (key) => kept.delete(key),
  };
}
