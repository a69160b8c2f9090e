/**
 * What the first page of a search by text costs over 600 and over 20 000 persons of one sector: the promise is at most 1.5 times.
 * Run with `npm run bench`; figures are in docs/benchmarks.md. Not part of the tests: machines differ.
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { startGraph } from '../../gateway/start-graph.js';
import { readAreas } from '../../shared/areas.js';
import { readConfig } from '../../shared/config.js';
import { openIdentity } from '../../shared/identity/open-identity.js';
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
import type { Viewer } from '../../shared/sector/viewer/viewer.js';
import { REGISTRY } from '../../shared/sectors.js';
import { type Database, type DatabaseLocation, openDatabase } from '../../shared/subgraph/database.js';
import { NOW } from '../../shared/subgraph/moment.js';
import { readSetting } from '../../shared/subgraph/setting.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import startPostgres from '../kit/postgres.global.js';

const SIZES = [600, 20_000] as const;
const RUNS = 30;
const WARM_UP = 5;
const FIRST = 20;
/** Where the databases are kept; those of an earlier run are used again. */
const FOLDER = process.env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'text-search-'));
const gazetteer = createGazetteer(readAreas(), REGISTRY);
/** Instead of SQLite: `npm run bench -- postgres`. */
const onPostgres = process.argv.includes('postgres');
/** A first name that as many have in either size, and a name that one has. */
const NAMESAKES = 40;
const NAMESAKE = 'Quislaug';
const FULL_NAME = `${NAMESAKE} Zettervollen`;
/** Who asks: anybody, or the coordinator of all persons, who sees the names of those who hide them from others. */
const VIEWERS: Readonly<Record<string, Viewer>> = {
  anybody: { caller: null, grants: [], selves: [], leads: [], coordinates: [], networks: [] },
  coordinator: {
    caller: null,
    grants: [{ role: 'COORDINATOR', sector: 'ous', network: 'ous', unit: null, nurse: null }] as never,
    selves: [],
    leads: [],
    coordinates: ['ous'],
    networks: ['ous'],
  },
};

let server = '';
const stopPostgres = onPostgres ? await startPostgres({ provide: (_: string, url: string) => (server = url) } as never) : null;

/** An empty database on the PostgreSQL server of this run. */
async function emptyDatabase(persons: number): Promise<string> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`create database bench_${persons}`);
  await client.end();
  return `${server}/bench_${persons}`;
}

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
  await database.write((em) => writeRows(em, withNamesakes(rows), 'bench', '2026-01-01T00:00:00.000Z'));
  return database;
}

/** Gives some who work today, and do not hide their names, the same first name, and the first of them the full name. */
function withNamesakes(rows: ReturnType<typeof generateRoster>): ReturnType<typeof generateRoster> {
  const working = new Set(
    rows.appointmentVersions.flatMap((row) => (row.validTo === null && row.supersededAt === null ? row.nurseId : [])),
  );
  for (const { nurseId, visibility } of rows.nurseVersions) if (visibility !== 'PUBLIC') working.delete(nurseId);
  const renamed = [...working].slice(0, NAMESAKES);
  const nurseVersions = rows.nurseVersions.map((row) => {
    const place = renamed.indexOf(row.nurseId);
    if (place < 0) return row;
    return { ...row, name: place === 0 ? FULL_NAME : `${NAMESAKE} ${row.name.split(' ').at(-1)}` };
  });
  return { ...rows, nurseVersions };
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
  const url = onPostgres ? await emptyDatabase(persons) : null;
  const database = await openSector(persons, url ? { url } : { file: join(folder, 'ous.sqlite') });
  const environment = { PORT: '0', DATA_DIR: folder, ...(url ? { OUS_DATABASE_URL: url } : {}) };
  const config = readConfig(environment, subgraphNames(REGISTRY));
  const graph = await startGraph({ config, logger: pino({ level: 'silent' }) });
  const { developmentIssuer } = await openIdentity(config.identity);
  const grants = [{ role: 'COORDINATOR', sector: 'ous', network: 'ous', unit: null, nurse: null }] as const;
  const token = await developmentIssuer?.sign({ subject: 'bench', grants: [...grants] }, 36_000);
  return {
    /** The bare search in the sector. */
    search: (text: string | null, viewer: Viewer, withTotal = false) => {
      const all = { network: null, areas: null, serviceType: null, after: null, limit: FIRST + 1 };
      const search = { viewer, moment: NOW, direction: 'asc', withTotal, ...all } as const;
      if (text === null) return searchNurses(database.read, search);
      const understood = understand(database.read, 'nurse', readQuery(text, gazetteer));
      return searchNursesByText(database.read, { ...search, text: understood, byMatch: true });
    },
    /** What a client waits for: the page through the gateway. */
    ask: async (text: string | null, viewer: string) => {
      const response = await fetch(`${graph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(viewer === 'coordinator' ? { authorization: `Bearer ${token}` } : {}) },
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

const PAGE = `query Page($text: String, $first: Int!) { nurses(filter: { text: $text }, first: $first) {
  edges { match { kind text note } node { id name role network { name } appointments { unit { name } } } } pageInfo { hasNextPage endCursor }
} }`;

/** What is asked: a title, the text (null: the plain list), and who asks. */
const CASES: readonly (readonly [title: string, text: string | null, viewer?: 'coordinator'])[] = [
  ['full name', FULL_NAME],
  ['first name, of as many', NAMESAKE],
  ['first name, of few and of many', 'Ranmund'],
  ['surname', 'Demostad'],
  ['beginning of a surname', 'Prøve'],
  ['two common beginnings', 'Ås Prøve'],
  ['unit', 'Demoheimen sykehjem'],
  ['common words of units', 'sykehjem avdeling'],
  ['common words, never together', 'palliativ sykehjem'],
  ['municipality', 'Oslo'],
  ['district', 'Nordstrand'],
  ['former name of a municipality', 'Svelvik'],
  ['network', 'OUS'],
  ['role', 'ressurssykepleier'],
  ['role with a typo', 'resurssykepleier'],
  ['role and district', 'ressursperson Østensjø'],
  ['typo in a surname', 'Demostda'],
  ['typo in a full name', FULL_NAME.replace('voll', 'vll')],
  ['typo in a district', 'Nordstrnad'],
  ['nothing found', 'Xyzzyq Qwertzu'],
  ['no text', null],
  ['no text, coordinator', null, 'coordinator'],
  ['full name, coordinator', FULL_NAME, 'coordinator'],
  ['beginning of a surname, coordinator', 'Prøve', 'coordinator'],
  ['municipality, coordinator', 'Oslo', 'coordinator'],
];

const [small, large] = [await open(SIZES[0]), await open(SIZES[1])];
const print = (...cells: readonly (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const ratio = (few: number, many: number) => (many / few).toFixed(2);
print('text', ...SIZES.map((size) => `page, ${size}: ms`), 'ratio', ...SIZES.map((size) => `search, ${size}: ms`), 'ratio', 'rows', 'hits');
print('---', ...Array.from({ length: 8 }, () => '---:'));
const ratios: number[] = [];
for (const [title, text, who = 'anybody'] of CASES) {
  const viewer = VIEWERS[who];
  if (!viewer) throw new Error(who);
  const [few = 0, many = 0] = await medians(
    () => small.ask(text, who),
    () => large.ask(text, who),
  );
  const [fewBare = 0, manyBare = 0] = await medians(
    () => small.search(text, viewer),
    () => large.search(text, viewer),
  );
  const rows = [await small.ask(text, who), await large.ask(text, who)];
  const hits = [await small.search(text, viewer, true), await large.search(text, viewer, true)].map(({ total }) => total);
  const cells = [few, many].map((ms) => ms.toFixed(1));
  print(
    title,
    ...cells,
    ratio(few, many),
    fewBare.toFixed(1),
    manyBare.toFixed(1),
    ratio(fewBare, manyBare),
    rows.join(' / '),
    hits.join(' / '),
  );
  ratios.push(many / few);
}
process.stdout.write(`\nworst ratio of pages: ${Math.max(...ratios).toFixed(2)} (promised: at most 1.50)\n`);
await Promise.all([small.close(), large.close()]);
await stopPostgres?.();
