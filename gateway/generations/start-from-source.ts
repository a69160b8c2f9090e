import { readFile, stat } from 'node:fs/promises';
import { StartError } from '../../shared/subgraph/errors.js';
import { composeApart } from '../composition/compose-apart.js';
import { createGateway, type Gateway, type GatewayOptions } from '../create-gateway.js';
import { DEFAULT_SETTINGS } from '../settings/gateway-settings.js';
import { keepLastGood, rescueByLastGood } from './last-good.js';
import { lookAt, SourceWatch } from './watch-source.js';

/** Where a gateway finds what it serves. */
export interface SourceOptions extends Omit<GatewayOptions, 'supergraph' | 'planner' | 'rescue'> {
  /** A file with a supergraph, or a folder with the SDL of subgraphs. */
  readonly path: string;
  /** File that keeps what was served last; null if nothing does. */
  readonly lastGood: string | null;
}

/**
 * Creates the gateway over what lies at a path, and follows its changes. What is served is kept; where the path gives nothing that
 * can be served at the start, that is served instead.
 * @throws StartError if neither can be served
 */
export async function startFromSource({ lastGood, ...options }: SourceOptions): Promise<Gateway> {
  const { path, logger, settings = DEFAULT_SETTINGS } = options;
  const seen = await lookAt(path);
  const { rescue, reason } = rescueByLastGood(lastGood);
  const gateway = await createGateway({ ...options, supergraph: await readSource(path).catch(rescue), rescue });
  if (reason() !== null)
    logger.warn({ event: 'last-good', reason: reason() }, 'the supergraph cannot be served: the last good one is served instead');
  const keep = async () => {
    if (lastGood === null) return;
    const problem = await keepLastGood(lastGood, gateway.supergraph()).catch((error: unknown) => error);
    if (problem) logger.warn({ event: 'last-good', err: problem }, 'the supergraph cannot be kept for the next start');
  };
  await keep();
  let kept = Promise.resolve();
  gateway.onReload(({ outcome }) => {
    if (outcome === 'swapped') kept = kept.then(keep);
  });
  const { intervalMs } = settings.reload;
  const onChange = () => gateway.reload('change of files');
  const watch = intervalMs > 0 ? new SourceWatch({ path, seen, intervalMs, onChange }) : null;
  return {
    ...gateway,
    get generation() {
      return gateway.generation;
    },
    close: async () => {
      watch?.close();
      await gateway.close();
      await kept;
    },
  };
}

async function readSource(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) {
    const report = await composeApart({ path, served: null, operations: [] });
    if (report.kind === 'composed') return report.supergraph;
    throw new StartError(
      `the subgraphs in ${path} do not compose: ${report.kind === 'refused' ? report.reasons.join('; ').replaceAll('\n', ' ') : ''}`,
    );
  }
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text !== null) return text;
  throw new StartError(`the supergraph file ${path} cannot be read. Set SUPERGRAPH to a file that exists.`);
}
