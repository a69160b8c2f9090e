import { type DefinitionNode, type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, visit } from 'graphql';
import { REGISTRY } from '../shared/sectors.js';

/** Stands in the names of templates' fields where each data owner has a name of its own: `appointOwnerNurse`. */
const PLACE = /^([a-z][A-Za-z]*?)Owner([A-Z]\w*)$/;

/** Whether a file is a template: its operations are there once for each data owner. */
export const isTemplate = (path: string): boolean => path.endsWith('.owner.graphql');

/** Writes each operation of a template out for every data owner: `MineAppoint` becomes `MineAppointOus` with `appointOusNurse`, and so on. */
export function forEachOwner(template: DocumentNode): DocumentNode {
  const definitions = template.definitions.flatMap((definition): readonly DefinitionNode[] =>
    definition.kind === Kind.OPERATION_DEFINITION ? REGISTRY.sectors.map(({ prefix }) => forOwner(definition, prefix)) : [definition],
  );
  return { ...template, definitions };
}

const forOwner = (operation: OperationDefinitionNode, prefix: string): OperationDefinitionNode =>
  visit(operation, {
    OperationDefinition: (node): OperationDefinitionNode => ({ ...node, name: { kind: Kind.NAME, value: `${node.name?.value}${prefix}` } }),
    Field: (node): FieldNode => ({ ...node, name: { ...node.name, value: fieldOf(node.name.value, prefix) } }),
  });

const fieldOf = (name: string, prefix: string) => name.replace(PLACE, `$1${prefix}$2`);

/** TypeScript that joins the documents of a template by owner, each with the name of its field, which `viewer.mayDo` has. */
export function joinByOwner({ definitions }: DocumentNode): string {
  const joined = definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const name = definition.name?.value ?? '';
    const [field] = definition.selectionSet.selections;
    if (field?.kind !== Kind.FIELD) throw new Error(`${name} must begin with its field`);
    const entries = REGISTRY.sectors.map(
      ({ slug, prefix }) => `  '${slug}': { field: '${fieldOf(field.name.value, prefix)}', document: ${name}${prefix}Document },`,
    );
    return [`export const ${name}ByOwner = {\n${entries.join('\n')}\n} as const;`];
  });
  return joined.join('\n');
}
