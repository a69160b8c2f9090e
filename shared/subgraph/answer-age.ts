import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * How long an answer may be used again, in seconds, whatever it is made of. Versions of data say sooner when it is over; this is for what
 * they cannot see, as a new release of a subgraph.
 */
export const LONGEST_AGE_S = 300;

/** Seconds by `Type.field`, of the fields that are marked. */
export type MaxAges = ReadonlyMap<string, number>;

/** The marks of a schema. */
export function readMaxAges(schema: GraphQLSchema): MaxAges {
  const ages = new Map<string, number>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { name, extensions } of Object.values(type.getFields()))
      if (typeof extensions.maxAge === 'number') ages.set(`${type.name}.${name}`, extensions.maxAge);
  }
  return ages;
}

/**
 * Tells of documents for how long their answers may be used again, by the fields that they ask for; computed once for each.
 * @returns seconds; 0 for not at all
 */
export function createAgeReader(schema: GraphQLSchema, ages: MaxAges): (document: DocumentNode) => number {
  const known = new WeakMap<DocumentNode, number>();
  return (document) => {
    const age = known.get(document) ?? ageOf(document, schema, ages);
    known.set(document, age);
    return age;
  };
}

function ageOf(document: DocumentNode, schema: GraphQLSchema, ages: MaxAges): number {
  let age = LONGEST_AGE_S;
  const info = new TypeInfo(schema);
  const look = (type: string, field: string) => {
    age = Math.min(age, ages.get(`${type}.${field}`) ?? age);
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: ({ name: { value: field } }) => {
        const parent = getNamedType(info.getParentType());
        if (!parent) return;
        look(parent.name, field);
        // Whichever type it is in the end, and wherever the mark stands.
        const others = isAbstractType(parent) ? schema.getPossibleTypes(parent) : isObjectType(parent) ? parent.getInterfaces() : [];
        for (const { name } of others) look(name, field);
      },
    }),
  );
  return age;
}
