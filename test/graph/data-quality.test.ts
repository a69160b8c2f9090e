import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { addDays, DUE_AFTER_DAYS, freshnessOf } from '../../shared/sector/verification/freshness.js';
import { classOn } from '../../shared/sector/verification/freshness-class.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { startOfDay } from '../../shared/subgraph/date.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { change } from '../kit/mutate.js';
import { runSql, type SqlRow } from '../kit/sql.js';
import { emptyDatabases } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

interface Reporting {
  readonly kind: string;
  readonly expected: number;
  readonly actual: number;
  readonly onTime: number;
  readonly rate: number | null;
  readonly rateOnTime: number | null;
}
interface Ages {
  readonly kind: string;
  readonly total: number;
  readonly fresh: number;
  readonly due: number;
  readonly stale: number;
  readonly expired: number;
  readonly unknown: number;
  readonly oldest: string | null;
}
interface Figures {
  readonly reporting: readonly Reporting[];
  readonly completeness: readonly { way: string; numerator: number; denominator: number; value: number | null }[];
  readonly freshness: readonly Ages[];
  readonly staleRecords: number;
  readonly oldestVerified: string | null;
  readonly units: number;
  readonly unitsWithArea: number;
  readonly demo: boolean;
}
interface Quality {
  readonly year: number;
  readonly asOf: string;
  readonly networks: readonly { network: { slug: string } | null; available: boolean; figures: Figures | null }[];
  readonly total: Figures;
  readonly registers: readonly (Ages & { limitDays: number })[];
  readonly unallocated: readonly {
    observation: { key: string; value: number; verbatim: string; source: { slug: string } };
    subdistricts: { value: number; verbatim: string };
    subdistrictsGiven: number;
    allocated: number;
    unallocated: number;
    share: number | null;
    hidesLevel: boolean;
  }[];
  readonly complete: boolean;
  readonly sources: readonly { sector: string; state: string; message: string | null }[];
}

const AGES = 'kind total fresh due stale expired unknown oldest';
const FIGURES = `reporting { kind expected actual onTime rate rateOnTime } completeness { way numerator denominator value }
  freshness { ${AGES} } staleRecords oldestVerified units unitsWithArea demo`;
const QUERY = `query($year: Int) { dataQuality(year: $year) { year asOf networks { network { slug } available figures { ${FIGURES} } }
  total { ${FIGURES} } registers { ${AGES} limitDays }
  unallocated { observation { key value verbatim source { slug } } subdistricts { value verbatim } subdistrictsGiven allocated unallocated share hidesLevel }
  complete sources { sector state message } } }`;
const NETWORKS = REGISTRY.sectors.flatMap(({ networks }) => networks.map(({ slug }) => slug));
const SECTORS = REGISTRY.sectors.map(({ slug }) => slug);
const NAMES = subgraphNames(REGISTRY);
const TODAY = '2026-11-22';
const NOW = new Date(`${TODAY}T12:00:00Z`);

let graph: TestGraph;
let locationOf: (name: string) => DatabaseLocation;

const at = (network: string): GrantOfTest => ({ role: 'COORDINATOR', sector: 'vestre-viken', network });
const PEOPLE: Readonly<Record<string, readonly GrantOfTest[]>> = {
  coordinator: [at('drammen')],
  colleague: [at('drammen')],
  editor: [{ role: 'REGION_EDITOR', sector: 'vestre-viken' }],
  steering: [{ role: 'STEERING', sector: 'vestre-viken' }],
  stranger: [],
};
const asking = async (who: string) => ({ as: await tokenFor(graph, PEOPLE[who] ?? [], who) });

async function done<Result = { id: string; version: number }>(name: string, select: string, input: object, who = 'coordinator') {
  const { result, userErrors, errors } = await change<Result>(graph, {
    owner: 'vestre-viken',
    name,
    select,
    input,
    ...(await asking(who)),
  });
  expect({ userErrors, errors }).toEqual({ userErrors: [], errors: undefined });
  return result as Result;
}
const report = (step: string, input: object, who?: string) => done(`${step} Report`, 'report { id version }', input, who);
const on = ({ id: reportId, version: expectedVersion }: { id: string; version: number }) => ({ reportId, expectedVersion });

async function ask(year: number | null = null, who: string | null = null): Promise<Quality> {
  const { data, errors } = await graph.query<{ dataQuality: Quality }>(QUERY, { year }, who === null ? {} : await asking(who));
  expect(errors).toBeUndefined();
  return data.dataQuality;
}
const figuresOf = ({ networks }: Quality, slug: string): Figures =>
  networks.find(({ network }) => network?.slug === slug)?.figures ?? expect.fail(`nothing of ${slug}`);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-20T12:00:00Z') });
  const environment = await emptyDatabases(NAMES);
  locationOf = readConfig(environment, NAMES).databaseOf;
  graph = await startTestGraph(environment);
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

/** The rows of an owner that are believed and hold on a day, read past the code under test. */
async function rowsOn(sector: string, table: string, day: string): Promise<SqlRow[]> {
  const rows = await runSql(locationOf(sector), `select * from ${table} where superseded_at is null`);
  return rows.filter((row) => String(row.valid_from) <= day && (row.valid_to === null || String(row.valid_to) > day));
}

/** What dataQuality should count of an owner, row by row in plain code. */
async function countByHand(sector: string, year: number, network: string | null) {
  const [units, appointments, nurses, then] = await Promise.all([
    rowsOn(sector, 'unit_version', TODAY),
    rowsOn(sector, 'appointment_version', TODAY),
    rowsOn(sector, 'nurse_version', TODAY),
    rowsOn(sector, 'unit_version', `${year}-12-31`),
  ]);
  const [reports, verifications] = await Promise.all([
    runSql(locationOf(sector), 'select * from report_version where superseded_at is null'),
    runSql(locationOf(sector), 'select * from verification'),
  ]);
  const here = (row: SqlRow) => network === null || row.network === network;
  const own = new Set(units.filter(here).map(({ unit_id: id }) => id));
  const active = appointments.filter(({ unit_id: id }) => own.has(id));
  const persons = nurses.filter(({ nurse_id: id }) => active.some((row) => row.nurse_id === id));
  const verifiedOn = (id: unknown) => {
    const days = verifications.filter((row) => row.object_id === id).map(({ date }) => String(date));
    return days.toSorted().at(-1) ?? null;
  };
  const ages = (kind: 'CONTACT' | 'APPOINTMENT', rows: readonly SqlRow[], column: string) => {
    const since = rows.map(
      (row) => freshnessOf(kind, { recordedAt: String(row.recorded_at), verifiedOn: verifiedOn(row[column]) }, TODAY).knownSince,
    );
    const of = (name: string) => since.filter((day) => classOn(day, DUE_AFTER_DAYS[kind], TODAY) === name).length;
    const counts = { fresh: of('FRESH'), due: of('DUE'), stale: of('STALE'), expired: of('EXPIRED') };
    return { kind, total: rows.length, ...counts, unknown: 0, oldest: since.toSorted()[0] ?? null };
  };
  const expected = then.filter(here);
  const isIn = ({ status }: SqlRow) => status === 'SUBMITTED' || status === 'APPROVED';
  const ofUnits = reports.filter(
    (row) => row.kind === 'UNIT' && row.year === year && isIn(row) && expected.some((unit) => unit.unit_id === row.unit_id),
  );
  const reporting = new Set(expected.map((row) => row.network));
  const annual = reports.filter((row) => row.kind === 'ANNUAL' && row.year === year && isIn(row) && reporting.has(row.network));
  const kindOf = (kind: string, expectedCount: number, rows: readonly SqlRow[], due: string) => ({
    ...{ kind, expected: expectedCount, actual: rows.length },
    onTime: rows.filter((row) => String(row.submitted_on) <= due).length,
  });
  const values = (row: SqlRow) => [row.name, row.email, row.phone, verifiedOn(row.nurse_id), 'appointment'].filter(Boolean).length;
  return {
    reporting: [
      kindOf('UNIT', expected.length, ofUnits, `${year + 1}-02-01`),
      kindOf('ANNUAL', reporting.size, annual, `${year + 1}-03-01`),
    ],
    completeness: [
      {
        way: 'MARKED_COMPLETE',
        numerator: [...ofUnits, ...annual].filter(({ status }) => status === 'APPROVED').length,
        denominator: expected.length + reporting.size,
      },
      {
        way: 'COMPULSORY_FILLED',
        numerator: persons.filter((row) => row.name && (row.email || row.phone) && verifiedOn(row.nurse_id)).length,
        denominator: persons.length,
      },
      { way: 'VALUES_FILLED', numerator: persons.reduce((sum, row) => sum + values(row), 0), denominator: persons.length * 5 },
    ],
    freshness: [ages('CONTACT', persons, 'nurse_id'), ages('APPOINTMENT', active, 'appointment_id')],
    units: own.size,
    unitsWithArea: units.filter((row) => here(row) && row.area_code !== null).length,
  };
}

const sectorOf = (network: string) => REGISTRY.sectors.find(({ networks }) => networks.some(({ slug }) => slug === network))?.slug ?? '';

/** Adds up counts that have the same shape; of days the earliest. */
function add(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) return a.map((part, i) => add(part, b[i]));
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (a !== null && b !== null && typeof a === 'object' && typeof b === 'object')
    return Object.fromEntries(Object.entries(a).map(([key, part]) => [key, add(part, (b as Record<string, unknown>)[key])]));
  if (a === null || b === null) return a ?? b;
  return String(a) < String(b) ? a : b;
}

async function expectByHand(answer: Quality, sectors: readonly string[] = SECTORS) {
  for (const slug of NETWORKS.filter((network) => sectors.includes(sectorOf(network))))
    expect(figuresOf(answer, slug), slug).toMatchObject(await countByHand(sectorOf(slug), answer.year, slug));
  const owners = await Promise.all(sectors.map((sector) => countByHand(sector, answer.year, null)));
  expect(answer.total).toMatchObject(owners.reduce((a, b) => add(a, b) as (typeof owners)[number]));
}

describe('RD-5: whether the data are complete and fresh', () => {
  it('is a row of each of the seven networks and a total, of the newest year that is due, as rows counted by hand', async () => {
    const query = '{ units(filter: { network: "drammen" }, first: 100, asOf: "2025-12-31") { edges { node { id } } } }';
    const { data } = await graph.query<{ units: { edges: { node: { id: string } }[] } }>(query);
    const [onTime = '', approved = '', late = '', draft = '', returned = ''] = data.units.edges.map(({ node }) => node.id);
    const unit = (unitId: string) => report('save', { kind: 'UNIT', unitId, year: 2025, narrative: 'Et år.' });
    const submitted = async (unitId: string) => report('submit', on(await unit(unitId)));
    await submitted(onTime);
    await report('approve', on(await submitted(approved)), 'colleague');
    await report('return', { ...on(await submitted(returned)), comment: 'Mangler.' }, 'colleague');
    vi.setSystemTime(new Date('2026-02-01T22:59:00Z'));
    const lastMinute = await submitted(data.units.edges[5]?.node.id ?? '');
    expect(lastMinute).not.toBeNull();
    vi.setSystemTime(new Date('2026-02-01T23:01:00Z'));
    await submitted(late);
    await unit(draft);
    await report(
      'approve',
      on(await report('submit', on(await report('save', { kind: 'ANNUAL', network: 'drammen', year: 2025, narrative: 'Året.' })))),
      'steering',
    );
    vi.setSystemTime(NOW);
    const answer = await ask();
    expect(answer).toMatchObject({ year: 2025, asOf: TODAY, complete: true });
    expect(answer.networks.map(({ network, available }) => [network?.slug, available])).toEqual(NETWORKS.map((slug) => [slug, true]));
    expect(answer.sources.map(({ sector, state }) => [sector, state])).toEqual(SECTORS.map((sector) => [sector, 'OK']));
    const { reporting, completeness, demo } = figuresOf(answer, 'drammen');
    expect(reporting).toMatchObject([
      { actual: 4, onTime: 3 },
      { expected: 1, actual: 1, onTime: 1, rate: 1, rateOnTime: 1 },
    ]);
    expect(completeness[0]).toMatchObject({ way: 'MARKED_COMPLETE', numerator: 2 });
    expect(demo).toBe(true);
    await expectByHand(answer);
  });

  it('gives rates and shares of the counts, and none where there is nothing', async () => {
    const { networks, total } = await ask();
    for (const figures of [total, ...networks.flatMap((row) => row.figures ?? [])]) {
      for (const { expected, actual, onTime, rate, rateOnTime } of figures.reporting) {
        expect(rate).toBe(expected === 0 ? null : actual / expected);
        expect(rateOnTime).toBe(expected === 0 ? null : onTime / expected);
        expect(onTime <= actual && actual <= expected).toBe(true);
      }
      for (const { numerator, denominator, value } of figures.completeness) {
        expect(denominator).toBeGreaterThan(0);
        expect(value).toBe(numerator / denominator);
      }
      expect(figures.unitsWithArea).toBeLessThan(figures.units);
    }
  });

  it('counts what is verified, by the day in Norway, and a person in two networks once in the total', async () => {
    const before = figuresOf(await ask(), 'drammen');
    const active = await rowsOn('vestre-viken', 'appointment_version', TODAY);
    const units = await rowsOn('vestre-viken', 'unit_version', TODAY);
    const idsIn = (network: string) => units.filter((row) => row.network === network).map(({ unit_id: id }) => id);
    const persons = [
      ...new Set(active.filter(({ unit_id: id }) => idsIn('drammen').includes(id)).map(({ nurse_id: id }) => String(id))),
    ].slice(0, 4);
    const appointment = active.find(({ unit_id: id }) => idsIn('drammen').includes(id))?.appointment_id;
    await done('verify Records', 'verification { ids }', { ids: [...persons, appointment] });
    const [nurseId] = persons;
    await done(
      'appoint Nurse',
      'appointment { id version }',
      { nurseId, unitId: idsIn('baerum')[0], basis: 'PARTICULAR_INTEREST', role: 'RESOURCE_NURSE', from: TODAY },
      'editor',
    );
    const answer = await ask();
    await expectByHand(answer);
    const after = figuresOf(answer, 'drammen');
    const compulsory = ({ completeness }: Figures) => completeness[1]?.numerator ?? 0;
    expect(compulsory(after)).toBeGreaterThan(compulsory(before));
    expect(after.staleRecords).toBeLessThan(before.staleRecords);
    const rows = ['baerum', 'drammen', 'kongsberg', 'ringerike'].reduce(
      (sum, slug) => sum + (figuresOf(answer, slug).completeness[1]?.denominator ?? 0),
      0,
    );
    const oslo = ['lovisenberg', 'diakonhjemmet', 'ous'].reduce(
      (sum, slug) => sum + (figuresOf(answer, slug).completeness[1]?.denominator ?? 0),
      0,
    );
    expect(answer.total.completeness[1]?.denominator).toBeLessThan(rows + oslo);
  });

  it('tells the classes of age apart to the day', async () => {
    const ages = [150, 151, 180, 181, 360, 361];
    for (const [i, days] of ages.entries()) {
      // The last millisecond of the day that is so many days ago; in UTC, already the day before begins there an hour or two early.
      const recordedAt = new Date(Date.parse(startOfDay(addDays(TODAY, 1 - days))) - 1).toISOString();
      await runSql(
        locationOf('diakonhjemmet'),
        `update nurse_version set recorded_at = '${recordedAt}' where superseded_at is null and version % ${ages.length} = ${i}`,
      );
    }
    const answer = await ask();
    await expectByHand(answer, SECTORS);
    const [contacts] = figuresOf(answer, 'diakonhjemmet').freshness;
    expect(contacts?.fresh).toBe(0);
    expect(contacts?.oldest).toBe(addDays(TODAY, -361));
    for (const name of ['due', 'stale', 'expired'] as const) expect(contacts?.[name]).toBeGreaterThan(0);
  });

  it('says how old the entries of the national register and the populations are', async () => {
    const { registers } = await ask();
    expect(registers).toMatchObject([
      { kind: 'REGISTER_ENTRY', limitDays: 365, total: 4, expired: 4, oldest: '2017-12-31' },
      { kind: 'POPULATION', limitDays: 424, unknown: 0, oldest: '2026-01-01' },
    ]);
    expect(registers[1]?.fresh).toBe(registers[1]?.total);
    vi.setSystemTime(new Date('2027-03-01T12:00:00Z'));
    const later = await ask();
    expect(later.registers[1]).toMatchObject({ fresh: 0, stale: registers[1]?.total });
    vi.setSystemTime(NOW);
  });

  it('C-11: the published 35 of Drammen has 0 allocated to its ten districts, and hides their level, whatever is counted', async () => {
    const { unallocated } = await ask();
    expect(unallocated.map(({ observation }) => observation.key).toSorted()).toEqual([
      'drammen-nurses-35-at-answer',
      'drammen-nurses-35-register',
      'drammen-nurses-39-after-merger',
    ]);
    for (const row of unallocated)
      expect(row).toMatchObject({
        ...{ subdistrictsGiven: 0, allocated: 0, unallocated: row.observation.value, share: 1, hidesLevel: true },
        subdistricts: { value: 10, verbatim: 'Ressurssykepleierne er fordelt på alle 10 kommunedeler.' },
      });
    const answered = unallocated.find(({ observation }) => observation.key === 'drammen-nurses-35-at-answer');
    expect(answered?.observation).toMatchObject({ value: 35, source: { slug: 'drammen-question-62' } });
  });

  it('is the same for everybody, and costs each owner a fixed number of statements', async () => {
    const before = graph.statements.length;
    const nobody = await ask();
    const made = Map.groupBy(graph.statements.slice(before), ({ subgraph }) => subgraph);
    for (const sector of SECTORS) expect(made.get(sector)?.length, sector).toBeLessThanOrEqual(10);
    for (const who of ['stranger', 'coordinator', 'steering']) expect(await ask(null, who)).toEqual(nobody);
  });

  it('asks each owner once for a year, however often it is in a request', async () => {
    const statementsOf = async (query: string) => {
      const before = graph.statements.length;
      expect((await graph.query(query)).errors).toBeUndefined();
      return graph.statements.slice(before).filter(({ subgraph }) => SECTORS.includes(subgraph)).length;
    };
    const once = await statementsOf('{ dataQuality { complete } }');
    expect(once).toBeGreaterThan(0);
    expect(await statementsOf('{ a: dataQuality { complete } b: dataQuality { year } c: dataQuality(year: 2025) { complete } }')).toBe(
      once,
    );
    expect(await statementsOf('{ a: dataQuality { complete } b: dataQuality(year: 2024) { year } }')).toBe(2 * once);
  });
});

describe('RD-5: the year reported on', () => {
  it('may have no reports at all: then none came in of those expected', async () => {
    const answer = await ask(2023);
    await expectByHand(answer);
    const [units, annual] = answer.total.reporting;
    expect(units).toMatchObject({ actual: 0, onTime: 0, rate: 0, rateOnTime: 0 });
    expect(annual).toMatchObject({ expected: 7, actual: 0, rate: 0 });
    expect(answer.asOf).toBe(TODAY);
  });

  it('may be the running one', async () => {
    const answer = await ask(2026);
    expect(answer.year).toBe(2026);
    await expectByHand(answer);
  });

  it.each([
    [0, '1900'],
    [-1, '1900'],
    [99_999, '2199'],
    [2027, '2026 or earlier'],
    [1950, 'to 2026.'],
  ])('is not %d', async (year, message) => {
    const { errors } = await graph.query(QUERY, { year });
    expect(errors?.map(({ extensions: { code, argument } }) => [code, argument])).toEqual([['BAD_USER_INPUT', 'year']]);
    expect(errors?.[0]?.message).toContain(message);
  });

  it.each(['"2025"', '2025.5', '3000000000'])('is a whole number, not %s', async (year) => {
    const { errors } = await graph.query(`{ dataQuality(year: ${year}) { year } }`);
    expect(errors?.length).toBeGreaterThan(0);
  });
});

describe('RD-5: annual reports', () => {
  it('are expected, in and on time by one rule here and in the statistics: returned, late, in time, and of a network without units', async () => {
    const annual = (network: string) => report('save', { kind: 'ANNUAL', network, year: 2025, narrative: 'Året.' }, 'editor');
    const handIn = async (network: string, day: string) => {
      vi.setSystemTime(new Date(`${day}T12:00:00Z`));
      return report('submit', on(await annual(network)), 'editor');
    };
    await report('return', { ...on(await handIn('baerum', '2026-02-10')), comment: 'Mangler.' }, 'steering');
    await handIn('kongsberg', '2026-03-02');
    await handIn('ringerike', '2026-02-10');
    vi.setSystemTime(NOW);
    await runSql(
      locationOf('vestre-viken'),
      "update unit_version set valid_from = '2026-01-01' where network = 'ringerike' and (valid_to is null or valid_to > '2025-12-31')",
    );
    const answer = await ask(2025);
    await expectByHand(answer);
    const { data } = await graph.query<{ statistics: { rows: { group: { key: string }; numerator: number; denominator: number }[] } }>(
      '{ statistics(indicator: "reports-on-time", by: NETWORK) { rows { group { key } numerator denominator } } }',
    );
    const told = NETWORKS.map((slug) => {
      const { expected, onTime } = figuresOf(answer, slug).reporting[1] ?? expect.fail();
      return [slug, onTime, expected];
    });
    expect(data.statistics.rows.map(({ group, numerator, denominator }) => [group.key, numerator ?? 0, denominator ?? 0])).toEqual(told);
    expect(told.slice(0, 4)).toEqual([
      ['baerum', 0, 1],
      ['drammen', 1, 1],
      ['kongsberg', 0, 1],
      ['ringerike', 0, 0],
    ]);
  });
});

describe('RD-5: a silent owner', () => {
  it('has rows without figures, is named, and is not in the total; the others are as they were', async () => {
    const whole = await ask();
    await graph.kill('ous');
    const answer = await ask();
    expect(answer.complete).toBe(false);
    expect(answer.networks).toHaveLength(7);
    expect(answer.networks.at(-1)).toEqual({ network: { slug: 'ous' }, available: false, figures: null });
    expect(answer.networks.slice(0, -1)).toEqual(whole.networks.slice(0, -1));
    const silent = answer.sources.find(({ sector }) => sector === 'ous');
    expect(silent?.state).not.toBe('OK');
    expect(silent?.message).toContain('Oslo universitetssykehus');
    expect(answer.unallocated).toEqual(whole.unallocated);
    await expectByHand(
      answer,
      SECTORS.filter((sector) => sector !== 'ous'),
    );
    // Whether there are data of a year is not known while an owner is silent.
    expect((await ask(1950)).total.reporting[0]).toMatchObject({ expected: 0, rate: null, rateOnTime: null });
  });
});
