import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { ShortageError, StartError } from '../../shared/subgraph/errors.js';
import { composeApart } from '../composition/compose-apart.js';
import { answersQueries } from '../readiness.js';
import type { Generation } from './generation.js';
import type { Generations } from './generations.js';
import { nextTurn } from './next-turn.js';
import type { OperationsInUse } from './operations-in-use.js';
import { prepareOperations } from './prepare-operations.js';
import type { ReloadResult } from './reload-outcome.js';

/** What a reload works on. */
export interface ReloadOptions {
  /** A file with a supergraph, or a folder with the SDL of subgraphs. */
  readonly path: string;
  readonly generations: Generations;
  readonly inUse: OperationsInUse;
  /** Whether what breaks operations in use is served all the same. */
  readonly allowsBreaking: boolean;
  readonly logger: Logger;
  /** Builds a generation. @throws StartError if it cannot be loaded or a subgraph has no address */
  open(supergraph: string): Promise<Generation>;
}

/**
 * Reads what should be served now, checks it, builds a generation of it beside the one that is served, gets it ready, tries it, and lets
 * it take over. Until then nothing changes for anybody.
 * @param signal gives it up
 */
export async function reloadGeneration(options: ReloadOptions, signal: AbortSignal): Promise<ReloadResult> {
  const { path, generations, inUse, allowsBreaking, open } = options;
  const { supergraph: served } = generations.current;
  const report = await composeApart({ path, served, operations: allowsBreaking ? [] : await inUse.all() }, signal);
  if (report.kind === 'unchanged') return { outcome: 'unchanged', reasons: [] };
  if (report.kind !== 'composed') return { outcome: 'refused', reasons: report.reasons };
  let next: Generation;
  await nextTurn();
  try {
    next = await open(report.supergraph);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return { outcome: error instanceof ShortageError ? 'failed' : 'refused', reasons: [error.message] };
  }
  let problem: string | null = 'it could not be got ready';
  try {
    problem = await makeReady(next, options, signal);
  } finally {
    if (problem !== null) await next.close();
  }
  if (problem !== null) return { outcome: 'failed', reasons: [problem] };
  generations.replace(next);
  return { outcome: 'swapped', reasons: report.notes };
}

/** @returns why it must not take over; null if it may */
async function makeReady(next: Generation, { generations, inUse, logger }: ReloadOptions, signal: AbortSignal): Promise<string | null> {
  await prepareOperations(next, inUse.texts(), { logger, signal });
  if (signal.aborted) return CLOSING;
  const answers = (generation: Generation) => answersQueries(generation.execute, generation.schema, `reload-${randomUUID()}`);
  // Where the one before does not answer either, it is not to blame.
  if (!(await answers(next)) && (await answers(generations.current))) return 'it does not answer a query, which the one before does';
  return signal.aborted ? CLOSING : null;
}

const CLOSING = 'the gateway is being closed';
