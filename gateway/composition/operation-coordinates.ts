import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  type NamedTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * The parts of a schema that a document uses, as schema coordinates (`Nurse.name`, `Query.nurses.first`, `@include`; a type by its name).
 * Variables are the client's: of their types every field and value counts as used.
 */
export function coordinatesOf(schema: GraphQLSchema, document: DocumentNode): Set<string> {
  const used = new Set<string>();
  const taken = new Set<string>();
  const types = new TypeInfo(schema);
  const addType = ({ name }: NamedTypeNode) => void used.add(name.value);
  const addInput = (type: GraphQLInputType | null | undefined) => {
    const named = type && getNamedType(type);
    if (!named || taken.has(named.name)) return;
    taken.add(named.name);
    used.add(named.name);
    if (isEnumType(named)) for (const { name } of named.getValues()) used.add(`${named.name}.${name}`);
    if (!isInputObjectType(named)) return;
    for (const field of Object.values(named.getFields())) {
      used.add(`${named.name}.${field.name}`);
      addInput(field.type);
    }
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition: () => addInput(types.getInputType()),
      NamedType: addType,
      Field: ({ name }) => {
        const parent = types.getParentType();
        const type = types.getType();
        if (parent) used.add(parent.name).add(`${parent.name}.${name.value}`);
        if (type) used.add(getNamedType(type).name);
      },
      Directive: ({ name }) => void used.add(`@${name.value}`),
      Argument: ({ name }) => {
        const directive = types.getDirective();
        const owner = directive ? `@${directive.name}` : `${types.getParentType()?.name}.${types.getFieldDef()?.name}`;
        used.add(`${owner}.${name.value}`);
      },
      ObjectField: ({ name }) => {
        const parent = types.getParentInputType();
        if (parent) used.add(`${getNamedType(parent).name}.${name.value}`);
      },
      EnumValue: ({ value }) => {
        const type = types.getInputType();
        if (type) used.add(`${getNamedType(type).name}.${value}`);
      },
    }),
  );
  return used;
}
