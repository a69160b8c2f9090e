import type { Kysely } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { MeasureVersionRow } from '../rows.js';
import type { SectorTables } from '../tables.js';
import { believed } from '../time.js';

/** Loads measures by id. */
export type MeasureLoader = MomentLoader<MeasureVersionRow | null>;

/** The loader over one sector's database. */
export function createMeasureLoader(db: Kysely<SectorTables>): MeasureLoader {
  const find = async (moment: Moment, ids: readonly string[]) => {
    const rows = await db
      .selectFrom('measureVersion as m')
      .selectAll()
      .where('m.measureId', 'in', ids)
      .where(believed('m', moment))
      .execute();
    return new Map(rows.map((row) => [row.measureId, row]));
  };
  return createMomentLoader<MeasureVersionRow | null>(find, () => null);
}

/** The measures of one network's action plan of one year, as believed at the moment. */
export function listMeasures(db: Kysely<SectorTables>, moment: Moment, network: string, year: number): Promise<MeasureVersionRow[]> {
  return db
    .selectFrom('measureVersion as m')
    .selectAll()
    .where('m.network', '=', network)
    .where('m.year', '=', year)
    .where(believed('m', moment))
    .orderBy('m.measureId')
    .execute();
}
