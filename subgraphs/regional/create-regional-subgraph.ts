import type { Areas } from '../../shared/areas.js';
import { createMutations } from '../../shared/command/create-mutations.js';
import { createGazetteer } from '../../shared/sector/search/gazetteer.js';
import type { Registry } from '../../shared/sectors.js';
import { buildFederatedSchema, type Reference } from '../../shared/subgraph/build-schema.js';
import type { SubgraphClient } from '../../shared/subgraph/client/subgraph-client.js';
import { createCursorBox } from '../../shared/subgraph/cursor.js';
import { type DatabaseLocation, type OnStatement, openDatabase, prepareDatabase } from '../../shared/subgraph/database.js';
import { once } from '../../shared/subgraph/once.js';
import type { Subgraph } from '../../shared/subgraph/serve.js';
import { createVersionReader, cursorKey, readSetting } from '../../shared/subgraph/setting.js';
import { ActivityResolver } from './activity/activity.resolver.js';
import { createAlertLoaders } from './alert/alert.repository.js';
import { AlertEvidenceResolver, AlertResolver, NetworkAlertResolver } from './alert/alert.resolver.js';
import { AlertRuleResolver } from './alert/alert-rule.resolver.js';
import { createAreaLoaders } from './area/area.repository.js';
import { AffiliationResolver, AreaResolver } from './area/area.resolver.js';
import { presentArea } from './area/area.type.js';
import { AuditResolver } from './audit/audit.resolver.js';
import { isOwnEditor } from './change/editor.rules.js';
import { openRegionalWork, type RegionalWork } from './change/regional-work.js';
import { REGIONAL_COMMANDS } from './commands.js';
import { readContent } from './content.js';
import { ComputedFigureResolver, DiscrepancyResolver } from './discrepancy/discrepancy.resolver.js';
import { REGIONAL_ENTITIES, type RegionalTables } from './entities.js';
import { CoverageGapResolver } from './gap/coverage-gap.resolver.js';
import { createAcknowledgementLoader } from './governance/acknowledgement-count.repository.js';
import { DocumentAcknowledgementResolver } from './governance/acknowledgement-count.resolver.js';
import { AgreementResolver } from './governance/agreement.resolver.js';
import { BodyResolver } from './governance/body.resolver.js';
import { DocumentResolver } from './governance/document.resolver.js';
import { createGovernanceLoaders } from './governance/governance.repository.js';
import { PublishedOperatorResolver } from './governance/operator.resolver.js';
import { SeatResolver } from './governance/seat.resolver.js';
import { AppointmentRecordsResolver } from './history/appointment-record.resolver.js';
import { createIndicatorLoaders } from './indicator/indicator.repository.js';
import { IndicatorResolver } from './indicator/indicator.resolver.js';
import { REGIONAL_MIGRATIONS } from './migrations.js';
import { ChangesResolver } from './mirror/changes.resolver.js';
import { NetworkResolver } from './network/network.resolver.js';
import { createStubs, presentNetworks } from './network/network.type.js';
import { NodeResolver } from './network/node.resolver.js';
import { RegionResolver } from './network/region.resolver.js';
import { SectorResolver } from './network/sector.resolver.js';
import { ContradictionResolver, NetworkObservationResolver, ObservationResolver } from './observation/observation.resolver.js';
import { FocusAreaResolver, PlanToolResolver, SubGoalResolver } from './plan/focus-area.resolver.js';
import { DutyResolver, FunctionDescriptionResolver } from './plan/function-description.resolver.js';
import { SubGoalMeasuredResolver, SubGoalProgressMeasuredResolver } from './plan/measured.resolver.js';
import { createPlanLoaders } from './plan/plan.repository.js';
import { PlanItemResolver } from './plan/plan-item.resolver.js';
import { createProgressLoader } from './plan/progress.repository.js';
import { SubGoalProgressResolver } from './plan/progress.resolver.js';
import { StrategyPlanResolver } from './plan/strategy-plan.resolver.js';
import { createQualityLoader } from './quality/ask-quality.js';
import { DataQualityResolver } from './quality/data-quality.resolver.js';
import type { RegionalContext } from './regional-context.js';
import { AnnualReportPageResolver, AnnualReportSectionResolver, AnnualReportsResolver } from './report/annual-report.resolver.js';
import { ContactResolver } from './search/contact.resolver.js';
import { EventsResolver } from './search/events.resolver.js';
import { createMeasureSearchLoader } from './search/measure-search.js';
import { MeasuresResolver, SubGoalMeasuresResolver } from './search/measures.resolver.js';
import { SearchResolver } from './search/search.resolver.js';
import { ServiceResolver } from './service/service.resolver.js';
import { createContentLoaders } from './source/content.repository.js';
import { CompareResolver } from './statistic/compare.resolver.js';
import { FunnelResolver } from './statistic/funnel.resolver.js';
import { SeriesResolver } from './statistic/series.resolver.js';
import { createStatisticLoaders } from './statistic/statistic.repository.js';
import { StatisticGroupResolver, StatisticNoteResolver } from './statistic/statistic-words.resolver.js';
import { StatisticsResolver } from './statistic/statistics.resolver.js';
import { createTallyLoader } from './statistic/tally.loader.js';
import { TallyStore } from './statistic/tally-store.js';
import { TransferResolver } from './transfer/transfer.resolver.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';
import { startDispatcher } from './webhook/dispatcher.js';
import { WebhookResolver } from './webhook/webhook.resolver.js';
import { WEBHOOK_DEFAULTS, type WebhookSettings } from './webhook/webhook.settings.js';
import { writeContent } from './write-content.js';

/** What `regional` is made of. */
export interface RegionalOptions {
  readonly registry: Registry;
  readonly areas: Areas;
  readonly database: DatabaseLocation;
  /** How to reach each sector, by slug; closed by whoever made them. */
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly onStatement?: OnStatement;
  /** How receivers of messages are served, where it is not as usual. */
  readonly webhooks?: Partial<WebhookSettings>;
  /** Told of what goes wrong in the background. */
  readonly onFailure?: (error: unknown) => void;
}

/** Builds the schema of `regional` without a database: enough to compose the graph. */
export function buildRegionalSchema(registry: Registry, areas: Areas) {
  const network = async ({ id, moment }: Reference) => presentNetworks(registry, moment).find((candidate) => candidate.id === id) ?? null;
  return buildFederatedSchema<RegionalContext>({
    resolvers: [
      RegionResolver,
      SectorResolver,
      NetworkResolver,
      NetworkObservationResolver,
      NodeResolver,
      AreaResolver,
      AffiliationResolver,
      SearchResolver,
      ContactResolver,
      EventsResolver,
      ActivityResolver,
      CoverageGapResolver,
      AppointmentRecordsResolver,
      AnnualReportsResolver,
      AnnualReportPageResolver,
      AnnualReportSectionResolver,
      MeasuresResolver,
      ServiceResolver,
      ObservationResolver,
      ContradictionResolver,
      BodyResolver,
      SeatResolver,
      AgreementResolver,
      DocumentResolver,
      DocumentAcknowledgementResolver,
      PublishedOperatorResolver,
      DataQualityResolver,
      DiscrepancyResolver,
      ComputedFigureResolver,
      AlertResolver,
      AlertRuleResolver,
      AlertEvidenceResolver,
      NetworkAlertResolver,
      StrategyPlanResolver,
      FocusAreaResolver,
      SubGoalResolver,
      SubGoalProgressResolver,
      SubGoalMeasuredResolver,
      SubGoalProgressMeasuredResolver,
      StatisticGroupResolver,
      StatisticNoteResolver,
      IndicatorResolver,
      SubGoalMeasuresResolver,
      PlanToolResolver,
      PlanItemResolver,
      FunctionDescriptionResolver,
      DutyResolver,
      StatisticsResolver,
      SeriesResolver,
      FunnelResolver,
      CompareResolver,
      AuditResolver,
      ChangesResolver,
      WebhookResolver,
      ViewerResolver,
      TransferResolver,
      createMutations<RegionalTables, RegionalContext, RegionalWork>({ prefix: '', commands: REGIONAL_COMMANDS, open: openRegionalWork }),
    ],
    types: registry.sectors.flatMap(createStubs),
    mayRead: ({ access }, { isEditor }) => (access === 'RESTRICTED' ? isEditor() : Promise.resolve(false)),
    references: {
      // The gateway asks for the interface where it does not know the concrete type, and for the concrete type where it does.
      Network: network,
      ...Object.fromEntries(registry.sectors.map(({ prefix }) => [`${prefix}Network`, network])),
      Area: async ({ code, moment }: { readonly code: string; readonly moment: string }) => {
        const area = areas.get(code);
        return area ? presentArea(area, moment) : null;
      },
    },
  });
}

/**
 * Creates the subgraph of what belongs to no single sector.
 * @throws StartError if the database cannot be used or a content file is corrupt
 */
export async function createRegionalSubgraph({
  registry,
  areas,
  database: location,
  clients,
  onStatement,
  webhooks: ownSettings,
  onFailure = () => undefined,
}: RegionalOptions): Promise<Subgraph> {
  const content = readContent(registry, areas);
  const { schema, sdl, maxAges } = await buildRegionalSchema(registry, areas);
  const database = await openDatabase<RegionalTables>({
    name: 'regional',
    location,
    entities: REGIONAL_ENTITIES,
    migrations: REGIONAL_MIGRATIONS,
    ...(onStatement ? { onStatement } : {}),
  });
  const key = await prepareDatabase('regional', database, async () => {
    await writeContent(database, content, new Date().toISOString());
    return cursorKey(database);
  });
  const cursors = createCursorBox(key);
  const gazetteer = createGazetteer(areas, registry);
  const db = database.read;
  const tallyStore = new TallyStore();
  const sector = { slug: 'regional' };
  const webhooks = { ...WEBHOOK_DEFAULTS, ...ownSettings };
  const dispatcher = startDispatcher({ context: { sector, database, registry, db, cursors, clients }, settings: webhooks, onFailure });
  return {
    name: 'regional',
    schema,
    sdl,
    maxAges,
    createContext: (call): RegionalContext => ({
      call,
      sector,
      database,
      registry,
      areas,
      gazetteer,
      db,
      cursors,
      clients,
      isEditor: once(() => isOwnEditor({ db, call, sector })),
      webhooks,
      loaders: {
        ...createAlertLoaders({ db, registry, clients, call }),
        ...createAreaLoaders(db),
        ...createContentLoaders(db),
        ...createGovernanceLoaders(db),
        ...createIndicatorLoaders(db),
        ...createPlanLoaders(db),
        ...createStatisticLoaders(db),
        tallies: createTallyLoader({ clients, call }, tallyStore),
        acknowledgements: createAcknowledgementLoader({ registry, clients, call }),
        progress: createProgressLoader({ registry, clients, call }),
        quality: createQualityLoader({ registry, clients, call }),
        measures: createMeasureSearchLoader({ clients, call }),
      },
    }),
    dataVersion: createVersionReader(db),
    isReady: async () => (await readSetting(db, 'cursor-key')) !== null,
    close: () => dispatcher.close().finally(() => database.close()),
  };
}
