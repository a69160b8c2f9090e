import type { Kysely } from 'kysely';
import type { Areas } from '../../shared/areas.js';
import type { CommandContext } from '../../shared/command/command.js';
import type { Gazetteer } from '../../shared/sector/search/gazetteer.js';
import type { Registry } from '../../shared/sectors.js';
import type { SubgraphClient } from '../../shared/subgraph/client/subgraph-client.js';
import type { CursorBox } from '../../shared/subgraph/cursor.js';
import type { AlertLoaders } from './alert/alert.repository.js';
import type { AreaLoaders } from './area/area.repository.js';
import type { RegionalTables } from './entities.js';
import type { AcknowledgementLoader } from './governance/acknowledgement-count.repository.js';
import type { GovernanceLoaders } from './governance/governance.repository.js';
import type { IndicatorLoaders } from './indicator/indicator.repository.js';
import type { PlanLoaders } from './plan/plan.repository.js';
import type { ProgressLoader } from './plan/progress.repository.js';
import type { QualityLoader } from './quality/ask-quality.js';
import type { MeasureSearchLoader } from './search/measure-search.js';
import type { ContentLoaders } from './source/content.repository.js';
import type { StatisticLoaders } from './statistic/statistic.repository.js';
import type { TallyLoader } from './statistic/tally.loader.js';
import type { WebhookSettings } from './webhook/webhook.settings.js';

/** Everything that one request to `regional` needs. */
export interface RegionalContext extends CommandContext<RegionalTables> {
  /** This owner's own slug; roles here are grants here. */
  readonly sector: { readonly slug: string };
  readonly registry: Registry;
  readonly areas: Areas;
  /** Names of places and roles that a text may hold. */
  readonly gazetteer: Gazetteer;
  readonly db: Kysely<RegionalTables>;
  readonly cursors: CursorBox;
  /** How to reach each sector, by slug. */
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  /** Whether the caller is an editor of `regional`: what of it is RESTRICTED is for them. */
  isEditor(): Promise<boolean>;
  /** How receivers of messages are served. */
  readonly webhooks: WebhookSettings;
  readonly loaders: AlertLoaders &
    AreaLoaders &
    ContentLoaders &
    GovernanceLoaders &
    IndicatorLoaders &
    PlanLoaders &
    StatisticLoaders & {
      readonly tallies: TallyLoader;
      readonly acknowledgements: AcknowledgementLoader;
      readonly progress: ProgressLoader;
      readonly measures: MeasureSearchLoader;
      readonly quality: QualityLoader;
    };
}
