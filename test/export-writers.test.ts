import { Readable } from 'node:stream';
import { buffer, text as readText } from 'node:stream/consumers';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import JSONstat from 'jsonstat-toolkit';
import { describe, expect, it } from 'vitest';
import type { AskSchema } from '../gateway/export/ask-schema.js';
import { readList } from '../gateway/export/paged-list.js';
import { type Cell, type Column, type Remark, SUPPRESSED, type Table } from '../gateway/export/table.js';
import { writeCsv } from '../gateway/export/write-csv.js';
import { writeJsonStat } from '../gateway/export/write-json-stat.js';
import { writeParquet } from '../gateway/export/write-parquet.js';
import { writeXlsx } from '../gateway/export/write-xlsx.js';
import { readCsv, readParquetFile, readXlsx } from './kit/read-exports.js';

const column = (name: string, type: Column['type']): Column => ({ name, type, text: { nb: `${name} på norsk`, en: `${name} in English` } });
const COLUMNS = [
  column('group', 'TEXT'),
  column('label', 'TEXT'),
  column('state', 'TEXT'),
  column('value', 'NUMBER'),
  column('count', 'INTEGER'),
  column('day', 'DATE'),
  column('made', 'INSTANT'),
  column('demo', 'BOOLEAN'),
];
type Row = readonly [string, string | null, string, Cell, Cell, string, string, boolean];

/** A table of labels, or of whole rows. */
function tableOf(rows: readonly Row[], more: Partial<Table> = {}): Table {
  return {
    ...{ name: 'test', title: 'Prøve', language: 'nb', columns: COLUMNS, rows: Readable.from(rows) },
    remarks: [
      { key: 'title', text: 'Prøve;=1+1' },
      { key: 'caveat', text: 'to\nlinjer' },
    ],
    closing: () => [{ key: 'missing', text: 'ous' }],
    glossary: [{ key: 'SUPPRESSED', text: 'Skjult.' }],
    cube: {
      ...{ dimension: 'area', isGeographic: true, id: 'group', label: 'label', state: 'state', day: 'day' },
      ...{ measures: ['value', 'count'], details: ['state', 'demo'], source: 'SSB', unit: 'PER_10000' },
    },
    ...more,
  };
}

const row = (label: string | null, more: Partial<Record<'state', string> & Record<'value' | 'count', Cell>> = {}, group = 'x'): Row => [
  ...([group, label, more.state ?? 'VALUE', more.value ?? null, more.count ?? null] as const),
  ...(['2026-11-22', '2026-11-22T10:20:30.456Z', true] as const),
];

const CSV = { separator: 'semicolon', bom: false, metadata: true } as const;
const csv = (table: Table, options: Partial<Parameters<typeof writeCsv>[1]> = {}) =>
  readText(Readable.from(writeCsv(table, { ...CSV, ...options })));
const file = (bytes: AsyncIterable<Uint8Array>) => buffer(Readable.from(bytes, { objectMode: false }));
const jsonStat = async (table: Table) => JSON.parse(await readText(Readable.from(writeJsonStat(table)))) as Record<string, never>;

/** Rows of every state; zero is a figure. */
const STATES = [
  row('Null', { value: 0, count: 0 }, 'a'),
  row('Minus', { value: -1.5, count: -3 }, 'b'),
  row('Skjult', { state: 'SUPPRESSED', value: SUPPRESSED, count: SUPPRESSED }, 'c'),
  row('Mangler', { state: 'MISSING' }, 'd'),
  row('Annet mål', { state: 'NOT_COMPARABLE', count: 7 }, 'e'),
  row(null, { value: 1e-7, count: 2_147_483_647 }, 'f'),
];

/** Texts that formats trip over. */
const AWKWARD = [
  ...['=1+1', '+47 12 34 56 78', '-2', '@SUM(A1)', '\tx', '\rx', '  =1', '＝1+1', "'=1", '"', '""', 'a"b', ';', ',', '#', '# x', ':', ''],
  ...[
    'a;b,c\td',
    'to\nlinjer',
    'to\r\nlinjer',
    'ett\rlinjeskift',
    ' før og etter ',
    'Ærlig Ås',
    '👩🏽‍⚕️',
    '𝔄',
    '\u0000\u0007',
    '\uFFFE',
    'null',
    'NA',
  ],
  ...['_x0041_', '_x005F_x0041_', '<b>&amp;</b>', ']]>', 'x'.repeat(32_767), '\u2028', '1,5', '2026-01-01', '\uFEFFx'],
];
const awkward = fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme' }));

/** What a spreadsheet would take for a formula. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

describe('CSV', () => {
  it('has decimal commas with semicolons and points with commas, `:` for what is hidden, nothing for what is missing', async () => {
    const expected = (decimal: string) => [
      ['VALUE', '0', '0'],
      ['VALUE', `-1${decimal}5`, '-3'],
      ['SUPPRESSED', ':', ':'],
      ['MISSING', '', ''],
      ['NOT_COMPARABLE', '', '7'],
      ['VALUE', '1e-7', '2147483647'],
    ];
    for (const [separator, delimiter, decimal] of [
      ['semicolon', ';', ','],
      ['comma', ',', '.'],
    ] as const) {
      const { columns, rows } = readCsv(await csv(tableOf(STATES), { separator }), delimiter);
      expect(columns).toEqual(COLUMNS.map(({ name }) => name));
      expect(rows.map(({ state, value, count }) => [state, value, count])).toEqual(expected(decimal));
      expect(rows[0]).toMatchObject({ day: '2026-11-22', made: '2026-11-22T10:20:30.456Z', demo: 'true' });
    }
  });

  it('says what it is in lines that begin with #, harmless ones, if they are wanted', async () => {
    const text = await csv(tableOf([]));
    expect(text).toBe("# title: Prøve;'=1+1\r\n# caveat: to linjer\r\ngroup;label;state;value;count;day;made;demo\r\n# missing: ous\r\n");
    expect(await csv(tableOf([]), { metadata: false, bom: true })).toBe('\uFEFFgroup;label;state;value;count;day;made;demo\r\n');
  });

  it('gives every text back, with an apostrophe before what a spreadsheet would calculate', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(awkward, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('semicolon', 'comma'),
        async (labels, separator) => {
          const text = await csv(tableOf(labels.map((label) => row(label))), { separator, metadata: false });
          const { rows } = readCsv(text, separator === 'comma' ? ',' : ';');
          // UTF-8 has no halves of characters.
          expect(rows.map(({ label }) => label)).toEqual(labels.map((label) => (FORMULA.test(label) ? `'${label}` : label).toWellFormed()));
          for (const { label } of rows) expect(label).not.toMatch(FORMULA);
        },
      ),
      {
        examples: [
          [AWKWARD, 'semicolon'],
          [AWKWARD, 'comma'],
        ],
        numRuns: 200,
      },
    );
  });

  it('quotes a #, so that readers that skip remarks skip no row', async () => {
    const text = await csv(tableOf([row('# x', {}, '# y')]));
    expect(text.split('\r\n').filter((line) => line.startsWith('#') && !/^# (title|caveat|missing): /.test(line))).toEqual([]);
  });
});

describe('XLSX', () => {
  it('has numbers as numbers, days as days, and a sheet of definitions', async () => {
    const { sheets, rows, definitions } = await readXlsx(await file(writeXlsx(tableOf(STATES))));
    expect(sheets).toEqual(['Tall', 'Definisjoner']);
    expect(rows.map(({ value, count }) => [value, count])).toEqual([
      [0, 0],
      [-1.5, -3],
      [':', ':'],
      [null, null],
      [null, 7],
      [1e-7, 2_147_483_647],
    ]);
    expect(rows[0]).toMatchObject({ day: new Date('2026-11-22'), made: '2026-11-22T10:20:30.456Z', demo: true });
    expect(definitions).toEqual([
      ['Hva', 'Navn', 'Betydning'],
      ['om filen', 'title', 'Prøve;=1+1'],
      ['om filen', 'caveat', 'to\nlinjer'],
      ['om filen', 'missing', 'ous'],
      ...COLUMNS.map(({ name }) => ['kolonne', name, `${name} på norsk`]),
      ['kode', 'SUPPRESSED', 'Skjult.'],
    ]);
  });

  it('gives every text back, as text and never as a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(awkward, { minLength: 1, maxLength: 20 }), async (labels) => {
        const { rows } = await readXlsx(await file(writeXlsx(tableOf(labels.map((label) => row(label))))));
        expect(rows.map(({ label }) => label)).toEqual(labels.map(inWorkbook));
      }),
      { examples: [[AWKWARD]], numRuns: 100 },
    );
  });

  it('cuts what a cell cannot hold, visibly', async () => {
    const { rows } = await readXlsx(await file(writeXlsx(tableOf([row('x'.repeat(32_768))]))));
    expect(rows.map(({ label }) => label)).toEqual([`${'x'.repeat(32_766)}…`]);
  });
});

/** XML has no place for control characters; an empty text reads as an empty cell. */
const inWorkbook = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML forbids.
  text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD') || null;

describe('Parquet', () => {
  it('has typed columns, null for what is hidden or missing, and says what it is', async () => {
    const { columns, rows, metadata } = readParquetFile(await file(writeParquet(tableOf(STATES))));
    expect(columns).toEqual(COLUMNS.map(({ name }) => name));
    expect(rows.map(({ state, value, count }) => [state, value, count])).toEqual([
      ['VALUE', 0, 0],
      ['VALUE', -1.5, -3],
      ['SUPPRESSED', null, null],
      ['MISSING', null, null],
      ['NOT_COMPARABLE', null, 7],
      ['VALUE', 1e-7, 2_147_483_647],
    ]);
    expect(rows[0]).toMatchObject({ day: Date.parse('2026-11-22'), made: Date.parse('2026-11-22T10:20:30.456Z'), demo: true });
    expect(metadata.get('caveat')).toBe('to\nlinjer');
    expect(metadata.get('missing')).toBe('ous');
    expect(JSON.parse(metadata.get('columns') ?? '')).toEqual(JSON.parse(JSON.stringify(COLUMNS)));
  });

  it('gives every text back, over several row groups', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(awkward, { minLength: 1, maxLength: 20 }), async (labels) => {
        const { rows } = readParquetFile(await file(writeParquet(tableOf(labels.map((label) => row(label))))));
        // This reader takes a byte order mark off the beginning of a text.
        expect(rows.map(({ label }) => label)).toEqual(labels.map((label) => label.toWellFormed().replace(/^\uFEFF/, '')));
      }),
      { examples: [[AWKWARD]], numRuns: 100 },
    );
    const many = Array.from({ length: 25_001 }, (_, i) => row(`nr. ${i}`, { value: i / 7, count: i }));
    const { rows } = readParquetFile(await file(writeParquet(tableOf(many))));
    expect(rows.length).toBe(25_001);
    expect(rows.every(({ label, value, count }, i) => label === `nr. ${i}` && value === i / 7 && count === i)).toBe(true);
  });
});

describe('JSON-stat', () => {
  it('is a dataset that a reader of JSON-stat understands, with a sign for every cell without a number', async () => {
    const written = await jsonStat(tableOf(STATES));
    const dataset = JSONstat(written);
    expect(dataset).toMatchObject({ class: 'dataset', label: 'Prøve', id: ['area', 'measure', 'time'], size: [6, 2, 1], n: 12 });
    expect(dataset.role).toMatchObject({ time: ['time'], geo: ['area'], metric: ['measure'] });
    const read = ['a', 'b', 'c', 'd', 'e', 'f'].map((area) =>
      ['value', 'count'].map((measure) => dataset.Data({ area, measure, time: '2026-11-22' })),
    );
    const cell = (value: number | null, status: string | null = null) => expect.objectContaining({ value, status });
    expect(read).toEqual([
      [cell(0), cell(0)],
      [cell(-1.5), cell(-3)],
      [cell(null, ':'), cell(null, ':')],
      [cell(null, '..'), cell(null, '..')],
      [cell(null, '.'), cell(7)],
      [cell(1e-7), cell(2_147_483_647)],
    ]);
    expect(dataset.Dimension('area').Category('c').label).toBe('Skjult');
    expect(dataset.Dimension('measure').Category('value')).toMatchObject({ label: 'value på norsk', unit: { base: 'PER_10000' } });
    expect(written).toMatchObject({ version: '2.0', source: 'SSB', note: ['title: Prøve;=1+1', 'caveat: to\nlinjer', 'missing: ous'] });
  });

  it('gives every text back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(awkward, { minLength: 1, maxLength: 20 }), async (labels) => {
        const dataset = JSONstat(await jsonStat(tableOf(labels.map((label, i) => row(label, { value: i }, `g${i}`)))));
        expect(labels.map((_, i) => dataset.Dimension('area').Category(`g${i}`).label)).toEqual(labels);
      }),
      { examples: [[AWKWARD]], numRuns: 50 },
    );
  });
});

describe('a list of several pages', () => {
  /** Pages of one row each. */
  const pagesOf = (...demo: readonly boolean[]) => pagesWith(() => [], ...demo);
  const pagesWith = (errorsOf: (page: number) => readonly object[], ...demo: readonly boolean[]) => {
    const page = (i: number) => ({
      ...{ edges: [{ node: { demo: demo[i] } }], pageInfo: { hasNextPage: i + 1 < demo.length, endCursor: String(i + 1) } },
      ...{ complete: true, sources: [] },
    });
    const ask = async (_query: string, { after }: Readonly<Record<string, unknown>>) => ({
      data: { list: page(Number(after)) },
      errors: errorsOf(Number(after)),
    });
    const schema = buildSchema('type Query { rows(first: Int, after: String): Int }');
    const request = { schema, query: new URLSearchParams(), ask: ask as unknown as AskSchema, own: {}, locale: 'en' };
    return readList<{ demo: boolean }>(request, { field: 'rows', node: '{ demo }', size: 1 });
  };
  const saysDemo = (remarks: readonly Remark[]) => remarks.filter(({ key }) => key === 'demo').length;

  it.each([
    [[false, false], 0, 0],
    [[true, false], 1, 0],
    [[true, true], 1, 0],
    [[false, true], 0, 1],
    [[false, true, false], 0, 1],
  ])('says once that rows are invented, on whichever page they are: %j', async (demo, first, last) => {
    const list = await pagesOf(...demo);
    const rows = await buffer(Readable.from(list.nodes()).map(() => '.'));
    expect(rows).toHaveLength(demo.length);
    expect([saysDemo(list.remarks), saysDemo(list.closing())]).toEqual([first, last]);
  });

  it('says what went wrong with rows that are not in it, once, on whichever page: by owner, or by code where that is nobody’s fault', async () => {
    const gap = { message: 'left out', extensions: { code: 'INCOMPLETE_ANSWER' } };
    const silent = { message: 'silent', extensions: { code: 'SECTOR_TIMEOUT', sector: 'ous' } };
    const list = await pagesWith((page) => [[], [gap, silent], [gap]][page] ?? [], false, false, false);
    expect(await buffer(Readable.from(list.nodes()).map(() => '.'))).toHaveLength(3);
    expect(list.closing()).toEqual([
      { key: 'missing', text: 'ous' },
      { key: 'incomplete', text: 'INCOMPLETE_ANSWER' },
    ]);
  });
});

describe('every writer', () => {
  const WRITERS = { csv: (table: Table) => writeCsv(table, CSV), writeXlsx, writeParquet };

  it.each(Object.keys(WRITERS) as (keyof typeof WRITERS)[])('stops asking for rows when nobody takes them any more: %s', async (name) => {
    const seen = { rows: 0, ended: false };
    async function* endless() {
      try {
        for (;;) {
          seen.rows += 1;
          yield row(`nr. ${seen.rows} ${Math.random()}`, { value: Math.random() });
        }
      } finally {
        seen.ended = true;
      }
    }
    const stream = Readable.from(WRITERS[name](tableOf([], { rows: endless() })), { objectMode: false });
    for await (const chunk of stream) if (chunk.length > 0 && seen.rows > 1_000) break;
    await expect.poll(() => seen.ended).toBe(true);
    const { rows } = seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen.rows).toBe(rows);
  });

  it.each(Object.keys(WRITERS) as (keyof typeof WRITERS)[])(
    'breaks off where the rows break off, so that no half file looks whole: %s',
    async (name) => {
      async function* broken() {
        yield row('en');
        throw new Error('lost');
      }
      await expect(file(Readable.from(WRITERS[name](tableOf([], { rows: broken() }))))).rejects.toThrow('lost');
    },
  );
});
