import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { BoundedCache } from './bounded-cache.js';
import { refuseNulInDocument } from './text.js';

const MAX_TOKENS = 20_000;
const KEPT_TEXTS = { entries: 1_000, characters: 8_000_000, longest: 64_000 };

/**
 * Parses and validates each distinct text once, as long as it is kept.
 * @returns gives the document of a text; throws GraphQLError if it is none of this schema
 */
export function keepDocuments(schema: GraphQLSchema): (query: string) => DocumentNode {
  const kept = new BoundedCache<DocumentNode>(KEPT_TEXTS);
  return (query) => {
    const known = kept.get(query);
    if (known) return known;
    if (typeof query !== 'string') throw new GraphQLError('The body needs a query.', { extensions: { code: 'BAD_REQUEST' } });
    const document = parse(query, { noLocation: true, maxTokens: MAX_TOKENS });
    refuseNulInDocument(document);
    const [first] = validate(schema, document);
    if (first) throw first;
    kept.set(query, document);
    return document;
  };
}
