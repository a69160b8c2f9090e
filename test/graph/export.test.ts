import { request as httpRequest } from 'node:http';
import JSONstat from 'jsonstat-toolkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv, readParquetFile, readXlsx } from '../kit/read-exports.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

interface Figure {
  group: {
    key: string;
    label: string;
    region: string | null;
    network: string | null;
    area: { code: string } | null;
    serviceType: string | null;
  };
  state: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  interval: { low: number; high: number; method: string } | null;
  flags: string[];
  notes: { code: string; text: string }[];
  completeness: { expected: number | null; known: number | null } | null;
  asOf: string;
  period: { from: string; to: string } | null;
  demo: boolean;
}
interface Table {
  indicator: { id: string; version: number; title: string };
  rows: Figure[];
  total: Figure;
  unallocated: Figure | null;
  complete: boolean;
  sources: { sector: string; state: string; dataVersion: string | null }[];
}

const FIELDS = `{ group { key label region network area { code } serviceType } state value numerator denominator interval { low high method }
  flags notes { code text } completeness { expected known } asOf period { from to } demo }`;

let graph: TestGraph;
const tokens: Record<string, string | undefined> = {};

beforeAll(async () => {
  graph = await startTestGraph();
  tokens.anybody = undefined;
  tokens.coordinator = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' }], 'coordinator');
  tokens.analyst = await tokenFor(graph, [{ role: 'ANALYST', sector: 'vestre-viken' }], 'analyst');
});
afterAll(() => graph.close());

const headersOf = (who: string): Record<string, string> => (tokens[who] === undefined ? {} : { authorization: `Bearer ${tokens[who]}` });

/** Downloads as a browser would. */
async function download(path: string, who = 'anybody') {
  const response = await fetch(`${graph.url}/export/${path}`, { headers: headersOf(who) });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

async function refused(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${graph.url}/export/${path}`, { headers });
  const { errors } = (await response.json()) as { errors: { message: string; extensions: Record<string, unknown> }[] };
  return { status: response.status, errors, code: errors[0]?.extensions.code, message: errors[0]?.message ?? '' };
}

async function askApi(indicator: string, by: string, who: string, more = ''): Promise<Table> {
  const { data } = await graph.query<{ statistics: Table }>(
    `{ statistics(indicator: "${indicator}", by: ${by}${more}) { indicator { id version title } rows ${FIELDS} total ${FIELDS} unallocated ${FIELDS}
      complete sources { sector state dataVersion } } }`,
    {},
    tokens[who] === undefined ? {} : { as: tokens[who] },
  );
  return data.statistics;
}

/** A measure as a file has it: hidden, missing, or a number. */
const measures = ({ state, value, numerator, denominator, interval, completeness }: Figure, hidden: unknown, missing: unknown) => {
  const all = {
    ...{ value, numerator, denominator, low: interval?.low ?? null, high: interval?.high ?? null },
    ...{ expected: completeness?.expected ?? null, known: completeness?.known ?? null },
  };
  return Object.fromEntries(Object.entries(all).map(([name, cell]) => [name, cell ?? (state === 'SUPPRESSED' ? hidden : missing)]));
};

const words = (figure: Figure, kind: string) => ({
  ...{ kind, group: figure.group.key, label: figure.group.label, state: figure.state, flags: figure.flags.join(' ') },
  ...{ notes: figure.notes.map(({ code }) => code).join(' '), note_texts: figure.notes.map(({ text }) => text).join(' ') },
});

const figuresOf = (table: Table): [Figure, string][] => [
  ...table.rows.map((figure): [Figure, string] => [figure, 'GROUP']),
  [table.total, 'TOTAL'],
  ...(table.unallocated ? [[table.unallocated, 'UNALLOCATED'] as [Figure, string]] : []),
];

const CASES = [
  ['unit-coverage', 'AREA'],
  ['unit-coverage', 'NETWORK_BY_SERVICE_TYPE'],
  ['nurses-per-10000', 'AREA'],
  ['nurses-per-10000', 'REGION'],
  ['level-b', 'NETWORK'],
  ['two-network-days', 'NETWORK_BY_SERVICE_TYPE'],
  ['attendance', 'SECTOR'],
  ['published-within-7-days', 'NETWORK'],
] as const;

describe.each(['anybody', 'coordinator', 'analyst'])('RD-8: the export equals the API, for %s', (who) => {
  it.each(CASES)('cell by cell, in every format: %s by %s', async (indicator, by) => {
    const table = await askApi(indicator, by, who);
    const figures = figuresOf(table);
    expect(figures.length).toBeGreaterThan(1);
    const path = (format: string, more = '') => `statistics.${format}?indicator=${indicator}&by=${by}${more}`;

    for (const [separator, sign, decimal] of [
      ['semicolon', ';', ','],
      ['comma', ',', '.'],
    ] as const) {
      const { bytes } = await download(path('csv', `&separator=${separator}`), who);
      const { rows } = readCsv(bytes.toString('utf8'), sign);
      const asNumber = (cell = '') => (cell === ':' || cell === '' ? cell : Number(cell.replace(decimal, '.')));
      const NAMES = Object.keys(measures(table.total, ':', ''));
      expect(rows.map((row) => ({ ...row, ...Object.fromEntries(NAMES.map((name) => [name, asNumber(row[name])])) }))).toEqual(
        figures.map(([figure, kind]) => expect.objectContaining({ ...words(figure, kind), ...measures(figure, ':', '') })),
      );
    }

    const xlsx = await readXlsx((await download(path('xlsx'), who)).bytes);
    const emptyAsNull = (row: object) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === '' ? null : cell]));
    expect(xlsx.rows).toEqual(
      figures.map(([figure, kind]) =>
        expect.objectContaining({ ...emptyAsNull(words(figure, kind)), ...measures(figure, ':', null), as_of: new Date(figure.asOf) }),
      ),
    );

    const parquet = readParquetFile((await download(path('parquet'), who)).bytes);
    expect(parquet.rows).toEqual(
      figures.map(([figure, kind]) =>
        expect.objectContaining({
          ...words(figure, kind),
          ...measures(figure, null, null),
          as_of: Date.parse(figure.asOf),
          demo: figure.demo,
        }),
      ),
    );
    expect(parquet.metadata.get('title')).toBe(table.indicator.title);

    const dataset = JSONstat(JSON.parse((await download(path('json'), who)).bytes.toString('utf8')));
    const [dimension = ''] = dataset.id;
    const NO_FIGURE: Readonly<Record<string, string>> = { SUPPRESSED: ':', MISSING: '..', NOT_COMPARABLE: '.', VALUE: '..' };
    expect(dataset.Dimension(dimension).id).toEqual(figures.map(([figure]) => figure.group.key));
    for (const [figure] of figures)
      for (const [measure, value] of Object.entries(measures(figure, null, null)))
        expect([figure.group.key, measure, dataset.Data({ [dimension]: figure.group.key, measure, time: figure.asOf })]).toEqual([
          figure.group.key,
          measure,
          expect.objectContaining({ value, status: value === null ? NO_FIGURE[figure.state] : null }),
        ]);
  });
});

describe('RD-8: what is kept from the caller', () => {
  it('is `:` for anybody, and neither 0 nor empty; whoever may see it gets the figure', async () => {
    const path = 'statistics.csv?indicator=two-network-days&by=NETWORK&network=drammen&year=2025';
    const hidden = readCsv((await download(path)).bytes.toString('utf8')).rows;
    expect(hidden.map(({ state, value, numerator, low }) => [state, value, numerator, low])).toEqual(
      hidden.map(() => ['SUPPRESSED', ':', ':', ':']),
    );
    const shown = readCsv((await download(path, 'analyst')).bytes.toString('utf8')).rows;
    expect(shown.map(({ state, value }) => [state, /^\d,?\d*$/.test(value ?? '')])).toEqual(shown.map(() => ['VALUE', true]));
  });
});

describe('a download', () => {
  it('says what it is, by whom, of when and under which licence, in the language that is wanted', async () => {
    const { headers, bytes } = await download('statistics.csv?indicator=nurses-per-10000&by=REGION&year=2020&bom=true&locale=en');
    const text = bytes.toString('utf8');
    expect(text.startsWith('\uFEFF# indicator: nurses-per-10000')).toBe(true);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="nurses-per-10000-region-2020-12-31.csv"');
    expect(headers.get('x-request-id')).toMatch(/[\w-]+/);
    const { remarks } = readCsv(text);
    const table = await askApi('nurses-per-10000', 'REGION', 'anybody', ', year: 2020');
    for (const part of [
      '# version: 1',
      '# as_of: 2020-12-31',
      '# complete: true',
      'NLOD 2.0',
      'Statistisk sentralbyrå',
      '# demo: DEMO',
      'year=2020',
    ])
      expect(remarks.join('\n')).toContain(part);
    for (const { sector, dataVersion } of table.sources)
      expect(remarks.find((line) => line.startsWith(`# source: ${sector} OK version ${dataVersion}`))).toBeDefined();
    expect(remarks).toContainEqual(expect.stringMatching(/^# made: \d{4}-\d\d-\d\dT/));
    expect((await download('statistics.csv?indicator=nurses-per-10000&by=REGION&metadata=false')).bytes.toString()).toMatch(/^indicator;/);
  });

  it('has definitions of its columns, states and flags in a sheet of its own', async () => {
    const { definitions, columns } = await readXlsx((await download('statistics.xlsx?indicator=unit-coverage&by=NETWORK')).bytes);
    const names = definitions.map(([, name]) => name);
    for (const name of [...columns, 'method', 'numerator', 'SUPPRESSED', 'NOT_COMPARABLE', 'UNIT_DEFINITION', 'WILSON'])
      expect(names).toContain(name);
  });

  it('is kept nowhere on the way for one who says who she is', async () => {
    const path = 'statistics.csv?indicator=unit-coverage&by=REGION';
    expect((await download(path, 'analyst')).headers.get('cache-control')).toBe('no-store');
    expect((await download(path)).headers.get('vary')).toContain('Authorization');
  });
});

describe('bad input', () => {
  it.each([
    ['statistics.csv?by=AREA', 'indicator', /missing/],
    ['statistics.csv?indicator=unit-coverage', 'by', /REGION, NETWORK, SECTOR, AREA/],
    ['statistics.csv?indicator=coverage&by=AREA', 'indicator', /unit-coverage/],
    ['statistics.csv?indicator=unit-coverage&by=area', 'by', /AREA/],
    ['statistics.csv?indicator=nurses-per-10000&by=SERVICE_TYPE', 'by', /REGION/],
    ['statistics.csv?indicator=unit-coverage&by=AREA&area=9999', 'within.area', /areas/],
    ['statistics.csv?indicator=unit-coverage&by=AREA&kommune=3301', 'kommune', /region, sector, network, area, serviceType/],
    ['statistics.csv?indicator=unit-coverage&by=AREA&year=tyve', 'year', /whole number/],
    ['statistics.csv?indicator=unit-coverage&by=AREA&by=REGION', 'by', /once/],
    ['statistics.csv?indicator=unit-coverage&by=AREA&separator=tab', 'separator', /semicolon, comma/],
    ['statistics.xlsx?indicator=unit-coverage&by=AREA&separator=comma', 'separator', /locale/],
    ['statistics.json?indicator=unit-coverage&by=AREA&locale=se', 'locale', /nb, nn, en/],
    ['nurses.csv?network=oslo', 'filter.network', /./],
    ['nurses.csv?first=100000', 'first', /orderBy/],
  ])('is refused as at /graphql, and says what is possible: %s', async (path, argument, possible) => {
    const { status, errors, message } = await refused(path);
    expect({ status, extensions: errors[0]?.extensions }).toMatchObject({
      status: 400,
      extensions: { code: 'BAD_USER_INPUT', argument, requestId: expect.any(String) },
    });
    expect(message).toMatch(possible);
  });

  it.each(['statistics.pdf', 'nurses.parquet', 'nurses', 'constructor.csv', 'x/y.csv', 'statistics.__proto__'])(
    'has no file %s',
    async (path) => {
      expect(await refused(path)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    },
  );

  it('refuses a token that is none with 401', async () => {
    const answer = await refused('nurses.csv', { authorization: 'Bearer x.y.z' });
    expect(answer).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it('answers GET alone', async () => {
    expect((await fetch(`${graph.url}/export/nurses.csv`, { method: 'POST' })).status).toBe(404);
  });
});

describe('/export/nurses', () => {
  interface Page {
    nurses: {
      totalCount: number;
      edges: {
        node: { id: string; name: string | null; contact: { email: string | null } | null; appointments: { unit: { name: string } }[] };
      }[];
      pageInfo: { endCursor: string; hasNextPage: boolean };
    };
  }
  async function all(who: string, filter: string) {
    const found: Page['nurses']['edges'] = [];
    for (let after: string | null = null; ; ) {
      const { data }: { data: Page } = await graph.query<Page>(
        `query($after: String) { nurses(filter: ${filter}, first: 50, after: $after) { totalCount pageInfo { endCursor hasNextPage }
          edges { node { id name contact { email } appointments { unit { name } } } } } }`,
        { after },
        tokens[who] === undefined ? {} : { as: tokens[who] },
      );
      found.push(...data.nurses.edges);
      if (!data.nurses.pageInfo.hasNextPage) return found.map(({ node }) => node);
      after = data.nurses.pageInfo.endCursor;
    }
  }

  it.each(['anybody', 'coordinator'])('has the persons of all pages, as far as she may see them: %s', async (who) => {
    const nurses = await all(who, '{ region: "vestre-viken" }');
    expect(nurses.length).toBeGreaterThan(100);
    const expected = nurses.flatMap(({ id, name, contact, appointments }) =>
      appointments.map(({ unit }) => ({
        state: 'VALUE',
        id,
        name: name ?? '',
        email: contact?.email ?? '',
        unit: unit.name,
        demo: 'true',
      })),
    );
    const { rows, remarks } = readCsv((await download('nurses.csv?region=vestre-viken', who)).bytes.toString('utf8'));
    expect(rows).toEqual(expected.map((row) => expect.objectContaining(row)));
    expect(remarks.join('\n')).toMatch(/# complete: true[\s\S]*# demo: DEMO/);
    const xlsx = await readXlsx((await download('nurses.xlsx?region=vestre-viken', who)).bytes);
    expect(xlsx.rows.map(({ id, unit }) => [id, unit])).toEqual(expected.map(({ id, unit }) => [id, unit]));
  });

  it('asks for no more pages when the caller hangs up', async () => {
    const count = () => graph.statements.length;
    const whole = count();
    await download('nurses.csv');
    const price = count() - whole;
    const before = count();
    await new Promise<void>((resolve, reject) => {
      const call = httpRequest(`${graph.url}/export/nurses.csv`, (response) => {
        response.once('data', () => {
          response.destroy();
          resolve();
        });
      });
      call.on('error', reject).end();
    });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(count() - before).toBeLessThan(price / 2);
  });
});

describe('/export/appointments', () => {
  interface Page {
    appointmentRecords: {
      edges: { node: { network: string; from: string | null; to: string | null; endReason: string | null; ended: boolean } }[];
      pageInfo: { hasNextPage: boolean };
    };
  }

  it('AN-6: has for an analyst what the API has, row by row, and says whose rows she may not have', async () => {
    const { data } = await graph.query<Page>(
      '{ appointmentRecords(filter: { region: "vestre-viken" }, first: 1000) { edges { node { network from to endReason ended } } pageInfo { hasNextPage } } }',
      {},
      { as: tokens.analyst ?? '' },
    );
    const { edges, pageInfo } = data.appointmentRecords;
    expect(pageInfo.hasNextPage).toBe(false);
    expect(edges.length).toBeGreaterThan(50);
    const expected = edges.map(({ node }) => [node.network, node.from, node.to, node.endReason, node.ended]);
    const parquet = readParquetFile((await download('appointments.parquet?region=vestre-viken', 'analyst')).bytes);
    expect(parquet.rows.map(({ network, from, to, end_reason, ended }) => [network, from, to, end_reason, ended])).toEqual(expected);
    const { rows, remarks } = readCsv((await download('appointments.csv', 'analyst')).bytes.toString());
    const own = rows.filter(({ state }) => state === 'VALUE');
    expect(own.map(({ network, from, to, end_reason, ended }) => [network, from, to, end_reason, ended])).toEqual(
      expected.map((cells) => cells.map((cell) => String(cell ?? ''))),
    );
    expect(new Set(rows.filter(({ state }) => state !== 'VALUE').map(({ state, sector }) => `${state} ${sector}`))).toEqual(
      new Set(['SUPPRESSED lovisenberg', 'SUPPRESSED diakonhjemmet', 'SUPPRESSED ous']),
    );
    expect(remarks).toContain('# suppressed: ous');
  });

  it('is refused with the status and code of the API', async () => {
    expect(await refused('appointments.csv')).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await refused('appointments.xlsx', headersOf('coordinator'))).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });
});

describe('with a silent owner', () => {
  it('is a file that says so, in its words and in its rows', async () => {
    const silent = await startTestGraph();
    try {
      await silent.kill('ous');
      const get = async (path: string) => {
        const response = await fetch(`${silent.url}/export/${path}`);
        return { status: response.status, ...readCsv(await response.text()) };
      };
      const statistics = await get('statistics.csv?indicator=unit-coverage&by=NETWORK');
      expect(statistics.status).toBe(200);
      expect(statistics.remarks.join('\n')).toMatch(
        /# complete: ikke fullstendig: ous svarte ikke[\s\S]*# source: ous (UNAVAILABLE|TIMEOUT)/,
      );
      const row = (group: string) => statistics.rows.find((one) => one.group === group);
      expect(row('ous')).toMatchObject({ state: 'MISSING', value: '', numerator: '' });
      expect(row('drammen')).toMatchObject({ state: 'VALUE' });
      const nurses = await get('nurses.csv?region=oslo');
      expect(nurses.status).toBe(200);
      expect(nurses.remarks).toContain('# complete: false');
      expect(nurses.remarks).toContain('# missing: ous');
      expect(nurses.rows.filter(({ state }) => state === 'MISSING')).toEqual([
        expect.objectContaining({ sector: 'ous', region: 'oslo', id: '' }),
      ]);
      expect(nurses.rows.length).toBeGreaterThan(20);
      const alone = await get('nurses.csv?network=ous');
      expect(alone.rows.map(({ state, sector }) => [state, sector])).toEqual([['MISSING', 'ous']]);
    } finally {
      await silent.close();
    }
  });
});
