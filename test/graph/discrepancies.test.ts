import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { change } from '../kit/mutate.js';
import { runSql } from '../kit/sql.js';
import { emptyDatabases } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

interface Computed {
  readonly subject: { readonly kind: string; readonly key: string; readonly label: string };
  readonly asOf: string;
  readonly value: number | null;
  readonly demo: boolean;
  readonly note: string;
  readonly statistic: {
    readonly numerator: number | null;
    readonly demo: boolean;
    readonly indicator: { id: string; version: number };
  } | null;
  readonly differences: readonly { readonly observation: string; readonly value: number | null }[];
}
interface Discrepancy {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly en: string;
  readonly nn: string;
  readonly shownIn: string;
  readonly explanation: string;
  readonly uncounted: string | null;
  readonly spread: { low: number; high: number; difference: number } | null;
  readonly observations: readonly {
    readonly key: string;
    readonly value: number | null;
    readonly precision: string;
    readonly verbatim: string;
    readonly source: { readonly slug: string; readonly locator: string | null };
  }[];
  readonly computed: readonly Computed[];
  readonly entry: {
    readonly service: { readonly key: string; readonly quantity: number; readonly precision: string; readonly verbatim: string };
    readonly ageDays: number;
    readonly freshness: string;
  } | null;
  readonly concerns: readonly { readonly network: { readonly slug: string } | null; readonly by: string }[];
  readonly demo: boolean;
}
interface List {
  readonly items: readonly Discrepancy[];
  readonly complete: boolean;
  readonly sources: readonly { readonly sector: string; readonly state: string }[];
}

const QUERY = `query($network: String) { discrepancies(network: $network) { complete sources { sector state } items {
  key kind title en: title(locale: EN) nn: title(locale: NN) shownIn(locale: NN) explanation uncounted demo spread { low high difference }
  observations { key value precision verbatim source { slug locator } }
  computed { subject { kind key label } asOf value demo note differences { observation value }
    statistic { numerator demo indicator { id version } } }
  entry { service { key quantity precision verbatim } ageDays freshness } concerns { network { slug } by } } } }`;
const NAMES = subgraphNames(REGISTRY);
const NETWORKS = REGISTRY.sectors.flatMap(({ networks }) => networks.map(({ slug }) => slug));
const TODAY = '2026-11-22';

let graph: TestGraph;
let locationOf: (name: string) => DatabaseLocation;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${TODAY}T12:00:00Z`) });
  const environment = await emptyDatabases(NAMES);
  locationOf = readConfig(environment, NAMES).databaseOf;
  graph = await startTestGraph(environment);
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

async function list(network: string | null = null, target = graph): Promise<List> {
  const { data, errors } = await target.query<{ discrepancies: List }>(QUERY, { network });
  expect(errors).toBeUndefined();
  return data.discrepancies;
}
const one = async (key: string): Promise<Discrepancy> => (await list()).items.find((item) => item.key === key) ?? expect.fail(`no ${key}`);
const wordsOf = ({ observations }: Discrepancy) => Object.fromEntries(observations.map(({ key, verbatim }) => [key, verbatim]));

/** Persons with an active appointment on a day, counted from the rows by hand, in units of an area or in all of some owners. */
async function countByHand(sectors: readonly string[], day: string, area: string | null): Promise<number> {
  let count = 0;
  for (const sector of sectors) {
    const on = async (table: string) =>
      (await runSql(locationOf(sector), `select * from ${table} where superseded_at is null`)).filter(
        (row) => String(row.valid_from) <= day && (row.valid_to === null || String(row.valid_to) > day),
      );
    const units = new Set((await on('unit_version')).filter((row) => area === null || row.area_code === area).map((row) => row.unit_id));
    count += new Set((await on('appointment_version')).filter((row) => units.has(row.unit_id)).map((row) => row.nurse_id)).size;
  }
  return count;
}

describe('AN-7: where figures do not agree', () => {
  it('C-01: about 230 and about 200 stand beside what is counted in Vestre Viken today', async () => {
    const item = await one('vestre-viken-230-or-200');
    expect(item).toMatchObject({
      kind: 'PUBLISHED_FIGURES',
      spread: { low: 200, high: 230, difference: 30 },
      entry: null,
      uncounted: null,
    });
    expect(wordsOf(item)['vestre-viken-nurses-about-230']).toContain('rundt 230 ressurssykepleiere');
    expect(wordsOf(item)['vestre-viken-nurses-about-200']).toContain('ca 200 sykepleiere');
    for (const { precision, source } of item.observations)
      expect({ precision, source: source.slug }).toEqual({ precision: 'APPROXIMATE', source: 'vestre-viken-network-page' });
    const counted = await countByHand(['vestre-viken'], TODAY, null);
    expect(item.computed).toMatchObject([
      {
        subject: { kind: 'REGION', key: 'vestre-viken' },
        asOf: TODAY,
        value: counted,
        statistic: { indicator: { id: 'nurses-per-10000' } },
      },
    ]);
    expect(item.computed[0]?.differences).toEqual([
      { observation: 'vestre-viken-nurses-about-200', value: counted - 200 },
      { observation: 'vestre-viken-nurses-about-230', value: counted - 230 },
    ]);
  });

  it('C-02: 39 and 35 stand beside what is counted in the municipality at the merger and at the end of the answer’s time', async () => {
    const item = await one('drammen-39-or-35');
    expect(item).toMatchObject({ kind: 'PUBLISHED_FIGURES', spread: { low: 35, high: 39, difference: 4 } });
    expect(wordsOf(item)['drammen-nurses-39-after-merger']).toContain('39 personer');
    const [atMerger, atAnswer] = [
      await countByHand(['vestre-viken'], '2020-01-01', '3005'),
      await countByHand(['vestre-viken'], '2020-12-31', '3005'),
    ];
    expect(item.computed).toMatchObject([
      { subject: { kind: 'AREA', key: '3005' }, asOf: '2020-01-01', value: atMerger },
      { subject: { kind: 'AREA', key: '3005' }, asOf: '2020-12-31', value: atAnswer },
    ]);
    expect(item.computed.map(({ differences }) => differences)).toEqual([
      [{ observation: 'drammen-nurses-39-after-merger', value: atMerger - 39 }],
      [{ observation: 'drammen-nurses-35-at-answer', value: atAnswer - 35 }],
    ]);
  });

  it('C-03: the register’s 35 stands beside the answer, with its own day and the age of the entry', async () => {
    const item = await one('drammen-register-or-answer');
    expect(item.kind).toBe('REGISTER_AND_ANSWER');
    expect(item.computed.map(({ asOf }) => asOf)).toEqual(['2020-01-01', '2020-02-29', '2020-12-31']);
    expect(item.computed[1]).toMatchObject({
      value: await countByHand(['vestre-viken'], '2020-02-29', '3005'),
      differences: [{ observation: 'drammen-nurses-35-register' }],
    });
    expect(item.entry).toMatchObject({
      service: { key: 'register-drammen-resource-nurses', quantity: 35 },
      ageDays: 2458,
      freshness: 'EXPIRED',
    });
  });

  it('C-04: the entry of 2017 is as old as it is, and nothing is counted beside it', async () => {
    const item = await one('helsehuset-entry-stale');
    expect(item).toMatchObject({ kind: 'STALE_ENTRY', computed: [], spread: null, observations: [{ value: 7, precision: 'EXACT' }] });
    expect(item.entry).toMatchObject({ service: { key: 'register-drammen-helsehuset-beds' }, ageDays: 3248, freshness: 'EXPIRED' });
    expect(item.uncounted).toContain('Senger');
  });

  it('C-05: «4 senger og 8» stays 4 and AMBIGUOUS, never 12, and says why nothing is computed', async () => {
    const item = await one('braata-4-and-8');
    expect(item).toMatchObject({ kind: 'AMBIGUOUS_FIGURE', computed: [], spread: null });
    expect(item.observations).toMatchObject([{ value: 4, precision: 'AMBIGUOUS', verbatim: expect.stringContaining('4 senger og 8') }]);
    expect(item.entry?.service).toMatchObject({ quantity: 4, precision: 'AMBIGUOUS', verbatim: expect.stringContaining('4 senger og 8') });
    expect(item.uncounted).toContain('tallet 8');
    expect(JSON.stringify({ ...item, explanation: '' })).not.toMatch(/\b12\b/);
    expect(item.explanation).toContain('ingen sum på 12');
  });

  it('comes by kind and key, each with words, sources and a reason or a count, the same every time', async () => {
    const { items, complete, sources } = await list();
    expect(complete).toBe(true);
    expect(sources.map(({ sector, state }) => `${sector} ${state}`)).toEqual([
      'vestre-viken OK',
      'lovisenberg OK',
      'diakonhjemmet OK',
      'ous OK',
    ]);
    expect(items.map(({ key }) => key)).toEqual([
      ...['drammen-39-or-35', 'vestre-viken-230-or-200', 'drammen-register-or-answer', 'helsehuset-entry-stale', 'braata-4-and-8'],
      ...['drammen-distribution-unknown', 'drammen-answer-undated', 'steering-group-term-unknown', 'kongsberg-only-local-figure'],
      ...['nurse-or-resource-person', 'regions-differ-in-field', 'oslo-districts-outside-sectors', 'sande-in-holmestrand'],
      'project-funds-without-currency',
    ]);
    for (const { computed, uncounted, concerns, title, en, nn, shownIn, explanation } of items) {
      expect(computed.length > 0).toBe(uncounted === null);
      expect(concerns.length).toBeGreaterThan(0);
      expect([title, en, explanation].every((text) => text.length > 10)).toBe(true);
      expect({ nn, shownIn }).toEqual({ nn: title, shownIn: 'NB' });
    }
    expect((await list()).items).toEqual(items);
  });

  it('marks demo counts: they neither confirm nor refute what is published', async () => {
    for (const { computed, demo, kind } of (await list()).items) {
      expect(demo).toBe(computed.length > 0);
      for (const { demo: ofCount, note, statistic } of computed) {
        expect({ ofCount, ofStatistic: statistic?.demo }).toEqual({ ofCount: true, ofStatistic: true });
        expect(note, kind).toContain('verken bekrefter eller avkrefter');
      }
    }
  });

  it('counts as the statistic does', async () => {
    const { data } = await graph.query<Record<'region' | 'then', { total: { numerator: number } }>>(`{
      region: statistics(indicator: "nurses-per-10000", by: REGION, within: { region: "vestre-viken" }) { total { numerator } }
      then: statistics(indicator: "nurses-per-10000", by: AREA, within: { area: "3005" }, asOf: "2020-01-01", geography: AS_WAS) { total { numerator } }
    }`);
    expect((await one('vestre-viken-230-or-200')).computed[0]?.value).toBe(data.region.total.numerator);
    expect((await one('drammen-39-or-35')).computed[0]?.value).toBe(data.then.total.numerator);
  });
});

describe('AN-7: discrepancies of a network', () => {
  it('are those that say that they concern it', async () => {
    const all = await list();
    for (const network of NETWORKS) {
      const { items } = await list(network);
      const expected = all.items.filter(({ concerns }) => concerns.some((concern) => concern.network?.slug === network));
      expect(items, network).toEqual(expected);
    }
    const kongsberg = (await list('kongsberg')).items.map(({ key, concerns }) => [
      key,
      concerns.find(({ network }) => network?.slug === 'kongsberg')?.by,
    ]);
    expect(kongsberg).toEqual([
      ['vestre-viken-230-or-200', 'REGION'],
      ['steering-group-term-unknown', 'REGION'],
      ['kongsberg-only-local-figure', 'NETWORK'],
      ['nurse-or-resource-person', 'NETWORK'],
      ['regions-differ-in-field', 'REGION'],
    ]);
  });

  it.each(['vestre-viken', 'Drammen', '', 'x'.repeat(500)])('are not of what is no network: %s', async (network) => {
    const { errors } = await graph.query(QUERY, { network });
    expect(errors?.map(({ extensions: { code, argument } }) => [code, argument])).toEqual([['BAD_USER_INPUT', 'network']]);
    expect(errors?.[0]?.message).toContain('baerum, drammen, kongsberg');
  });
});

describe('AN-7: discrepancies found by rule', () => {
  const prefer = async (key: string, input: object) => {
    const as = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'regional' }], 'editor');
    return change(graph, {
      owner: 'regional',
      name: 'prefer Observation',
      select: 'observation { key preferenceVersion }',
      input: { key, ...input },
      as,
    });
  };

  it('are preferred figures that a count is more than a tenth from, for as long as they are preferred', async () => {
    const key = 'counted:vestre-viken-nurses-about-200';
    const counted = await countByHand(['vestre-viken'], TODAY, null);
    expect(Math.abs(counted - 200)).toBeGreaterThan(20);
    const before = (await list()).items;
    expect(before.map((item) => item.kind)).not.toContain('PUBLISHED_AND_COMPUTED');
    const { result } = await prefer('vestre-viken-nurses-about-200', { reason: 'Prøve.', expectedVersion: 0 });
    const { items } = await list();
    const found = items.at(-1);
    expect(found).toMatchObject({
      ...{ key, kind: 'PUBLISHED_AND_COMPUTED', demo: true, spread: null, entry: null, uncounted: null },
      observations: [{ key: 'vestre-viken-nurses-about-200' }],
      computed: [{ asOf: TODAY, value: counted, differences: [{ value: counted - 200 }] }],
    });
    expect(found?.concerns.map(({ by }) => by)).toEqual(['REGION', 'REGION', 'REGION', 'REGION']);
    expect(found?.title).toBe(`Vestre Viken: rundt 200 ressurssykepleiere er publisert, ${counted} er talt per 22. november 2026`);
    expect(found?.en).toContain(`about 200 resource nurses are published, ${counted} are counted`);
    expect(found?.explanation).toContain('verken bekrefter eller avkrefter');
    expect((await list('ous')).items.map((item) => item.key)).not.toContain(key);
    expect((await list('ringerike')).items.map((item) => item.key)).toContain(key);
    const { preferenceVersion } = result as unknown as { preferenceVersion: number };
    await prefer('vestre-viken-nurses-about-200', { reason: 'Tilbake.', withdraw: true, expectedVersion: preferenceVersion });
    expect((await list()).items).toEqual(before);
  });

  it('are not told of a figure for which there is no row to count in, which breaks nothing', async () => {
    const [before] = await runSql(locationOf('regional'), "select subject_key from observation where key = 'oslo-nurses-about-350'");
    expect(before).toEqual({ subject_key: 'oslo' });
    const all = (await list()).items;
    // A municipality that had ended by then, one that is shown by its districts, and a day before all rosters.
    for (const change of [
      "subject_key = '0602'",
      "subject_key = '0301'",
      "subject_key = '0602', period_from = '1990-01-01', period_to = null",
    ]) {
      await runSql(locationOf('regional'), `update observation set subject_kind = 'AREA', ${change} where key = 'oslo-nurses-about-350'`);
      const item = await one('regions-differ-in-field');
      const computed = item.computed.find(({ subject }) => subject.kind === 'AREA');
      expect(computed, change).toMatchObject({ value: null, statistic: null, demo: false, differences: [{ value: null }] });
      expect(computed?.note).toContain('ingen liste');
    }
    const back = "subject_kind = 'REGION', subject_key = 'oslo', period_from = '2024-02-01', period_to = '2024-03-01'";
    await runSql(locationOf('regional'), `update observation set ${back} where key = 'oslo-nurses-about-350'`);
    expect((await list()).items).toEqual(all);
  });

  it('are told of an empty roster too, which counts nobody and is no demo', async () => {
    const empty = await startTestGraph({ DEMO: 'off', ...(await emptyDatabases(NAMES)) });
    const { items, complete } = await list(null, empty);
    expect(complete).toBe(true);
    expect(items.every(({ demo }) => !demo)).toBe(true);
    const byRule = items.filter(({ kind }) => kind === 'PUBLISHED_AND_COMPUTED').map(({ key }) => key);
    expect(byRule).toContain('counted:oslo-nurses-about-350');
    for (const { computed } of items) for (const { value, demo } of computed) expect({ value, demo }).toEqual({ value: 0, demo: false });
    await empty.close();
  });
});

describe('AN-7: a silent owner', () => {
  it('leaves the published figures as they are, without its counts, and is named', async () => {
    const before = await list();
    await graph.kill('vestre-viken');
    const { items, complete, sources } = await list();
    expect(complete).toBe(false);
    expect(sources.find(({ sector }) => sector === 'vestre-viken')?.state).not.toBe('OK');
    expect(items.map(({ key, observations, entry }) => ({ key, observations, entry }))).toEqual(
      before.items.map(({ key, observations, entry }) => ({ key, observations, entry })),
    );
    const item = items.find(({ key }) => key === 'vestre-viken-230-or-200');
    expect(item?.computed).toMatchObject([{ value: null, note: 'En dataeier svarer ikke nå, så det kan ikke telles.' }]);
    for (const { value } of item?.computed[0]?.differences ?? []) expect(value).toBeNull();
    // Oslo is counted all the same.
    const oslo = items.find(({ key }) => key === 'regions-differ-in-field')?.computed.find(({ subject }) => subject.key === 'oslo');
    expect(oslo?.value).toBe(await countByHand(['lovisenberg', 'diakonhjemmet', 'ous'], '2024-02-29', null));
  });
});
