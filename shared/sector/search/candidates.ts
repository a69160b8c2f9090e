import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { leadingRole } from '../roster/leading-appointment.js';
import type { SectorTables } from '../tables.js';
import { createSources, type Ids } from './candidate-sources.js';
import type { Corrections, Noun } from './corrections.js';
import type { Level } from './level.js';
import { nameHas } from './level-sql.js';
import type { Reading } from './read-query.js';
import { all, any, type WordGroup } from './text-sql.js';
import type { Vocabulary } from './vocabulary.js';

/** What is quick to know of all that a level can match. */
export interface Candidates {
  /** SQL: a condition that is true of them. */
  readonly among: RawBuilder<boolean>;
  /** None of them is found but by her name. */
  readonly named: boolean;
}

/** Finds candidates of some readings of a level; null if nothing can match. */
export type FindCandidates = (level: Level, readings: readonly Reading[], corrections: Corrections) => Promise<Candidates | null>;

/** What is searched, and what of it is known beforehand. */
export interface Searched {
  readonly noun: Noun;
  readonly words: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly moment: Moment;
}

/** Candidates of one search, from the database's own indexes. */
export function createCandidates(db: Kysely<SectorTables>, { noun, words, vocabulary, moment }: Searched): FindCandidates {
  const { ask, from, among } = createSources(db, noun, moment);
  /** What of the names of a noun a word can stand for: words that it begins, and words that it means. Null if there are none. */
  const group = (of: Noun, word: string, meant: readonly string[] = []): WordGroup | null => {
    const begun = vocabulary(of, word);
    if (begun === null) return { begins: word, whole: meant };
    return begun.length + meant.length === 0 ? null : { whole: [...begun, ...meant] };
  };
  const wholeWord = (word: string): WordGroup | null => (vocabulary(noun, word)?.includes(word) === false ? null : { whole: [word] });

  const ofName = async (how: Level['name']): Promise<Candidates | null> => {
    const groups = words.flatMap((word) => (how === 'BEGINNINGS' ? group(noun, word) : wholeWord(word)) ?? []);
    const ids = groups.length < words.length ? [] : await ask(noun, groups);
    if (ids?.length === 0) return null;
    return { among: ids ? among(noun === 'nurse' ? from(ids, []) : from([], ids)) : all([]), named: true };
  };

  const ofReading = async ({ rest, place, role }: Reading, fuzzy: boolean, corrections: Corrections): Promise<Narrowing> => {
    const quick = role === null ? [] : [sql<boolean>`${leadingRole(moment)} = ${role}`];
    const meant = (of: Noun, word: string) => (fuzzy ? (corrections[of].get(word) ?? []) : []);
    const parts = rest.map((word) => ({
      word,
      unit: group('unit', word, meant('unit', word)),
      nurse: noun === 'unit' ? null : group('nurse', word, meant('nurse', word)),
    }));
    const both = parts.flatMap(({ unit, nurse }) => (unit && nurse ? [{ unit, nurse }] : []));
    const inNames = parts.flatMap(({ unit, nurse }) => (unit === null && nurse ? [nurse] : []));
    const inUnits = parts.flatMap(({ unit, nurse }) => (nurse === null && unit ? [unit] : []));
    const narrowing = (few: readonly Ids[] | null): Narrowing => ({ few, quick, named: inNames.length > 0 });
    if (both.length + inNames.length + inUnits.length < parts.length) return narrowing([]);

    // Words that are in no name must all be in the same unit, and that in the place.
    const placed = inUnits.length > 0 || place ? await ask('unit', inUnits, place) : null;
    if (placed) return narrowing(from([], placed));

    // Of the others, all are in her name; or one, that can be in units too, is in hers.
    const units = await Promise.all(both.map(({ unit }) => ask('unit', [unit])));
    const few = units.flatMap((found) => found ?? []);
    const inName = units.includes(null) ? inNames : [...inNames, ...both.map(({ nurse }) => nurse)];
    const named = inName.length > 0 ? await ask('nurse', inName) : null;
    if (named) return narrowing(from(named, units.includes(null) ? [] : few));

    // Each word alone: the one that gives fewest will do. The others are conditions of the reading in order.
    let one: { readonly size: number; readonly sources: readonly Ids[] } | null = null;
    for (const { word, unit, nurse } of parts) {
      const ofWord = nurse && unit ? await ask('unit', [unit]) : [];
      if (nurse === null || ofWord === null) continue;
      quick.push(any([nameHas('n.searchText', word, meant('nurse', word)), among(from([], ofWord))]));
      const names = await ask('nurse', [nurse]);
      if (names && names.length + ofWord.length < (one?.size ?? Number.POSITIVE_INFINITY))
        one = { size: names.length + ofWord.length, sources: from(names, ofWord) };
    }
    return narrowing(one?.sources ?? null);
  };

  return async (level, readings, corrections) => {
    if (level.name !== null) return ofName(level.name);
    const found = await Promise.all(readings.map((reading) => ofReading(reading, level.fuzzy, corrections)));
    const few = found.flatMap((part) => part.few ?? []);
    const conditions = [
      ...(few.length > 0 ? [among(few)] : []),
      ...found.filter((part) => part.few === null).map(({ quick }) => all(quick)),
    ];
    return conditions.length === 0 ? null : { among: any(conditions), named: found.every(({ named }) => named) };
  };
}

/** What is known of the candidates of a reading: where the few come from; if they are many, conditions that all of them meet. */
interface Narrowing {
  readonly few: readonly Ids[] | null;
  readonly quick: readonly RawBuilder<boolean>[];
  /** A word of it is in no unit: it must be in her name. */
  readonly named: boolean;
}
