import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { type Cost, dearest, OBJECT, product, total, VALUE } from './cost.js';
import { costOfIntrospection } from './cost-of-introspection.js';
import { assumedRows } from './list-sizes.js';
import type { RequestDocument } from './request-document.js';
import { extentOf } from './rows.js';

/** What the cost of an operation is computed from. */
export interface CostSources {
  readonly schema: GraphQLSchema;
  readonly document: RequestDocument;
  readonly operation: OperationDefinitionNode;
}

/**
 * Compiles the cost of an operation: objects and values that its answer has, as far as query and schema tell. It counts what is
 * written, also what `@include` and `@skip` may leave out, and repeated fields as often as they are repeated. Of fragments on types that
 * exclude each other, the dearest counts. What the schema does not have costs little; validation refuses it.
 */
export function compileCost({ schema, document, operation }: CostSources): Cost {
  const entered = new Set<string>();
  const walk = { objects: 0 };
  const root = schema.getRootType(operation.operation);

  const costOfSelections = ({ selections }: SelectionSetNode, type: GraphQLCompositeType | undefined, page: Cost | null): Cost => {
    const always: Cost[] = [];
    const exclusive = new Map<string, Cost[]>();
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        always.push(costOfField(selection, type, page));
        continue;
      }
      const spread = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : null;
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : document.fragmentsByName.get(selection.name.value);
      if (!fragment || (spread !== null && entered.has(spread))) continue;
      if (spread !== null) entered.add(spread);
      const named = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      const condition = isCompositeType(named) ? named : type;
      const cost = costOfSelections(fragment.selectionSet, condition, page);
      if (spread !== null) entered.delete(spread);
      if (isAbstractType(type) && isObjectType(condition)) exclusive.set(condition.name, [...(exclusive.get(condition.name) ?? []), cost]);
      else always.push(cost);
    }
    return total([...always, dearest([...exclusive.values()].map(total))]);
  };

  const costOfField = (node: FieldNode, type: GraphQLCompositeType | undefined, page: Cost | null): Cost => {
    const name = node.name.value;
    if (type === root && (name === SchemaMetaFieldDef.name || name === TypeMetaFieldDef.name))
      return costOfIntrospection(schema, document, node, walk);
    const field: GraphQLField<unknown, unknown> | undefined = type && !isUnionType(type) ? type.getFields()[name] : undefined;
    const inner = field && getNamedType(field.type);
    if (type && field && node.selectionSet && isCompositeType(inner)) {
      const extent = extentOf(type.name, field, node.arguments ?? [], operation, page);
      return product([extent.rows, total([OBJECT, costOfSelections(node.selectionSet, inner, extent.page)])]);
    }
    return type && field && isListType(getNullableType(field.type)) ? VALUE * assumedRows(type.name, name) : VALUE;
  };

  return costOfSelections(operation.selectionSet, root ?? undefined, null);
}
