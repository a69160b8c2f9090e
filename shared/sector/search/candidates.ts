import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { holds } from '../time.js';
import type { Corrections, Noun } from './corrections.js';
import type { Place } from './gazetteer.js';
import type { Level } from './level.js';
import { nameHas } from './level-sql.js';
import type { Reading } from './read-query.js';
import { all, any, fromRowsWith, isIn, textsOf, type WordGroups } from './text-sql.js';

/**
 * So many candidates are fetched and sorted; if there are more, the list is read in its order instead, where they come up soon. Either
 * way the cost of a page hardly depends on the number of rows.
 */
const FEW_NURSES = 500;
const FEW_UNITS = 200;

/** Ids that a source found; null where they are too many to fetch. */
type Found = Promise<readonly string[] | null>;

/** SQL: rows with one column, the ids of candidates. */
type Ids = RawBuilder<unknown>;

/** A condition that is quick to check and true of all that matches, `null` if nothing can match. */
export type FindCandidates = (level: Level, readings: readonly Reading[], corrections: Corrections) => Promise<RawBuilder<boolean> | null>;

/** Candidates of one search, from the database's own indexes. Each source is asked once. */
export function createCandidates(
  db: Kysely<SectorTables>,
  { noun, words, moment }: { readonly noun: Noun; readonly words: readonly string[]; readonly moment: Moment },
): FindCandidates {
  const asked = new Map<string, Found>();
  const ask = (of: Noun, key: string, rows: () => RawBuilder<unknown>): Found => {
    const known = asked.get(`${of} ${key}`) ?? fetchFew(db, of, sql`${rows()} and ${holds('x', moment)}`);
    asked.set(`${of} ${key}`, known);
    return known;
  };
  const id = sql.ref(noun === 'nurse' ? 'n.nurseId' : 'u.unitId');
  const among = (sources: readonly Ids[]) => sql<boolean>`${id} in (${sql.join(sources, sql` union all `)})`;
  /** The units themselves, or those who work in them. */
  const ofUnits = (units: readonly string[]): Ids =>
    noun === 'unit'
      ? textsOf(db, units)
      : sql`select ${sql.ref('b.nurseId')} from ${sql.table('appointmentVersion')} as b
          where ${sql.ref('b.unitId')} in (${textsOf(db, units)}) and ${holds('b', moment)}`;

  const inPlace = ({ areas, networks }: Place) => any([...isIn('x.areaCode', areas), ...isIn('x.network', networks)]);
  const fromUnits = (groups: WordGroups, place: Place | null) => {
    const rows = groups.length > 0 ? fromRowsWith(db, 'unit', groups) : sql`from ${sql.table('unitVersion')} as x where true`;
    return place ? sql`${rows} and ${inPlace(place)}` : rows;
  };
  const nurses = (key: string, groups: WordGroups) => ask('nurse', key, () => fromRowsWith(db, 'nurse', groups));
  const units = (key: string, groups: WordGroups, place: Place | null = null) => ask('unit', key, () => fromUnits(groups, place));
  const sources = (named: readonly string[], placed: readonly string[]): Ids[] => [
    ...unlessEmpty(named, textsOf(db, named)),
    ...unlessEmpty(placed, ofUnits(placed)),
  ];

  /** Every word, and the place, is a source of all that the reading means: the one that gives fewest will do. */
  const ofReading = async ({ rest, place, role }: Reading, fuzzy: boolean, corrections: Corrections): Promise<Narrowing> => {
    const quick = role === null ? [] : [sql<boolean>`${sql.ref('n.role')} = ${role}`];
    const group = (of: Noun, word: string) => ({ begins: word, whole: fuzzy ? (corrections[of].get(word) ?? []) : [] });
    const onlyInUnits: string[] = [];
    const onlyInNames: string[] = [];
    let one: { readonly size: number; readonly few: readonly Ids[] } | null = null;
    for (const word of rest) {
      const placed = await units(`${word} ${fuzzy}`, [group('unit', word)]);
      const named = noun === 'unit' ? [] : await nurses(`${word} ${fuzzy}`, [group('nurse', word)]);
      if (placed && named && (one === null || named.length + placed.length < one.size))
        one = { size: named.length + placed.length, few: sources(named, placed) };
      if (one?.size === 0) return { few: [], quick };
      if (named?.length === 0) onlyInUnits.push(word);
      if (placed?.length === 0) onlyInNames.push(word);
      if (placed)
        quick.push(any([nameHas('n.searchText', word, group('nurse', word).whole), ...unlessEmpty(placed, among([ofUnits(placed)]))]));
    }
    // Words that are in no name must all be in the same unit, and that in the place; and words that are in no unit, in the same name.
    if (onlyInNames.length > 1) {
      const named = await nurses(
        `${onlyInNames} ${fuzzy}`,
        onlyInNames.map((word) => group('nurse', word)),
      );
      if (named) return { few: sources(named, []), quick };
    }
    if (one !== null) return { few: one.few, quick };
    if (onlyInUnits.length > 0 || place) {
      const key = `${onlyInUnits} ${fuzzy} in ${place?.areas} ${place?.networks}`;
      const placed = await units(
        key,
        onlyInUnits.map((word) => group('unit', word)),
        place,
      );
      if (placed) return { few: sources([], placed), quick };
    }
    return { few: null, quick };
  };
  return async (level, readings, corrections) => {
    if (level.name !== null) {
      const isWhole = level.name !== 'BEGINNINGS';
      const groups = words.map((word) => (isWhole ? { whole: [word] } : { begins: word, whole: [] }));
      const ids = await ask(noun, `* ${isWhole}`, () => fromRowsWith(db, noun, groups));
      if (ids?.length === 0) return null;
      return ids ? among([textsOf(db, ids)]) : all([]);
    }
    const found = await Promise.all(readings.map((reading) => ofReading(reading, level.fuzzy, corrections)));
    const few = found.flatMap((narrowing) => narrowing.few ?? []);
    const conditions = [...unlessEmpty(few, among(few)), ...found.filter((part) => part.few === null).map(({ quick }) => all(quick))];
    return conditions.length === 0 ? null : any(conditions);
  };
}

/** What is known of the candidates of a word or a reading: where the few come from, or conditions that all of them meet. */
interface Narrowing {
  readonly few: readonly Ids[] | null;
  readonly quick: readonly RawBuilder<boolean>[];
}

const unlessEmpty = <Part>(list: readonly unknown[], part: Part): Part[] => (list.length === 0 ? [] : [part]);

async function fetchFew(db: Kysely<SectorTables>, of: Noun, rows: RawBuilder<unknown>): Found {
  const few = of === 'nurse' ? FEW_NURSES : FEW_UNITS;
  const found = await sql<{ id: string }>`select distinct ${sql.ref(`x.${of}Id`)} as id ${rows} limit ${sql.lit(few + 1)}`.execute(db);
  return found.rows.length > few ? null : found.rows.map(({ id }) => id);
}
