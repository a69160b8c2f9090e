import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST, parse } from 'graphql';
import { BoundedCache } from '../../shared/subgraph/bounded-cache.js';
import { refuseNulInDocument } from '../../shared/subgraph/text.js';
import type { Limits } from '../settings/limit-settings.js';
import { checkStructure } from './check-structure.js';
import { checkText } from './check-text.js';
import { checkVariables, type Variables } from './check-variables.js';
import { compileCost } from './compile-cost.js';
import { type Cost, costIn } from './cost.js';
import { tooCostly } from './refusals.js';
import { readDocument } from './request-document.js';

/** What of a request is checked. */
export interface AdmissionRequest {
  /** Absent where it names a persisted query. */
  readonly query?: string | undefined;
  readonly variables?: Variables | undefined;
  readonly operationName?: string | undefined;
}

/** A request that may be validated and planned. */
export interface Admitted {
  /** Cost of the operation, by the rules in docs/settings.md; 0 where the server will refuse it in any case. */
  readonly cost: number;
}

/** The check of requests. */
export interface Admission {
  /**
   * Checks a request before it is validated, in the time of a fraction of a validation. What is no GraphQL, or not of the schema, is
   * let through: the server says that better.
   * @throws GraphQLError with a stable code (`QUERY_TOO_…`, `TOO_MANY_…`, `BAD_USER_INPUT` for a NUL character) and `limit`
   */
  check(request: AdmissionRequest): Admitted;
}

const KEPT_TEXTS = { entries: 1_000, characters: 8_000_000, longest: 64_000 };

/** Gives the cost of an operation of a text; null means the only one. */
type CostOf = (operationName: string | null) => Cost;

/** Makes the check of requests for a schema. What was found about a text is kept, so that the same text again costs microseconds. */
export function createAdmission({ schema, limits }: { readonly schema: GraphQLSchema; readonly limits: Limits }): Admission {
  const kept = new BoundedCache<CostOf>(KEPT_TEXTS);
  return {
    check: ({ query, variables = {}, operationName }) => {
      checkVariables(variables, limits);
      if (query === undefined) return { cost: 0 };
      const known = kept.get(query);
      const costOf = known ?? checkQuery(query, schema, limits);
      if (!known) kept.set(query, costOf);
      const cost = Math.ceil(costIn(costOf(operationName ?? null), variables));
      if (cost > limits.maxCost) throw tooCostly(cost, limits.maxCost);
      return { cost };
    },
  };
}

/** Checks all of a request that does not depend on its variables; the cost of an operation is compiled when it is first asked for. */
function checkQuery(query: string, schema: GraphQLSchema, limits: Limits): CostOf {
  const parsed = readQuery(query, limits);
  if (parsed === null) return () => 0;
  const document = readDocument(parsed);
  checkStructure(document, limits);
  refuseNulInDocument(parsed);
  const compiled = new Map<string | null, Cost>();
  return (operationName) => {
    const operation = getOperationAST(parsed, operationName);
    const known = compiled.get(operationName);
    const cost = known ?? (operation ? compileCost({ schema, document, operation }) : 0);
    if (operation) compiled.set(operationName, cost);
    return cost;
  };
}

/** Null for what is no GraphQL. */
function readQuery(query: string, limits: Limits): DocumentNode | null {
  try {
    checkText(query, limits);
    return parse(query, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions.code === undefined) return null;
    throw error;
  }
}
