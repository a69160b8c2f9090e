import { buildSchema, execute, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import type { Authenticate } from '../../shared/subgraph/caller.js';
import type { RequestContext, Subgraph } from '../../shared/subgraph/serve.js';
import type { ReferenceContext } from './reference/context.js';
import { resolveField, resolveType } from './reference/resolve.js';

/** What is asked. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** What the reference graph answers, as graphql-js gives it. */
export interface ReferenceAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphQLError[];
}

/** The public schema, executable in one process. */
export interface ReferenceGraph {
  readonly schema: GraphQLSchema;
  /**
   * Answers a query; not for mutations.
   * @param authorization header of that name
   */
  ask(question: Question, authorization: string | null): Promise<ReferenceAnswer>;
}

/**
 * What the federated graph is compared with: the public schema as one schema, executed by graphql-js over the subgraphs' own resolvers
 * and databases, called as functions. No gateway, no plan, no `_entities`.
 *
 * `regional` asks the sectors for lists by HTTP here too: that is its own way, not the gateway's. Nothing is written: the audit has
 * lines of the gateway's requests alone.
 * @param publicSchema text of the schema that clients see
 */
export function createReferenceGraph(
  publicSchema: string,
  subgraphs: ReadonlyMap<string, Subgraph>,
  authenticate: Authenticate,
): ReferenceGraph {
  const schema = buildSchema(publicSchema);
  return {
    schema,
    async ask({ query, variables, operationName }, authorization) {
      const document = parse(query);
      const refusals = validate(schema, document);
      if (refusals.length > 0) return { data: undefined, errors: refusals };
      const call = { requestId: 'reference', caller: await authenticate(authorization), authorization, language: null };
      const contexts = new Map<string, Promise<RequestContext>>();
      const contextValue: ReferenceContext = {
        subgraphs,
        contextOf(subgraph) {
          const context = contexts.get(subgraph.name) ?? Promise.resolve(subgraph.createContext(call));
          contexts.set(subgraph.name, context);
          return context;
        },
      };
      const { data, errors = [] } = await execute({
        schema,
        document,
        variableValues: variables,
        operationName,
        contextValue,
        fieldResolver: resolveField,
        typeResolver: resolveType,
      });
      return { data, errors };
    },
  };
}
