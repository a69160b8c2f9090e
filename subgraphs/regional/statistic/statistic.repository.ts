import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import { once } from '../../../shared/subgraph/once.js';
import type { AffiliationFact } from '../area/area.entity.js';
import type { AgeGroup } from '../area/area.vocabulary.js';
import type { RegionalTables } from '../entities.js';

/** Which population is wanted: of an age group on 1 January of a year. */
export interface PopulationYear {
  readonly year: number;
  readonly ageGroup: AgeGroup;
}

/** The loaders of what statistics rest on, one set for each request. */
export interface StatisticLoaders {
  /** All affiliations as believed, read once in a request. */
  readonly affiliations: () => Promise<readonly AffiliationFact[]>;
  /** Inhabitants of all areas, by code. */
  readonly populations: DataLoader<PopulationYear, ReadonlyMap<string, number>, string>;
  /** First and last year of which there is a population; null while there is none. */
  readonly populationYears: () => Promise<{ readonly first: number; readonly last: number } | null>;
}

/** Loaders over `regional`'s database. */
export function createStatisticLoaders(db: Kysely<RegionalTables>): StatisticLoaders {
  return {
    affiliations: once(() => db.selectFrom('affiliation').selectAll().where('supersededAt', 'is', null).orderBy('version').execute()),
    populations: new DataLoader((keys) => Promise.all(keys.map((key) => findPopulations(db, key))), {
      cacheKeyFn: ({ year, ageGroup }) => `${year} ${ageGroup}`,
    }),
    populationYears: once(async () => {
      const row = await db
        .selectFrom('population')
        .select(({ fn }) => [fn.min('year').as('first'), fn.max('year').as('last')])
        .where('supersededAt', 'is', null)
        .executeTakeFirst();
      return row?.first === null || row === undefined ? null : { first: Number(row.first), last: Number(row.last) };
    }),
  };
}

async function findPopulations(db: Kysely<RegionalTables>, { year, ageGroup }: PopulationYear): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('population')
    .select(['areaCode', 'population'])
    .where('year', '=', year)
    .where('ageGroup', '=', ageGroup)
    .where('supersededAt', 'is', null)
    .orderBy('version')
    .execute();
  return new Map(rows.map((row) => [row.areaCode, row.population]));
}
