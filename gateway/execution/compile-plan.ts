import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { type CompiledFetch, compileFetch } from './compile-fetch.js';
import type { PossibleTypes } from './possible-types.js';
import type { Run } from './run.js';

/** Runs a compiled plan. */
export type RunPlan = (run: Run, runFetch: (fetch: CompiledFetch, run: Run) => Promise<void>) => Promise<void>;

/**
 * Compiles a plan into functions.
 * @throws Error for a node or rewrite that this executor does not know: no plan is run by halves
 */
export function compilePlan({ node }: QueryPlan, types: PossibleTypes): RunPlan {
  if (!node) return async () => undefined;
  if (node.kind === 'Subscription') throw new Error('a plan of a subscription cannot be run');
  return compileNode(node, [], types);
}

function compileNode(node: PlanNode, path: readonly string[], types: PossibleTypes): RunPlan {
  switch (node.kind) {
    case 'Fetch': {
      const fetch = compileFetch(node, path, types);
      return (run, runFetch) => runFetch(fetch, run);
    }
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path.map(String)], types);
    case 'Sequence': {
      const steps = node.nodes.map((step) => compileNode(step, path, types));
      return async (run, runFetch) => {
        for (const step of steps) await step(run, runFetch);
      };
    }
    case 'Parallel': {
      const steps = node.nodes.map((step) => compileNode(step, path, types));
      return async (run, runFetch) => {
        await Promise.all(steps.map((step) => step(run, runFetch)));
      };
    }
    case 'Condition': {
      const { condition } = node;
      const yes = node.ifClause && compileNode(node.ifClause, path, types);
      const no = node.elseClause && compileNode(node.elseClause, path, types);
      return async (run, runFetch) => (run.coerced[condition] === true ? yes : no)?.(run, runFetch);
    }
    default:
      throw new Error(`a plan has an unknown node: ${node.kind}`);
  }
}
