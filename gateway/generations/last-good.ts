import type { Logger } from 'pino';
import { StartError } from '../../shared/subgraph/errors.js';
import { readIfThere } from './read-if-there.js';

/**
 * Gives another supergraph, once, where one cannot be served.
 * @throws StartError if there is none, or that one cannot be served either; whatever else has gone wrong, as it is
 */
export type Rescue = (error: unknown) => Promise<string>;

/** Rescues by what was served last. @param file where that is kept; null if it is not */
export function rescueByLastGood(file: string | null, logger: Logger): { readonly rescue: Rescue; readonly reason: () => string | null } {
  let before: StartError | null = null;
  const rescue: Rescue = async (error) => {
    if (!(error instanceof StartError) || file === null) throw error;
    if (before) throw new StartError(`${before.message} The last good supergraph, ${file}, cannot be served either: ${error.message}`);
    const kept = await readIfThere(file, logger);
    if (kept === null) throw error;
    before = error;
    return kept;
  };
  return { rescue, reason: () => before?.message ?? null };
}

/** Opens a supergraph, or the one that a rescue gives instead. @throws StartError if neither can be opened */
export async function openOrRescue<Opened>(
  supergraph: string,
  open: (supergraph: string) => Promise<Opened>,
  rescue: Rescue = (error) => Promise.reject(error),
): Promise<Opened> {
  try {
    return await open(supergraph);
  } catch (error) {
    return openOrRescue(await rescue(error), open, rescue);
  }
}
