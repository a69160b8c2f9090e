import { instantOf } from './calendar.js';

/** What was believed from a day on, until the next belief took its place. */
export interface Belief<T> {
  readonly day: number;
  readonly state: T;
}

/** The rows of one fact: each belief supersedes the one before. Days must ascend. */
export function writeBeliefs<T extends object>(
  beliefs: readonly Belief<T>[],
): (T & { recordedAt: string; supersededAt: string | null; demo: true })[] {
  return beliefs.map(({ day, state }, index) => {
    const next = beliefs[index + 1];
    return { ...state, recordedAt: instantOf(day), supersededAt: next === undefined ? null : instantOf(next.day), demo: true };
  });
}
