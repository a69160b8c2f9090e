import type { NurseRole } from '../roster/roster.vocabulary.js';
import { editDistance, typosForgiven } from './edit-distance.js';
import { foldWords } from './fold.js';
import type { Gazetteer, Named, Place } from './gazetteer.js';

/** One way to understand a text: some of its words name a place, some a role; the rest are parts of names. */
export interface Reading {
  readonly place: Place | null;
  readonly role: NurseRole | null;
  readonly rest: readonly string[];
  /** The place or the role is only found with a typo. */
  readonly typo: boolean;
}

/** A text, and all ways to understand it. The first takes all words for names. */
export interface TextQuery {
  readonly words: readonly string[];
  readonly readings: readonly Reading[];
}

/** Letters that are enough for the beginning of a place's or a role's name. */
const SHORTEST_BEGINNING = 3;
/** Most words of one name: «Oslo universitetssykehus sektor», «Nore og Uvdal kommune». */
const LONGEST_NAME = 5;
/** Most ways to understand a text; what follows would be far-fetched. */
const MOST_READINGS = 24;

/** Some words of the text, from one place to another, that name something. */
interface Span<Meaning> {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
  readonly typo: boolean;
}

/** Understands a text: which of its words name a place or a role, and which are left over. */
export function readQuery(text: string, gazetteer: Gazetteer): TextQuery {
  const words = foldWords(text);
  const plain: Reading = { place: null, role: null, rest: words, typo: false };
  const places = findSpans(words, gazetteer.places);
  const roles = findSpans(words, gazetteer.roles);
  const pairs = places.flatMap((place) =>
    roles.filter((role) => role.to <= place.from || place.to <= role.from).map((role) => [place, role] as const),
  );
  const readings = [
    ...places.map((place) => reading(words, place, null)),
    ...roles.map((role) => reading(words, null, role)),
    ...pairs.map(([place, role]) => reading(words, place, role)),
  ];
  const ordered = readings.toSorted((a, b) => Number(a.typo) - Number(b.typo) || a.rest.length - b.rest.length);
  return { words, readings: [plain, ...ordered.slice(0, MOST_READINGS)] };
}

/** Names of places that a text may have meant where nothing was found, nearest first. */
export function suggestPlaces(text: string, { places }: Gazetteer): string[] {
  const asked = foldWords(text).join(' ');
  const most = Math.max(2, Math.floor(asked.length / 2));
  const near = places
    .map(({ meaning, names: [name = ''] }) => ({
      name: meaning.name,
      distance: editDistance(asked, name.slice(0, asked.length + most), most),
    }))
    .filter(({ distance }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return [...new Set(near.map(({ name }) => name))].slice(0, 3);
}

function reading(words: readonly string[], place: Span<Place> | null, role: Span<NurseRole> | null): Reading {
  const taken = (i: number) => [place, role].some((span) => span !== null && span.from <= i && i < span.to);
  return {
    place: place?.meaning ?? null,
    role: role?.meaning ?? null,
    rest: words.filter((_, i) => !taken(i)),
    typo: Boolean(place?.typo || role?.typo),
  };
}

/** All spans that name something: as a whole; where none does, as a beginning; where none does either, with a typo. */
function findSpans<Meaning>(words: readonly string[], named: readonly Named<Meaning>[]): Span<Meaning>[] {
  return words.flatMap((_, from) =>
    Array.from({ length: Math.min(LONGEST_NAME, words.length - from) }, (_, i) => from + i + 1).flatMap((to) => {
      const text = words.slice(from, to).join(' ');
      const find = (finds: Finder, typo: boolean) =>
        named.filter((candidate) => finds(text, candidate)).map(({ meaning }) => ({ from, to, meaning, typo }));
      const whole = find(isWhole, false);
      if (whole.length > 0) return whole;
      const begun = find(isBeginning, false);
      return begun.length > 0 ? begun : find(isNear, true);
    }),
  );
}

type Finder = (text: string, named: Named<unknown>) => boolean;

const isWhole: Finder = (text, { names, phrases }) => names.includes(text) || phrases.includes(text);
/** A later word may begin it too: «Hanshaugen» for «St. Hanshaugen». */
const isBeginning: Finder = (text, { names }) => text.length >= SHORTEST_BEGINNING && names.some((name) => ` ${name}`.includes(` ${text}`));
const isNear: Finder = (text, { names, phrases }) => {
  const most = typosForgiven(text);
  return most > 0 && [...names, ...phrases].some((name) => editDistance(text, name, most) <= most);
};
