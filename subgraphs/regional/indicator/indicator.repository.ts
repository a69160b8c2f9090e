import type { Kysely } from 'kysely';
import type { RegionalTables } from '../entities.js';
import type { IndicatorFact } from './indicator.entity.js';

/** All definitions in force, by id, in the order of the content; read once in a request. */
export type IndicatorLoader = () => Promise<ReadonlyMap<string, IndicatorFact>>;

/** A loader over `regional`'s database. */
export function createIndicatorLoader(db: Kysely<RegionalTables>): IndicatorLoader {
  let definitions: Promise<ReadonlyMap<string, IndicatorFact>> | undefined;
  const read = async () => {
    const rows = await db.selectFrom('indicator').selectAll().where('supersededAt', 'is', null).orderBy('version').execute();
    return new Map(rows.map((row) => [row.key, row]));
  };
  return () => {
    definitions ??= read();
    return definitions;
  };
}
