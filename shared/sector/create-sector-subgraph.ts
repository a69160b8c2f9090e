import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Areas } from '../areas.js';
import type { Registry, SectorDeclaration } from '../sectors.js';
import { buildFederatedSchema, type Reference } from '../subgraph/build-schema.js';
import { createCursorBox } from '../subgraph/cursor.js';
import { type Database, type DatabaseLocation, openDatabase, prepareDatabase } from '../subgraph/database.js';
import { parseMoment } from '../subgraph/moment.js';
import type { Subgraph } from '../subgraph/serve.js';
import { cursorKey, readDataVersion, readSetting, readSettingWithin } from '../subgraph/setting.js';
import { createConcreteTypes } from './create-concrete-types.js';
import { NurseIdentity, SECTOR_ENTITIES, UnitIdentity } from './entities.js';
import { createEventLoader } from './event/event.repository.js';
import { EventResolver } from './event/event.resolver.js';
import { presentEvent } from './event/event.type.js';
import { createMeasureLoader, createPlanLoader } from './measure/measure.repository.js';
import { MeasureResolver } from './measure/measure.resolver.js';
import { presentMeasure } from './measure/measure.type.js';
import { SECTOR_MIGRATIONS } from './migrations.js';
import { createNetworkLoaders } from './network/network.repository.js';
import { NetworkResolver } from './network/network.resolver.js';
import { networkId, presentNetwork } from './network/network.type.js';
import { createNurseLoaders } from './roster/nurse.repository.js';
import { AppointmentResolver, NurseResolver } from './roster/nurse.resolver.js';
import { presentNurse } from './roster/nurse.type.js';
import type { SectorRows } from './rows.js';
import { SectorSearchResolver } from './search/search.resolver.js';
import type { SectorContext } from './sector-context.js';
import { checkRows } from './seed/check-rows.js';
import { writeRows } from './seed/write-rows.js';
import type { SourceStatus } from './source-status.type.js';
import type { SectorTables } from './tables.js';
import { createUnitLoaders } from './unit/unit.repository.js';
import { UnitResolver, UnitSuccessionResolver } from './unit/unit.resolver.js';
import { presentUnit } from './unit/unit.type.js';

const DEMO_ROSTER = 'demo-roster';

/** What a sector subgraph is made of. */
export interface SectorOptions {
  readonly sector: SectorDeclaration;
  readonly registry: Registry;
  readonly areas: Areas;
  readonly database: DatabaseLocation;
  /** Rows for an empty database; null leaves it empty. Called only if they are needed. */
  readonly demo: (() => SectorRows) | null;
  readonly onStatement?: (sql: string) => void;
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
      SectorSearchResolver,
    ],
    types: createConcreteTypes(sector.prefix),
    references: references(sector),
  });
}

/**
 * Creates the subgraph of one sector over its own database.
 * @throws StartError if the database cannot be used or a row of the seed is corrupt
 */
export async function createSectorSubgraph(options: SectorOptions): Promise<Subgraph> {
  const { sector, registry, areas } = options;
  const { schema, sdl } = await buildSectorSchema(sector);
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
  const cursors = createCursorBox(key);
  return {
    name: sector.slug,
    schema,
    sdl,
    createContext: () => createContext({ sector, registry, areas, cursors, db: database.read }),
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

function createContext(shared: Pick<SectorContext, 'sector' | 'registry' | 'areas' | 'cursors' | 'db'>): SectorContext {
  const { db, sector } = shared;
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
  return {
    ...shared,
    loaders: {
      ...createNurseLoaders(db),
      ...createUnitLoaders(db),
      ...createNetworkLoaders(db),
      event: createEventLoader(db),
      measure: createMeasureLoader(db),
      measuresOfNetwork: createPlanLoader(db),
    },
    once,
    source: () => once('source', readSource),
  };
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
