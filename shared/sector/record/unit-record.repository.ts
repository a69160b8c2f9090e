import type { Kysely } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { SectorTables } from '../tables.js';
import { believed, dayOf } from '../time.js';
import type { AcknowledgementVersion } from './acknowledgement.entity.js';
import type { ToolAdoptionVersion } from './tool-adoption.entity.js';

/** A state of a unit's use of a tool, as believed. */
export type ToolAdoptionRow = Readonly<ToolAdoptionVersion>;

/** A receipt, as believed. */
export type AcknowledgementRow = Readonly<AcknowledgementVersion>;

/** The loaders of what is recorded about units, one set for each request. */
export interface UnitRecordLoaders {
  /** A state of a unit's use of a tool by its id. */
  readonly toolAdoption: MomentLoader<ToolAdoptionRow | null>;
  /** All states of a unit's use of tools up to the moment's day, oldest first. */
  readonly adoptionsOfUnit: MomentLoader<readonly ToolAdoptionRow[]>;
  /** A receipt by its id. */
  readonly acknowledgement: MomentLoader<AcknowledgementRow | null>;
  /** A unit's receipts up to the moment's day, oldest first. */
  readonly acknowledgementsOfUnit: MomentLoader<readonly AcknowledgementRow[]>;
}

/** Loaders over one sector's database. */
export function createUnitRecordLoaders(db: Kysely<SectorTables>): UnitRecordLoaders {
  return {
    toolAdoption: createMomentLoader<ToolAdoptionRow | null>(
      async (moment, ids) => new Map((await adoptions(db, moment, 'toolAdoptionId', ids)).map((row) => [row.toolAdoptionId, row])),
      () => null,
    ),
    adoptionsOfUnit: createMomentLoader<readonly ToolAdoptionRow[]>(
      async (moment, ids) => byUnit(withNewestVersion(await adoptions(db, moment, 'unitId', ids)), moment),
      () => [],
    ),
    acknowledgement: createMomentLoader<AcknowledgementRow | null>(
      async (moment, ids) => new Map((await receipts(db, moment, 'acknowledgementId', ids)).map((row) => [row.acknowledgementId, row])),
      () => null,
    ),
    acknowledgementsOfUnit: createMomentLoader<readonly AcknowledgementRow[]>(
      async (moment, ids) => byUnit(await receipts(db, moment, 'unitId', ids), moment),
      () => [],
    ),
  };
}

/** The current state of each tool: of the rows, oldest first, the last. */
export const currentAdoptions = (rows: readonly ToolAdoptionRow[]): readonly ToolAdoptionRow[] => [
  ...new Map(rows.map((row) => [row.tool, row])).values(),
];

/** Rows of which each has the newest version of its unit and tool: an earlier day may have been recorded last. */
function withNewestVersion(rows: readonly ToolAdoptionRow[]): ToolAdoptionRow[] {
  const groups = Map.groupBy(rows, ({ unitId, tool }) => `${unitId} ${tool}`);
  return [...groups.values()].flatMap((group) => {
    const version = Math.max(...group.map((row) => row.version));
    return group.map((row) => ({ ...row, version }));
  });
}

function byUnit<Row extends { readonly unitId: string; readonly date: string }>(rows: readonly Row[], moment: Moment): Map<string, Row[]> {
  return Map.groupBy(
    rows.filter(({ date }) => date <= dayOf(moment)),
    ({ unitId }) => unitId,
  );
}

function adoptions(db: Kysely<SectorTables>, moment: Moment, column: 'toolAdoptionId' | 'unitId', ids: readonly string[]) {
  return db
    .selectFrom('toolAdoptionVersion as t')
    .selectAll()
    .where(`t.${column}`, 'in', ids)
    .where(believed('t', moment))
    .orderBy('t.date')
    .orderBy('t.version')
    .execute();
}

function receipts(db: Kysely<SectorTables>, moment: Moment, column: 'acknowledgementId' | 'unitId', ids: readonly string[]) {
  return db
    .selectFrom('acknowledgementVersion as k')
    .selectAll()
    .where(`k.${column}`, 'in', ids)
    .where(believed('k', moment))
    .orderBy('k.date')
    .orderBy('k.version')
    .execute();
}
