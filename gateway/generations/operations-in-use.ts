import type { DocumentNode } from 'graphql';
import type { Logger } from 'pino';
import { BoundedCache } from '../../shared/subgraph/bounded-cache.js';
import type { OperationInUse } from '../composition/composition-messages.js';
import { shapeOf } from './operation-shape.js';

/** What is kept of the operations that clients ask; those that were asked longest ago go first. */
const KEPT = { entries: 2_000, characters: 4_000_000, longest: 64_000 };
/** Longer texts are not kept word for word. */
const LONGEST_TEXT = 16_000;
const HOUR_MS = 3_600_000;

interface Asked {
  readonly shape: string;
  /** The text as it was asked last; null where only others were asked. It may hold values of clients, and never leaves this process. */
  readonly text: string | null;
  readonly operationName: string | null;
  readonly times: number;
  /** Milliseconds since 1970. */
  readonly lastMs: number;
}

/** An operation, to be got ready for. */
export type OperationText = Pick<OperationInUse, 'source' | 'operationName'>;

/** What is in use, and for how long. */
export interface InUseOptions {
  /** Texts of the operations that are always in use. */
  readonly own: readonly string[];
  /** For so long after it was asked one of a client is in use. */
  readonly hours: number;
  readonly logger: Logger;
  /** What other processes, or this one before its start, were asked. */
  others?(): Promise<readonly OperationInUse[]>;
}

/** An operation of our own, by the text of its document. */
const alwaysInUse = (source: string): OperationInUse => ({ source, operationName: null, times: 0, lastAsked: null });

/** The operations that must go on being answered when the graph changes: our own, and, by their shapes, what clients have asked lately. */
export class OperationsInUse {
  readonly #asked = new BoundedCache<Asked>(KEPT, ({ lastMs }) => this.#warn(lastMs));
  readonly #shapes = new WeakMap<DocumentNode, string>();
  #hasWarned = false;

  constructor(private readonly options: InUseOptions) {}

  /** Somebody has asked an operation that is valid and was admitted. */
  note(document: DocumentNode, text: string, operationName: string | null): void {
    if (this.options.hours === 0) return;
    const shape = this.#shapeOf(document);
    const times = (this.#asked.get(keyOf(shape, operationName))?.times ?? 0) + 1;
    this.#keep({ shape, text: text.length > LONGEST_TEXT ? null : text, operationName, times, lastMs: Date.now() });
  }

  /** Takes in what others were asked, as often as they tell it. */
  merge(operations: readonly OperationInUse[]): void {
    if (this.options.hours === 0) return;
    const byAge = operations.toSorted((one, other) => lastOf(one) - lastOf(other));
    for (const operation of byAge) {
      const { source: shape, operationName, times } = operation;
      const lastMs = lastOf(operation);
      const known = this.#asked.get(keyOf(shape, operationName));
      if (lastMs <= Math.max(this.#since(), known?.lastMs ?? 0)) continue;
      this.#keep({ shape, text: known?.text ?? null, operationName, times: Math.max(times, known?.times ?? 0), lastMs });
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

  /** What this process had better be ready for: our own, and what it was asked, word for word. */
  texts(): OperationText[] {
    const asked = this.#inUse().flatMap(({ text, operationName }) => (text === null ? [] : [{ source: text, operationName }]));
    return [...this.options.own.map(alwaysInUse), ...asked];
  }

  #shapeOf(document: DocumentNode): string {
    const known = this.#shapes.get(document);
    if (known !== undefined) return known;
    const shape = shapeOf(document);
    this.#shapes.set(document, shape);
    return shape;
  }

  #keep(asked: Asked): void {
    this.#asked.set(keyOf(asked.shape, asked.operationName), asked, asked.text?.length);
  }

  #inUse(): Asked[] {
    return [...this.#asked.values()].filter(({ lastMs }) => lastMs > this.#since());
  }

  #since(): number {
    return Date.now() - this.options.hours * HOUR_MS;
  }

  #warn(lastMs: number): void {
    if (this.#hasWarned || lastMs <= this.#since()) return;
    this.#hasWarned = true;
    this.options.logger.warn(
      { event: 'operations-in-use', kept: KEPT.entries },
      'more operations are in use than are kept: those asked longest ago are forgotten, and a supergraph that breaks them is not refused',
    );
  }
}

// No name has a line break in it.
const keyOf = (shape: string, operationName: string | null): string => `${operationName ?? ''}\n${shape}`;

const lastOf = ({ lastAsked }: OperationInUse): number => (lastAsked === null ? 0 : Date.parse(lastAsked));
