import { type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql';

/**
 * Whether something is asked for in any case: a field without a condition, and in no fragment.
 *
 * Where nothing is, @apollo/query-planner may leave out what holds the selection, and null stands in the answer for `{}`, with both
 * executors: a root field with a condition (`viewer @include(if: $v) { __typename @skip(if: $v) }`), or an object of which only fragments
 * are asked for that cannot match at its owner (`report { unit { ... on OusUnit { id } } }` of another owner's network).
 */
export const isAnchored = ({ selections }: SelectionSetNode): boolean =>
  selections.some(({ kind, directives = [] }) => kind === Kind.FIELD && directives.length === 0);

/** Whether that holds for all fields of a document. */
export function areFieldsAnchored(document: DocumentNode): boolean {
  let found = true;
  visit(document, {
    Field({ selectionSet }) {
      found &&= !selectionSet || isAnchored(selectionSet);
    },
  });
  return found;
}
