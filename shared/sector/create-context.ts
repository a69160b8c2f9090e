import type { SubgraphCall } from '../subgraph/caller.js';
import type { Database } from '../subgraph/database.js';
import { readDataVersion } from '../subgraph/setting.js';
import { writeReads } from './audit/write-reads.js';
import { createEventLoader } from './event/event.repository.js';
import { createMeasureHistoryLoader, createMeasureLoader, createPlanLoader } from './measure/measure.repository.js';
import { createNetworkLoaders } from './network/network.repository.js';
import { createNewsLoaders } from './news/news.repository.js';
import { createOperatorLoaders } from './operator/operator.repository.js';
import { createParticipationLoaders } from './participation/participation.repository.js';
import { createActionPlanLoaders } from './plan/action-plan.repository.js';
import { createProgressLoaders } from './plan/progress.repository.js';
import { createNurseRecordLoaders } from './record/nurse-record.repository.js';
import { createUnitRecordLoaders } from './record/unit-record.repository.js';
import { createReportLoaders } from './report/report.repository.js';
import { createRequestLoaders } from './request/request.repository.js';
import { createNurseLoaders } from './roster/nurse.repository.js';
import type { SectorContext, SectorLoaders } from './sector-context.js';
import type { SourceStatus } from './source-status.type.js';
import type { SectorTables } from './tables.js';
import { createTransferLoaders } from './transfer/transfer.repository.js';
import { createUnitLoaders } from './unit/unit.repository.js';
import { createVerificationLoaders } from './verification/verification.repository.js';
import { createClosenessLoader } from './viewer/may-read.js';
import { readViewer, type Viewer } from './viewer/viewer.js';

/** What all requests to a sector share. */
export type SectorParts = Pick<SectorContext, 'sector' | 'registry' | 'areas' | 'gazetteer' | 'cursors'> & {
  readonly database: Database<SectorTables>;
};

/** Creates what one request needs: fresh loaders, and who asks. */
export async function createContext(parts: SectorParts, call: SubgraphCall): Promise<SectorContext> {
  const { database, sector } = parts;
  const db = database.read;
  const viewer = await readViewer(db, call.caller, sector);
  const done = new Map<string, Promise<unknown>>();
  const once = <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const known = done.get(key) ?? work();
    done.set(key, known);
    return known as Promise<Result>;
  };
  const readSource = async (): Promise<SourceStatus> => {
    const version = await readDataVersion(db);
    return { sector: sector.slug, state: 'OK', dataVersion: version?.version ?? null, asOf: version?.changedAt ?? null, message: null };
  };
  let loaders: SectorLoaders | undefined;
  const persons = new Map<string, Set<string>>();
  const lists = new Map<string, Set<string>>();
  const note = (reads: Map<string, Set<string>>, about: string, field: string) =>
    void reads.set(about, (reads.get(about) ?? new Set()).add(field));
  return {
    ...parts,
    db,
    call,
    viewer,
    // Made if they are needed: whoever only asks whether something has changed, as `regional` does for figures, needs none.
    get loaders() {
      loaders ??= createLoaders(parts, viewer);
      return loaders;
    },
    once,
    source: () => once('source', readSource),
    noteRead: (person, field) => {
      // What she reads about herself is no business of the audit.
      if (!viewer.selves.includes(person)) note(persons, person, field);
    },
    noteListRead: (network, field) => note(lists, network, field),
    finish: async () => {
      if (persons.size + lists.size > 0) await writeReads(database, call.caller, { persons, lists });
    },
  };
}

function createLoaders({ database: { read: db } }: SectorParts, viewer: Viewer): SectorLoaders {
  return {
    ...createNurseLoaders(db, viewer),
    ...createUnitLoaders(db),
    ...createNetworkLoaders(db),
    ...createOperatorLoaders(db),
    ...createTransferLoaders(db),
    ...createVerificationLoaders(db),
    ...createRequestLoaders(db),
    ...createParticipationLoaders(db),
    ...createNurseRecordLoaders(db),
    ...createUnitRecordLoaders(db),
    ...createReportLoaders(db),
    ...createNewsLoaders(db, viewer),
    ...createActionPlanLoaders(db),
    ...createProgressLoaders(db),
    event: createEventLoader(db),
    measure: createMeasureLoader(db),
    measureHistory: createMeasureHistoryLoader(db),
    measuresOfPlan: createPlanLoader(db),
    closeness: createClosenessLoader(db, viewer),
  };
}
