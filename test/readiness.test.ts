import { buildSchema, type GraphQLFormattedError } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import type { Gateway } from '../gateway/create-gateway.js';
import { answersQueries } from '../gateway/readiness.js';
import { readPublicSchema } from './kit/public-schema.js';

/** A gateway that gives one answer to everything. */
function gatewayWith(singleResult: { readonly data?: unknown; readonly errors?: readonly Partial<GraphQLFormattedError>[] }) {
  return vi.fn<Gateway['execute']>(async () => ({ body: { kind: 'single', singleResult } }) as never);
}
const failingWith = (code: string | undefined) => gatewayWith({ data: null, errors: [{ extensions: code ? { code } : {} }] });
const OTHER = buildSchema('type Query { find(id: ID!): Me  me: Me  other: Int } type Me { id: ID }');

describe('whether a gateway answers', () => {
  it('is found out by what costs little and asks one subgraph alone; in another graph by what can be asked', async () => {
    for (const [schema, query] of [
      [readPublicSchema(), '{ regions { __typename } }'],
      [OTHER, '{ me { __typename } }'],
      [buildSchema('type Query { count: Int }'), '{ count }'],
    ] as const) {
      const execute = gatewayWith({ data: {} });
      expect(await answersQueries(execute, schema, 'r')).toBe(true);
      expect(execute.mock.calls).toEqual([[{ query }, expect.objectContaining({ requestId: 'r', authorization: null })]]);
    }
    expect(await answersQueries(gatewayWith({ data: {} }), buildSchema('type Query { a(b: Int!): Int }'), 'r')).toBe(false);
  });

  it.each(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'NO_SUCH_TENANT'])('is so where it says why not: %s', async (code) => {
    expect(await answersQueries(failingWith(code), OTHER, 'r')).toBe(true);
  });

  it.each([
    ...['SECTOR_UNAVAILABLE', 'REGIONAL_TIMEOUT', 'SECTOR_OVERLOADED', 'SECTOR_BAD_RESPONSE'],
    ...['QUERY_PLANNING_TIMEOUT', 'QUERY_PLANNING_OVERLOADED', 'QUERY_TOO_COMPLEX', 'INTERNAL_SERVER_ERROR', 'INCOMPLETE_ANSWER'],
    // What a subgraph says that has another schema than it is said to have.
    ...['GRAPHQL_VALIDATION_FAILED', undefined],
  ])('is not so where it or a subgraph is at fault: %s', async (code) => {
    expect(await answersQueries(failingWith(code), OTHER, 'r')).toBe(false);
  });

  it('is not so where the query itself fails', async () => {
    expect(await answersQueries(() => Promise.reject(new Error('no')), OTHER, 'r')).toBe(false);
  });
});
