import {
  type FieldNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The names under which a fetch asks for its root fields, but for those that the client skips. Read only where a fetch has failed. */
export function rootFieldsOf(operation: string, variables: Readonly<Record<string, unknown>>): string[] {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return [];
  return [...new Set(fieldsOf(definition.selectionSet, variables))];
}

/** The planner writes root fields into inline fragments where the client skips or includes them. */
function fieldsOf({ selections }: SelectionSetNode, variables: Readonly<Record<string, unknown>>): string[] {
  return selections.flatMap((selection) => {
    if (!isWanted(selection, variables)) return [];
    if (selection.kind === Kind.FIELD) return [responseName(selection)];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsOf(selection.selectionSet, variables) : [];
  });
}

/** The name of a field in the answer. */
export const responseName = ({ alias, name }: FieldNode): string => (alias ?? name).value;

/** Whether a selection is neither skipped nor left out. */
export function isWanted(selection: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean {
  if (!selection.directives?.length) return true;
  return (
    getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false
  );
}
