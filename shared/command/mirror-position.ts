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

/** The position that text was written from; null if it is none: a mirror that stands nowhere must start anew. */
export function readPosition(text: string): MirrorPosition | null {
  const value = parse(text);
  if (!isObject(value) || typeof value.journal !== 'string') return null;
  const { journal, after, snapshot, recordedAfter } = value;
  if (!(Number.isSafeInteger(after) || typeof after === 'string') || !isPlace(snapshot)) return null;
  if (!(recordedAfter === undefined || typeof recordedAfter === 'string')) return null;
  return { journal, after: after as number | string, snapshot, ...(recordedAfter === undefined ? {} : { recordedAfter }) };
}

const isPlace = (value: unknown): value is MirrorPosition['snapshot'] =>
  value === null || value === 'begin' || (Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string'));

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
