import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLResolveInfo, type GraphQLSchema, parse } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { type AccessClass, guardFields, type MayRead, readAccess } from './access.js';
import { type MaxAges, readMaxAges } from './answer-age.js';

/** What `@link` imports; the JavaScript composition knows the specification up to 2.14. */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key", "@shareable", "@inaccessible"])\n`;

/** The key fields that a reference from another subgraph carries. */
export interface Reference {
  readonly __typename: string;
  readonly id: string;
  readonly moment: string;
}

/**
 * Resolves a reference to the owner's object; null if the owner does not know it. Must be asynchronous: a synchronous throw
 * would take all other references of the same request with it.
 */
export type ReferenceResolver<Context> = (reference: never, context: Context, info: GraphQLResolveInfo) => Promise<object | null>;

/** A class with TypeGraphQL decorators. */
export type DecoratedClass = abstract new () => object;

/** The parts of a subgraph's schema. Explicit lists only: TypeGraphQL's store is global to the process. */
export interface SchemaParts<Context> {
  readonly resolvers: NonEmptyArray<new () => object>;
  /** Concrete types that no field names directly. */
  readonly types: readonly (new () => object)[];
  readonly references: Readonly<Record<string, ReferenceResolver<Context>>>;
  /** Decides about fields that are not PUBLIC. */
  readonly mayRead: MayRead<Context>;
}

/**
 * Builds the executable schema of a subgraph and its SDL.
 * @returns the schema, the text that the gateway composes, the class of every field that is no mutation, by `Type.field`, and how long the
 *   values of some may be kept
 * @throws Error naming the fields that declare no class
 */
export async function buildFederatedSchema<Context>({ resolvers, types, references, mayRead }: SchemaParts<Context>): Promise<{
  schema: GraphQLSchema;
  sdl: string;
  access: ReadonlyMap<string, AccessClass | null>;
  maxAges: MaxAges;
}> {
  const typeGraphQl = await buildSchema({ resolvers, orphanedTypes: [...types], validate: false });
  const map = createResolversMap(typeGraphQl) as Record<string, Record<string, unknown>>;
  guardFields(map, typeGraphQl, mayRead);
  for (const [type, resolve] of Object.entries(references)) {
    map[type] = { ...map[type], __resolveReference: resolve };
  }
  const schema = buildSubgraphSchema([{ typeDefs: parse(LINK + printSchemaWithDirectives(typeGraphQl)), resolvers: map as never }]);
  return { schema, sdl: `${printSubgraphSchema(schema)}\n`, access: readAccess(typeGraphQl), maxAges: readMaxAges(typeGraphQl) };
}
