import type { ApolloServerPlugin } from '@apollo/server';
import {
  type ArgumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { DEFAULT_PAGE_SIZE, LARGEST_PAGE, MAX_PAGE_SIZE } from '../../shared/subgraph/page.js';
import type { GatewayContext } from '../gateway-context.js';

/** Objects that an answer may have at most, as far as the query tells. */
const MAX_OBJECTS = 50_000;
/** Rows that a list without pages is counted as. */
const ROWS_OF_A_LIST = 5;

/** Fields of one mutation: each is a change with a transaction of its own, and they run one after the other. */
const MAX_CHANGES = 20;

/** Refuses queries whose lists multiply into too many rows, and mutations of too many changes, before anything is planned or asked. */
export function useCostLimit(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          // Not resolved: the server refuses it itself.
          const root = operation && schema.getRootType(operation.operation);
          const fragments = new Map(
            document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
          );
          if (!root) return;
          if (operation.operation === OperationTypeNode.MUTATION && countFields(operation.selectionSet, fragments) > MAX_CHANGES)
            throw tooCostly(`The mutation asks for more than ${MAX_CHANGES} changes at once. Send them in several requests.`);
          countObjects({ schema, fragments, variables: request.variables ?? {}, objects: 0 }, operation.selectionSet, root, 1);
        },
      };
    },
  };
}

const tooCostly = (message: string) => new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COSTLY' } });

/** Fields on the first level, fragments followed; those of one name count as often as they stand there. */
function countFields({ selections }: SelectionSetNode, fragments: Count['fragments']): number {
  const counts = selections.map((selection) => {
    if (selection.kind === Kind.FIELD) return 1;
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return fragment ? countFields(fragment.selectionSet, fragments) : 0;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

interface Count {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  objects: number;
}

/** Fragments have been checked by now: without circles, and not doubling for ever. */
function countObjects(count: Count, { selections }: SelectionSetNode, type: GraphQLCompositeType, rows: number): void {
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : count.fragments.get(selection.name.value);
      const condition = fragment?.typeCondition && count.schema.getType(fragment.typeCondition.name.value);
      if (fragment) countObjects(count, fragment.selectionSet, isCompositeType(condition) ? condition : type, rows);
      continue;
    }
    const field = isUnionType(type) ? undefined : type.getFields()[selection.name.value];
    const inner = field && getNamedType(field.type);
    if (!field || !isCompositeType(inner) || !selection.selectionSet) continue;
    const below = rows * rowsOf(field, selection.arguments ?? [], count.variables);
    count.objects += below;
    if (count.objects > MAX_OBJECTS) throw tooCostly('The query asks for too many rows at once. Ask for fewer, or page by page.');
    countObjects(count, selection.selectionSet, inner, below);
  }
}

function rowsOf(field: GraphQLField<unknown, unknown>, given: readonly ArgumentNode[], variables: Count['variables']): number {
  const size = field.args.find(({ name }) => name === 'first');
  if (size) {
    const value = given.find(({ name }) => name.value === 'first')?.value;
    const first = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.INT ? Number(value.value) : null;
    const usual = typeof size.defaultValue === 'number' ? size.defaultValue : DEFAULT_PAGE_SIZE;
    // Beyond what its pages may have, the list refuses it itself, and says so better.
    const most = usual > DEFAULT_PAGE_SIZE ? LARGEST_PAGE : MAX_PAGE_SIZE;
    return typeof first === 'number' ? Math.min(Math.max(first, 1), most) : usual;
  }
  return isListType(getNullableType(field.type)) && field.name !== 'edges' ? ROWS_OF_A_LIST : 1;
}
