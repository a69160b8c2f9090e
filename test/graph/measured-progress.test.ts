import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { STRATEGY_PLANS, subGoalNumbers } from '../../shared/strategy-plans.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** RD-3: what was measured of each sub-goal, beside what the networks tell: by network, and for the region as a whole. */

const SLUG = 'oslo-2024-2028';
const OSLO = ['lovisenberg', 'diakonhjemmet', 'ous'];
const NUMBERS = STRATEGY_PLANS.flatMap(subGoalNumbers);
const NOW = new Date('2026-11-22T12:00:00Z');

interface Figure {
  readonly group: { readonly key: string; readonly network: string | null };
  readonly indicator: { readonly id: string; readonly version: number; readonly audience: string; readonly available: boolean };
  readonly state: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: string;
  readonly notes: readonly { readonly code: string; readonly subjects: readonly string[] }[];
  readonly asOf: string;
}
interface SubGoal {
  readonly number: string;
  readonly indicators: readonly { readonly id: string }[];
  readonly total: readonly Figure[];
  readonly progress: readonly {
    readonly network: { readonly slug: string } | null;
    readonly status: string;
    readonly target: number | null;
    readonly indicator: Figure | null;
    readonly indicators: readonly Figure[];
  }[];
}

const FIGURE = `group { key network } indicator { id version audience available } state value numerator denominator unit
  notes { code subjects } asOf interval { low high } flags completeness { expected known } demo`;
const plan = (fields: string) =>
  `query($year: Int!, $knownAt: DateTime) { strategyPlan(slug: "${SLUG}", knownAt: $knownAt) { focusAreas { subGoals { number ${fields} } } } }`;
const FIGURES = plan(`indicators { id } total(year: $year) { ${FIGURE} }
  progress(year: $year) { network { slug } status target indicator { ${FIGURE} } indicators { ${FIGURE} } }`);

let graph: TestGraph;
let everybodys: Record<string, string>;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  graph = await startTestGraph();
  everybodys = {
    editor: await tokenFor(
      graph,
      OSLO.map((sector) => ({ role: 'REGION_EDITOR' as const, sector })),
    ),
    coordinator: await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]),
    'of the other region': await tokenFor(graph, [{ role: 'ANALYST', sector: 'vestre-viken' }]),
  };
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

async function read(who: string | null = null, year = 2026, query = FIGURES, knownAt: string | null = null): Promise<Map<string, SubGoal>> {
  const asking = who === null ? {} : { as: everybodys[who] ?? expect.fail(who) };
  type Data = { strategyPlan: { focusAreas: { subGoals: SubGoal[] }[] } };
  const { data, errors } = await graph.query<Data>(query, { year, knownAt }, asking);
  expect(errors).toBeUndefined();
  return new Map(data.strategyPlan.focusAreas.flatMap(({ subGoals }) => subGoals).map((subGoal) => [subGoal.number, subGoal]));
}
const rowsOf = ({ progress }: SubGoal, id: string) =>
  progress.map(({ indicators }) => indicators.find(({ indicator }) => indicator.id === id) ?? expect.fail(id));

describe('RD-3: what was measured', () => {
  it.each([null, 'editor'])('is a figure for each of 31 sub-goals, 3 networks and the region, as %s', async (who) => {
    const subGoals = await read(who);
    expect([...subGoals.keys()]).toEqual(NUMBERS);
    for (const [number, { indicators, total, progress }] of subGoals) {
      const ids = indicators.map(({ id }) => id);
      expect(
        total.map(({ indicator }) => indicator.id),
        number,
      ).toEqual(ids);
      expect(progress.map(({ network }) => network?.slug)).toEqual(OSLO);
      for (const { network, indicator, indicators: figures } of progress) {
        expect(
          figures.map((figure) => figure.indicator.id),
          number,
        ).toEqual(ids);
        expect(figures.map(({ group }) => group.network)).toEqual(ids.map(() => network?.slug));
        expect(indicator, number).toEqual(figures[0] ?? null);
      }
      for (const { indicator, state, value, notes, asOf } of [...total, ...progress.flatMap((row) => row.indicators)]) {
        expect(value === null, `${indicator.id} ${state}`).toBe(state !== 'VALUE');
        expect(asOf).toBe('2026-11-22');
        if (!indicator.available) expect([state, notes]).toEqual(['MISSING', [{ code: 'NOT_COLLECTED', subjects: [] }]]);
        // No demo event has the day on which it was decided.
        else if (indicator.id === 'published-within-7-days') expect(state).toBe('MISSING');
        else if (indicator.audience === 'EVERYBODY') expect(state, indicator.id).toBe('VALUE');
        else if (who === null) expect([state, indicator.id]).toEqual(['SUPPRESSED', indicator.id]);
        else expect(state, indicator.id).not.toBe('SUPPRESSED');
      }
    }
    expect([subGoals.get('1.5'), subGoals.get('5.1'), subGoals.get('1.2')].map((goal) => goal?.total.length)).toEqual([7, 2, 0]);
  });

  it('has totals that are recomputed from numerators and denominators, not averaged shares', async () => {
    const figures = [...(await read('editor')).values()].flatMap((subGoal) =>
      subGoal.total.map((total) => ({ total, rows: rowsOf(subGoal, total.indicator.id) })),
    );
    const counted = figures.filter(({ total }) => total.state === 'VALUE');
    expect(counted.length).toBeGreaterThanOrEqual(6);
    let differs = 0;
    for (const { total, rows } of counted) {
      const sum = (of: (figure: Figure) => number | null) => rows.reduce((all, figure) => all + (of(figure) ?? 0), 0);
      const [x, n] = [sum(({ numerator }) => numerator), sum(({ denominator }) => denominator)];
      expect([total.numerator, total.denominator], total.indicator.id).toEqual([x, n]);
      expect(total.value, total.indicator.id).toBeCloseTo((x / n) * (total.unit === 'SHARE' ? 1 : 10_000), 10);
      const values = rows.flatMap(({ value }) => value ?? []);
      if (Math.abs(values.reduce((all, value) => all + value, 0) / values.length - (total.value ?? 0)) > 1e-6) differs += 1;
    }
    expect(differs).toBeGreaterThan(0);
  });

  it('is the same as `statistics` tells, by network and in all', async () => {
    const subGoals = await read('editor');
    for (const [number, id] of [
      ['5.1', 'unit-coverage'],
      ['5.1', 'nurses-per-10000'],
      ['4.6', 'vacancies-filled-90-days'],
      ['2.2', 'level-b'],
    ] as const) {
      const { data } = await graph.query<{ statistics: { rows: Figure[]; total: Figure } }>(
        `{ statistics(indicator: "${id}", by: NETWORK, within: { region: "oslo" }, year: 2026) { rows { ${FIGURE} } total { ${FIGURE} } } }`,
        {},
        { as: everybodys.editor ?? '' },
      );
      const subGoal = subGoals.get(number) ?? expect.fail(number);
      expect(rowsOf(subGoal, id)).toEqual(data.statistics.rows);
      expect(subGoal.total.find(({ indicator }) => indicator.id === id)).toEqual(data.statistics.total);
    }
  });

  it('is seen by a coordinator in her own network, and in no sum of others', async () => {
    const subGoal = (await read('coordinator')).get('2.5') ?? expect.fail('2.5');
    expect(rowsOf(subGoal, 'placement').map(({ state }) => state === 'SUPPRESSED')).toEqual([true, true, false]);
    expect(subGoal.total).toMatchObject([{ state: 'SUPPRESSED', numerator: null, denominator: null }]);
    const other = (await read('of the other region')).get('2.5') ?? expect.fail('2.5');
    expect(rowsOf(other, 'placement').map(({ state }) => state)).toEqual(['SUPPRESSED', 'SUPPRESSED', 'SUPPRESSED']);
  });

  it('speaks of 31 December of a year that is over, and of nothing in one that has not begun', async () => {
    for (const year of [2024, 2025]) {
      const { total, progress } = (await read(null, year)).get('5.1') ?? expect.fail('5.1');
      for (const figure of [...total, ...progress.flatMap(({ indicators }) => indicators)])
        expect(figure).toMatchObject({ state: 'VALUE', asOf: `${year}-12-31` });
    }
    for (const year of [2027, 2028])
      for (const { number, total, progress } of (await read('editor', year)).values()) {
        for (const { state, value, notes, indicator, asOf } of [...total, ...progress.flatMap(({ indicators }) => indicators)]) {
          const why = indicator.available ? ['NO_DATA_OF_DAY'] : ['NOT_COLLECTED', 'NO_DATA_OF_DAY'];
          expect([state, value, notes.map(({ code }) => code), asOf], indicator.id).toEqual(['MISSING', null, why, `${year}-12-31`]);
        }
        expect(
          progress.map(({ indicators }) => indicators.length),
          number,
        ).toEqual(OSLO.map(() => total.length));
      }
  });

  it('is of the years of the plan alone', async () => {
    for (const year of [2023, 2029, -1]) {
      const { errors } = await graph.query(plan('total(year: $year) { value }'), { year });
      expect(new Set(errors?.map(({ extensions: { code, argument } }) => `${code} ${argument}`))).toEqual(new Set(['BAD_USER_INPUT year']));
    }
  });
});

describe('its price', () => {
  const made = async (fields: string, who: string | null = null) => {
    const before = graph.statements.length;
    await read(who, 2026, plan(fields));
    return Map.groupBy(graph.statements.slice(before), ({ subgraph }) => subgraph);
  };
  const counts = (statements: Awaited<ReturnType<typeof made>>) => OSLO.map((sector) => statements.get(sector)?.length ?? 0);

  it('is nothing where it is not asked for, and one request to each owner of the region where it is', async () => {
    const told = await made('progress(year: $year) { status target }', 'editor');
    // Grants, three tables, and the version of the data.
    expect(counts(told)).toEqual([5, 5, 5]);
    const total = await made('total(year: $year) { value }', 'editor');
    const everything = await made(
      'total(year: $year) { value } progress(year: $year) { indicator { value } indicators { value notes { code } } }',
      'editor',
    );
    // What the networks tell is asked besides, by a request of its own.
    expect(counts(everything).map((count, i) => count - (counts(total)[i] ?? 0))).toEqual(counts(told));
    expect(everything.get('vestre-viken')).toBeUndefined();
    expect(total.get('vestre-viken')).toBeUndefined();
  });
});

describe('with an owner down', () => {
  it('its network is missing and the owner is named; the others stand, and the total is of those that answered', async () => {
    const before = await read('editor');
    await graph.kill('diakonhjemmet');
    const after = await read('editor');
    for (const [number, { progress, total }] of after) {
      const [first, silent, third] = progress;
      expect([first, third]).toEqual([before.get(number)?.progress[0], before.get(number)?.progress[2]]);
      expect(silent).toMatchObject({ status: 'UNAVAILABLE', network: { slug: 'diakonhjemmet' } });
      for (const { state, value, notes, indicator } of (silent?.indicators ?? []).filter((figure) => figure.indicator.available)) {
        expect([state, value], indicator.id).toEqual(['MISSING', null]);
        expect(notes, indicator.id).toContainEqual({ code: 'OWNER_SILENT', subjects: ['diakonhjemmet'] });
      }
      for (const { state, numerator, indicator, notes } of total.filter((figure) => figure.state === 'VALUE')) {
        const rows = progress.map(({ indicators }) => indicators.find((figure) => figure.indicator.id === indicator.id)?.numerator ?? 0);
        expect([state, numerator], indicator.id).toEqual(['VALUE', rows.reduce((sum, count) => sum + count, 0)]);
        expect(notes, indicator.id).toContainEqual({ code: 'OWNER_SILENT', subjects: ['diakonhjemmet'] });
      }
    }
  });
});
