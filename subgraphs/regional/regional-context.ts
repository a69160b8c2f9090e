import type { Kysely } from 'kysely';
import type { Areas } from '../../shared/areas.js';
import type { Registry } from '../../shared/sectors.js';
import type { SubgraphClient } from '../../shared/subgraph/client.js';
import type { CursorBox } from '../../shared/subgraph/cursor.js';
import type { AreaLoaders } from './area/area.repository.js';
import type { RegionalTables } from './entities.js';
import type { ContentLoaders } from './source/content.repository.js';

/** Everything that one request to `regional` needs. */
export interface RegionalContext {
  readonly requestId: string;
  readonly registry: Registry;
  readonly areas: Areas;
  readonly db: Kysely<RegionalTables>;
  readonly cursors: CursorBox;
  /** How to reach each sector, by slug. */
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly loaders: AreaLoaders & ContentLoaders;
}
