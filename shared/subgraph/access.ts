import { GraphQLError, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { Extensions } from 'type-graphql';

/**
 * Who may read a field: PUBLIC anybody; NETWORK whoever has a role in its network; RESTRICTED those whose business it is.
 */
export type AccessClass = 'PUBLIC' | 'NETWORK' | 'RESTRICTED';

const CLASSES: readonly unknown[] = ['PUBLIC', 'NETWORK', 'RESTRICTED'] satisfies AccessClass[];

/** Declares the class of a field or, on a type, of all its fields that declare none of their own. */
export const Access = (access: AccessClass) => Extensions({ access });

/** Decides whether the caller may read a field of an object. */
export type MayRead<Context> = (question: FieldQuestion, context: Context) => Promise<boolean>;

/** A field of an object, which not everybody may read. */
export interface FieldQuestion {
  readonly access: Exclude<AccessClass, 'PUBLIC'>;
  /** For example `Nurse.competence`. */
  readonly field: string;
  readonly root: unknown;
}

/** The class of every field of every object type, `Type.field`; null where none is declared. */
export function readAccess(schema: GraphQLSchema): Map<string, AccessClass | null> {
  const access = new Map<string, AccessClass | null>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const declaring = [type, ...type.getInterfaces()].map(({ extensions }) => extensions.access);
    for (const field of Object.values(type.getFields())) {
      const found = [field.extensions.access, ...declaring].find((value) => value !== undefined);
      access.set(`${type.name}.${field.name}`, CLASSES.includes(found) ? (found as AccessClass) : null);
    }
  }
  return access;
}

/**
 * Guards a resolver map: every field that is not PUBLIC asks first. Fields that are stay as they are, so that they cost nothing.
 * @throws Error naming the fields that declare no class: nothing is public by accident
 */
export function guardFields<Context>(map: Record<string, Record<string, unknown>>, schema: GraphQLSchema, mayRead: MayRead<Context>): void {
  const access = readAccess(schema);
  const undeclared = [...access].filter(([field, value]) => value === null && !field.startsWith('Mutation.')).map(([field]) => field);
  if (undeclared.length > 0) throw new Error(`these fields declare no access class: ${undeclared.join(', ')}`);
  for (const [path, value] of access) {
    const [type = '', field = ''] = path.split('.');
    if (value === null || value === 'PUBLIC' || type === 'Mutation') continue;
    const resolvers = map[type];
    const resolve = resolvers?.[field] as GraphQLFieldResolver<unknown, Context> | undefined;
    if (!resolvers || !resolve) throw new Error(`${path} has no resolver to guard`);
    resolvers[field] = guarded(resolve, { access: value, field: path }, mayRead);
  }
}

function guarded<Context>(
  resolve: GraphQLFieldResolver<unknown, Context>,
  question: Omit<FieldQuestion, 'root'>,
  mayRead: MayRead<Context>,
): GraphQLFieldResolver<unknown, Context> {
  return async (root, args, context, info) => {
    if (!(await mayRead({ ...question, root }, context)))
      throw new GraphQLError(`${info.parentType.name}.${info.fieldName} is not for everybody. The query viewer shows what you may see.`, {
        extensions: { code: 'FORBIDDEN' },
      });
    return resolve(root, args, context, info);
  };
}
