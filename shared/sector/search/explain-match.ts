import type { Areas } from '../../areas.js';
import type { Registry } from '../../sectors.js';
import type { NurseRole } from '../roster/roster.vocabulary.js';
import type { Corrections, Noun } from './corrections.js';
import { fold } from './fold.js';
import type { Level } from './level.js';
import type { Match } from './match.type.js';
import type { Reading } from './read-query.js';

/** A unit as the search sees it. */
export interface SeenUnit {
  readonly name: string;
  /** Its folded words, as stored. */
  readonly text: string;
  readonly areaCode: string | null;
  readonly network: string;
}

/** A row as the search sees it: a person with the units that passed the filters, or one unit. */
export interface SeenRow {
  /** The name of the person, null if it is hidden; null for a unit, whose name is with it. */
  readonly name: string | null;
  /** Its folded words, as stored; empty where the name is null. */
  readonly text: string;
  readonly role: NurseRole | null;
  readonly units: readonly SeenUnit[];
}

/** What the explanation of a match needs to know. */
export interface Explanation {
  readonly noun: Noun;
  readonly words: readonly string[];
  readonly areas: Areas;
  readonly registry: Registry;
  readonly day: string;
}

/** Whether a level takes a row in, and what of the row makes it so; says the same as the SQL of `level-sql.ts`. */
export function explainMatch(explanation: Explanation, level: Level, corrections: Corrections, row: SeenRow): Match | null {
  const { words, noun } = explanation;
  const meant = (of: Noun, word: string) => (level.fuzzy ? (corrections[of].get(word) ?? []) : []);
  if (level.name !== null) {
    const { name, text } = noun === 'unit' ? (row.units[0] ?? row) : row;
    return name !== null && nameMatches(level.name, words, text) ? { kind: 'NAME', text: matchedPart(name, words, []), note: null } : null;
  }
  const inName = (word: string) => noun === 'nurse' && hasWord(row.text, word, meant('nurse', word));
  for (const reading of [...level.added, ...level.readings]) {
    const unit = row.units.find((candidate) => {
      const inUnit = (word: string) => hasWord(candidate.text, word, meant('unit', word));
      return isInPlace(candidate, reading) && reading.rest.every((word) => inName(word) || inUnit(word));
    });
    if (!unit || (reading.role !== null && reading.role !== row.role)) continue;
    if (reading.place !== null || reading.role !== null) return explainReading(explanation, reading, unit);
    const others = (of: Noun) => words.flatMap((word) => meant(of, word));
    if (noun === 'unit') return { kind: 'NAME', text: matchedPart(unit.name, words, others('unit')), note: null };
    if (words.every(inName)) return { kind: 'NAME', text: matchedPart(row.name ?? '', words, others('nurse')), note: null };
    return { kind: 'UNIT', text: unit.name, note: null };
  }
  return null;
}

const ROLE_NAMES: Readonly<Record<NurseRole, string>> = { RESOURCE_NURSE: 'ressurssykepleier', RESOURCE_PERSON: 'ressursperson' };

function explainReading({ areas, registry, day }: Explanation, { place, role }: Reading, unit: SeenUnit): Match {
  if (place === null) return { kind: 'ROLE', text: ROLE_NAMES[role ?? 'RESOURCE_NURSE'], note: null };
  const networks = registry.sectors.flatMap((sector) => sector.networks);
  const text = {
    AREA: areas.get(unit.areaCode ?? '')?.name,
    NETWORK: networks.find(({ slug }) => slug === unit.network)?.name,
    REGION: place.name,
  }[place.kind];
  return { kind: place.kind, text: text ?? place.name, note: place.note(day) };
}

function isInPlace({ areaCode, network }: SeenUnit, { place }: Reading): boolean {
  return place === null || place.areas.includes(areaCode ?? '') || place.networks.includes(network);
}

function nameMatches(how: Level['name'], words: readonly string[], text: string): boolean {
  if (how === 'WHOLE') return text === ` ${words.join(' ')} `;
  return words.every((word) => text.includes(how === 'WORDS' ? ` ${word} ` : ` ${word}`));
}

/** A word begins a word of the name, or is meant by a whole one. */
function hasWord(text: string, word: string, meant: readonly string[]): boolean {
  return text.includes(` ${word}`) || meant.some((other) => text.includes(` ${other} `));
}

/** The words of a name that matched, as they are written. */
function matchedPart(name: string, words: readonly string[], meant: readonly string[]): string {
  const parts = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => {
    const folded = fold(part);
    return folded !== '' && (words.some((word) => folded.startsWith(word)) || meant.includes(folded));
  });
  return parts.join(' ') || name;
}
