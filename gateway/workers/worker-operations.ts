import type { Logger } from 'pino';
import type { OperationInUse } from '../composition/composition-messages.js';
import { OperationsFile, operationsFileBeside, readKeptOperations } from '../generations/operations-file.js';
import { OperationsInUse } from '../generations/operations-in-use.js';
import type { WorkerProcess } from './worker-process.js';

/** A worker, as far as what it was asked goes. */
type Asked = Pick<WorkerProcess, 'isReady' | 'ask'>;

/** Whose operations are in use, and where they are kept. */
export interface WorkerOperationsOptions {
  /** File of the last good supergraph. */
  readonly lastGood: string;
  readonly hours: number;
  readonly logger: Logger;
  /** Those that run. */
  workers(): readonly Asked[];
}

/** The operations in use of all workers: what one was asked, all others must go on answering, and whoever takes its place. */
export class WorkerOperations {
  readonly #inUse: OperationsInUse;
  readonly #file: OperationsFile;
  #gathering: Promise<readonly OperationInUse[]> | null = null;

  private constructor(
    private readonly options: WorkerOperationsOptions,
    kept: readonly OperationInUse[],
  ) {
    const { lastGood, hours, logger } = options;
    this.#inUse = new OperationsInUse({ own: [], hours, ready: 0, logger });
    this.#inUse.merge(kept);
    this.#file = new OperationsFile({ file: operationsFileBeside(lastGood), logger, list: () => this.gather() });
  }

  /** Begins with what was kept before. */
  static async open(options: WorkerOperationsOptions): Promise<WorkerOperations> {
    return new WorkerOperations(options, await readKeptOperations(operationsFileBeside(options.lastGood), options.logger));
  }

  /** What all workers were asked; one that does not answer in time counts with what it told before. */
  gather(): Promise<readonly OperationInUse[]> {
    this.#gathering ??= this.#gather().finally(() => {
      this.#gathering = null;
    });
    return this.#gathering;
  }

  /** Takes in what one was asked that is about to end. */
  merge(operations: readonly OperationInUse[]): void {
    this.#inUse.merge(operations);
  }

  /** Keeps them for the next start. */
  save(): Promise<void> {
    return this.#file.save();
  }

  /** Keeps them for the last time. */
  close(): Promise<void> {
    return this.#file.close();
  }

  async #gather(): Promise<readonly OperationInUse[]> {
    const ready = this.options.workers().filter(({ isReady }) => isReady);
    const told = await Promise.all(ready.map((worker) => worker.ask('operations')));
    for (const operations of told) this.#inUse.merge(operations ?? []);
    return this.#inUse.asked();
  }
}
