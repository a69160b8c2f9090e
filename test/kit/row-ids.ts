import { type GraphQLSchema, Kind, parse, print, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** The key under which every object of an owner says which it is. */
const ROW_ID = 'rowId';

/** The query with the id of every object in it. */
export function withRowIds(query: string, schema: GraphQLSchema): string {
  const types = new TypeInfo(schema);
  const field = {
    kind: Kind.FIELD as const,
    alias: { kind: Kind.NAME as const, value: ROW_ID },
    name: { kind: Kind.NAME as const, value: 'id' },
  };
  const document = visit(
    parse(query),
    visitWithTypeInfo(types, {
      SelectionSet(set) {
        const type = types.getParentType();
        const isNode =
          type && 'getInterfaces' in type && (type.name === 'Node' || type.getInterfaces().some(({ name }) => name === 'Node'));
        return isNode ? { ...set, selections: [...set.selections, field] } : undefined;
      },
    }),
  );
  return print(document);
}

/** The id of the nearest object of an owner that a path leads through; null if the path leaves what is there before any. */
export function rowIdAt(data: unknown, path: readonly (string | number)[]): string | null {
  let value = data;
  let id: string | null = null;
  for (const step of path) {
    value = Object.getOwnPropertyDescriptor(value ?? {}, step)?.value;
    if (value === null || typeof value !== 'object') return id;
    const own = Object.getOwnPropertyDescriptor(value, ROW_ID)?.value;
    if (typeof own === 'string') id = own;
  }
  return id;
}
