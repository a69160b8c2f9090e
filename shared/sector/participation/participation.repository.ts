import { type Kysely, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { SectorTables } from '../tables.js';
import { believed } from '../time.js';
import type { ParticipationVersion } from './participation.entity.js';

/** A person's part in an event, as believed. */
export type ParticipationState = Readonly<ParticipationVersion>;

/** How many persons of this owner are on the list of an event, and how many of them were there. */
export interface Attendance {
  readonly registered: number;
  readonly attended: number;
}

/** The loaders of participations, one set for each request. */
export interface ParticipationLoaders {
  readonly participation: MomentLoader<ParticipationState | null>;
  readonly participationsOfEvent: MomentLoader<readonly ParticipationState[]>;
  readonly participationsOfNurse: MomentLoader<readonly ParticipationState[]>;
  /** By event. */
  readonly attendance: MomentLoader<Attendance>;
}

/** Loaders over one sector's database. */
export function createParticipationLoaders(db: Kysely<SectorTables>): ParticipationLoaders {
  const groups = (column: Column) =>
    createMomentLoader<readonly ParticipationState[]>(
      async (moment, ids) => Map.groupBy(await find(db, moment, column, ids), (row) => row[column]),
      () => [],
    );
  return {
    participation: createMomentLoader<ParticipationState | null>(
      async (moment, ids) => new Map((await find(db, moment, 'participationId', ids)).map((row) => [row.participationId, row])),
      () => null,
    ),
    participationsOfEvent: groups('eventId'),
    participationsOfNurse: groups('nurseId'),
    attendance: createMomentLoader<Attendance>(
      (moment, ids) => count(db, moment, ids),
      () => ({ registered: 0, attended: 0 }),
    ),
  };
}

type Column = 'participationId' | 'eventId' | 'nurseId';

function find(db: Kysely<SectorTables>, moment: Moment, column: Column, ids: readonly string[]): Promise<ParticipationState[]> {
  return db
    .selectFrom('participationVersion as p')
    .selectAll()
    .where(`p.${column}`, 'in', ids)
    .where(believed('p', moment))
    .orderBy('p.participationId')
    .execute();
}

async function count(db: Kysely<SectorTables>, moment: Moment, eventIds: readonly string[]): Promise<Map<string, Attendance>> {
  const rows = await db
    .selectFrom('participationVersion as p')
    .select([
      'p.eventId',
      sql<number>`count(*)`.as('registered'),
      sql<number>`sum(case when ${sql.ref('p.status')} = 'ATTENDED' then 1 else 0 end)`.as('attended'),
    ])
    .where('p.eventId', 'in', eventIds)
    .where('p.status', '<>', 'WITHDRAWN')
    .where(believed('p', moment))
    .groupBy('p.eventId')
    .execute();
  return new Map(rows.map((row) => [row.eventId, { registered: Number(row.registered), attended: Number(row.attended) }]));
}
