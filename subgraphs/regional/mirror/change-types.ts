import { objectsOf } from '../../../shared/command/public-facts.js';
import { SECTOR_FACTS } from '../../../shared/sector/mirror/public-facts.js';
import { REGIONAL_FACTS } from './public-facts.js';

/** Types of what mirrors are told, of all owners. */
export const CHANGE_TYPES: readonly string[] = [...objectsOf(SECTOR_FACTS), ...objectsOf(REGIONAL_FACTS)]
  .map(({ type }) => type)
  .toSorted();
