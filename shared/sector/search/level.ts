import type { Noun } from './corrections.js';
import { typosForgiven } from './edit-distance.js';
import type { Reading, TextQuery } from './read-query.js';

/**
 * A class of matches. Each level takes in all rows of the one before and more, so that a row's class is the first level that takes
 * it in, and no row comes twice. The rank begins the sort key: so the classes of all sectors merge.
 */
export interface Level {
  readonly rank: number;
  /** How the words must stand in the name alone; null: some reading of the text must hold. */
  readonly name: 'WHOLE' | 'WORDS' | 'BEGINNINGS' | null;
  /** The readings that this level takes in. */
  readonly readings: readonly Reading[];
  /** Those that the level before does not. */
  readonly added: readonly Reading[];
  /** Words with typos count too. */
  readonly fuzzy: boolean;
}

/**
 * The levels of a text, best first: 1 the whole name, 2 its whole words, 3 beginnings of its words; 4 words of a unit too; 5 an area,
 * 6 a network or region, 7 a role, each with whatever words are left; 8 names with typos; 9 places and roles with typos. Levels that
 * could add nothing are left out.
 */
export function levelsOf(noun: Noun, { words, readings }: TextQuery): Level[] {
  const [plain] = readings;
  const fits = readings.filter(({ role }) => noun === 'nurse' || role === null);
  const sure = fits.filter(({ typo }) => !typo);
  const named = (rank: number, name: Level['name']): Level => ({ rank, name, readings: [], added: [], fuzzy: false });
  const levels = [named(1, 'WHOLE'), named(2, 'WORDS'), named(3, 'BEGINNINGS')];
  const add = (rank: number, taken: readonly Reading[], fuzzy: boolean) => {
    const last = levels.at(-1);
    const known = last && last.fuzzy === fuzzy ? last.readings : [];
    const added = taken.filter((reading) => !known.includes(reading));
    if (added.length > 0) levels.push({ rank, name: null, readings: taken, added, fuzzy });
  };
  if (noun === 'nurse' && plain) add(4, [plain], false);
  const byPlace = (kinds: readonly string[]) =>
    sure.filter(({ place, role }) => role === null && (place === null || kinds.includes(place.kind)));
  const hasPlace = sure.some(({ place, role }) => place !== null && role === null);
  if (hasPlace) add(5, byPlace(['AREA']), false);
  if (hasPlace) add(6, byPlace(['AREA', 'NETWORK', 'REGION']), false);
  if (sure.some(({ role }) => role !== null)) add(7, sure, false);
  if (words.some((word) => typosForgiven(word) > 0)) add(8, sure, true);
  if (fits.length > sure.length) add(9, fits, true);
  return levels;
}
