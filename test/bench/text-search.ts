/**
 * What the first page of a search by text costs over 600 and over 20 000 persons of one sector: the promise is at most 1.5 times.
 * Run with `npm run bench`; figures are in docs/benchmarks.md. Not part of the tests: machines differ.
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { startGraph } from '../../gateway/start-graph.js';
import { readAreas } from '../../shared/areas.js';
import { readConfig } from '../../shared/config.js';
import { generateRoster } from '../../shared/sector/demo/generate-roster.js';
import { districtPlace } from '../../shared/sector/demo/places.js';
import { SECTOR_ENTITIES } from '../../shared/sector/entities.js';
import { SECTOR_MIGRATIONS } from '../../shared/sector/migrations.js';
import { searchNurses } from '../../shared/sector/roster/nurse.repository.js';
import { createGazetteer } from '../../shared/sector/search/gazetteer.js';
import { searchNursesByText } from '../../shared/sector/search/nurse-text.search.js';
import { readQuery } from '../../shared/sector/search/read-query.js';
import { understand } from '../../shared/sector/search/understand.js';
import { writeRows } from '../../shared/sector/seed/write-rows.js';
import type { SectorTables } from '../../shared/sector/tables.js';
import { REGISTRY } from '../../shared/sectors.js';
import { type Database, type DatabaseLocation, openDatabase } from '../../shared/subgraph/database.js';
import { NOW } from '../../shared/subgraph/moment.js';
import { readSetting } from '../../shared/subgraph/setting.js';
import { subgraphNames } from '../../subgraphs/start-subgraph.js';

const SIZES = [600, 20_000] as const;
const RUNS = 30;
const WARM_UP = 5;
const FIRST = 20;
/** Where the databases are kept; those of an earlier run are used again. */
const FOLDER = process.env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'text-search-'));
const gazetteer = createGazetteer(readAreas(), REGISTRY);
const ANYBODY = { caller: null, grants: [], selves: [], leads: [], coordinates: [], networks: [] };

/** A sector with so many persons, all by the same generator. */
async function openSector(persons: number, location: DatabaseLocation): Promise<Database<SectorTables>> {
  const database = await openDatabase<SectorTables>({
    name: `bench-${persons}`,
    location,
    entities: SECTOR_ENTITIES,
    migrations: SECTOR_MIGRATIONS,
  });
  if ((await readSetting(database.read, 'seed:bench')) !== null) return database;
  const rows = generateRoster({
    sector: 'ous',
    seed: 'bench',
    networks: [
      {
        slug: 'ous',
        persons,
        units: Math.round(persons * 0.9),
        hospitalName: 'Oslo universitetssykehus',
        hospitalUnits: Math.round(persons / 10),
        places: [
          districtPlace('Nordre Aker', 10, '030108'),
          districtPlace('Bjerke', 10, '030109'),
          districtPlace('Alna', 10, '030112'),
          districtPlace('Østensjø', 10, '030113'),
          districtPlace('Nordstrand', 10, '030114'),
          districtPlace('Søndre Nordstrand', 10, '030115'),
        ],
        resourcePersonShare: 0.05,
        usesSubGoals: true,
        census: null,
      },
    ],
    sharedPersons: [],
  });
  await database.write((em) => writeRows(em, rows, 'bench', '2026-01-01T00:00:00.000Z'));
  return database;
}

/** The name of somebody who works today and shows it, in the middle of the alphabet. */
async function someName({ read }: Database<SectorTables>): Promise<string> {
  const search = { viewer: ANYBODY, moment: NOW, network: null, areas: null, serviceType: null, direction: 'asc', after: null } as const;
  const { hits } = await searchNurses(read, { ...search, limit: 250, withTotal: false });
  const { name } = await read
    .selectFrom('nurseVersion')
    .select('name')
    .where('nurseId', '=', hits.at(-1)?.id ?? '')
    .where('supersededAt', 'is', null)
    .orderBy('validFrom', 'desc')
    .executeTakeFirstOrThrow();
  return name;
}

/** Medians of two works, done in turns: so what else the machine does falls on both alike. */
async function medians(...works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[][] = works.map(() => []);
  for (let i = -WARM_UP; i < RUNS; i++) {
    for (const [which, work] of works.entries()) {
      const start = performance.now();
      await work();
      if (i >= 0) times[which]?.push(performance.now() - start);
    }
  }
  return times.map((all) => all.toSorted((x, y) => x - y)[Math.floor(RUNS / 2)] ?? 0);
}

/** One size: its sector alone, and a whole graph that has this sector and the demo rosters of the others. */
async function open(persons: number) {
  const folder = join(FOLDER, String(persons));
  mkdirSync(folder, { recursive: true });
  const database = await openSector(persons, { file: join(folder, 'ous.sqlite') });
  const config = readConfig({ PORT: '0', DATA_DIR: folder }, subgraphNames(REGISTRY));
  const graph = await startGraph({ config, logger: pino({ level: 'silent' }) });
  const name = await someName(database);
  return {
    name,
    /** The bare search in the sector. */
    search: (text: string, withTotal = false) =>
      searchNursesByText(database.read, {
        viewer: ANYBODY,
        text: understand(database.read, 'nurse', readQuery(text, gazetteer)),
        byMatch: true,
        moment: NOW,
        direction: 'asc',
        network: null,
        areas: null,
        serviceType: null,
        after: null,
        limit: FIRST + 1,
        withTotal,
      }),
    /** What a client waits for: the page through the gateway. */
    ask: async (text: string) => {
      const response = await fetch(`${graph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: PAGE, variables: { text, first: FIRST } }),
      });
      const { data, errors } = (await response.json()) as { data?: { nurses: { edges: unknown[] } }; errors?: unknown };
      if (!data || errors) throw new Error(`«${text}»: ${JSON.stringify(errors)}`);
      return data.nurses.edges.length;
    },
    close: async () => {
      await graph.close();
      await database.close();
    },
  };
}

const PAGE = `query Page($text: String!, $first: Int!) { nurses(filter: { text: $text }, first: $first) {
  edges { match { kind text note } node { id name role network { name } appointments { unit { name } } } } pageInfo { hasNextPage endCursor }
} }`;

/** What is asked: a title, and the text, which may be made of a name that the roster of that size has. */
const CASES: readonly (readonly [title: string, text: (name: string) => string])[] = [
  ['full name', (name) => name],
  ['first name', (name) => name.split(/[ -]/)[0] ?? ''],
  ['surname', () => 'Demostad'],
  ['beginning of a surname', () => 'Prøve'],
  ['two common beginnings', () => 'Ås Prøve'],
  ['unit', () => 'Demoheimen sykehjem'],
  ['common words of units', () => 'sykehjem avdeling'],
  ['common words, never together', () => 'palliativ sykehjem'],
  ['municipality', () => 'Oslo'],
  ['district', () => 'Nordstrand'],
  ['former name of a municipality', () => 'Svelvik'],
  ['network', () => 'OUS'],
  ['role', () => 'ressurssykepleier'],
  ['role with a typo', () => 'resurssykepleier'],
  ['role and district', () => 'ressursperson Østensjø'],
  ['typo in a surname', () => 'Demostda'],
  ['typo in a full name', (name) => `${name.slice(0, -3)}${name.slice(-2)}`],
  ['typo in a district', () => 'Nordstrnad'],
  ['nothing found', () => 'Xyzzyq Qwertzu'],
];

const [small, large] = [await open(SIZES[0]), await open(SIZES[1])];
const print = (...cells: readonly (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const ratio = (few: number, many: number) => (many / few).toFixed(2);
print('text', ...SIZES.map((size) => `page, ${size}: ms`), 'ratio', ...SIZES.map((size) => `search, ${size}: ms`), 'ratio', 'hits');
print('---', ...Array.from({ length: 7 }, () => '---:'));
const ratios: number[] = [];
for (const [title, text] of CASES) {
  const [few = 0, many = 0] = await medians(
    () => small.ask(text(small.name)),
    () => large.ask(text(large.name)),
  );
  const [fewBare = 0, manyBare = 0] = await medians(
    () => small.search(text(small.name)),
    () => large.search(text(large.name)),
  );
  const hits = [await small.search(text(small.name), true), await large.search(text(large.name), true)].map(({ total }) => total);
  const cells = [few, many].map((ms) => ms.toFixed(1));
  print(title, ...cells, ratio(few, many), fewBare.toFixed(1), manyBare.toFixed(1), ratio(fewBare, manyBare), hits.join(' / '));
  ratios.push(many / few);
}
process.stdout.write(`\nworst ratio of pages: ${Math.max(...ratios).toFixed(2)} (promised: at most 1.50)\n`);
await Promise.all([small.close(), large.close()]);
