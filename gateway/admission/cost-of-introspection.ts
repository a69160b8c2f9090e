import {
  __Schema,
  __Type,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
} from 'graphql';
import { OBJECT, VALUE } from './cost.js';
import type { RequestDocument } from './request-document.js';

/** Objects that are walked for one operation, which takes some ten milliseconds; the introspection of GraphiQL has fewer than 9000. */
const MOST_OBJECTS = 30_000;

/** What a selection set asks of each object: values, and objects below. */
interface Shape {
  readonly values: number;
  readonly objects: readonly Below[];
}

interface Below {
  readonly resolve: (source: unknown) => unknown;
  readonly shape: Shape;
  /** What was found out about objects that are the same each time. */
  readonly costs: Map<unknown, number>;
}

/**
 * Cost of `__schema` or `__type`, exactly: the schema is there, so it is walked with the resolvers of graphql-js. Each type, field and
 * argument is walked once for each place in the query, however often the answer has it, so the walk is short where the answer is endless.
 * It is infinite beyond {@link MOST_OBJECTS}.
 * @param walk counts the objects of all fields of an operation
 */
export function costOfIntrospection(schema: GraphQLSchema, document: RequestDocument, field: FieldNode, walk: { objects: number }): number {
  const info = { schema } as GraphQLResolveInfo;
  const costOf = ({ shape, costs }: Below, source: unknown): number => {
    const known = costs.get(source);
    if (known !== undefined) return known;
    walk.objects += 1;
    if (walk.objects > MOST_OBJECTS) return Number.POSITIVE_INFINITY;
    let cost = OBJECT + shape.values * VALUE;
    for (const below of shape.objects) {
      const value = below.resolve(source);
      if (Array.isArray(value)) for (const one of value) cost += costOf(below, one);
      else if (value) cost += costOf(below, value);
    }
    costs.set(source, cost);
    return cost;
  };

  const { selectionSet } = field;
  if (!selectionSet) return VALUE;
  const isSchema = field.name.value === SchemaMetaFieldDef.name;
  const shape = createShapes(document, info)(selectionSet, isSchema ? __Schema : __Type);
  const below: Below = { resolve: () => null, shape, costs: new Map() };
  if (isSchema) return costOf(below, schema);
  const name = field.arguments?.find((argument) => argument.name.value === 'name')?.value;
  // Which type a variable will name is not known here: the dearest.
  const types = name?.kind === Kind.STRING ? [schema.getType(name.value)] : Object.values(schema.getTypeMap());
  return Math.max(VALUE, ...types.map((type) => (type ? costOf(below, type) : 0)));
}

/** Reads selection sets; what goes round in circles is not followed. */
function createShapes(document: RequestDocument, info: GraphQLResolveInfo): (set: SelectionSetNode, type: GraphQLObjectType) => Shape {
  const entered = new Set<string>();
  const shapeOf = (set: SelectionSetNode, type: GraphQLObjectType): Shape => {
    const objects: Below[] = [];
    return { values: read(set, type, objects), objects };
  };
  /** @returns how many values there are; takes down the objects */
  const read = ({ selections }: SelectionSetNode, type: GraphQLObjectType, objects: Below[]): number =>
    selections.reduce((values, selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return values + read(selection.selectionSet, type, objects);
      if (selection.kind === Kind.FIELD) {
        const below = readField(selection, type);
        if (below) objects.push(below);
        return values + 1;
      }
      const name = selection.name.value;
      const fragment = document.fragmentsByName.get(name);
      if (!fragment || entered.has(name)) return values;
      entered.add(name);
      const inside = read(fragment.selectionSet, type, objects);
      entered.delete(name);
      return values + inside;
    }, 0);
  const readField = ({ name, selectionSet }: FieldNode, type: GraphQLObjectType): Below | null => {
    const field = type.getFields()[name.value];
    const inner = field && getNamedType(field.type);
    if (!selectionSet || !isObjectType(inner)) return null;
    const resolve = (source: unknown): unknown => field?.resolve?.(source, ALL, undefined, info);
    return { resolve, shape: shapeOf(selectionSet, inner), costs: new Map() };
  };
  return shapeOf;
}

/** Arguments of fields of the introspection: also what is deprecated. */
const ALL = { includeDeprecated: true };
