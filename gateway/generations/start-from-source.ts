import type { OperationInUse } from '../composition/composition-messages.js';
import { createGateway, type Gateway, type GatewayOptions } from '../create-gateway.js';
import { DEFAULT_SETTINGS } from '../settings/gateway-settings.js';
import { rescueByLastGood } from './last-good.js';
import { openOperationsInUse } from './open-operations-in-use.js';
import { OperationsFile, operationsFileBeside, readKeptOperations } from './operations-file.js';
import { readIfThere } from './read-if-there.js';
import { readSource } from './read-source.js';
import { lookAt, SourceWatch } from './watch-source.js';
import { writeWhole } from './write-whole.js';

/** Where a gateway finds what it serves. */
export interface SourceOptions extends Omit<GatewayOptions, 'supergraph' | 'planner' | 'rescue' | 'inUse'> {
  /** A file with a supergraph, or a folder with the SDL of subgraphs. */
  readonly path: string;
  /** File that keeps what was served last, and beside it lies one with the operations in use; null if nothing does. */
  readonly lastGood: string | null;
  /** What other processes were asked, where one of them keeps the operations in use of all; left out, this one keeps its own. */
  others?(): Promise<readonly OperationInUse[]>;
}

/** A gateway that follows its source. */
export interface SourceGateway extends Gateway {
  /** What clients have asked lately. */
  askedLately(): readonly OperationInUse[];
}

/**
 * Creates the gateway over what lies at a path, and follows its changes. What is served is kept; where the path gives nothing that
 * can be served at the start, or what would break operations in use, that is served instead.
 * @throws StartError if neither can be served
 */
export async function startFromSource({ lastGood, others, ...options }: SourceOptions): Promise<SourceGateway> {
  const { path, logger, metrics, settings = DEFAULT_SETTINGS } = options;
  const seen = await lookAt(path);
  const inUse = openOperationsInUse(settings, logger, others);
  const operationsFile = lastGood === null || others ? null : operationsFileBeside(lastGood);
  if (operationsFile !== null) inUse.merge(await readKeptOperations(operationsFile, logger));
  const { rescue, reason } = rescueByLastGood(lastGood, logger);
  const served = lastGood === null || settings.breakingChanges === 'allow' ? null : await readIfThere(lastGood, logger);
  const supergraph = await readSource(path, { served, operations: () => inUse.all() }).catch(rescue);
  const gateway = await createGateway({ ...options, supergraph, rescue, inUse });
  if (reason() !== null) {
    metrics?.countReload('refused', gateway.generation.number);
    logger.warn({ event: 'last-good', reason: reason() }, 'the supergraph cannot be served: the last good one is served instead');
  }
  const keep = async () => {
    if (lastGood === null) return;
    const problem = await writeWhole(lastGood, gateway.supergraph()).catch((error: unknown) => error);
    if (problem) logger.warn({ event: 'last-good', err: problem }, 'the supergraph cannot be kept for the next start');
  };
  await keep();
  const operations = operationsFile === null ? null : new OperationsFile({ file: operationsFile, logger, list: async () => inUse.asked() });
  let kept = Promise.resolve();
  gateway.onReload(({ outcome }) => {
    if (outcome === 'swapped') kept = kept.then(keep);
    // Who ends this process next must meet the same refusal.
    if (outcome === 'refused') void operations?.save();
  });
  const { intervalMs } = settings.reload;
  const onChange = () => gateway.reload('change of files');
  const watch = intervalMs > 0 ? new SourceWatch({ path, seen, hasFailed: reason() !== null, intervalMs, onChange }) : null;
  return {
    ...gateway,
    askedLately: () => inUse.asked(),
    get generation() {
      return gateway.generation;
    },
    close: async () => {
      watch?.close();
      try {
        await gateway.close();
      } finally {
        await Promise.all([kept, operations?.close()]);
      }
    },
  };
}
