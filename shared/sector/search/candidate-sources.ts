import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { holds } from '../time.js';
import type { Noun } from './corrections.js';
import type { Place } from './gazetteer.js';
import { any, fromRowsWith, isIn, textsOf, type WordGroups } from './text-sql.js';

/**
 * So many candidates are fetched and sorted; if there are more, the list is read in its order instead, where they come up soon. Either
 * way the cost of a page hardly depends on the number of rows.
 */
const FEW: Readonly<Record<Noun, number>> = { nurse: 500, unit: 200 };

/** SQL: rows with one column, the ids of candidates. */
export type Ids = RawBuilder<unknown>;

/** Where the candidates of one search come from. */
export interface CandidateSources {
  /** Ids of those with some words in their name, and of units in a place; null where they are too many to fetch. Asked once each. */
  ask(of: Noun, groups: WordGroups, place?: Place | null): Promise<readonly string[] | null>;
  /** What is searched for, by its name and by units: for a person, those that she works in; for a unit, itself. */
  from(named: readonly string[], units: readonly string[]): readonly Ids[];
  /** SQL: what is searched for is one of these. */
  among(sources: readonly Ids[]): RawBuilder<boolean>;
}

/** The sources of a search of one noun at a moment. */
export function createSources(db: Kysely<SectorTables>, noun: Noun, moment: Moment): CandidateSources {
  const asked = new Map<string, Promise<readonly string[] | null>>();
  const fetchFew = async (of: Noun, groups: WordGroups, place: Place | null) => {
    const rows = groups.length > 0 ? fromRowsWith(db, of, groups) : sql`from ${sql.table(`${of}Version`)} as x where true`;
    const within = place ? sql`and ${any([...isIn('x.areaCode', place.areas), ...isIn('x.network', place.networks)])}` : sql``;
    const found = await sql<{ id: string }>`select ${sql.ref(`x.${of}Id`)} as id ${rows} ${within} and ${holds('x', moment)}
      limit ${sql.lit(FEW[of] + 1)}`.execute(db);
    return found.rows.length > FEW[of] ? null : found.rows.map(({ id }) => id);
  };
  const id = sql.ref(noun === 'nurse' ? 'n.nurseId' : 'u.unitId');
  const ofUnits = (units: readonly string[]): Ids =>
    noun === 'unit'
      ? textsOf(db, units)
      : sql`select ${sql.ref('b.nurseId')} from ${sql.table('appointmentVersion')} as b
          where ${sql.ref('b.unitId')} in (${textsOf(db, units)}) and ${holds('b', moment)}`;
  return {
    ask: (of, groups, place = null) => {
      const key = JSON.stringify([of, groups, place?.areas, place?.networks]);
      const found = asked.get(key) ?? fetchFew(of, groups, place);
      asked.set(key, found);
      return found;
    },
    from: (named, units) => [...(named.length > 0 ? [textsOf(db, named)] : []), ...(units.length > 0 ? [ofUnits(units)] : [])],
    among: (sources) => (sources.length === 0 ? any([]) : sql<boolean>`${id} in (${sql.join(sources, sql` union all `)})`),
  };
}
