import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { readLanguage } from '../texts/language.js';
import { DOCUMENT_HASHES } from './document-hashes.generated.js';
import { POSSIBLE_TYPES } from './possible-types.generated.js';
import type { StaleSources } from './stale-sources.js';

declare module '@apollo/client' {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface WatchQuery {
        errorPolicy: 'all';
      }
      interface Query {
        errorPolicy: 'all';
      }
      interface Mutate {
        errorPolicy: 'all';
      }
    }
  }
}

/** What the client needs of the session. */
export interface ClientOptions {
  /** The token to send; null for anybody. */
  readonly token: () => string | null;
  /** Is told of what was kept from before. */
  readonly stale: StaleSources;
}

/**
 * The page's client of the graph. Operations are sent by their hash, which the gateway knows: short addresses that can be kept. Whoever is signed in
 * asks by POST, so that no answer of hers is kept on the way.
 */
export function createClient({ token, stale }: ClientOptions): ApolloClient {
  const persisted = new PersistedQueryLink({ generateHash: hashOf, useGETForHashedQueries: true });
  const http = new HttpLink({ uri: '/graphql' });
  const signed = new ApolloLink((operation, forward) => {
    const value = token();
    // Words of refusals are in the language of the page, whatever the browser prefers.
    const headers = { 'accept-language': readLanguage(new URLSearchParams(location.search).get('lang')) };
    if (value !== null) operation.setContext({ headers: { ...headers, authorization: `Bearer ${value}` }, ...BY_POST });
    else operation.setContext({ headers, ...(operation.getContext().isPersonal ? BY_POST : {}) });
    return forward(operation);
  });
  // Partial answers are shown, and what is missing is said.
  return new ApolloClient({
    link: ApolloLink.from([stale.link, persisted, signed, http]),
    cache: new InMemoryCache({ possibleTypes: POSSIBLE_TYPES, typePolicies: TYPE_POLICIES }),
    defaultOptions: { watchQuery: { errorPolicy: 'all' }, query: { errorPolicy: 'all' }, mutate: { errorPolicy: 'all' } },
  });
}

/** Nothing of it stands in an address, which is kept on the way and in logs. */
const BY_POST = { fetchOptions: { method: 'POST' } } as const;

/** Context of a query in whose variables a person may be named. */
export const PERSONAL = { isPersonal: true } as const;

function hashOf({ definitions }: { readonly definitions: readonly object[] }): string {
  const operation = definitions.find((definition): definition is { name: { value: string } } => 'operation' in definition);
  const hash = operation && DOCUMENT_HASHES[operation.name.value];
  if (hash === undefined) throw new Error('an operation is not registered; run npm run generate');
  return hash;
}

/** What is the same object in every answer; statistics and states of a moment are not, so they are kept within their answer. */
const TYPE_POLICIES = {
  // There is one: who asks. What several parts of the page know of her adds up.
  Viewer: { keyFields: [] },
  Region: { keyFields: ['slug'] },
  Sector: { keyFields: ['slug'] },
  StatisticGroup: { keyFields: false },
  Indicator: { keyFields: ['id', 'version'] },
} as const;
