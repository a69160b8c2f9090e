import { type Kysely, type RawBuilder, sql } from 'kysely';
import { today } from '../../subgraph/date.js';
import { NOW } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { believed } from '../time.js';

/**
 * Where persons stand: the units in which each has or will have the task, or had it last if she has none any more, with the networks
 * to which these units belong today. Who coordinates one of them is her coordinator, for reading and for writing; who
 * coordinated her before she went on to another network is not.
 */
export function standing(db: Kysely<SectorTables>) {
  return db
    .selectFrom('appointmentVersion as sa')
    .innerJoin('unitVersion as su', 'su.unitId', 'sa.unitId')
    .where(believed('sa', NOW))
    .where(believed('su', NOW))
    .where(isPresentState())
    .where(isNotPast());
}

/** SQL: the unit's state of today; of one that is not there yet the first, of a closed one the last. */
function isPresentState(): RawBuilder<boolean> {
  const from = sql.ref('c.validFrom');
  return sql<boolean>`${sql.ref('su.validFrom')} = (
    select coalesce(max(case when ${from} <= ${today()} then ${from} end), min(${from})) from ${sql.table('unitVersion')} as c
    where ${sql.ref('c.unitId')} = ${sql.ref('sa.unitId')} and ${sql.ref('c.supersededAt')} is null)`;
}

/** SQL: the appointment lasts today or is to come; or none does, and none ended later. */
function isNotPast(): RawBuilder<boolean> {
  const end = (row: string) => sql`coalesce(${sql.ref(`${row}.validTo`)}, '~')`;
  return sql<boolean>`(${end('sa')} > ${today()} or not exists (
    select 1 from ${sql.table('appointmentVersion')} as o
    where ${sql.ref('o.nurseId')} = ${sql.ref('sa.nurseId')} and ${sql.ref('o.supersededAt')} is null and ${end('o')} > ${end('sa')}))`;
}
