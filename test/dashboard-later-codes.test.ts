import type { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { LATER_CODES } from '../gateway/dashboard/graph/later-codes.js';
import { overloaded } from '../gateway/health/load.js';
import { planningOverloaded } from '../gateway/planning/planning-errors.js';
import { identityUnavailable } from '../shared/identity/refusals.js';
import { SubgraphFailure } from '../shared/subgraph/client/failure.js';

it('the page says of what is refused for the moment, and of nothing else, that it may be tried again', () => {
  const refusals: readonly GraphQLError[] = [
    planningOverloaded(),
    identityUnavailable(),
    new SubgraphFailure('ous', 'OVERLOADED'),
    new SubgraphFailure('regional', 'OVERLOADED'),
  ];
  const codes = [overloaded('', 1).code, ...refusals.map(({ extensions }) => extensions.code)];
  expect([...LATER_CODES].toSorted()).toEqual(codes.toSorted());
});
