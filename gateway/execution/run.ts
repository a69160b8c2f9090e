import type { ForwardedCall } from '../../shared/subgraph/caller.js';
import type { Row } from './row.js';
import type { AnswerPath } from './rows-at.js';

/** An error and the place in the client's answer that it is about. */
export interface PlacedError {
  readonly message: string;
  readonly path: AnswerPath;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** The fetch that it comes from, by which errors are counted and cut; null for what no fetch explains. */
  readonly fetch: object | null;
}

/** One execution of an operation. */
export interface Run {
  /** What is known so far, in the plan's words: more than the client asked for. */
  readonly root: Row;
  /** As the client gave them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** With their defaults, as `@skip` and `@include` need them. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly call: ForwardedCall;
  readonly errors: PlacedError[];
  /** Errors so far by fetch, also those beyond the next. */
  readonly noted: Map<object, number>;
  /** Errors of one fetch that an answer shows. */
  readonly errorsPerFetch: number;
  /** Objects of which is known why nothing more of them came: their owner knows none such, or an error says it. */
  readonly accounted: Set<Row>;
}
