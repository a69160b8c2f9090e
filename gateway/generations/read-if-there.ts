import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';

/** The text of a file that was kept for the next start; null if there is none, or, of which the log warns, it cannot be read. */
export async function readIfThere(file: string, logger: Logger): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      logger.warn({ err: error, file }, 'what was kept for this start cannot be read');
    return null;
  }
}
