import type { CursorBox } from '../../../shared/subgraph/cursor.js';
import { readInstant } from '../../../shared/subgraph/date.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import type { MirrorProgress } from './merge-changes.js';

/** Where to begin: with each owner at its place, and with those that have none at an instant, or (null) with all that is there. */
export interface MirrorStart {
  readonly progress: MirrorProgress;
  readonly from: string | null;
}

/** What a cursor of changes is bound to: whoever asks for other types begins anew, or would miss those. */
const listOf = (types: readonly string[] | null) => ['changes', types];

/** A cursor of changes. */
export const sealProgress = (cursors: CursorBox, start: MirrorStart, types: readonly string[] | null): string =>
  cursors.seal(start, listOf(types));

/**
 * Reads the argument `since`: a cursor, an instant, or nothing.
 * @throws BAD_USER_INPUT if it is neither, or a cursor for other types or of another graph
 */
export function readSince(cursors: CursorBox, since: string | null | undefined, types: readonly string[] | null): MirrorStart {
  if (since === null || since === undefined) return { progress: {}, from: null };
  if (/^\d{4}-\d{2}-\d{2}T/.test(since)) return { progress: {}, from: readInstant(since, 'since') };
  try {
    return cursors.open(since, listOf(types)) as MirrorStart;
  } catch {
    throw startAnew('since is neither an instant nor a cursor of these changes, with the same types.');
  }
}

/** What to say to a mirror that cannot go on from where it stands. */
export const startAnew = (problem: string) =>
  badUserInput('since', `${problem} Start anew: ask without since, take all that you get, and remove what you have besides.`);
