import {
  type DefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  specifiedDirectives,
} from 'graphql';
import { extendSchemaImpl } from 'graphql/utilities/extendSchema.js';
import { nextTurn } from '../generations/next-turn.js';

/** Types whose fields are made at once. */
const TYPES_A_TURN = 40;

const ASSUMED = { assumeValid: true, assumeValidSDL: true };

/**
 * What `buildSchema` of graphql-js does, in pieces of few milliseconds: a gateway that answers requests builds another schema beside. The
 * function that makes types of definitions is internal to graphql-js, and has no other entrance that leaves their fields for later.
 * @param pieces the SDL, cut between definitions; taken as valid
 */
export async function buildInPieces(pieces: readonly string[]): Promise<GraphQLSchema> {
  const definitions: DefinitionNode[] = [];
  for (const piece of pieces) {
    definitions.push(...parse(piece, { noLocation: true }).definitions);
    await nextTurn();
  }
  const empty = {
    description: undefined,
    types: [],
    directives: [],
    extensions: Object.create(null),
    extensionASTNodes: [],
    assumeValid: true,
  };
  const config = extendSchemaImpl(empty as never, { kind: Kind.DOCUMENT, definitions }, ASSUMED);
  for (const [index, type] of config.types.entries()) {
    if (index % TYPES_A_TURN === 0) await nextTurn();
    makeParts(type);
  }
  await nextTurn();
  const rootOf = (name: string) => config.types.find((type): type is GraphQLObjectType => type.name === name && isObjectType(type));
  const roots = config.astNode ? {} : { query: rootOf('Query'), mutation: rootOf('Mutation'), subscription: rootOf('Subscription') };
  const missing = specifiedDirectives.filter(({ name }) => config.directives.every((directive) => directive.name !== name));
  return new GraphQLSchema({ ...config, ...roots, directives: [...config.directives, ...missing] });
}

/** Lets a type make what it makes when it is first asked. */
function makeParts(type: GraphQLNamedType): void {
  if (isObjectType(type) || isInterfaceType(type)) {
    type.getFields();
    type.getInterfaces();
  } else if (isInputObjectType(type)) type.getFields();
  else if (isUnionType(type)) type.getTypes();
  else if (isEnumType(type)) type.getValues();
}
