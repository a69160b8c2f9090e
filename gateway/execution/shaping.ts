import type { FieldNode } from 'graphql';
import type { Row } from './row.js';
import type { AnswerPath } from './rows-at.js';

/** Stands for a value that cannot be given although its place may not be empty: what holds it is lost too, up to a place that may. */
export const LOST = Symbol('lost');

/** One shaping of an answer: where it is, and what it had to leave out. */
export class Shaping {
  readonly path: (string | number)[] = [];
  /** Places of which no subgraph said why they are empty, though they may not be. */
  readonly gaps: AnswerPath[] = [];

  /**
   * @param accounted objects whose absence is explained
   * @param introspect resolves `__schema` and `__type`, which no subgraph answers
   */
  constructor(
    private readonly accounted: ReadonlySet<Row>,
    readonly introspect: (fields: readonly FieldNode[]) => unknown,
  ) {}

  /** Notes that what stands here, or under a name here, cannot be given. */
  lose(key?: string): typeof LOST {
    this.gaps.push(key === undefined ? [...this.path] : [...this.path, key]);
    return LOST;
  }

  /** Notes that a field is empty that may not be; of an object whose absence is explained, that needs no further word. */
  loseField(row: Row, key: string): typeof LOST {
    return this.accounted.has(row) ? LOST : this.lose(key);
  }
}
