import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAreas } from '../../shared/areas.js';
import { readConfig } from '../../shared/config.js';
import { REGISTRY } from '../../shared/sectors.js';
import { STRATEGY_PLANS, subGoalNumbers } from '../../shared/strategy-plans.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { openDatabase } from '../../shared/subgraph/database.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { type RegionalContent, readContent } from '../../subgraphs/regional/content.js';
import { REGIONAL_ENTITIES, type RegionalTables } from '../../subgraphs/regional/entities.js';
import { REGIONAL_MIGRATIONS } from '../../subgraphs/regional/migrations.js';
import { writeContent } from '../../subgraphs/regional/write-content.js';
import { emptyDatabases } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** Definitions of indicators: read by everybody, in two languages, with what they said before. */

const SLUG = 'oslo-2024-2028';
const NAMES = subgraphNames(REGISTRY);
const CONTENT = readContent(REGISTRY, readAreas());
/** What clients may rely on. */
const CONTRACT = [
  ...['unit-coverage', 'nurses-per-10000', 'vacancies-filled-90-days', 'level-b', 'placement', 'attendance', 'two-network-days'],
  ...['internal-teaching', 'annual-conversation', 'agreement-acknowledged', 'tool-esas', 'tool-mobid2', 'tool-ip'],
  ...['tool-livets-siste-dager', 'tool-legemidler', 'tool-csnat', 'tool-forhaandssamtale', 'reports-on-time', 'published-within-7-days'],
];

interface Definition {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly nn: string;
  readonly en: string;
  readonly numerator: string;
  readonly numeratorEn: string;
  readonly denominator: string;
  readonly denominatorEn: string;
  readonly caveats: readonly string[];
  readonly caveatsEn: readonly string[];
  readonly available: boolean;
  readonly missing: string | null;
  readonly missingEn: string | null;
  readonly method: string;
  readonly data: string;
  readonly basis: string;
  readonly unit: string;
  readonly polarity: string;
  readonly period: string;
  readonly audience: string;
  readonly breakdowns: readonly string[];
  readonly subGoals: readonly { readonly plan: string; readonly number: string }[];
  readonly changedAt: string;
  readonly history: readonly Definition[];
}
const WORDS = `id version title nn: title(locale: NN) en: title(locale: EN) numerator numeratorEn: numerator(locale: EN)
  denominator denominatorEn: denominator(locale: EN) caveats caveatsEn: caveats(locale: EN) available missing missingEn: missing(locale: EN)
  method data basis unit polarity period audience breakdowns subGoals { plan number } changedAt`;

let graph: TestGraph;
let location: DatabaseLocation;
beforeAll(async () => {
  const environment = await emptyDatabases(NAMES);
  location = readConfig(environment, NAMES).databaseOf('regional');
  graph = await startTestGraph({ DEMO: 'off', ...environment });
});
afterAll(() => graph.close());

async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await graph.query<Data>(query, variables);
  expect(errors).toBeUndefined();
  return data;
}
const all = async () => (await ask<{ indicators: Definition[] }>(`{ indicators { ${WORDS} } }`)).indicators;
const find = async (id: string, version?: number) =>
  (
    await ask<{ indicator: Definition | null }>(
      `query($id: ID!, $version: Int) { indicator(id: $id, version: $version) { ${WORDS} history { ${WORDS} } } }`,
      { id, version },
    )
  ).indicator;

describe('AN-7: how an indicator is defined', () => {
  it('is told of every id that clients rely on, and of one for each other sub-goal, in words of two languages', async () => {
    const indicators = await all();
    const ids = indicators.map(({ id }) => id);
    expect(ids.slice(0, CONTRACT.length)).toEqual(CONTRACT);
    for (const id of ids.slice(CONTRACT.length)) expect(id).toMatch(/^oslo-[1-5]-[1-7]$/);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of indicators) {
      for (const text of [one.title, one.numerator, one.denominator, one.method, one.data, one.basis, ...one.caveats])
        expect(text.trim(), one.id).not.toBe('');
      expect([one.nn, one.en === one.title, one.numeratorEn === one.numerator, one.denominatorEn === one.denominator], one.id).toEqual([
        one.title,
        ...[false, false, false],
      ]);
      expect(one.caveatsEn, one.id).toHaveLength(one.caveats.length);
      expect(one.caveatsEn, one.id).not.toEqual(one.caveats);
      expect([one.missing === null, one.missingEn === null], one.id).toEqual([one.available, one.available]);
      if (!one.available) expect(one.missingEn, one.id).not.toBe(one.missing);
      expect(one.version, one.id).toBe(one.id === 'published-within-7-days' ? 2 : 1);
    }
    expect(indicators.find(({ id }) => id === 'unit-coverage')).toMatchObject({
      ...{ title: 'Andel enheter med minst én ressurssykepleier', unit: 'SHARE', polarity: 'HIGHER_IS_BETTER', period: 'DAY' },
      ...{ audience: 'EVERYBODY', available: true, missing: null, method: expect.stringContaining('Wilson') },
      subGoals: [{ plan: SLUG, number: '5.1' }],
    });
    expect(indicators.find(({ id }) => id === 'nurses-per-10000')).toMatchObject({
      ...{ unit: 'PER_10000', polarity: 'NEUTRAL', method: expect.stringContaining('Byar') },
      breakdowns: ['REGION', 'NETWORK', 'SECTOR', 'AREA'],
    });
    expect(indicators.find(({ id }) => id === 'published-within-7-days')).toMatchObject({ available: true, unit: 'SHARE' });
    expect(indicators.find(({ id }) => id === 'oslo-1-1')).toMatchObject({ available: false });
  });

  it('is found by id; what is unknown is null', async () => {
    for (const one of await all()) expect(await find(one.id)).toEqual({ ...one, history: [] });
    for (const id of ['', 'none', 'UNIT-COVERAGE', 'oslo-1-2', '__proto__', 'toString', "' or 1=1 --"])
      expect(await find(id), id).toBeNull();
    for (const version of [0, -1, 2, 2_147_483_647]) expect(await find('unit-coverage', version), String(version)).toBeNull();
  });

  it('is listed by plan; a plan that is unknown is refused with those that there are', async () => {
    const ofPlan = await ask<{ indicators: { id: string }[] }>('query($plan: String) { indicators(plan: $plan) { id } }', { plan: SLUG });
    expect(ofPlan.indicators.map(({ id }) => id)).toEqual((await all()).map(({ id }) => id));
    expect((await ask<{ indicators: unknown[] }>('{ indicators(plan: null) { id } }')).indicators).toHaveLength(ofPlan.indicators.length);
    for (const plan of ['', 'oslo', 'oslo-2020-2023', '__proto__']) {
      const { errors } = await graph.query('query($plan: String) { indicators(plan: $plan) { id } }', { plan });
      expect(errors?.map(({ extensions: { code, argument } }) => [code, argument])).toEqual([['BAD_USER_INPUT', 'plan']]);
      expect(errors?.[0]?.message).toContain(SLUG);
    }
  });

  it('is told beside each of the 31 sub-goals, but for the two that are told of in words only', async () => {
    const { strategyPlan } = await ask<{
      strategyPlan: { focusAreas: { subGoals: { number: string; narrativeOnly: string | null; indicators: Definition[] }[] }[] };
    }>(`{ strategyPlan(slug: "${SLUG}") { focusAreas { subGoals { number narrativeOnly indicators { id subGoals { plan number } } } } } }`);
    const subGoals = strategyPlan.focusAreas.flatMap((area) => area.subGoals);
    expect(subGoals.map(({ number }) => number)).toEqual(STRATEGY_PLANS.flatMap(subGoalNumbers));
    for (const { number, narrativeOnly, indicators } of subGoals) {
      expect(indicators.length > 0, number).toBe(narrativeOnly === null);
      for (const { subGoals: measured } of indicators) expect(measured, number).toContainEqual({ plan: SLUG, number });
    }
    expect(subGoals.filter(({ indicators }) => indicators.length === 0).map(({ number }) => number)).toEqual(['1.2', '5.5']);
    expect(subGoals.flatMap(({ indicators }) => indicators).length).toBe((await all()).length);
  });

  it('costs one statement, however much of it is asked for', async () => {
    const before = graph.statements.length;
    await ask(`{ indicators { ${WORDS} history { id } } indicator(id: "level-b", version: 1) { title } }`);
    expect(graph.statements.slice(before).filter(({ sql }) => sql.includes('"indicator"'))).toHaveLength(1);
  });
});

describe('words of a statistic', () => {
  it('name its groups and tell its notes in both languages', async () => {
    const { statistics } = await ask<{
      statistics: {
        rows: { group: { key: string; nb: string; nn: string; en: string }; notes: { code: string; nb: string; en: string }[] }[];
      };
    }>(`{ statistics(indicator: "oslo-1-1", by: REGION) { rows {
      group { key nb: label nn: label(locale: NN) en: label(locale: EN) } notes { code nb: text en: text(locale: EN) } } } }`);
    expect(statistics.rows.map(({ group }) => group)).toEqual([
      { key: 'vestre-viken', nb: 'Vestre Viken', nn: 'Vestre Viken', en: 'Vestre Viken' },
      { key: 'oslo', nb: 'Oslo', nn: 'Oslo', en: 'Oslo' },
    ]);
    for (const { notes } of statistics.rows)
      expect(notes).toMatchObject([{ code: 'NOT_COLLECTED', nb: expect.stringContaining('Ingen'), en: expect.stringContaining('No ') }]);
    const types = await ask<{ statistics: { rows: { group: { nb: string; en: string } }[] } }>(
      '{ statistics(indicator: "unit-coverage", by: SERVICE_TYPE) { rows { group { nb: label en: label(locale: EN) } } } }',
    );
    for (const { group } of types.statistics.rows) expect(group.nb).not.toBe(group.en);
  });
});

describe('a definition that changes', () => {
  /** The files, with changes to the headline. */
  const changed = (change: Partial<RegionalContent['indicators'][number]>): RegionalContent => ({
    ...CONTENT,
    indicators: CONTENT.indicators.map((one) => (one.key === 'unit-coverage' ? { ...one, ...change } : one)),
  });
  const write = async (content: RegionalContent) => {
    const names = { name: 'regional', location, entities: REGIONAL_ENTITIES, migrations: REGIONAL_MIGRATIONS };
    const database = await openDatabase<RegionalTables>(names);
    await writeContent(database, content, new Date().toISOString());
    await database.close();
  };
  const versionsOf = async (id = 'unit-coverage') => {
    const now = await find(id);
    return [now, ...(now?.history ?? [])].map((one) => [one?.version, one?.title]);
  };
  const OLD = 'Andel enheter med minst én ressurssykepleier';

  it('is another version; what it said before stays known, and figures name the one that made them', async () => {
    const before = (await all()).map(({ id }) => id);
    const original = await find('unit-coverage');
    await write(changed({ edition: 2, titleNb: 'Andel med to' }));
    expect(await versionsOf()).toEqual([
      [2, 'Andel med to'],
      [1, OLD],
    ]);
    expect(await find('unit-coverage', 1)).toEqual(original);
    expect((await find('unit-coverage', 2))?.changedAt.localeCompare(original?.changedAt ?? '')).toBe(1);
    // It keeps its place: the first indicator of a sub-goal stays the first.
    expect((await all()).map(({ id }) => id)).toEqual(before);
    const { statistics } = await ask<{ statistics: { total: { indicator: Definition }; indicator: Definition } }>(
      '{ statistics(indicator: "unit-coverage", by: REGION) { indicator { id version } total { indicator { id version title } } } }',
    );
    expect(statistics).toEqual({
      indicator: { id: 'unit-coverage', version: 2 },
      total: { indicator: { id: 'unit-coverage', version: 2, title: 'Andel med to' } },
    });

    // Words that are mended are no other version.
    await write(changed({ edition: 2, titleNb: 'Andel med minst to' }));
    expect(await versionsOf()).toEqual([
      [2, 'Andel med minst to'],
      [1, OLD],
    ]);
    await write(changed({ edition: 3, titleNb: 'Andel med tre' }));
    expect(await versionsOf()).toEqual([
      [3, 'Andel med tre'],
      [2, 'Andel med minst to'],
      [1, OLD],
    ]);
    expect(await versionsOf('level-b')).toHaveLength(1);

    // An older program comes with older files: its version is in force again, and the later ones can still be asked for.
    await write(CONTENT);
    expect(await versionsOf()).toEqual([[1, OLD]]);
    expect(await find('unit-coverage', 3)).toMatchObject({ version: 3, title: 'Andel med tre' });
  });

  it('is not listed any more when it is withdrawn, but its versions can be asked for', async () => {
    await write({ ...CONTENT, indicators: CONTENT.indicators.filter(({ key }) => key !== 'level-b') });
    expect((await all()).map(({ id }) => id)).not.toContain('level-b');
    expect(await find('level-b')).toBeNull();
    expect(await find('level-b', 1)).toMatchObject({ version: 1 });
    const { errors } = await graph.query('{ statistics(indicator: "level-b", by: REGION) { total { value } } }');
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    await write(CONTENT);
    expect(await find('level-b')).toMatchObject({ version: 1 });
  });
});
