import { readFileSync } from 'node:fs';
import { projectPath } from '../../shared/subgraph/project-root.js';
import type { GraphQLParameters } from './read-parameters.js';

/** Texts of operations by their SHA-256, in hexadecimal digits, or the id that a list of them gives. */
export type KnownDocuments = Readonly<Record<string, string>>;

/** The operations of the dashboard, which are registered when it is built. */
export function readKnownDocuments(): KnownDocuments {
  return JSON.parse(readFileSync(projectPath('gateway', 'dashboard', 'documents.generated.json'), 'utf8')) as KnownDocuments;
}

/** The hash or id by which an operation is asked (`extensions.persistedQuery.sha256Hash`); null if it comes as a text, or by neither. */
export function askedHash({ query, extensions }: GraphQLParameters): string | null {
  const hash = (extensions?.persistedQuery as { readonly sha256Hash?: unknown } | undefined)?.sha256Hash;
  return query || typeof hash !== 'string' ? null : hash;
}

/** Puts in the text of a known operation that is asked by its hash or id alone. */
export function withKnownDocument(parameters: GraphQLParameters, known: KnownDocuments): GraphQLParameters {
  const hash = askedHash(parameters);
  return hash === null || !Object.hasOwn(known, hash) ? parameters : withText(parameters, known[hash] as string);
}

/** Puts in a text; what asked for it is done with. */
export function withText({ extensions = {}, ...parameters }: GraphQLParameters, query: string): GraphQLParameters {
  const { persistedQuery: _asked, ...others } = extensions;
  return { ...parameters, query, ...(Object.keys(others).length > 0 ? { extensions: others } : {}) };
}
