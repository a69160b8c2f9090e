import { type DocumentNode, getOperationAST, Kind, type SelectionSetNode } from 'graphql';

/** Whether an operation asks about the schema alone: then no subgraph has anything to say. */
export function isIntrospection(document: DocumentNode, operationName: string | null): boolean {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const isOfSchema = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value.startsWith('__');
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      return fragment === undefined || isOfSchema(fragment.selectionSet);
    });
  const operation = getOperationAST(document, operationName);
  return operation?.operation === 'query' && isOfSchema(operation.selectionSet);
}
