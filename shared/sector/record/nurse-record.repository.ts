import type { Kysely } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { SectorTables } from '../tables.js';
import { believed, dayOf } from '../time.js';
import type { NurseRecordVersion } from './nurse-record.entity.js';

/** An entry as it is believed. */
export type NurseRecordRow = Readonly<NurseRecordVersion>;

/** The loaders of persons' own records, one set for each request. */
export interface NurseRecordLoaders {
  /** An entry by its id. */
  readonly nurseRecord: MomentLoader<NurseRecordRow | null>;
  /** A person's entries up to the moment's day, oldest first. */
  readonly recordsOfNurse: MomentLoader<readonly NurseRecordRow[]>;
}

/** Loaders over one sector's database. */
export function createNurseRecordLoaders(db: Kysely<SectorTables>): NurseRecordLoaders {
  return {
    nurseRecord: createMomentLoader<NurseRecordRow | null>(
      async (moment, ids) => new Map((await find(db, moment, 'nurseRecordId', ids)).map((row) => [row.nurseRecordId, row])),
      () => null,
    ),
    recordsOfNurse: createMomentLoader<readonly NurseRecordRow[]>(
      async (moment, ids) => {
        const rows = await find(db, moment, 'nurseId', ids);
        return Map.groupBy(
          rows.filter(({ date }) => date <= dayOf(moment)),
          ({ nurseId }) => nurseId,
        );
      },
      () => [],
    ),
  };
}

function find(db: Kysely<SectorTables>, moment: Moment, column: 'nurseRecordId' | 'nurseId', ids: readonly string[]) {
  return db
    .selectFrom('nurseRecordVersion as r')
    .selectAll()
    .where(`r.${column}`, 'in', ids)
    .where(believed('r', moment))
    .orderBy('r.date')
    .orderBy('r.version')
    .execute();
}
