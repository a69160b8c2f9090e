import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Areas } from '../areas.js';
import { createMutations } from '../command/create-mutations.js';
import type { Registry, SectorDeclaration } from '../sectors.js';
import { buildFederatedSchema, type Reference } from '../subgraph/build-schema.js';
import { createCursorBox } from '../subgraph/cursor.js';
import { type Database, type DatabaseLocation, type OnStatement, openDatabase, prepareDatabase } from '../subgraph/database.js';
import { parseMoment } from '../subgraph/moment.js';
import type { Subgraph } from '../subgraph/serve.js';
import { createVersionReader, cursorKey, readSetting, readSettingWithin } from '../subgraph/setting.js';
import { SectorActivityResolver } from './activity/activity.resolver.js';
import { AuditResolver } from './audit/audit.resolver.js';
import { openSectorWork, type SectorWork } from './change/sector-work.js';
import { SECTOR_COMMANDS } from './commands.js';
import { createConcreteTypes } from './create-concrete-types.js';
import { createContext, type SectorParts } from './create-context.js';
import { NurseIdentity, SECTOR_ENTITIES, UnitIdentity } from './entities.js';
import { EventResolver } from './event/event.resolver.js';
import { presentEvent } from './event/event.type.js';
import { SectorEventSearchResolver } from './event/event-search.resolver.js';
import { AppointmentRecordResolver } from './history/appointment-record.resolver.js';
import { MeasureResolver } from './measure/measure.resolver.js';
import { presentMeasure } from './measure/measure.type.js';
import { SectorMeasureSearchResolver } from './measure/measure-search.resolver.js';
import { SECTOR_MIGRATIONS } from './migrations.js';
import { SectorChangesResolver } from './mirror/changes.resolver.js';
import { NetworkResolver } from './network/network.resolver.js';
import { networkId, presentNetwork } from './network/network.type.js';
import { NewsResolver } from './news/news.resolver.js';
import { OperatorResolver } from './operator/operator.resolver.js';
import { OperatorFactsResolver } from './operator/operator-facts.resolver.js';
import { EventParticipationResolver, NurseParticipationResolver, ParticipationResolver } from './participation/participation.resolver.js';
import { ActionPlanResolver, NetworkPlanResolver } from './plan/action-plan.resolver.js';
import { ProgressReportResolver } from './plan/progress.resolver.js';
import { ProgressFactsResolver } from './plan/progress-facts.resolver.js';
import { SectorQualityResolver } from './quality/quality.resolver.js';
import { SectorAcknowledgementResolver } from './record/acknowledgement-count.resolver.js';
import { NurseRecordResolver } from './record/nurse-record.resolver.js';
import { UnitRecordResolver } from './record/unit-record.resolver.js';
import { AnnualReportFactsResolver } from './report/annual-report-facts.resolver.js';
import { NetworkReportResolver, ReportResolver, UnitReportResolver, UnitReportsResolver } from './report/report.resolver.js';
import { NetworkRequestsResolver, NurseRequestsResolver, RequestResolver, UnitRequestsResolver } from './request/request.resolver.js';
import { AppointmentResolver, NurseResolver } from './roster/nurse.resolver.js';
import { presentNurse } from './roster/nurse.type.js';
import type { SectorRows } from './rows.js';
import { SectorGapSearchResolver } from './search/gap-search.resolver.js';
import { createGazetteer } from './search/gazetteer.js';
import { SectorSearchResolver } from './search/search.resolver.js';
import type { SectorContext } from './sector-context.js';
import { checkRows } from './seed/check-rows.js';
import { writeRows } from './seed/write-rows.js';
import type { SectorTables } from './tables.js';
import { SectorTallyResolver } from './tally/tally.resolver.js';
import { TransferResolver } from './transfer/transfer.resolver.js';
import { UnitResolver, UnitSuccessionResolver } from './unit/unit.resolver.js';
import { presentUnit } from './unit/unit.type.js';
import { AppointmentFreshnessResolver, NetworkFreshnessResolver, NurseFreshnessResolver } from './verification/verification.resolver.js';
import { mayRead } from './viewer/may-read.js';
import { OwnDataResolver } from './viewer/own-data.resolver.js';
import { SectorViewerResolver } from './viewer/viewer.resolver.js';

const DEMO_ROSTER = 'demo-roster';

/** What a sector subgraph is made of. */
export interface SectorOptions {
  readonly sector: SectorDeclaration;
  readonly registry: Registry;
  readonly areas: Areas;
  readonly database: DatabaseLocation;
  /** Rows for an empty database; null leaves it empty. Called only if they are needed. */
  readonly demo: (() => SectorRows) | null;
  readonly onStatement?: OnStatement;
}

/** Builds a sector's schema without a database: enough to compose the graph. */
export function buildSectorSchema(sector: SectorDeclaration) {
  return buildFederatedSchema<SectorContext>({
    resolvers: [
      NetworkResolver,
      NurseResolver,
      AppointmentResolver,
      UnitResolver,
      UnitSuccessionResolver,
      EventResolver,
      MeasureResolver,
      NetworkPlanResolver,
      ActionPlanResolver,
      ProgressReportResolver,
      ProgressFactsResolver,
      SectorSearchResolver,
      SectorGapSearchResolver,
      SectorEventSearchResolver,
      SectorActivityResolver,
      SectorMeasureSearchResolver,
      EventParticipationResolver,
      NurseParticipationResolver,
      ParticipationResolver,
      RequestResolver,
      NurseRequestsResolver,
      UnitRequestsResolver,
      NetworkRequestsResolver,
      NurseRecordResolver,
      UnitRecordResolver,
      SectorAcknowledgementResolver,
      SectorQualityResolver,
      AuditResolver,
      SectorChangesResolver,
      AppointmentRecordResolver,
      OwnDataResolver,
      SectorViewerResolver,
      NurseFreshnessResolver,
      AppointmentFreshnessResolver,
      NetworkFreshnessResolver,
      NetworkReportResolver,
      UnitReportResolver,
      ReportResolver,
      UnitReportsResolver,
      AnnualReportFactsResolver,
      NewsResolver,
      OperatorResolver,
      OperatorFactsResolver,
      TransferResolver,
      SectorTallyResolver,
      createMutations<SectorTables, SectorContext, SectorWork>({ prefix: sector.prefix, commands: SECTOR_COMMANDS, open: openSectorWork }),
    ],
    types: createConcreteTypes(sector.prefix),
    references: references(sector),
    mayRead,
  });
}

/**
 * Creates the subgraph of one sector over its own database.
 * @throws StartError if the database cannot be used or a row of the seed is corrupt
 */
export async function createSectorSubgraph(options: SectorOptions): Promise<Subgraph> {
  const { sector, registry, areas } = options;
  const { schema, sdl, maxAges } = await buildSectorSchema(sector);
  const database = await openDatabase<SectorTables>({
    name: sector.slug,
    location: options.database,
    entities: SECTOR_ENTITIES,
    migrations: SECTOR_MIGRATIONS,
    ...(options.onStatement ? { onStatement: options.onStatement } : {}),
  });
  const key = await prepareDatabase(sector.slug, database, async () => {
    await seed(database, options);
    return cursorKey(database);
  });
  const parts: SectorParts = {
    sector,
    registry,
    areas,
    gazetteer: createGazetteer(areas, registry),
    database,
    cursors: createCursorBox(key),
  };
  return {
    name: sector.slug,
    schema,
    sdl,
    maxAges,
    createContext: (call) => createContext(parts, call),
    dataVersion: createVersionReader(database.read),
    isReady: async () => (await readSetting(database.read, 'cursor-key')) !== null,
    close: () => database.close(),
  };
}

async function seed(database: Database<SectorTables>, { sector, areas, demo }: SectorOptions): Promise<void> {
  if (demo === null) return;
  await database.write(async (em) => {
    if (!(await takesDemo(em))) return;
    const rows = demo();
    checkRows(rows, { sector, areas });
    await writeRows(em, rows, DEMO_ROSTER, new Date().toISOString());
  });
}

/** Whether the demo roster was never written and would not mix with rows of another origin. */
async function takesDemo(em: SqlEntityManager): Promise<boolean> {
  if ((await readSettingWithin(em, `seed:${DEMO_ROSTER}`)) !== null) return false;
  return (await em.count(UnitIdentity)) === 0 && (await em.count(NurseIdentity)) === 0;
}

/** How this sector's own objects are found by their references. Null where it does not know the id. */
function references(sector: SectorDeclaration) {
  const { prefix } = sector;
  const by =
    <Row>(
      load: (context: SectorContext, key: Reference) => Promise<Row | null>,
      present: (row: Row, prefix: string, moment: string) => object,
    ) =>
    async (reference: Reference, context: SectorContext) => {
      // Checked before it meets others in a batch, which a bad one would take with it.
      parseMoment(reference.moment);
      const row = await load(context, reference);
      return row && present(row, prefix, reference.moment);
    };
  return {
    [`${prefix}Network`]: async ({ id, moment }: Reference) => {
      const network = sector.networks.find(({ slug }) => networkId(sector.slug, slug) === id);
      return network ? presentNetwork(sector, network.slug, moment) : null;
    },
    [`${prefix}Nurse`]: by(({ loaders }, key) => loaders.nurse.load(key), presentNurse),
    [`${prefix}Unit`]: by(({ loaders }, key) => loaders.unit.load(key), presentUnit),
    [`${prefix}Event`]: by(({ loaders }, key) => loaders.event.load(key), presentEvent),
    [`${prefix}Measure`]: by(({ loaders }, key) => loaders.measure.load(key), presentMeasure),
  };
}
