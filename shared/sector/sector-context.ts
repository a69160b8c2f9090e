import type DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import type { Areas } from '../areas.js';
import type { CommandContext } from '../command/command.js';
import type { Registry, SectorDeclaration } from '../sectors.js';
import type { CursorBox } from '../subgraph/cursor.js';
import type { EventLoader } from './event/event.repository.js';
import type { MeasureHistoryLoader, MeasureLoader, PlanLoader } from './measure/measure.repository.js';
import type { NetworkLoaders } from './network/network.repository.js';
import type { NewsLoaders } from './news/news.repository.js';
import type { OperatorLoaders } from './operator/operator.repository.js';
import type { ParticipationLoaders } from './participation/participation.repository.js';
import type { ActionPlanLoaders } from './plan/action-plan.repository.js';
import type { ProgressLoaders } from './plan/progress.repository.js';
import type { NurseRecordLoaders } from './record/nurse-record.repository.js';
import type { UnitRecordLoaders } from './record/unit-record.repository.js';
import type { ReportLoaders } from './report/report.repository.js';
import type { RequestLoaders } from './request/request.repository.js';
import type { NurseLoaders } from './roster/nurse.repository.js';
import type { Gazetteer } from './search/gazetteer.js';
import type { SourceStatus } from './source-status.type.js';
import type { SectorTables } from './tables.js';
import type { TransferLoaders } from './transfer/transfer.repository.js';
import type { UnitLoaders } from './unit/unit.repository.js';
import type { VerificationLoaders } from './verification/verification.repository.js';
import type { Closeness } from './viewer/may-read.js';
import type { Viewer } from './viewer/viewer.js';

/** Everything that one request to a sector needs. */
export interface SectorContext extends CommandContext<SectorTables> {
  readonly sector: SectorDeclaration;
  readonly registry: Registry;
  readonly areas: Areas;
  /** Names of places and roles that a text may hold. */
  readonly gazetteer: Gazetteer;
  readonly db: Kysely<SectorTables>;
  readonly cursors: CursorBox;
  /** Who asks, and what of this sector is hers, as the request began. */
  readonly viewer: Viewer;
  readonly loaders: SectorLoaders;
  /** Remembers that a RESTRICTED field of a person was read, for the audit. */
  noteRead(person: string, field: string): void;
  /** Remembers that rows of a network were read that only certain roles may read, and that name nobody. */
  noteListRead(network: string, field: string): void;
  /** Writes what was read into the audit; before the answer leaves, or it does not. */
  finish(): Promise<void>;
  /** Does some work once in a request; whoever comes later with the same key gets the same result. */
  once<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
  /** This sector's own line in `sources`. */
  source(): Promise<SourceStatus>;
}

/** What one request loads in batches. */
export interface SectorLoaders
  extends NurseLoaders,
    UnitLoaders,
    NetworkLoaders,
    OperatorLoaders,
    TransferLoaders,
    RequestLoaders,
    ParticipationLoaders,
    VerificationLoaders,
    ReportLoaders,
    NewsLoaders,
    ActionPlanLoaders,
    ProgressLoaders,
    NurseRecordLoaders,
    UnitRecordLoaders {
  readonly event: EventLoader;
  readonly measure: MeasureLoader;
  readonly measureHistory: MeasureHistoryLoader;
  readonly measuresOfPlan: PlanLoader;
  /** How close the viewer is to persons, by id. */
  readonly closeness: DataLoader<string, Closeness>;
}
