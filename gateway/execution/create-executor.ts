import type { QueryPlan } from '@apollo/query-planner';
import type { GatewayExecutionResult, GatewayExecutor } from '@apollo/server-gateway-interface';
import { type DocumentNode, GraphQLError, Kind } from 'graphql';
import type { ForwardedCall } from '../../shared/subgraph/caller.js';
import type { AskingClient } from '../cache/keeping-client.js';
import type { Planner } from '../planning/planner.js';
import type { FetchServices } from './fetch-services.js';
import { finishErrors } from './finish-errors.js';
import { isIntrospection } from './is-introspection.js';
import { type CompiledOperation, compileOperation } from './operation.js';
import { plannedText } from './planned-names.js';
import { PossibleTypes } from './possible-types.js';
import { isRow } from './row.js';
import type { Run } from './run.js';
import { runFetch } from './run-fetch.js';
import { LOST, Shaping } from './shaping.js';
import { inSpan, startFetchSpan } from './spans.js';

/** What an executor needs. */
export interface ExecutorOptions {
  readonly planner: Planner;
  readonly clients: ReadonlyMap<string, Pick<AskingClient, 'send'>>;
  /** Errors of one fetch that an answer shows. */
  readonly errorsPerFetch: number;
}

/** An executor, and what lets it get ready for what will be asked. */
export interface Executor {
  readonly execute: GatewayExecutor;
  /**
   * Plans and compiles an operation of a valid document, which is then executed at once.
   * @throws what the planner refuses it for
   */
  prepare(document: DocumentNode, operationName: string | null): Promise<void>;
}

/**
 * Runs the planner's plans. Each operation is compiled once for each document; documents, with all that was compiled of them, are kept as
 * long as Apollo Server keeps them.
 */
export function createExecutor({ planner, clients, errorsPerFetch }: ExecutorOptions): Executor {
  const { schema, possibleTypes } = planner.graph;
  const types = new PossibleTypes(possibleTypes);
  const operations = new WeakMap<DocumentNode, Map<string | null, Promise<CompiledOperation>>>();
  const services: FetchServices = {
    types,
    clientOf: (subgraph) => {
      const client = clients.get(subgraph);
      if (!client) throw new Error(`there is no client for ${subgraph}`);
      return client;
    },
    startSpan: startFetchSpan,
  };
  const fetchOf = (fetch: Parameters<typeof runFetch>[0], run: Run) => runFetch(fetch, run, services);

  function compiled(document: DocumentNode, operationName: string | null): Promise<CompiledOperation> {
    const named = operations.get(document) ?? new Map<string | null, Promise<CompiledOperation>>();
    operations.set(document, named);
    const known = named.get(operationName);
    if (known) return known;
    const compiling = planOf(document, operationName).then((plan) => compileOperation(schema, types, { document, operationName, plan }));
    named.set(operationName, compiling);
    // What could not be planned now may be planned later.
    compiling.catch(() => named.delete(operationName));
    return compiling;
  }

  function planOf(document: DocumentNode, operationName: string | null): Promise<QueryPlan> {
    // The planner knows introspection of an earlier edition of the specification only, and no subgraph is asked for it.
    if (isIntrospection(document, operationName)) return Promise.resolve({ kind: 'QueryPlan' });
    return inSpan('gateway.plan', () => planner.plan(plannedText(document), hasOneOperation(document) ? null : operationName));
  }

  const execute: GatewayExecutor = (request) =>
    inSpan('gateway.execute', async (): Promise<GatewayExecutionResult> => {
      const { document } = request;
      const call = request.context as ForwardedCall;
      if (!request.operation)
        return { errors: [new GraphQLError('The document has no such operation. Name one that it has, in operationName.')] };
      const variables: Readonly<Record<string, unknown>> = request.request.variables ?? {};
      const name = request.request.operationName ?? null;
      const operation = await within(call.signal, compiled(document, name)).catch(refusal);
      if ('errors' in operation) return operation;
      const { coerced, errors } = operation.coerce(variables);
      // The last one, where there are many, says only that there are more, and is nobody's.
      if (!coerced) return { errors: (errors ?? []).filter(({ nodes }) => nodes !== undefined && nodes.length > 0) };
      const run: Run = {
        root: {},
        variables,
        coerced,
        call,
        errors: [],
        noted: new Map(),
        errorsPerFetch,
        accounted: new Set(),
      };
      await operation.runPlan(run, fetchOf);
      const shaping = new Shaping(run.accounted, (fields) => operation.introspect(fields, coerced));
      const shaped = operation.shapeFor(coerced)(run.root, shaping);
      const data = shaped !== LOST && isRow(shaped) ? shaped : null;
      const found = finishErrors(run, { data, gaps: shaping.gaps });
      return found.length > 0 ? { data, errors: found } : { data };
    });
  return { execute, prepare: async (document, operationName) => void (await compiled(document, operationName)) };
}

/** Then its name makes no difference to the plan. */
const hasOneOperation = ({ definitions }: DocumentNode) =>
  definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1;

/** Waits for the planning of an operation, but not beyond the end of the request: it goes on for others who ask the same. */
function within<Result>(signal: AbortSignal | undefined, work: Promise<Result>): Promise<Result> {
  if (!signal) return work;
  const { promise, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(new GraphQLError('The query could not be planned in time. Try again in some seconds.', GIVEN_UP));
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp);
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', giveUp));
}
const GIVEN_UP = { extensions: { code: 'QUERY_PLANNING_OVERLOADED', http: { status: 503 } } };

/** What the planner refuses is the caller's to know; anything else is unexpected. */
function refusal(error: unknown): { readonly errors: readonly GraphQLError[] } {
  if (error instanceof GraphQLError) return { errors: [error] };
  throw error;
}
