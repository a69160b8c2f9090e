/**
 * What a million rows need in memory, format by format: the promise is at most 200 MB, all in all. Each is written in a process of its own
 * to a sink that takes its time: once with the memory that V8 takes while there is some to be had, and once with a small heap, which
 * shows what is needed. Figures are in docs/benchmarks.md. Not part of the tests: it takes minutes.
 */
import { spawnSync } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { StatisticRow } from '../../gateway/export/statistic-columns.js';
import { STATISTIC_COLUMNS } from '../../gateway/export/statistic-columns.js';
import type { Table } from '../../gateway/export/table.js';
import { writeCsv } from '../../gateway/export/write-csv.js';
import { writeParquet } from '../../gateway/export/write-parquet.js';
import { writeXlsx } from '../../gateway/export/write-xlsx.js';

const ROWS = 1_000_000;
const LIMIT_MB = 200;
const MB = 1_048_576;
/** Megabytes of old objects, and of half of the space for new ones. */
const HEAPS = { free: [], small: ['--max-old-space-size=80', '--max-semi-space-size=4'] };
/** The sink rests after so many bytes. */
const REST_EACH = MB;

const WRITERS: Readonly<Record<string, (table: Table) => AsyncIterable<string | Uint8Array>>> = {
  csv: (table) => writeCsv(table, { separator: 'semicolon', bom: true, metadata: true }),
  xlsx: writeXlsx,
  parquet: writeParquet,
};

/** A row of statistics; every one is another. */
function rowOf(i: number): StatisticRow {
  const group = {
    key: `g${i}`,
    label: `Kommune nr. ${i}`,
    region: 'oslo',
    sector: 'ous',
    network: 'ous',
    area: null,
    serviceType: 'HOME_NURSING',
  };
  return {
    ...{ group, kind: 'GROUP', breakdown: 'AREA', state: 'VALUE', unit: 'SHARE', indicator: { id: 'unit-coverage', version: 1 } },
    ...{
      value: i / ROWS,
      numerator: i,
      denominator: ROWS,
      interval: { low: i / ROWS / 2, high: 1 - i / ROWS, level: 95, method: 'WILSON' },
    },
    ...{ flags: ['LOW_COUNT', 'UNIT_DEFINITION'], notes: [{ code: 'DENOMINATOR', text: `Nevneren er folketallet i kommune nr. ${i}.` }] },
    completeness: { ownersExpected: 1, ownersAnswered: 1, expected: i, known: i },
    ...{ asOf: '2026-11-22', period: null, release: null, demo: true },
  };
}

const tableOf = (rows: number): Table => ({
  ...{
    name: 'bench',
    title: 'Bench',
    language: 'nb',
    columns: STATISTIC_COLUMNS,
    remarks: [],
    closing: () => [],
    glossary: [],
    cube: null,
  },
  rows: Readable.from(
    (async function* () {
      for (let i = 0; i < rows; i++) {
        const row = rowOf(i);
        yield STATISTIC_COLUMNS.map(({ read }) => read(row));
      }
    })(),
  ),
});

async function write(format: string, rows: number): Promise<number> {
  let bytes = 0;
  let rested = 0;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      const rests = bytes - rested > REST_EACH;
      if (rests) rested = bytes;
      if (rests) setTimeout(done, 2);
      else done();
    },
  });
  const written = WRITERS[format]?.(tableOf(rows));
  if (!written) throw new Error(`there is no format ${format}`);
  await pipeline(Readable.from(written, { objectMode: false }), sink);
  return bytes;
}

const format = process.argv.at(-1) ?? '';
if (Object.hasOwn(WRITERS, format)) {
  await write(format, 1_000);
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const bytes = await write(format, ROWS);
  const peak = process.resourceUsage().maxRSS * 1_024;
  process.stdout.write(JSON.stringify({ bytes, before, peak, seconds: (performance.now() - started) / 1_000 }));
} else {
  process.stdout.write('format    heap    file MB  seconds  start MB  peak MB\n');
  for (const name of Object.keys(WRITERS))
    for (const [heap, flags] of Object.entries(HEAPS)) {
      const child = spawnSync(process.execPath, [...flags, fileURLToPath(import.meta.url), name], { encoding: 'utf8' });
      if (child.status !== 0) throw new Error(`${name} could not be written with a ${heap} heap: ${child.stderr}`);
      const { bytes, before, peak, seconds } = JSON.parse(child.stdout) as Record<'bytes' | 'before' | 'peak' | 'seconds', number>;
      const figures = [(bytes / MB).toFixed(1), seconds.toFixed(1), (before / MB).toFixed(0), (peak / MB).toFixed(0)];
      process.stdout.write(`${name.padEnd(9)} ${heap.padEnd(6)} ${figures.map((figure) => figure.padStart(8)).join(' ')}\n`);
      if (heap === 'small' && peak > LIMIT_MB * MB) process.exitCode = 1;
    }
}
