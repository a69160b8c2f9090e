import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isRequiredArgument,
} from 'graphql';
import type { AccessClass } from '../../shared/subgraph/access.js';
import { YEAR } from './access-fixture.js';
import { isEntity } from './schema-types.js';

type AnyField = GraphQLField<unknown, unknown>;

/** A schema, and the class of every field by `Type.field`. */
export interface Classified {
  readonly schema: GraphQLSchema;
  readonly access: ReadonlyMap<string, AccessClass | null>;
}

/** A way from the root to objects of a type: each field with its arguments, and the type of what it gives. */
export type Path = readonly { readonly name: string; readonly text: string; readonly type: string }[];

/** A field of a type, asked for in its own way: whole, or each of its fields by itself where one that is refused takes all others along. */
export interface Ask {
  readonly field: AnyField;
  /** The field with its arguments. */
  readonly called: string;
  readonly alias: string;
  readonly target: GraphQLObjectType | null;
  readonly inner: readonly string[];
  readonly text: string;
}

/** What an argument is given: all that narrows to the network drammen, and what must be there. */
const SAMPLES: Readonly<Record<string, string>> = {
  id: '"vestre-viken:network:drammen"',
  slug: '"drammen"',
  network: '"drammen"',
  filter: '{ network: "drammen" }',
  code: '"3301"',
  place: '"Drammen"',
  year: String(YEAR),
  first: '2',
};

/** What single fields of the root are given instead; null leaves an argument out. */
const OWN: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  body: { slug: '"vestre-viken-steering-group"' },
  strategyPlan: { slug: '"oslo-2024-2028"' },
  indicator: { id: '"unit-coverage"' },
  statistics: { indicator: '"unit-coverage"', by: 'AREA', year: null },
  funnel: { indicator: '"unit-coverage"', by: 'AREA', year: null },
  series: { indicator: '"unit-coverage"', group: '{ network: "drammen" }', from: '"2018-01-01"', to: '"2026-01-01"' },
  compare: { indicator: '"unit-coverage"', a: '{ network: "drammen" }', b: '{ network: "ous" }', year: null },
  dataQuality: { year: null },
  appointmentRecords: { filter: '{ network: "drammen" }' },
};

/** Lists of reference data that have nothing about the network drammen: asked for whole. */
const WHOLE: readonly string[] = ['observations'];

/** The ways in which the fields of a type are asked for, with those of what they give. */
export function asksOf({ schema, access }: Classified, field: AnyField): Ask[] {
  const named = getNamedType(field.type);
  const called = `${field.name}${argumentsOf(field)}`;
  if (isLeafType(named)) return [{ field, called, alias: field.name, target: null, inner: [], text: called }];
  const targets = isAbstractType(named) ? [...schema.getPossibleTypes(named)] : [named as GraphQLObjectType];
  const values = targets.filter((target) => !isEntity(target));
  if (values.length === 0) return [{ field, called, alias: field.name, target: null, inner: [], text: `${called} { __typename }` }];
  return values.flatMap((target) => {
    const inner = Object.values(target.getFields());
    const select = (chosen: AnyField) =>
      `${chosen.name}${argumentsOf(chosen)}${isLeafType(getNamedType(chosen.type)) ? '' : ' { __typename }'}`;
    const isApart = inner.some(({ name, type }) => isNonNullType(type) && access.get(`${target.name}.${name}`) !== 'PUBLIC');
    return (isApart ? inner.map((one) => [one]) : [inner]).map((chosen) => {
      const alias = isApart || values.length > 1 ? `${field.name}__${target.name}__${isApart ? chosen[0]?.name : ''}` : field.name;
      const text = `${alias}: ${called} { __typename ... on ${target.name} { ${chosen.map(select).join(' ')} } }`;
      return { field, called, alias, target, inner: chosen.map(({ name }) => name), text };
    });
  });
}

function argumentsOf({ args, name }: AnyField): string {
  const given = args.flatMap((argument) => {
    const own = OWN[name]?.[argument.name];
    const sample = WHOLE.includes(name) || own === null ? undefined : (own ?? SAMPLES[argument.name]);
    if (sample === undefined && isRequiredArgument(argument)) throw new Error(`no sample for the argument ${argument.name} of ${name}`);
    return sample === undefined ? [] : `${argument.name}: ${sample}`;
  });
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

/** A selection at a path. */
export const wrap = (path: Path, selection: string): string =>
  path.reduceRight((inner, { text, type }) => `${text} { ... on ${type} { ${inner} } }`, selection);
