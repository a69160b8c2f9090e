import { errorCauses, operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { GraphQLError, parse, printSchema } from 'graphql';
import type { GraphDescription, PlanningOrder, PlanningReport } from './planning-messages.js';

/**
 * The program of the planning process. It imports packages alone, and types: so Node runs it from source as well as from `dist`.
 * It knows nothing but the supergraph and has an empty environment.
 */

/** Characters of a plan as JSON: the gateway's own thread has to parse it. */
const LONGEST_PLAN = 4_000_000;

/** Characters of a piece of SDL: a parser takes a millisecond for it. */
const PIECE = 20_000;

/** Limits of the planner itself, which it knows no code for. */
const PLANNER_LIMITS = /^Exceeded maximum recursive selections|^Number of non-local selections exceeds limit|reached the limit of/;

type PlanOperation = (source: string, operationName: string | null) => PlanningReport;

let planOperation: PlanOperation = () => ({ kind: 'failed', reason: 'no supergraph has been opened' });

process.on('message', (order: PlanningOrder) => report(order.kind === 'open' ? open(order) : attempt(order)));
// Whoever stops the gateway by a signal to all its processes stops this one by closing the channel: what is asked last is still planned.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

function report(message: PlanningReport): void {
  process.send?.(message);
}

function open({ supergraph: text, describe }: Extract<PlanningOrder, { kind: 'open' }>): PlanningReport {
  try {
    const supergraph = Supergraph.build(text, { validateSupergraph: describe });
    const publicSchema = supergraph.apiSchema();
    if (describe) report({ kind: 'described', graph: describeGraph(supergraph) });
    const planner = new QueryPlanner(supergraph);
    planOperation = (source, operationName) => {
      const options = operationName === null ? {} : { operationName };
      const plan = planner.buildQueryPlan(operationFromDocument(publicSchema, parse(source, { noLocation: true }), options));
      const characters = JSON.stringify(plan).length;
      return characters > LONGEST_PLAN ? { kind: 'too complex' } : { kind: 'planned', plan, characters };
    };
    return { kind: 'opened' };
  } catch (error) {
    const causes = (error instanceof Error ? errorCauses(error) : null) ?? [error];
    return { kind: 'failed', reason: causes.map(messageOf).join('\n') };
  }
}

function attempt({ source, operationName }: Extract<PlanningOrder, { kind: 'plan' }>): PlanningReport {
  // If this process is lost before that, the operation is not to blame.
  report({ kind: 'begun' });
  try {
    return planOperation(source, operationName);
  } catch (error) {
    if (error instanceof GraphQLError) {
      const { code } = error.extensions;
      return { kind: 'refused', message: error.message, code: typeof code === 'string' ? code : null };
    }
    // A RangeError: the stack, a string or an array has grown beyond what there may be.
    const isTooComplex = error instanceof RangeError || PLANNER_LIMITS.test(messageOf(error));
    return isTooComplex ? { kind: 'too complex' } : { kind: 'failed', reason: messageOf(error) };
  }
}

function describeGraph(supergraph: Supergraph): GraphDescription {
  const { schema } = supergraph;
  return {
    publicSchema: cutBetweenDefinitions(printSchema(supergraph.apiSchema().toGraphQLJSSchema())),
    subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
    possibleTypes: [
      ...schema.interfaceTypes().map((type) => [type.name, type.possibleRuntimeTypes().map(({ name }) => name)] as const),
      ...schema.unionTypes().map((type) => [type.name, type.types().map(({ name }) => name)] as const),
    ],
  };
}

function cutBetweenDefinitions(sdl: string): string[] {
  const pieces: string[] = [];
  let begin = 0;
  for (const { loc } of parse(sdl).definitions) {
    if (!loc || loc.end - begin < PIECE) continue;
    pieces.push(sdl.slice(begin, loc.end));
    begin = loc.end;
  }
  return begin < sdl.trimEnd().length ? [...pieces, sdl.slice(begin)] : pieces;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
