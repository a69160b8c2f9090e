import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';

/** Fields that are not for everybody: `Type.field` and its class, `NETWORK` or `RESTRICTED`. */
export type FieldAccess = Readonly<Record<string, string>>;

/** The text of `access.json`. */
export const writeAccess = (access: FieldAccess): string => `${JSON.stringify(access, null, 2)}\n`;

/**
 * Collects the classes of the fields of the public schema, to be written to `access.json`: a composed schema does not say them.
 * @param declared of each subgraph, the class of each field
 */
export function collectAccess(
  declared: readonly { readonly access: ReadonlyMap<string, string | null> }[],
  schema: GraphQLSchema,
): FieldAccess {
  const isPublic = (path: string) => {
    const [name = '', field = ''] = path.split('.');
    const type = schema.getType(name);
    return isObjectType(type) && type !== schema.getMutationType() && field in type.getFields();
  };
  const closed = declared
    .flatMap(({ access }) => [...access])
    .flatMap(([path, value]): [string, string][] => {
      return value === null || value === 'PUBLIC' || !isPublic(path) ? [] : [[path, value]];
    });
  return Object.fromEntries(closed.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The class of a field; of an interface, that which it has in the types behind it. Null if it is for everybody. */
export function accessOf(
  typeName: string,
  field: string,
  { schema, access }: { readonly schema: GraphQLSchema; readonly access: FieldAccess },
) {
  const type = schema.getType(typeName);
  const [behind] = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
  return access[`${typeName}.${field}`] ?? (behind && access[`${behind.name}.${field}`]) ?? null;
}
