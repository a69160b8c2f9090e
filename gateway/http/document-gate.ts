import type { Logger } from 'pino';
import { BoundedCache } from '../../shared/subgraph/bounded-cache.js';
import { readOperations } from '../operations.js';
import type { DocumentSettings } from '../settings/document-settings.js';
import { type KnownDocuments, readKnownDocuments, withKnownDocument } from './known-documents.js';
import { hashOf } from './read-manifest.js';
import type { GraphQLParameters } from './read-parameters.js';
import { Refusal } from './refusal.js';

/** Unknown operations that are remembered as logged. */
const LOGGED = { entries: 10_000, characters: 1_000_000 };
const NAME_CHARACTERS = 64;

/**
 * Lets operations through, with the text of those that are asked by their hash or id.
 * @throws Refusal 400 with code `DOCUMENT_NOT_KNOWN`
 */
export type DocumentGate = (parameters: GraphQLParameters, requestId: string) => GraphQLParameters;

/** Makes the gate of a level. @param onUnknown told of each request with an operation that is not known, where that is looked at */
export function createDocumentGate(
  { level, listed }: DocumentSettings,
  logger: Logger,
  onUnknown: () => void = () => undefined,
): DocumentGate {
  const known: KnownDocuments = { ...readKnownDocuments(), ...listed };
  if (level === 'all') return (parameters) => withKnownDocument(parameters, known);
  const hashes = new Set([...Object.values(known), ...readOperations().map(({ query }) => query)].map(hashOf));
  const logged = new BoundedCache<true>(LOGGED);
  return (parameters, requestId) => {
    const asked = withKnownDocument(parameters, known);
    const hash = asked.query === undefined ? null : hashOf(asked.query);
    if (hash !== null && hashes.has(hash)) return asked;
    onUnknown();
    if (level === 'known')
      throw new Refusal(400, 'Only operations that are registered here are answered. Ask the operator to register yours.', {
        code: 'DOCUMENT_NOT_KNOWN',
      });
    if (hash !== null && !logged.get(hash)) {
      logged.set(hash, true);
      const operation = asked.operationName?.slice(0, NAME_CHARACTERS) ?? null;
      logger.info({ requestId, document: hash, operation }, 'an operation that is not known');
    }
    return asked;
  };
}
