import { readFile, stat } from 'node:fs/promises';
import { StartError } from '../../shared/subgraph/errors.js';
import { composeApart } from '../composition/compose-apart.js';
import type { OperationInUse } from '../composition/composition-messages.js';
import { tellReason } from '../planning/tell-reason.js';

/** What a start must go on answering. */
export interface SourceBefore {
  /** Text of the supergraph that was served last; null if nothing has to stay as it was. */
  readonly served: string | null;
  operations(): Promise<readonly OperationInUse[]>;
}

/**
 * Reads, and composes if need be, the supergraph to begin with.
 * @throws StartError if there is none, or it would break operations in use
 */
export async function readSource(path: string, { served, operations }: SourceBefore): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) {
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) throw new StartError(`the supergraph file ${path} cannot be read. Set SUPERGRAPH to a file that exists.`);
    if (served === null || served === text) return text;
  }
  const report = await composeApart({ path, served, operations: served === null ? [] : await operations() }).catch((error: unknown) => {
    throw new StartError(`the supergraph at ${path} cannot be checked: ${tellReason(error)}`);
  });
  if (report.kind === 'composed') return report.supergraph;
  // The same as was served.
  if (report.kind === 'unchanged') return served ?? '';
  const reasons = tellReason(report.reasons.join('\n'));
  if (report.kind === 'refused') throw new StartError(`the supergraph at ${path} cannot be served: ${reasons}`);
  throw new StartError(
    `the supergraph at ${path} would break operations in use: ${reasons}. Put it right, or set BREAKING_CHANGES to allow to serve it all the same.`,
  );
}
