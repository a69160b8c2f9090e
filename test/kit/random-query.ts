import fc from 'fast-check';
import { print, validate } from 'graphql';
import { shrinkDocument } from './random-query/shrink-document.js';
import type { RandomDocument } from './random-query/tidy.js';
import { type QueryKind, QueryWriter } from './random-query/write-query.js';

/** A query that a client might send. */
export interface RandomQuery extends RandomDocument {
  readonly query: string;
}

/** Random valid queries over a whole schema; a failing one shrinks to the smallest that still fails. */
export const randomQuery = (kind: QueryKind): fc.Arbitrary<RandomQuery> => new QueryArbitrary(kind);

class QueryArbitrary extends fc.Arbitrary<RandomQuery> {
  constructor(private readonly kind: QueryKind) {
    super();
  }

  override generate(random: fc.Random): fc.Value<RandomQuery> {
    const document = new QueryWriter(this.kind, (limit) => random.nextInt(0, limit - 1)).write();
    const [wrong] = validate(this.kind.schema, document.document);
    if (wrong) throw new Error(`a query was made that is not valid: ${wrong.message}\n${print(document.document)}`);
    return this.toValue(document);
  }

  override canShrinkWithoutContext(_value: unknown): _value is RandomQuery {
    return false;
  }

  override shrink(_value: RandomQuery, context: unknown): fc.Stream<fc.Value<RandomQuery>> {
    const smaller = shrinkDocument(context as RandomDocument, this.kind.schema);
    return fc.stream(smaller).map((document) => this.toValue(document));
  }

  private toValue(document: RandomDocument): fc.Value<RandomQuery> {
    const query = print(document.document);
    const readable = { [fc.toStringMethod]: () => `\n${query}\n# variables: ${JSON.stringify(document.variables)}\n` };
    return new fc.Value({ ...document, query, ...readable }, document);
  }
}
