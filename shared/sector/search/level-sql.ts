import { type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { leadingRole } from '../roster/leading-appointment.js';
import type { Corrections, Noun } from './corrections.js';
import type { Level } from './level.js';
import type { Reading } from './read-query.js';
import { all, any, isIn } from './text-sql.js';

/** What conditions are made of: the words of the text, and when a person's name may serve to find her. */
export interface Conditions {
  readonly noun: Noun;
  readonly words: readonly string[];
  readonly corrections: Corrections;
  readonly moment: Moment;
  /** SQL: the caller may see the name in row `n`; null for units, whose names anybody may see. */
  readonly shown: RawBuilder<boolean> | null;
}

/** SQL over the rows `n` (a person) and `u` (a unit that she works in), or over `u` alone: the level, or some readings of it, hold. */
export function levelHolds(conditions: Conditions, level: Level, readings: readonly Reading[] = level.readings): RawBuilder<boolean> {
  const { words, noun } = conditions;
  if (level.name === null) return any(readings.map((reading) => readingHolds(conditions, reading, level.fuzzy)));
  const column = noun === 'nurse' ? 'n.searchText' : 'u.searchText';
  const patterns =
    level.name === 'WHOLE' ? [` ${words.join(' ')} `] : words.map((word) => (level.name === 'WORDS' ? `% ${word} %` : `% ${word}%`));
  const named = all(patterns.map((pattern) => like(column, pattern)));
  return conditions.shown === null ? named : all([named, conditions.shown]);
}

function readingHolds(conditions: Conditions, { place, role, rest }: Reading, fuzzy: boolean): RawBuilder<boolean> {
  const parts = rest.map((word) => wordHolds(conditions, word, fuzzy));
  if (role !== null) parts.push(sql<boolean>`${leadingRole(conditions.moment)} = ${role}`);
  if (place !== null) parts.unshift(any([...isIn('u.areaCode', place.areas), ...isIn('u.network', place.networks)]));
  return all(parts);
}

/** A word begins a word of the name, if that may be seen, or of the unit's name; or, with typos, is meant by a whole one. */
function wordHolds({ noun, corrections, shown }: Conditions, word: string, fuzzy: boolean): RawBuilder<boolean> {
  const meant = (of: Noun) => (fuzzy ? (corrections[of].get(word) ?? []) : []);
  const inUnit = nameHas('u.searchText', word, meant('unit'));
  if (noun === 'unit' || shown === null) return inUnit;
  return any([inUnit, all([nameHas('n.searchText', word, meant('nurse')), shown])]);
}

/** SQL: a word begins a word of a name, or is meant by one of the whole words. */
export const nameHas = (column: string, word: string, meant: readonly string[]): RawBuilder<boolean> =>
  any([like(column, `% ${word}%`), ...meant.map((other) => like(column, `% ${other} %`))]);

/** Patterns hold folded words, blanks and the two outer signs alone: nothing to escape. */
const like = (column: string, pattern: string) => sql<boolean>`${sql.ref(column)} like ${pattern}`;
