import { type DefinitionNode, type DocumentNode, Kind, visit } from 'graphql';

/** A query with the values of its variables. */
export interface RandomDocument {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Leaves out fragments and variables that nothing uses: a query must have none. */
export function tidy({ document, variables }: RandomDocument): RandomDocument {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  const used = { fragments: new Set<string>(), variables: new Set<string>() };
  const read = (node: DefinitionNode) =>
    visit(node, {
      // A variable is not used by being declared.
      VariableDefinition: () => false,
      Variable: ({ name }) => void used.variables.add(name.value),
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || used.fragments.has(name.value)) return;
        used.fragments.add(name.value);
        read(fragment);
      },
    });
  for (const node of document.definitions) if (node.kind === Kind.OPERATION_DEFINITION) read(node);
  const definitions = document.definitions.flatMap((node): DefinitionNode[] => {
    if (node.kind === Kind.FRAGMENT_DEFINITION) return used.fragments.has(node.name.value) ? [node] : [];
    if (node.kind !== Kind.OPERATION_DEFINITION) return [node];
    const declared = node.variableDefinitions?.filter(({ variable }) => used.variables.has(variable.name.value)) ?? [];
    return [{ ...node, variableDefinitions: declared }];
  });
  const given = Object.entries(variables).filter(([name]) => used.variables.has(name));
  return { document: { ...document, definitions }, variables: Object.fromEntries(given) };
}
