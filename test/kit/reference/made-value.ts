import {
  coerceInputValue,
  defaultFieldResolver,
  GraphQLError,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Subgraph } from '../../../shared/subgraph/serve.js';
import type { ReferenceContext } from './context.js';

/** An object of an answer: which subgraph made it, what that made, and what other owners made of its key, once each. */
export class MadeValue {
  readonly elsewhere = new Map<string, Promise<MadeValue | null>>();

  constructor(
    readonly subgraph: Subgraph,
    readonly value: unknown,
  ) {}
}

/** The field of a type in a subgraph's own schema. */
export function fieldOf({ schema }: Subgraph, type: string, field: string): GraphQLField<unknown, unknown> | undefined {
  const own = schema.getType(type);
  return isObjectType(own) ? own.getFields()[field] : undefined;
}

/** Calls the resolver of the subgraph that made the object, as that subgraph's executor would. */
export async function resolveHere(
  { subgraph, value }: MadeValue,
  args: Readonly<Record<string, unknown>>,
  context: ReferenceContext,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const { schema, name } = subgraph;
  const parentType = schema.getType(info.parentType.name);
  const field = fieldOf(subgraph, info.parentType.name, info.fieldName);
  if (!field || !isObjectType(parentType)) throw new Error(`${name} has no ${info.parentType.name}.${info.fieldName}`);
  const resolve = field.resolve ?? defaultFieldResolver;
  const itsInfo = { ...info, schema, parentType, returnType: field.type };
  const result: unknown = await resolve(value, argumentsOf(field, args), await context.contextOf(subgraph), itsInfo);
  return wrap(result, field.type, subgraph);
}

/** Arguments in the subgraph's own values: of enums, dates and inputs. */
function argumentsOf({ args }: GraphQLField<unknown, unknown>, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = args.filter(({ name }) => name in given);
  return Object.fromEntries(known.map(({ name, type }) => [name, coerceArgument(given[name], type, name)]));
}

const coerceArgument = (value: unknown, type: GraphQLInputType, argument: string): unknown =>
  coerceInputValue(value, type, (_path, _invalid, { message }) => {
    throw new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', argument } });
  });

/** Remembers who made what; leaves are written as their subgraph writes them. */
async function wrap(result: unknown, outer: GraphQLOutputType, subgraph: Subgraph): Promise<unknown> {
  const type = getNullableType(outer);
  const value = await result;
  if (value === null || value === undefined || value instanceof Error) return value;
  if (isListType(type)) return Array.from(value as Iterable<unknown>, (item) => wrap(item, type.ofType, subgraph));
  return isLeafType(type) ? type.serialize(value) : new MadeValue(subgraph, value);
}
