import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

/** SG-1: the annual reports of all networks, each on one page: sections with figures, narrative, signed version. */

interface Figure {
  readonly indicator: { readonly id: string };
  readonly state: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly asOf: string;
  readonly group: { readonly key: string };
}
interface Item {
  readonly network: { readonly slug: string };
  readonly available: boolean;
  readonly status: string | null;
  readonly late: boolean | null;
  readonly sections: { readonly kind: string; readonly title: string; readonly statistics: readonly Figure[] }[] | null;
}
interface List {
  readonly items: readonly Item[];
  readonly complete: boolean;
  readonly sources: readonly { readonly sector: string; readonly state: string }[];
}

const FACTS = 'network { slug } year available status dueOn late submittedOn approvedOn approvedBy version narrative';
const SECTIONS = `sections { kind title statistics { group { key } indicator { id } state value numerator denominator asOf } }`;
const SLUGS = REGISTRY.sectors.flatMap(({ networks }) => networks.map(({ slug }) => slug));
const INDICATORS: Readonly<Record<string, readonly string[]>> = {
  COVERAGE: ['unit-coverage', 'nurses-per-10000', 'vacancies-filled-90-days'],
  COMPETENCE: ['level-b', 'placement', 'internal-teaching'],
  ATTENDANCE: ['attendance', 'two-network-days'],
  LEADERSHIP: ['agreement-acknowledged', 'annual-conversation'],
};
const NOTHING = { status: null, submittedOn: null, approvedOn: null, approvedBy: null, version: null, narrative: null };
const NOW = new Date('2027-01-20T12:00:00Z');

let graph: TestGraph;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  graph = await startTestGraph();
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

const tokenOf = (who: string, ...grants: GrantOfTest[]) => tokenFor(graph, grants, who);
const coordinator = () => tokenOf('coordinator', { role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' });
const steering = () => tokenOf('steering', { role: 'STEERING', sector: 'vestre-viken' });

async function list(year: number, fields = FACTS, as?: string) {
  const { data, errors } = await graph.query<{ annualReports: List | null }>(
    `query($year: Int!) { annualReports(year: $year) { items { ${fields} } complete sources { sector state } } }`,
    { year },
    as === undefined ? {} : { as },
  );
  return { reports: data?.annualReports, errors };
}
const rowOf = async (network: string, year: number) => (await list(year)).reports?.items.find((item) => item.network.slug === network);

/** Takes a step with the report of drammen that must succeed. */
async function step(name: 'save' | 'submit' | 'approve' | 'return', input: object, as: string) {
  const { data, errors } = await graph.query<Record<string, { report: { id: string; version: number }; userErrors: object[] }>>(
    `mutation($input: ${name[0]?.toUpperCase()}${name.slice(1)}ReportInput!) {
      done: ${name}VestreVikenReport(input: $input) { report { id version } userErrors { code field } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    { as },
  );
  expect([errors, data.done?.userErrors]).toEqual([undefined, []]);
  const { id: reportId, version: expectedVersion } = data.done?.report ?? expect.fail('no report');
  return { reportId, expectedVersion };
}

describe('SG-1: the annual reports', () => {
  it('are a row of each of the seven networks, in the order of the registry, also where nothing is written', async () => {
    const { reports, errors } = await list(2026);
    expect(errors).toBeUndefined();
    expect(reports?.items).toEqual(
      SLUGS.map((slug) => ({ network: { slug }, year: 2026, available: true, dueOn: '2027-03-01', late: false, ...NOTHING })),
    );
    expect([reports?.complete, reports?.sources.map(({ state }) => state)]).toEqual([true, ['OK', 'OK', 'OK', 'OK']]);
    expect((await list(2025)).reports?.items.every(({ late }) => late)).toBe(true);
  });

  it('show what was approved, when and by which role, and nothing of it before', async () => {
    const draft = await step('save', { kind: 'ANNUAL', network: 'drammen', year: 2026, narrative: 'Et godt år.' }, await coordinator());
    expect(await rowOf('drammen', 2026)).toMatchObject({ ...NOTHING, status: 'DRAFT' });
    const submitted = await step('submit', draft, await coordinator());
    const shown = { ...NOTHING, status: 'SUBMITTED', submittedOn: '2027-01-20', late: false };
    expect(await rowOf('drammen', 2026)).toMatchObject(shown);
    const returned = await step('return', { ...submitted, comment: 'Mer om oppmøte.' }, await steering());
    expect(await rowOf('drammen', 2026)).toMatchObject({ ...shown, status: 'RETURNED' });
    const again = await step('submit', returned, await coordinator());
    // A quarter past midnight in Oslo, still the day before in UTC.
    vi.setSystemTime(new Date('2027-03-04T23:15:00Z'));
    const { expectedVersion } = await step('approve', { ...again, comment: 'Takk, Kari.' }, await steering());
    const approved = { approvedOn: '2027-03-05', approvedBy: 'STEERING', version: expectedVersion, narrative: 'Et godt år.' };
    expect(await rowOf('drammen', 2026)).toMatchObject({ ...shown, ...approved, status: 'APPROVED' });
    vi.setSystemTime(NOW);
    expect(await rowOf('baerum', 2026)).toMatchObject(NOTHING);
    expect(await rowOf('drammen', 2025)).toMatchObject(NOTHING);
  });

  it('say of a network what its own field says', async () => {
    const FIELDS = 'year status dueOn late submittedOn narrative';
    const { data } = await graph.query<{ networks: { slug: string; annualReport: object }[] }>(
      `{ networks { slug annualReport(year: 2026) { ${FIELDS} } } }`,
    );
    const { reports } = await list(2026, `network { slug } ${FIELDS}`);
    expect(reports?.items).toEqual(data.networks.map(({ slug, annualReport }) => ({ network: { slug }, ...annualReport })));
  });

  it('have the figures of the year for each network: the same as the statistics give', async () => {
    const { reports, errors } = await list(2025, `network { slug } ${SECTIONS}`);
    expect(errors).toBeUndefined();
    for (const { network, sections } of reports?.items ?? []) {
      expect(
        Object.fromEntries(sections?.map(({ kind, statistics }) => [kind, statistics.map(({ indicator }) => indicator.id)]) ?? []),
      ).toEqual(INDICATORS);
      for (const { group, asOf } of sections?.flatMap(({ statistics }) => statistics) ?? [])
        expect([group.key, asOf]).toEqual([network.slug, '2025-12-31']);
    }
    for (const id of Object.values(INDICATORS).flat()) {
      const { data } = await graph.query<{ statistics: { rows: Figure[] } }>(
        `{ statistics(indicator: "${id}", by: NETWORK, year: 2025) { rows { group { key } indicator { id } state value numerator denominator asOf } } }`,
      );
      const told = reports?.items.flatMap(({ sections }) =>
        (sections ?? []).flatMap(({ statistics }) => statistics.filter(({ indicator }) => indicator.id === id)),
      );
      expect(told).toHaveLength(7);
      expect(new Set(told)).toEqual(new Set(data.statistics.rows));
    }
  });

  it('keep figures about persons from those who may not see them, and show them to those who may', async () => {
    const statesFor = async (as?: string) => {
      const { reports } = await list(2025, `network { slug } ${SECTIONS}`, as);
      const rows = reports?.items.find(({ network }) => network.slug === 'drammen')?.sections ?? [];
      return Object.fromEntries(rows.flatMap(({ statistics }) => statistics.map(({ indicator, state }) => [indicator.id, state])));
    };
    const RESTRICTED = [
      'level-b',
      'placement',
      'internal-teaching',
      'attendance',
      'two-network-days',
      'annual-conversation',
      'agreement-acknowledged',
    ];
    const forNobody = await statesFor();
    for (const id of RESTRICTED) expect(forNobody[id], id).toBe('SUPPRESSED');
    expect(forNobody['unit-coverage']).toBe('VALUE');
    const forSteering = await statesFor(await steering());
    for (const id of RESTRICTED) expect(forSteering[id], id).not.toBe('SUPPRESSED');
    const elsewhere = await statesFor(await tokenOf('other', { role: 'STEERING', sector: 'ous' }));
    for (const id of RESTRICTED) expect(elsewhere[id], id).toBe('SUPPRESSED');
  });

  it('are of today in the running year, and are MISSING of a year of which there are none', async () => {
    const running = await list(2027, `network { slug } ${SECTIONS}`);
    expect(running.reports?.items[0]?.sections?.[0]?.statistics[0]?.asOf).toBe('2027-01-20');
    // Statistics Norway has not published the population of the year yet: that takes nothing from the other figures.
    const states = running.reports?.items[0]?.sections?.[0]?.statistics.map(({ state }) => state);
    expect(states).toEqual(['VALUE', 'MISSING', expect.any(String)]);
    for (const year of [1950, 2028]) {
      const { reports, errors } = await list(year, `network { slug } status dueOn ${SECTIONS}`);
      expect(errors).toBeUndefined();
      expect(reports?.items).toHaveLength(7);
      for (const item of reports?.items ?? []) {
        expect(item).toMatchObject({ status: null, dueOn: `${year + 1}-03-01` });
        const figures = item.sections?.flatMap(({ statistics }) => statistics) ?? [];
        expect(figures.map(({ state, value }) => [state, value])).toEqual(Array.from({ length: 10 }, () => ['MISSING', null]));
      }
    }
  });

  it('give their headings in the language that is wanted', async () => {
    const { reports } = await list(2025, 'network { slug } sections { nb: title en: title(locale: EN) nn: title(locale: NN) }');
    expect(reports?.items[0]?.sections).toEqual([
      { nb: 'Dekning', en: 'Coverage', nn: 'Dekning' },
      { nb: 'Kompetanse', en: 'Competence', nn: 'Kompetanse' },
      { nb: 'Deltakelse', en: 'Attendance', nn: 'Deltakelse' },
      { nb: 'Ledelsesforankring', en: 'Anchoring in leadership', nn: 'Ledelsesforankring' },
    ]);
  });

  it('count nothing unless figures are asked for', async () => {
    const statementsOf = async (fields: string) => {
      const before = graph.statements.length;
      await list(2025, fields);
      return graph.statements.slice(before).filter(({ subgraph }) => subgraph === 'ous');
    };
    const plain = await statementsOf(FACTS);
    expect(plain.filter(({ sql }) => sql.includes('report_version'))).toHaveLength(1);
    expect(plain.filter(({ sql }) => sql.includes('unit_version'))).toEqual([]);
  });

  it.each([0, -2026, 99_999, 1899, 2200])('refuses the year %s', async (year) => {
    const { reports, errors } = await list(year);
    expect(reports ?? null).toBeNull();
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([['BAD_USER_INPUT', 'year']]);
  });

  it('name an owner that is silent, whose rows are there, untold', async () => {
    await graph.kill('vestre-viken');
    const { reports, errors } = await list(2026, `${FACTS} ${SECTIONS}`);
    expect(errors).toBeUndefined();
    expect(reports?.complete).toBe(false);
    expect(reports?.sources.filter(({ state }) => state !== 'OK').map(({ sector }) => sector)).toEqual(['vestre-viken']);
    expect(reports?.items.map(({ network }) => network.slug)).toEqual(SLUGS);
    const silent = ['baerum', 'drammen', 'kongsberg', 'ringerike'];
    for (const item of reports?.items ?? []) {
      expect(item.available).toBe(!silent.includes(item.network.slug));
      expect(item).toMatchObject(item.available ? { late: false } : { ...NOTHING, late: null, dueOn: '2027-03-01' });
      const coverage = item.sections?.[0]?.statistics[0];
      expect([coverage?.indicator.id, coverage?.state]).toEqual(['unit-coverage', item.available ? 'VALUE' : 'MISSING']);
    }
  });
});
