import { readFileSync } from 'node:fs';
import { projectPath } from '../../shared/subgraph/project-root.js';
import type { GraphQLParameters } from './read-parameters.js';

/** Texts of operations by their SHA-256, in hexadecimal digits. */
export type KnownDocuments = Readonly<Record<string, string>>;

/** The operations of the dashboard, which are registered when it is built. */
export function readKnownDocuments(): KnownDocuments {
  return JSON.parse(readFileSync(projectPath('gateway', 'dashboard', 'documents.generated.json'), 'utf8')) as KnownDocuments;
}

/** Puts in the text of a known operation that is asked by its hash alone (`extensions.persistedQuery.sha256Hash`). */
export function withKnownDocument(parameters: GraphQLParameters, known: KnownDocuments): GraphQLParameters {
  const hash = (parameters.extensions?.persistedQuery as { readonly sha256Hash?: unknown } | undefined)?.sha256Hash;
  if (parameters.query || typeof hash !== 'string' || !Object.hasOwn(known, hash)) return parameters;
  return { ...parameters, query: known[hash] as string };
}
