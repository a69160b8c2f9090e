import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isRequiredArgument,
} from 'graphql';
import { badUserInput } from '../../shared/subgraph/errors.js';

/** Arguments of a field, as a request of the gateway's own schema takes them. */
export interface Arguments {
  /** `($by: Breakdown!, …)`, without the brackets. */
  readonly declared: string;
  /** `by: $by, …` */
  readonly passed: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A parameter: an argument of the field, or a field of an argument that is an input object. */
interface Parameter {
  readonly name: string;
  readonly argument: string;
  readonly type: GraphQLInputType;
  readonly isInner: boolean;
  readonly isRequired: boolean;
}

/**
 * Reads the arguments of a field from the parameters of an address. They have the names and values that the schema gives them, so no
 * second list of them is kept.
 * @param skipped arguments that the export sets itself
 * @param own parameters that are no arguments: each with what it may be
 * @throws BAD_USER_INPUT that lists what is possible
 */
export function readArguments(
  { args }: GraphQLField<unknown, unknown>,
  query: URLSearchParams,
  { skipped, own }: { readonly skipped: readonly string[]; readonly own: Readonly<Record<string, readonly string[]>> },
): Arguments {
  const used = args.filter(({ name }) => !skipped.includes(name));
  const parameters = used.flatMap(parametersOf);
  const possible = [...parameters.map(({ name }) => name), ...Object.keys(own)];
  for (const name of query.keys()) {
    if (!possible.includes(name)) throw badUserInput(name, `There is no parameter ${name}. Parameters are: ${possible.join(', ')}.`);
    if (query.getAll(name).length > 1) throw badUserInput(name, `${name} is given several times. Give it once.`);
  }
  const variables: Record<string, unknown> = {};
  for (const { name, argument, type, isInner, isRequired } of parameters) {
    const text = query.get(name) ?? '';
    if (text === '' && isRequired) throw badUserInput(name, `${name} is missing.${valuesOf(type)}`);
    if (text === '') continue;
    const value = readValue(name, text, type);
    variables[argument] = isInner ? { ...(variables[argument] as object | undefined), [name]: value } : value;
  }
  return {
    declared: used.map(({ name, type }) => `$${name}: ${type}`).join(', '),
    passed: used.map(({ name }) => `${name}: $${name}`).join(', '),
    variables,
  };
}

/** Reads a parameter that is no argument; the first of what is possible is the default, also for one that is empty. */
export function readChoice(name: string, query: URLSearchParams, possible: readonly [string, ...string[]]): string {
  const text = query.get(name) || possible[0];
  const found = possible.find((choice) => choice === text.toLowerCase());
  if (found === undefined) throw badUserInput(name, `${name} must be one of: ${possible.join(', ')}.`);
  return found;
}

function parametersOf(argument: GraphQLArgument): Parameter[] {
  const type = getNullableType(argument.type);
  const isRequired = isRequiredArgument(argument);
  if (!isInputObjectType(type)) return [{ name: argument.name, argument: argument.name, type, isInner: false, isRequired }];
  return Object.values(type.getFields()).map((field) => ({
    ...{ name: field.name, argument: argument.name, type: getNullableType(field.type), isInner: true, isRequired: false },
  }));
}

function readValue(name: string, text: string, type: GraphQLInputType): unknown {
  if (isEnumType(type) && !type.getValue(text)) throw badUserInput(name, `There is no such ${name}.${valuesOf(type)}`);
  if (String(type) === 'Boolean') return text === 'true';
  if (String(type) !== 'Int') return text;
  if (!/^-?\d{1,9}$/.test(text)) throw badUserInput(name, `${name} must be a whole number.`);
  return Number(text);
}

const valuesOf = (type: GraphQLInputType): string => {
  const inner = getNullableType(type);
  if (!isEnumType(inner)) return '';
  const values = inner.getValues().map((value) => value.name);
  return ` Possible are: ${values.join(', ')}.`;
};
