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

/** Asks for the first root field that needs no argument: a query that leaves the gateway. */
export async function answersQueries(execute: Gateway['execute'], schema: GraphQLSchema, requestId: string): Promise<boolean> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const field = fields.find(({ args }) => !args.some(isRequiredArgument));
  if (!field) return false;
  const query = `{ ${field.name}${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''} }`;
  try {
    const { body } = await execute({ query }, ownContext(requestId));
    return body.kind === 'single' && body.singleResult.errors === undefined;
  } catch {
    return false;
  }
}
