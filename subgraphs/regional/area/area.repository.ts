import DataLoader from 'dataloader';
import { type Kysely, sql } from 'kysely';
import type { RegionalTables } from '../entities.js';
import type { AffiliationFact, AreaPoint } from './area.entity.js';
import type { AgeGroup } from './area.vocabulary.js';

/** Asks for the population of an area; `year` null means the newest. */
export interface PopulationKey {
  readonly areaCode: string;
  readonly year: number | null;
  readonly ageGroup: AgeGroup;
}

/** The loaders of areas, one set for each request. */
export interface AreaLoaders {
  readonly population: DataLoader<PopulationKey, number | null, string>;
  readonly affiliationsOfArea: DataLoader<string, readonly AffiliationFact[]>;
  readonly affiliationsOfNetwork: DataLoader<string, readonly AffiliationFact[]>;
  readonly point: DataLoader<string, AreaPoint | null>;
}

/** Loaders over `regional`'s database. */
export function createAreaLoaders(db: Kysely<RegionalTables>): AreaLoaders {
  const affiliations = (column: 'areaCode' | 'network') =>
    new DataLoader<string, readonly AffiliationFact[]>(async (keys) => {
      const rows = await db
        .selectFrom('affiliation')
        .selectAll()
        .where(column, 'in', keys)
        .where('supersededAt', 'is', null)
        .orderBy('areaCode')
        // SQLite and PostgreSQL put nulls at different ends.
        .orderBy(sql`coalesce(${sql.ref('validFrom')}, '')`)
        .orderBy('kind')
        .orderBy(sql`coalesce(${sql.ref('network')}, '')`)
        .orderBy('version')
        .execute();
      return keys.map((key) => rows.filter((row) => row[column] === key));
    });
  return {
    population: new DataLoader((keys) => findPopulations(db, keys), {
      cacheKeyFn: ({ areaCode, year, ageGroup }) => `${areaCode} ${year} ${ageGroup}`,
    }),
    affiliationsOfArea: affiliations('areaCode'),
    affiliationsOfNetwork: affiliations('network'),
    point: new DataLoader(async (codes) => {
      const rows = await db.selectFrom('areaPoint').selectAll().where('areaCode', 'in', codes).where('supersededAt', 'is', null).execute();
      return codes.map((code) => rows.find((row) => row.areaCode === code) ?? null);
    }),
  };
}

async function findPopulations(db: Kysely<RegionalTables>, keys: readonly PopulationKey[]): Promise<(number | null)[]> {
  const rows = await db
    .selectFrom('population')
    .select(['areaCode', 'year', 'ageGroup', 'population'])
    .where('areaCode', 'in', [...new Set(keys.map((key) => key.areaCode))])
    .where('ageGroup', 'in', [...new Set(keys.map((key) => key.ageGroup))])
    .where('supersededAt', 'is', null)
    .orderBy('year')
    .orderBy('version')
    .execute();
  const byArea = Map.groupBy(rows, (row) => `${row.areaCode} ${row.ageGroup}`);
  return keys.map(({ areaCode, year, ageGroup }) => {
    const years = byArea.get(`${areaCode} ${ageGroup}`) ?? [];
    const row = year === null ? years.at(-1) : years.find((candidate) => candidate.year === year);
    return row?.population ?? null;
  });
}
