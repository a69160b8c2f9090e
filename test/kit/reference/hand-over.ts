import { type GraphQLNamedType, type GraphQLResolveInfo, Kind } from 'graphql';
import type { ReferenceResolver } from '../../../shared/subgraph/build-schema.js';
import type { RequestContext, Subgraph } from '../../../shared/subgraph/serve.js';
import type { ReferenceContext } from './context.js';
import { fieldOf, MadeValue, resolveHere } from './made-value.js';

/**
 * Hands an object to the owner of the field that is asked for: its reference resolver is called with the key, as a function.
 * @returns what the owner made of it, once for all its fields; null if it does not know the key
 */
export function handOver(made: MadeValue, context: ReferenceContext, info: GraphQLResolveInfo): Promise<MadeValue | null> {
  const { parentType, fieldName } = info;
  const owner = [...context.subgraphs.values()].find(
    (subgraph) => fieldOf(subgraph, parentType.name, fieldName) && referenceResolverOf(typeIn(subgraph, parentType.name)),
  );
  if (!owner) throw new Error(`nobody owns ${parentType.name}.${fieldName}`);
  const known = made.elsewhere.get(owner.name) ?? resolveReference(made, owner, context, info);
  made.elsewhere.set(owner.name, known);
  return known;
}

async function resolveReference(made: MadeValue, owner: Subgraph, context: ReferenceContext, info: GraphQLResolveInfo) {
  const type = typeIn(owner, info.parentType.name);
  const reference: Record<string, unknown> = { __typename: info.parentType.name };
  for (const key of keyOf(type)) reference[key] = await resolveHere(made, {}, context, { ...info, fieldName: key });
  const resolve = referenceResolverOf(type);
  const value = await resolve?.(reference as never, await context.contextOf(owner), { ...info, schema: owner.schema });
  return value ? new MadeValue(owner, value) : null;
}

const typeIn = ({ schema }: Subgraph, name: string) => schema.getType(name);

/** Where @apollo/subgraph keeps the function. */
function referenceResolverOf(type: GraphQLNamedType | undefined): ReferenceResolver<RequestContext> | undefined {
  const extensions = (type?.extensions ?? {}) as { apollo?: { subgraph?: { resolveReference?: ReferenceResolver<RequestContext> } } };
  return extensions.apollo?.subgraph?.resolveReference;
}

/** The fields of a type's key, which are all plain here: `id moment`. */
function keyOf(type: GraphQLNamedType | undefined): string[] {
  const directive = type?.astNode?.directives?.find(({ name }) => name.value === 'key');
  const value = directive?.arguments?.find(({ name }) => name.value === 'fields')?.value;
  if (value?.kind !== Kind.STRING) throw new Error(`${type?.name} has no key`);
  return value.value.split(' ');
}
