import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  getNullableType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type Selecting } from './collect-fields.js';
import { compileLeaf } from './compile-leaf.js';
import { clientName, plannedName } from './planned-names.js';
import { isRow, type Row, readOwn, writeOwn } from './row.js';
import { LOST, type Shaping } from './shaping.js';

/** Gives the client's form of a value that is not null; {@link LOST} where nothing may stand that could. */
type Complete = (value: unknown, shaping: Shaping) => unknown;

/** How one field of an object gets into the answer. */
interface FieldShape {
  readonly key: string;
  /** Whether its place may not be empty. */
  readonly isRequired: boolean;
  readonly shape: (row: Row, shaping: Shaping) => unknown;
}

/**
 * Compiles what the client asked for into a function that cuts it out of what is known. Fields are worked out once for each concrete type,
 * when the first object of it is met.
 * @param selecting the operation, with values of the variables that skip and include
 * @param type the root type
 */
export function compileShape(selecting: Selecting, type: GraphQLCompositeType, set: SelectionSetNode): Complete {
  return completeObject(type, [set]);

  function completeValue(of: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    const type = getNullableType(of);
    if (isListType(type)) return completeList(type.ofType, nodes);
    if (isLeafType(type)) {
      const isValid = compileLeaf(type);
      return (value, shaping) => (isValid(value) ? value : shaping.lose());
    }
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return completeObject(type, sets);
  }

  function completeList(element: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    const complete = completeValue(element, nodes);
    const isRequired = isNonNullType(element);
    return (list, shaping) => {
      if (!Array.isArray(list)) return shaping.lose();
      let isLost = false;
      const out = list.map((value: unknown, index) => {
        shaping.path.push(index);
        const isEmpty = value === null || value === undefined;
        const shaped = !isEmpty ? complete(value, shaping) : isRequired ? shaping.lose() : null;
        shaping.path.pop();
        if (shaped !== LOST) return shaped;
        isLost ||= isRequired;
        return null;
      });
      return isLost ? LOST : out;
    };
  }

  function completeObject(declared: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Complete {
    const shapes = new Map<unknown, readonly FieldShape[] | null>();
    const shapeOf = (typename: unknown) => {
      const concrete = typename === undefined || typename === null ? declared : selecting.schema.getType(String(typename));
      const fields = isCompositeType(concrete) ? fieldsOf(concrete, sets) : null;
      // An unknown name is not kept: nobody knows how many of them a broken subgraph can invent.
      if (fields) shapes.set(typename, fields);
      return fields;
    };
    return (value, shaping) => {
      if (!isRow(value)) return shaping.lose();
      const known = shapes.get(value.__typename);
      const fields = known === undefined ? shapeOf(value.__typename) : known;
      return fields === null ? shaping.lose() : shapeObject(value, fields, shaping);
    };
  }

  function fieldsOf(concrete: GraphQLCompositeType, sets: readonly SelectionSetNode[]): FieldShape[] {
    const definitions = isUnionType(concrete) ? {} : concrete.getFields();
    return [...collectFields(selecting, concrete, sets)].flatMap(([key, nodes]): FieldShape[] => {
      const name = nodes[0]?.name.value ?? '';
      if (name === '__typename') return [{ key, isRequired: true, shape: () => (isObjectType(concrete) ? concrete.name : LOST) }];
      if (name === '__schema' || name === '__type')
        return [{ key, isRequired: false, shape: (_row, shaping) => shaping.introspect(nodes) }];
      const definition = definitions[name];
      if (!definition) return [];
      return [{ key, isRequired: isNonNullType(definition.type), shape: fieldOf(nodes, completeValue(definition.type, nodes)) }];
    });
  }
}

function fieldOf([node]: readonly FieldNode[], complete: Complete): FieldShape['shape'] {
  const planned = node ? plannedName(node) : '';
  const key = clientName(planned);
  return (row, shaping) => {
    const value = readOwn(row, planned);
    if (value === null || value === undefined) return null;
    shaping.path.push(key);
    const shaped = complete(value, shaping);
    shaping.path.pop();
    return shaped;
  };
}

function shapeObject(row: Row, fields: readonly FieldShape[], shaping: Shaping): Row | typeof LOST {
  const out: Row = {};
  for (const { key, isRequired, shape } of fields) {
    const shaped = shape(row, shaping);
    if (isRequired && shaped === LOST) return LOST;
    if (isRequired && shaped === null) return shaping.loseField(row, key);
    writeOwn(out, key, shaped === LOST ? null : shaped);
  }
  return out;
}
