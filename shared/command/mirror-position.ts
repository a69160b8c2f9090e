import { isObject } from '../subgraph/read-answer.js';

/** An object of a snapshot. */
export type SnapshotPlace = readonly [type: string, id: string];

/**
 * Where a mirror stands with one owner. It begins with what is there (`snapshot`, up to an object, in the order of types and ids),
 * while the journal goes on; then it follows the journal from where that was when the snapshot began. What changes meanwhile comes
 * twice, and nothing is missed.
 */
export interface MirrorPosition {
  /** Which journal: a database that was made anew has another, and numbers of the old one mean nothing there. */
  readonly journal: string;
  /** The last line that has been read, or the instant after which lines are wanted. */
  readonly after: number | string;
  /** The last object of the snapshot, or `begin`; null where it is done. */
  readonly snapshot: SnapshotPlace | 'begin' | null;
  /** Of the snapshot, only what was recorded after this instant; left out, everything. */
  readonly recordedAfter?: string;
}

/** Writes a position as text: for the cursor of a list that several owners answer. */
export const writePosition = (position: MirrorPosition): string => JSON.stringify(position);

/** The position that text was written from; null if it is none. */
export function readPosition(text: string): MirrorPosition | null {
  const value: unknown = JSON.parse(text);
  return isObject(value) && typeof value.journal === 'string' ? (value as unknown as MirrorPosition) : null;
}
