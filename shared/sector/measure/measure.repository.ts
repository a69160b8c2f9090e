import type { Kysely } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { MeasureVersionRow } from '../rows.js';
import type { SectorTables } from '../tables.js';
import { believed } from '../time.js';

/** A measure as believed, with its version. */
export type MeasureState = MeasureVersionRow & { readonly version: number };

/** Loads measures by id. */
export type MeasureLoader = MomentLoader<MeasureState | null>;

/** Loads the measures of a network's action plan of a year. */
export type PlanLoader = MomentLoader<readonly MeasureState[]>;

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
  return createMomentLoader<MeasureState | null>(find, () => null);
}

/** Key of a network's action plan of a year. */
export const planKey = (network: string, year: number): string => `${network} ${year}`;

/** The loader of the measures of action plans, by {@link planKey}. */
export function createPlanLoader(db: Kysely<SectorTables>): PlanLoader {
  const find = async (moment: Moment, plans: readonly string[]) => {
    const keys = plans.map((plan) => plan.split(' '));
    const rows = await db
      .selectFrom('measureVersion as m')
      .selectAll()
      .where('m.network', 'in', [...new Set(keys.map(([network = '']) => network))])
      .where('m.year', 'in', [...new Set(keys.map(([, year]) => Number(year)))])
      .where(believed('m', moment))
      .orderBy('m.measureId')
      .execute();
    return Map.groupBy(rows, (row) => planKey(row.network, row.year));
  };
  return createMomentLoader<readonly MeasureState[]>(find, () => []);
}
