import type { TaskKind } from './task.vocabulary.js';

/** Something that the viewer has to do; ids of what it is about. */
export interface TaskFacts {
  readonly kind: TaskKind;
  readonly network: string | null;
  readonly unitId: string | null;
  readonly nurseId: string | null;
  readonly requestId: string | null;
  readonly reportId: string | null;
  /** The year that it is about. */
  readonly year: number | null;
  /** How many records, where it is about many. */
  readonly count: number | null;
  readonly dueOn: string | null;
}

/** A task that is about nothing yet. */
export const ABOUT_NOTHING: Omit<TaskFacts, 'kind'> = {
  network: null,
  unitId: null,
  nurseId: null,
  requestId: null,
  reportId: null,
  year: null,
  count: null,
  dueOn: null,
};

/** Longest list of one kind; whoever has more sees the first. */
export const MOST_TASKS = 200;

/** An empty list in SQL matches nothing, but not every database takes it. */
export const orNone = (values: readonly string[]): readonly string[] => (values.length > 0 ? values : ['']);
