import { defaultTypeResolver, type GraphQLAbstractType, type GraphQLResolveInfo, isAbstractType } from 'graphql';
import type { Subgraph } from '../../../shared/subgraph/serve.js';
import type { ReferenceContext } from './context.js';
import { handOver } from './hand-over.js';
import { fieldOf, MadeValue, resolveHere } from './made-value.js';

/**
 * Resolves a field of the public schema: by the subgraph that made the object if its type has the field there, else by the owner. A
 * root field is resolved by the one subgraph that has it.
 */
export async function resolveField(
  source: MadeValue | undefined,
  args: Readonly<Record<string, unknown>>,
  context: ReferenceContext,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const { fieldName, parentType } = info;
  const made = source ?? new MadeValue(ownerOf(fieldName, context), undefined);
  if (fieldOf(made.subgraph, parentType.name, fieldName)) return resolveHere(made, args, context, info);
  const owned = await handOver(made, context, info);
  return owned === null ? null : resolveHere(owned, args, context, info);
}

/** The concrete type of an object, as the subgraph that made it says. */
export async function resolveType(made: MadeValue, context: ReferenceContext, info: GraphQLResolveInfo, abstract: GraphQLAbstractType) {
  const { schema, name } = made.subgraph;
  const type = schema.getType(abstract.name);
  if (!isAbstractType(type)) throw new Error(`${name} has no ${abstract.name}`);
  const resolve = type.resolveType ?? defaultTypeResolver;
  return resolve(made.value, await context.contextOf(made.subgraph), { ...info, schema }, type);
}

function ownerOf(field: string, { subgraphs }: ReferenceContext): Subgraph {
  const [owner, ...others] = [...subgraphs.values()].filter((subgraph) => fieldOf(subgraph, 'Query', field));
  if (!owner || others.length > 0) throw new Error(`the root field ${field} must have one owner`);
  return owner;
}
