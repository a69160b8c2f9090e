import type { ChangeFacts } from '../../../shared/sector/mirror/change-facts.type.js';
import type { Change } from './change.type.js';

/** What the API shows of a change of an owner; the object is found when it is asked for. */
export function presentChange({ position: _position, ...facts }: ChangeFacts, sector: string): Omit<Change, 'object'> {
  return { ...facts, sector, id: `${sector}:${facts.sequence}:${facts.type}:${facts.objectId}` };
}
