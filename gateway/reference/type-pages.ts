import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isScalarType,
} from 'graphql';

/** A page of the reference. */
export interface TypePage {
  readonly slug: string;
  readonly title: string;
  readonly about: string;
}

/** The pages, in the order in which they are listed. */
export const TYPE_PAGES: readonly TypePage[] = [
  { slug: 'query', title: 'Queries', about: 'What can be asked.' },
  { slug: 'mutation', title: 'Mutations', about: 'What can be changed. Every data owner has mutations of its own, with its name in them.' },
  {
    slug: 'interfaces',
    title: 'Interfaces',
    about: 'What persons, units, networks, events and measures of all data owners have in common.',
  },
  { slug: 'objects', title: 'Objects', about: 'What answers are made of.' },
  { slug: 'inputs', title: 'Inputs', about: 'What filters and changes are made of.' },
  { slug: 'enums', title: 'Enums', about: 'Values that are the only ones possible.' },
  { slug: 'scalars', title: 'Scalars', about: 'Texts, numbers and points in time.' },
];

/** Every public type, by its page, in the order of their names. */
export const typesOf = (schema: GraphQLSchema, slug: string): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && slugOf(schema, type) === slug)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** Address of a type in the reference. */
export const addressOf = (schema: GraphQLSchema, type: GraphQLNamedType): string => `/docs/reference/${slugOf(schema, type)}#${type.name}`;

function slugOf(schema: GraphQLSchema, type: GraphQLNamedType): string {
  if (type === schema.getQueryType()) return 'query';
  if (type === schema.getMutationType()) return 'mutation';
  if (isInterfaceType(type)) return 'interfaces';
  if (isInputObjectType(type)) return 'inputs';
  if (isEnumType(type)) return 'enums';
  return isScalarType(type) ? 'scalars' : 'objects';
}
