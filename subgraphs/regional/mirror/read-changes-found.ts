import { CHANGE_KINDS } from '../../../shared/command/change.entity.js';
import type { ChangeFacts, ChangesFound } from '../../../shared/sector/mirror/change-facts.type.js';
import { isRecordedInstant } from '../../../shared/subgraph/date.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import { readSourceStatus } from '../search/ask-sectors.js';

/** What is asked of each change. */
export const CHANGE_FACTS = 'sequence at kind type objectId network action actor position';

/** A name of a type, also of one that only a newer program of the owner knows. */
const TYPE = /^[A-Z][A-Za-z]*$/;
/** The largest number that GraphQL's `Int` holds. */
const LARGEST_INT = 2 ** 31 - 1;

/** Reads what a sector says of its changes: the word of another process. Null if any of it is not what was asked for. */
export function readChangesFound(value: unknown): ChangesFound | null {
  if (!isObject(value) || !Array.isArray(value.changes) || typeof value.lost !== 'boolean') return null;
  const { changes, end, lost } = value;
  const source = readSourceStatus(value.source);
  if (source === null || !(end === null || typeof end === 'string')) return null;
  if (!changes.every(isChange)) return null;
  // Whoever stands nowhere, and has been told nothing, would ask the same for ever.
  if (end === null && !lost && changes.length === 0) return null;
  return { changes, end, lost, source };
}

function isChange(value: unknown): value is ChangeFacts {
  if (!isObject(value)) return false;
  const { sequence, at, kind, type, objectId, network, position } = value;
  return (
    Number.isInteger(sequence) &&
    Number(sequence) >= 0 &&
    Number(sequence) <= LARGEST_INT &&
    typeof at === 'string' &&
    isRecordedInstant(at) &&
    CHANGE_KINDS.some((one) => one === kind) &&
    typeof type === 'string' &&
    TYPE.test(type) &&
    typeof objectId === 'string' &&
    [network, value.action, value.actor].every((text) => text === null || typeof text === 'string') &&
    typeof position === 'string'
  );
}
