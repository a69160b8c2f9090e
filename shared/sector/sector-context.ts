import type { Kysely } from 'kysely';
import type { Areas } from '../areas.js';
import type { Registry, SectorDeclaration } from '../sectors.js';
import type { CursorBox } from '../subgraph/cursor.js';
import type { EventLoader } from './event/event.repository.js';
import type { MeasureLoader, PlanLoader } from './measure/measure.repository.js';
import type { NetworkLoaders } from './network/network.repository.js';
import type { NurseLoaders } from './roster/nurse.repository.js';
import type { SourceStatus } from './source-status.type.js';
import type { SectorTables } from './tables.js';
import type { UnitLoaders } from './unit/unit.repository.js';

/** Everything that one request to a sector needs. */
export interface SectorContext {
  readonly sector: SectorDeclaration;
  readonly registry: Registry;
  readonly areas: Areas;
  readonly db: Kysely<SectorTables>;
  readonly cursors: CursorBox;
  readonly loaders: NurseLoaders &
    UnitLoaders &
    NetworkLoaders & { readonly event: EventLoader; readonly measure: MeasureLoader; readonly measuresOfNetwork: PlanLoader };
  /** Does some work once in a request; whoever comes later with the same key gets the same result. */
  once<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
  /** This sector's own line in `sources`. */
  source(): Promise<SourceStatus>;
}
