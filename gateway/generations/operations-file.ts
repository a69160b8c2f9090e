import { dirname, join } from 'node:path';
import { parse } from 'graphql';
import type { Logger } from 'pino';
import type { OperationInUse } from '../composition/composition-messages.js';
import { readIfThere } from './read-if-there.js';
import { writeWhole } from './write-whole.js';

/** A process that is killed forgets what it was asked in the last so many milliseconds. */
const INTERVAL_MS = 30_000;

/** Where operations in use are kept, and what they are. */
export interface OperationsFileOptions {
  readonly file: string;
  readonly logger: Logger;
  readonly intervalMs?: number;
  /** Those to be kept. */
  list(): Promise<readonly OperationInUse[]>;
}

/** The file that keeps the operations in use, beside that of the last good supergraph. */
export const operationsFileBeside = (lastGood: string): string => join(dirname(lastGood), 'operations-in-use.json');

/** Keeps operations in use for the next start, again and again. */
export class OperationsFile {
  readonly #timer: NodeJS.Timeout;
  #kept = '';
  #saving: Promise<void> = Promise.resolve();

  constructor(private readonly options: OperationsFileOptions) {
    // It keeps no process alive that has ended otherwise.
    this.#timer = setInterval(() => void this.save(), options.intervalMs ?? INTERVAL_MS).unref();
  }

  /** Keeps what is in use now. Never rejects. */
  save(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  /** Keeps what is in use now, for the last time. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.save();
  }

  async #save(): Promise<void> {
    const { file, logger, list } = this.options;
    try {
      const text = JSON.stringify(await list());
      if (text === this.#kept) return;
      await writeWhole(file, text);
      this.#kept = text;
    } catch (error) {
      logger.warn({ event: 'operations-in-use', err: error }, 'the operations in use cannot be kept for the next start');
    }
  }
}

/** What was kept last; nothing if there is none, or it is broken. */
export async function readKeptOperations(file: string, logger: Logger): Promise<OperationInUse[]> {
  const text = await readIfThere(file, logger);
  if (text === null) return [];
  try {
    return (JSON.parse(text) as unknown[]).filter(isOperation);
  } catch {
    logger.warn({ event: 'operations-in-use', file }, 'the operations in use that were kept cannot be read: they are forgotten');
    return [];
  }
}

function isOperation(value: unknown): value is OperationInUse {
  const { source, operationName, times, lastAsked } = (value ?? {}) as Partial<Record<keyof OperationInUse, unknown>>;
  if (typeof source !== 'string' || typeof times !== 'number' || typeof lastAsked !== 'string') return false;
  return (operationName === null || typeof operationName === 'string') && !Number.isNaN(Date.parse(lastAsked)) && canBeParsed(source);
}

function canBeParsed(source: string): boolean {
  try {
    return parse(source, { noLocation: true }).definitions.length > 0;
  } catch {
    return false;
  }
}
