import type { DocumentNode } from 'graphql';
import type { Logger } from 'pino';
import type { OperationInUse } from '../composition/composition-messages.js';
import { type Asked, AskedOperations, KEPT } from './asked-operations.js';
import { shapeOf } from './operation-shape.js';

const HOUR_MS = 3_600_000;

/** An operation, to be got ready for. */
export type OperationText = Pick<OperationInUse, 'source' | 'operationName'>;

/** What is in use, and for how long. */
export interface InUseOptions {
  /** Texts of the operations that are always in use. */
  readonly own: readonly string[];
  /** For so long after it was asked one of a client is in use. */
  readonly hours: number;
  /** How many it is worth to be ready for: more would push out one another. */
  readonly ready: number;
  readonly logger: Logger;
  /** What other processes, or this one before its start, were asked. */
  others?(): Promise<readonly OperationInUse[]>;
}

/** An operation of our own, by the text of its document. */
const alwaysInUse = (source: string): OperationInUse => ({ source, operationName: null, times: 0, lastAsked: null });

/** The operations that must go on being answered when the graph changes: our own, and, by their shapes, what clients have asked lately. */
export class OperationsInUse {
  readonly #asked = new AskedOperations((asked) => this.#warn(asked));
  readonly #shapes = new WeakMap<DocumentNode, string>();
  #hasWarned = false;

  constructor(private readonly options: InUseOptions) {}

  /** Somebody has asked an operation that is valid and was admitted. */
  note(document: DocumentNode, text: string, operationName: string | null): void {
    if (this.options.hours === 0) return;
    const shape = this.#shapeOf(document);
    const times = (this.#asked.get(shape, operationName)?.times ?? 0) + 1;
    this.#asked.set({ shape, text, operationName, times, lastMs: Date.now() });
  }

  /** Takes in what others were asked, as often as they tell it. */
  merge(operations: readonly OperationInUse[]): void {
    if (this.options.hours === 0) return;
    for (const { source: shape, operationName, times, lastAsked } of operations) {
      const lastMs = lastAsked === null ? 0 : Date.parse(lastAsked);
      const known = this.#asked.get(shape, operationName);
      if (lastMs <= Math.max(this.#since(), known?.lastMs ?? 0)) continue;
      this.#asked.set({ shape, text: known?.text ?? null, operationName, times: Math.max(times, known?.times ?? 0), lastMs });
    }
  }

  /** Those of clients, the one that was asked last at the end. */
  asked(): OperationInUse[] {
    return this.#inUse().map(({ shape, operationName, times, lastMs }) => ({
      source: shape,
      operationName,
      times,
      lastAsked: new Date(lastMs).toISOString(),
    }));
  }

  /** All of them, with what others were asked. */
  async all(): Promise<OperationInUse[]> {
    this.merge((await this.options.others?.()) ?? []);
    return [...this.options.own.map(alwaysInUse), ...this.asked()];
  }

  /** What this process had better be ready for, the most important first: our own, then what it was asked, word for word, the latest first. */
  texts(): OperationText[] {
    const asked = this.#inUse().flatMap(({ text, operationName }) => (text === null ? [] : [{ source: text, operationName }]));
    return [...this.options.own.map(alwaysInUse), ...asked.toReversed()].slice(0, this.options.ready);
  }

  #shapeOf(document: DocumentNode): string {
    const known = this.#shapes.get(document);
    if (known !== undefined) return known;
    const shape = shapeOf(document);
    this.#shapes.set(document, shape);
    return shape;
  }

  #inUse(): Asked[] {
    return this.#asked.list().filter(({ lastMs }) => lastMs > this.#since());
  }

  #since(): number {
    return Date.now() - this.options.hours * HOUR_MS;
  }

  #warn({ lastMs }: Asked): void {
    if (this.#hasWarned || lastMs <= this.#since()) return;
    this.#hasWarned = true;
    this.options.logger.warn(
      { event: 'operations-in-use', kept: KEPT.entries },
      'more operations are in use than are kept: those asked least are forgotten, and a supergraph that breaks them is not refused',
    );
  }
}
