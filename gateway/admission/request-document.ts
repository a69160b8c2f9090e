import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode } from 'graphql';

/** A parsed query, sorted. */
export interface RequestDocument {
  readonly operations: readonly OperationDefinitionNode[];
  /** All that are written, of the same name or not, used or not: validation reads them all. */
  readonly fragments: readonly FragmentDefinitionNode[];
  /** By name; a map, for fragments may have any: also `constructor` or `__proto__`. Of two with one name, which is invalid, the last. */
  readonly fragmentsByName: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Sorts what a document defines. */
export function readDocument({ definitions }: DocumentNode): RequestDocument {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return {
    operations: definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION),
    fragments,
    fragmentsByName: new Map(fragments.map((node) => [node.name.value, node])),
  };
}
