import type { Kysely } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { SectorTables } from '../tables.js';
import { believed } from '../time.js';
import type { TransferVersion } from './transfer.entity.js';

/** An owner's part of a move, as believed. */
export type TransferState = Readonly<TransferVersion>;

/** The loaders of moves between owners, one set for each request. */
export interface TransferLoaders {
  readonly transfer: MomentLoader<TransferState | null>;
  /** Moves of a person, by their day. */
  readonly transfersOfNurse: MomentLoader<readonly TransferState[]>;
}

/** Loaders over one sector's database. */
export function createTransferLoaders(db: Kysely<SectorTables>): TransferLoaders {
  const find = (moment: Moment, column: 'transferId' | 'nurseId', ids: readonly string[]) =>
    db
      .selectFrom('transferVersion as t')
      .selectAll()
      .where(`t.${column}`, 'in', ids)
      .where(believed('t', moment))
      .orderBy('t.date')
      .orderBy('t.transferId')
      .execute();
  return {
    transfer: createMomentLoader<TransferState | null>(
      async (moment, ids) => new Map((await find(moment, 'transferId', ids)).map((row) => [row.transferId, row])),
      () => null,
    ),
    transfersOfNurse: createMomentLoader<readonly TransferState[]>(
      async (moment, ids) => Map.groupBy(await find(moment, 'nurseId', ids), (row) => row.nurseId),
      () => [],
    ),
  };
}
