import type { Kysely } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { SectorTables } from '../tables.js';
import { believed } from '../time.js';
import type { RequestVersion } from './request.entity.js';

/** A request as believed. */
export type RequestState = Readonly<RequestVersion>;

/** The loaders of requests, one set for each request to the sector. */
export interface RequestLoaders {
  /** A request by its id. */
  readonly request: MomentLoader<RequestState | null>;
  /** All requests about a person, open and decided, newest first. */
  readonly requestsOfNurse: MomentLoader<readonly RequestState[]>;
  /** All requests about a unit, likewise. */
  readonly requestsOfUnit: MomentLoader<readonly RequestState[]>;
  /** All requests that the coordinator of a network may decide, by its slug, likewise. */
  readonly requestsOfNetwork: MomentLoader<readonly RequestState[]>;
}

/** Loaders over one sector's database. */
export function createRequestLoaders(db: Kysely<SectorTables>): RequestLoaders {
  const by = (column: 'nurseId' | 'unitId' | 'network') =>
    createMomentLoader<readonly RequestState[]>(
      async (moment, ids) => Map.groupBy(await findRequests(db, moment, column, ids), (row) => row[column] ?? ''),
      () => [],
    );
  return {
    request: createMomentLoader<RequestState | null>(
      async (moment, ids) => new Map((await findRequests(db, moment, 'requestId', ids)).map((row) => [row.requestId, row])),
      () => null,
    ),
    requestsOfNurse: by('nurseId'),
    requestsOfUnit: by('unitId'),
    requestsOfNetwork: by('network'),
  };
}

function findRequests(
  db: Kysely<SectorTables>,
  moment: Moment,
  column: 'requestId' | 'nurseId' | 'unitId' | 'network',
  ids: readonly string[],
): Promise<RequestState[]> {
  return db
    .selectFrom('requestVersion as r')
    .selectAll()
    .where(`r.${column}`, 'in', ids)
    .where(believed('r', moment))
    .orderBy('r.recordedAt', 'desc')
    .orderBy('r.requestId')
    .execute();
}
