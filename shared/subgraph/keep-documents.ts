import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { refuseNulInDocument } from './text.js';

const MAX_TOKENS = 20_000;
const KEPT_DOCUMENTS = 1_000;
/** Characters of all texts together, and of one that is worth keeping: documents take many times the memory of their texts. */
const KEPT_CHARACTERS = 8_000_000;
const LONGEST_KEPT = 64_000;

/**
 * Parses and validates each distinct text once, as long as it is kept.
 * @returns gives the document of a text; throws GraphQLError if it is none of this schema
 */
export function keepDocuments(schema: GraphQLSchema): (query: string) => DocumentNode {
  const kept = new Map<string, DocumentNode>();
  let characters = 0;
  return (query) => {
    const known = kept.get(query);
    if (known) return known;
    if (typeof query !== 'string') throw new GraphQLError('The body needs a query.', { extensions: { code: 'BAD_REQUEST' } });
    const document = parse(query, { noLocation: true, maxTokens: MAX_TOKENS });
    refuseNulInDocument(document);
    const [first] = validate(schema, document);
    if (first) throw first;
    if (query.length > LONGEST_KEPT) return document;
    kept.set(query, document);
    characters += query.length;
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_DOCUMENTS && characters <= KEPT_CHARACTERS) break;
      kept.delete(oldest);
      characters -= oldest.length;
    }
    return document;
  };
}
