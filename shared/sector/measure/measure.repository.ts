import type { Kysely } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import { actionPlanKey, readActionPlanKeys } from '../plan/action-plan.key.js';
import type { MeasureVersionRow } from '../rows.js';
import type { SectorTables } from '../tables.js';
import { believed, recorded } from '../time.js';

/** A measure as believed, with its version. */
export type MeasureState = MeasureVersionRow & { readonly version: number };

/** Loads measures by id. */
export type MeasureLoader = MomentLoader<MeasureState | null>;

/** Loads the measures of a network's action plan of a year. */
export type PlanLoader = MomentLoader<readonly MeasureState[]>;

/** Loads all states that measures have been in, oldest first, by id. */
export type MeasureHistoryLoader = MomentLoader<readonly MeasureState[]>;

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

/** The loader of the measures of action plans, by {@link actionPlanKey}. */
export function createPlanLoader(db: Kysely<SectorTables>): PlanLoader {
  const find = async (moment: Moment, plans: readonly string[]) => {
    const { networks, years } = readActionPlanKeys(plans);
    const rows = await db
      .selectFrom('measureVersion as m')
      .selectAll()
      .where('m.network', 'in', networks)
      .where('m.year', 'in', years)
      .where(believed('m', moment))
      .orderBy('m.measureId')
      .execute();
    return Map.groupBy(rows, (row) => actionPlanKey(row.network, row.year));
  };
  return createMomentLoader<readonly MeasureState[]>(find, () => []);
}

/** The loader of the histories of measures. */
export function createMeasureHistoryLoader(db: Kysely<SectorTables>): MeasureHistoryLoader {
  const find = async (moment: Moment, ids: readonly string[]) => {
    const rows = await db
      .selectFrom('measureVersion as m')
      .selectAll()
      .where('m.measureId', 'in', ids)
      .where(recorded('m', moment))
      .orderBy('m.recordedAt')
      .execute();
    return Map.groupBy(rows, (row) => row.measureId);
  };
  return createMomentLoader<readonly MeasureState[]>(find, () => []);
}
