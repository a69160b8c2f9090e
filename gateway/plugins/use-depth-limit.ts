import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import type { GatewayContext } from '../gateway-context.js';

/** Deepest nesting of a query; GraphiQL's introspection needs 15. */
const MAX_DEPTH = 50;

/** Strings and comments, in which a bracket nests nothing. */
const NOT_CODE = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*/g;

/** Refuses queries whose fields are nested too deep, fragments followed. */
export function useDepthLimit(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document }) {
          if (selectionDepth(document) > MAX_DEPTH) throw new GraphQLError(TOO_DEEP, { extensions: { code: QUERY_TOO_DEEP } });
        },
      };
    },
  };
}

/** Code and message of the refusal. */
export const QUERY_TOO_DEEP = 'QUERY_TOO_DEEP';
export const TOO_DEEP = `The query or its variables are nested deeper than ${MAX_DEPTH} levels.`;

/** Whether a request must be refused before it is parsed: parsers and visitors recurse, and the stack is finite. */
export function isNestedTooDeep({ query, variables }: { readonly query?: unknown; readonly variables?: unknown }): boolean {
  return (typeof query === 'string' && bracketDepth(query) > MAX_DEPTH) || isDeeperThan(variables, MAX_DEPTH);
}

/** Level by level, without recursion. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((inner) => (inner !== null && typeof inner === 'object' ? Object.values(inner) : []));
  }
  return false;
}

function bracketDepth(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of source.replace(NOT_CODE, '')) {
    if (character === '{' || character === '[' || character === '(') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']' || character === ')') depth -= 1;
  }
  return deepest;
}

/** Depth of fields, fragments followed; each fragment is measured once, and validation has refused cycles. */
function selectionDepth(document: DocumentNode): number {
  const fragments = new Map<string, SelectionSetNode>(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet] as const] : [])),
  );
  const measured = new Map<string, number>();
  const depthOf = (set: SelectionSetNode | undefined): number =>
    Math.max(
      0,
      ...(set?.selections ?? []).map((selection) => {
        if (selection.kind === Kind.FIELD) return 1 + depthOf(selection.selectionSet);
        if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet);
        const name = selection.name.value;
        const known = measured.get(name) ?? depthOf(fragments.get(name));
        measured.set(name, known);
        return known;
      }),
    );
  return Math.max(0, ...document.definitions.map((node) => (node.kind === Kind.OPERATION_DEFINITION ? depthOf(node.selectionSet) : 0)));
}
