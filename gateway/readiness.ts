import { type GraphQLSchema, getNamedType, isCompositeType, isRequiredArgument } from 'graphql';
import type { Gateway } from './create-gateway.js';
import { ownContext } from './plugins/operation-plugin.js';

/** For so long an answer about readiness holds: anybody may ask. */
const READINESS_MS = 1_000;

/**
 * Tells whether a query that needs a subgraph is answered.
 * @param requestId under which it is logged
 */
export type Readiness = (requestId: string) => Promise<boolean>;

/** Looks whether a gateway answers, once a second at most for all who ask. */
export function createReadiness(execute: Gateway['execute'], schema: () => GraphQLSchema): Readiness {
  let last: { readonly until: number; readonly result: Promise<boolean> } | undefined;
  return (requestId) => {
    if (!last || last.until < Date.now()) last = { until: Date.now() + READINESS_MS, result: answersQueries(execute, schema(), requestId) };
    return last.result;
  };
}

/** What is cheap to ask of our own graph: a list that one subgraph has in memory, and asks no other for. */
const CHEAP = 'regions';

/** Codes that blame the gateway, a subgraph, or that the two do not fit. Whatever else is refused, for lack of a token say, was answered. */
const FAULTS =
  /_(UNAVAILABLE|TIMEOUT|OVERLOADED|BAD_RESPONSE)$|^(undefined|INTERNAL_SERVER_ERROR|INCOMPLETE_ANSWER|QUERY_TOO_COMPLEX|GRAPHQL_\w+)$/;

/** Asks a query that leaves the gateway: in another graph than ours for the first root field that needs no argument. */
export async function answersQueries(execute: Gateway['execute'], schema: GraphQLSchema, requestId: string): Promise<boolean> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) => !args.some(isRequiredArgument));
  const field = fields.find(({ name }) => name === CHEAP) ?? fields[0];
  if (!field) return false;
  const query = `{ ${field.name}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''} }`;
  try {
    const { body } = await execute({ query }, ownContext(requestId));
    return body.kind === 'single' && !body.singleResult.errors?.some(({ extensions }) => FAULTS.test(String(extensions?.code)));
  } catch {
    return false;
  }
}
