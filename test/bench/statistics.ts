/**
 * What one statistic over 60 sectors costs right after one of them changed, against the same count as one SQL query over one merged
 * PostgreSQL database: the promise is at most 3 times the CPU. Linux only: elsewhere the CPU of the server cannot be told.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { environmentPrefix, readConfig } from '../../shared/config.js';
import { generateRoster } from '../../shared/sector/demo/generate-roster.js';
import { today } from '../../shared/subgraph/date.js';
import startPostgres from '../kit/postgres.global.js';
import { createChanges } from './change-sector.js';
import { createCpuMeter, parentOf } from './cpu.js';
import { type Cost, createMeasure, median } from './measure.js';
import { COUNTS, countMerged, createMerged, merge, sizeOf } from './merged-database.js';
import { startSectorGraph } from './sector-graph.js';
import { sixtySectors } from './sixty-sectors.js';
import { StatisticClient } from './statistic-client.js';

const BLOCKS = 5;
/** Requests in a block; of those that follow a change of all sectors, fewer. */
const REQUESTS = 100;
const ALL_CHANGED = 4;
/** Where the SQLite files are kept; those of an earlier run are used again. */
const FOLDER = process.env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'statistics-'));
/** The sectors’ databases too: `npm run bench -- statistics postgres`. */
const onPostgres = process.argv.includes('postgres');

const say = (text: string) => process.stdout.write(`${text}\n`);

let server = '';
const stopPostgres = await startPostgres({ provide: (_: string, url: string) => (server = url) } as never);
const admin = new pg.Client({ connectionString: `${server}/postgres` });
await admin.connect();
const { rows: backends } = await admin.query<{ pid: number }>('select pg_backend_pid() as pid');
const cpuOf = createCpuMeter(parentOf(backends[0]?.pid ?? 0));
const emptyDatabase = async (name: string) => {
  await admin.query(`create database "${name}"`);
  return `${server}/${name}`;
};

const { registry, specs } = sixtySectors();
const names = [...registry.sectors.map(({ slug }) => slug), 'regional'];
const environment: Record<string, string> = { PORT: '0', DATA_DIR: FOLDER };
if (onPostgres) for (const name of names) environment[`${environmentPrefix(name)}_DATABASE_URL`] = await emptyDatabase(name);
const config = readConfig(environment, names);
const graph = await startSectorGraph(registry, config, (sector) => {
  const spec = specs.get(sector);
  if (!spec) throw new Error(sector);
  return generateRoster(spec);
});
const locations = registry.sectors.map(({ slug }) => config.databaseOf(slug));
const merged = await createMerged(await emptyDatabase('merged'));
await merge(merged, locations);
const day = today();
const changes = [...(await createChanges(graph, registry.sectors, merged, day)).values()];

const client = new StatisticClient(graph.url);
const ask = () => client.ask();
const measure = createMeasure(cpuOf, () => [...graph.clients.values()].reduce((sum, { requests }) => sum + requests, 0));

let turns = 0;
const changeOne = async () => changes[turns++ % changes.length]?.apply();
const changeAll = async () => {
  for (const change of changes) await change.apply();
};
/** A request after a change must show the change. */
const first = await ask();
async function askChanged(): Promise<void> {
  const { total } = await ask();
  const expected = changes.reduce((sum, change) => sum + change.difference(), first.total.numerator);
  if (total.numerator !== expected) throw new Error(`${total.numerator} units are covered, expected ${expected}`);
}

/** Compares every row with what the merged database counts. */
async function checkSame(way: string): Promise<void> {
  const { rows, complete, sources } = await ask();
  const counted = new Map((await countMerged(merged, way, day)).map(({ area, units, covered }) => [area, `${covered}/${units}`]));
  const shown = rows.flatMap(({ group, numerator, denominator }) =>
    denominator ? [[group.key, `${numerator}/${denominator}`] as const] : [],
  );
  const wrong = shown.filter(([area, figure]) => counted.get(area) !== figure);
  const areas = [...counted.keys()].filter((area) => area !== null);
  if (!complete || sources.length !== 60 || wrong.length > 0 || shown.length !== areas.length)
    throw new Error(`«${way}» counts otherwise: ${JSON.stringify({ complete, wrong, shown: shown.length, areas: areas.length })}`);
}

for (const way of Object.keys(COUNTS)) await checkSame(way);
say(`${await sizeOf(merged, day)}; ${first.rows.length} rows; sectors on ${onPostgres ? 'PostgreSQL' : 'SQLite'}`);

// The fastest way is the one to compare with.
const ways: [way: string, cpu: number][] = [];
for (const way of Object.keys(COUNTS)) {
  await measure(50, () => countMerged(merged, way, day));
  const blocks = [];
  for (let block = 0; block < 3; block++) blocks.push((await measure(50, () => countMerged(merged, way, day))).cpu);
  ways.push([way, median(blocks)]);
}
ways.sort(([, a], [, b]) => a - b);
for (const [way, cpu] of ways) say(`one query, ${way}: ${cpu.toFixed(2)} ms CPU`);
const [fastest = ''] = ways[0] ?? [];

const works: readonly [title: string, run: () => Promise<Cost>][] = [
  ['one query', () => measure(REQUESTS, () => countMerged(merged, fastest, day))],
  ['one sector changed', () => measure(REQUESTS, askChanged, changeOne)],
  ['nothing changed', () => measure(REQUESTS, ask)],
  ['all 60 changed', () => measure(ALL_CHANGED, askChanged, changeAll)],
];
for (const [, run] of works) await run();
const costs = new Map(works.map(([title]) => [title, [] as Cost[]]));
for (let block = 0; block < BLOCKS; block++) for (const [title, run] of works) costs.get(title)?.push(await run());

const baseline = costs.get('one query') ?? [];
say('\n| | CPU: ms | of it server: ms | times the query (blocks) | wall, median: ms | wall, 95 %: ms | requests to sectors |');
say('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const [title, blocks] of costs) {
  const ratios = blocks.map(({ cpu }, block) => cpu / (baseline[block]?.cpu ?? 0));
  const times = blocks.flatMap((block) => block.times);
  const cells = [median(blocks.map(({ cpu }) => cpu)), median(blocks.map((block) => block.server))].map((ms) => ms.toFixed(1));
  cells.push(`${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`);
  cells.push(median(times).toFixed(1), median(times, 0.95).toFixed(1), (blocks[0]?.requests ?? 0).toFixed(0));
  say(`| ${[title, ...cells].join(' | ')} |`);
}

// At the end both must count the same again, after all these changes.
await merge(merged, locations);
await checkSame(fastest);
const { rss, heapUsed } = process.memoryUsage();
say(
  `\nmemory of gateway, regional and 60 sectors in one process: ${(rss / 2 ** 20).toFixed(0)} MiB, heap ${(heapUsed / 2 ** 20).toFixed(0)} MiB`,
);
await client.close();
await Promise.all([merged.end(), admin.end(), graph.close()]);
await stopPostgres();
