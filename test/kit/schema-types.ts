import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isAbstractType, isObjectType } from 'graphql';

/** Concrete types of the other owners: the same as those of vestre-viken, which `access-classes.test.ts` shows. */
const isOfOtherOwner = (type: string): boolean => /^(Ous|Lovisenberg|Diakonhjemmet)[A-Z]/.test(type);

/** The object types that clients can see, without those of other owners. */
export const typesOf = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__') && name !== 'Mutation' && !isOfOtherOwner(name));

/** Whether objects of the type are asked for by their id. */
export const isEntity = (type: GraphQLObjectType): boolean => type.getInterfaces().some(({ name }) => name === 'Node');

/** Types that no query leads to: payloads of mutations and what only they hold. */
export function typesOfMutationsOnly(schema: GraphQLSchema): Set<string> {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const type = schema.getType(name);
    if (seen.has(name) || !(isObjectType(type) || isAbstractType(type))) return;
    seen.add(name);
    for (const { name: possible } of isAbstractType(type) ? schema.getPossibleTypes(type) : []) visit(possible);
    if ('getFields' in type) for (const field of Object.values(type.getFields())) visit(getNamedType(field.type).name);
  };
  visit('Query');
  return new Set(typesOf(schema).flatMap(({ name }) => (seen.has(name) ? [] : name)));
}
