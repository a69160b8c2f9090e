import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
  isEnumType,
  isSpecifiedScalarType,
} from 'graphql';

const isInteger = (value: unknown) => typeof value === 'number' && Number.isInteger(value);
const isText = (value: unknown) => typeof value === 'string';

const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  [GraphQLString.name]: isText,
  [GraphQLID.name]: (value) => isText(value) || isInteger(value),
  [GraphQLInt.name]: isInteger,
  [GraphQLFloat.name]: (value) => typeof value === 'number',
  [GraphQLBoolean.name]: (value) => typeof value === 'boolean',
};

/** Whether a value of an answer is one of a type. Scalars of the schema's own may be anything. */
export function compileLeaf(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => names.has(value);
  }
  return (isSpecifiedScalarType(type) ? CHECKS[type.name] : undefined) ?? (() => true);
}
