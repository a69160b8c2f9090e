import type { FetchNode } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { compileRenames, type Renames } from './compile-renames.js';
import { compileRepresentation } from './compile-representation.js';
import type { PossibleTypes } from './possible-types.js';
import type { Row } from './row.js';
import type { PlanPath } from './rows-at.js';

/** A fetch of a plan, ready to be run. */
export interface CompiledFetch {
  readonly subgraph: string;
  /** Where the objects stand that it is about; none for the root. */
  readonly path: PlanPath;
  /** What it asks, as the planner wrote it. */
  readonly operation: string;
  readonly isQuery: boolean;
  /** Representation of an object; null for a fetch of root fields. */
  readonly represent: ((row: Row) => string | null) | null;
  readonly renames: Renames | null;
  /** The body to send. */
  readonly body: (variables: Readonly<Record<string, unknown>>, representations: readonly string[] | null) => string;
}

/**
 * Compiles a fetch. All of its body that does not change is text by now.
 * @throws Error for what this executor does not know, so that no plan is run by halves; GraphQLError for what the client has to mend
 */
export function compileFetch(node: FetchNode, path: PlanPath, types: PossibleTypes): CompiledFetch {
  if (node.contextRewrites?.length) throw new Error('a plan hands values down by @fromContext, which is not supported');
  const usages = node.variableUsages ?? [];
  if (node.requires && usages.includes('representations'))
    throw new GraphQLError('The variable $representations has a name that this graph needs for itself. Give it another name.', {
      extensions: { code: 'BAD_USER_INPUT', argument: 'representations' },
    });
  const name = node.operationName === undefined ? '' : `,"operationName":${JSON.stringify(node.operationName)}`;
  const head = `{"query":${JSON.stringify(node.operation)}${name},"variables":{`;
  return {
    subgraph: node.serviceName,
    path,
    operation: node.operation,
    isQuery: node.operationKind === 'query',
    represent: node.requires ? compileRepresentation(node.requires, node.inputRewrites ?? [], types) : null,
    renames: compileRenames(node.outputRewrites ?? [], types),
    body: (variables, representations) => {
      const parts = usages.flatMap((usage) => {
        const value = Object.hasOwn(variables, usage) ? variables[usage] : undefined;
        return value === undefined ? [] : [`${JSON.stringify(usage)}:${JSON.stringify(value)}`];
      });
      if (representations) parts.push(`"representations":[${representations.join(',')}]`);
      return `${head}${parts.join(',')}}}`;
    },
  };
}
