import type { ChangeFacts } from '../../../shared/sector/mirror/change-facts.type.js';
import type { Change } from './change.type.js';

/** What the API shows of a change of an owner; the object is found when it is asked for. What is there at the beginning has no number, but its instant. */
export function presentChange({ position: _position, ...facts }: ChangeFacts, sector: string): Omit<Change, 'object'> {
  return { ...facts, sector, id: `${sector}:${facts.sequence || facts.at}:${facts.type}:${facts.objectId}` };
}
