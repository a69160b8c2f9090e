import type { Kysely } from 'kysely';
import type { RegionalTables } from '../entities.js';
import type { IndicatorFact } from './indicator.entity.js';

/** Loaders of definitions, one set for each request. */
export interface IndicatorLoaders {
  /** All definitions in force, by id, in the order in which they came to be. */
  readonly indicators: () => Promise<ReadonlyMap<string, IndicatorFact>>;
  /** Every state that a definition ever had, oldest first, those in force included. */
  readonly definitions: () => Promise<readonly IndicatorFact[]>;
}

/** Loaders over `regional`'s database; both rest on one statement, for definitions are few. */
export function createIndicatorLoaders(db: Kysely<RegionalTables>): IndicatorLoaders {
  let rows: Promise<readonly IndicatorFact[]> | undefined;
  const definitions = () => {
    rows ??= db.selectFrom('indicator').selectAll().orderBy('version').execute();
    return rows;
  };
  return {
    definitions,
    // A definition that changed keeps its place among the others: the newest row takes that of the first.
    indicators: async () => new Map([...newest(await definitions())].filter(([, { supersededAt }]) => supersededAt === null)),
  };
}

/** The newest row of each definition. */
const newest = (rows: readonly IndicatorFact[]): Map<string, IndicatorFact> => new Map(rows.map((row) => [row.key, row]));
