import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { keepDocuments } from '../shared/subgraph/keep-documents.js';

const schema = buildSchema('type Query { name: String }');
/** A query of so many characters, which no other number gives. */
const queryOf = (length: number, number = 0) => `{ a${number}: name }#`.padEnd(length, 'x');

describe('documents that are kept', () => {
  it('are parsed once for each text', () => {
    const documentOf = keepDocuments(schema);
    expect(documentOf(queryOf(20))).toBe(documentOf(queryOf(20)));
    expect(documentOf(queryOf(20))).not.toBe(documentOf(queryOf(21)));
    expect(() => documentOf('{ other }')).toThrow('other');
  });

  it('are none of texts beyond 64 000 characters', () => {
    const documentOf = keepDocuments(schema);
    expect(documentOf(queryOf(64_000))).toBe(documentOf(queryOf(64_000)));
    expect(documentOf(queryOf(64_001))).not.toBe(documentOf(queryOf(64_001)));
  });

  it('are the newest of 1000, and of 8 million characters', () => {
    for (const [length, most] of [
      [100, 1_000],
      [50_000, 160],
    ] as const) {
      const documentOf = keepDocuments(schema);
      const documents = Array.from({ length: most + 1 }, (_, i) => documentOf(queryOf(length, i)));
      expect(documentOf(queryOf(length, 1))).toBe(documents[1]);
      expect(documentOf(queryOf(length, most))).toBe(documents[most]);
      expect(documentOf(queryOf(length, 0))).not.toBe(documents[0]);
    }
  });
});
