import { beforeAll, describe, expect, it } from 'vitest';
import { generateRoster } from '../shared/sector/demo/generate-roster.js';
import type { ActionPlanVersionRow, MeasureVersionRow, SectorRows } from '../shared/sector/rows.js';
import { strategyPlanOf, subGoalNumbers } from '../shared/strategy-plans.js';
import { demoRoster as diakonhjemmet } from '../subgraphs/diakonhjemmet/demo.js';
import { demoRoster as lovisenberg } from '../subgraphs/lovisenberg/demo.js';
import { demoRoster as ous } from '../subgraphs/ous/demo.js';
import { demoRoster as vestreViken } from '../subgraphs/vestre-viken/demo.js';

const SPECS = [vestreViken, lovisenberg, diakonhjemmet, ous];
const YEARS = [2024, 2025, 2026];
const OSLO = ['lovisenberg', 'diakonhjemmet', 'ous'];
const REFERENCE_DAY = '2026-11-01';

let all: Pick<SectorRows, 'measureVersions' | 'actionPlanVersions' | 'targetVersions' | 'progressVersions'>;
beforeAll(() => {
  const rosters = SPECS.map(generateRoster);
  all = {
    measureVersions: rosters.flatMap(({ measureVersions }) => measureVersions),
    actionPlanVersions: rosters.flatMap(({ actionPlanVersions }) => actionPlanVersions),
    targetVersions: rosters.flatMap(({ targetVersions }) => targetVersions),
    progressVersions: rosters.flatMap(({ progressVersions }) => progressVersions),
  };
});

const current = <Row extends { readonly supersededAt: string | null }>(rows: readonly Row[]) =>
  rows.filter(({ supersededAt }) => supersededAt === null);
/** Whether one row is believed at the instant at which another was recorded. */
const spans = (state: ActionPlanVersionRow, { recordedAt }: { readonly recordedAt: string }) =>
  state.recordedAt <= recordedAt && (state.supersededAt === null || recordedAt < state.supersededAt);
const planOf = (row: Pick<MeasureVersionRow, 'network' | 'year'>) =>
  all.actionPlanVersions.filter(({ network, year }) => network === row.network && year === row.year);
/** The states of each thing, each of which takes the place of the one before. */
function histories<Row extends { readonly recordedAt: string; readonly supersededAt: string | null }>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
): Row[][] {
  const groups = [...Map.groupBy(rows, idOf).values()];
  for (const states of groups)
    for (const [index, { supersededAt }] of states.entries()) expect(supersededAt).toBe(states[index + 1]?.recordedAt ?? null);
  return groups;
}

describe('measures of the demonstration', () => {
  const statesOf = () => histories(all.measureVersions, ({ measureId }) => measureId);

  it('name a role that answers for them, and a day of their year', () => {
    for (const { responsible, dueOn, year, evidenceUrl, measureId } of all.measureVersions) {
      expect(['Koordinator', 'Enhetsleder', 'Ressurssykepleier', 'Driftsgruppen'], measureId).toContain(responsible);
      expect(dueOn?.slice(0, 5), measureId).toBe(`${year}-`);
      expect(evidenceUrl).toBeNull();
    }
    expect(all.measureVersions.some(({ budgetNote }) => budgetNote !== null)).toBe(true);
    expect(all.measureVersions.some(({ budgetNote }) => budgetNote === null)).toBe(true);
  });

  it('were planned, begun and done, or given up, in that order', () => {
    const paths = new Set(statesOf().map((states) => states.map(({ status }) => status).join(' ')));
    expect([...paths].sort()).toEqual(['PLANNED', 'PLANNED DROPPED', 'PLANNED STARTED', 'PLANNED STARTED DONE']);
  });

  it('of the years that are over are done for the most part, or given up, or go on in the next year under the same title', () => {
    const carried = new Map(current(all.measureVersions).map((row) => [row.carriedFrom, row]));
    const over = current(all.measureVersions).filter(({ year }) => year < 2026);
    for (const { measureId, title, network, year, status } of over) {
      const next = carried.get(measureId);
      expect(next !== undefined, measureId).toBe(status === 'PLANNED' || status === 'STARTED');
      if (next) expect(next).toMatchObject({ title, network, year: year + 1 });
    }
    for (const year of [2024, 2025]) {
      const ofYear = over.filter((row) => row.year === year);
      expect(ofYear.filter(({ status }) => status === 'DONE').length).toBeGreaterThan(ofYear.length / 2);
      for (const fate of ['DROPPED', 'STARTED']) expect(ofYear.some(({ status }) => status === fate)).toBe(true);
    }
  });

  it('of this year stand where their day lets them', () => {
    const measures = current(all.measureVersions).filter(({ year }) => year === 2026);
    for (const status of ['PLANNED', 'STARTED', 'DONE']) expect(measures.some((row) => row.status === status)).toBe(true);
    for (const { status, dueOn, measureId } of measures) {
      if (status === 'PLANNED') expect(dueOn ?? '', measureId).toSatisfy((day: string) => day > REFERENCE_DAY);
      if (status === 'DONE') expect(dueOn ?? '', measureId).toSatisfy((day: string) => day < REFERENCE_DAY);
    }
  });

  it('are entered and given up while their plan is a draft, and done before it is closed', () => {
    for (const states of statesOf()) {
      for (const row of states) {
        const at = planOf(row).find((state) => spans(state, row))?.status;
        if (row.status === 'PLANNED' || row.status === 'DROPPED') expect(at, row.measureId).toBe('DRAFT');
        else expect(['DRAFT', 'PROPOSED', 'APPROVED'], row.measureId).toContain(at);
      }
    }
  });
});

describe('action plans of the demonstration', () => {
  it('are there for each network and year, the last one approved and the others closed', () => {
    const networks = SPECS.flatMap(({ networks }) => networks.map(({ slug }) => slug));
    const stand = current(all.actionPlanVersions).map(({ network, year, status }) => `${network} ${year} ${status}`);
    const expected = networks.flatMap((slug) => YEARS.map((year) => `${slug} ${year} ${year < 2026 ? 'CLOSED' : 'APPROVED'}`));
    expect(stand.toSorted()).toEqual(expected.toSorted());
  });

  it('took the steps that plans take, in months in which plans take them', () => {
    for (const states of histories(all.actionPlanVersions, ({ actionPlanId }) => actionPlanId)) {
      const { year = 0, amendment = 0 } = states.at(-1) ?? {};
      const approval = ['DRAFT', 'PROPOSED', 'APPROVED'];
      const path = [...approval, ...(amendment > 0 ? approval : []), ...(year < 2026 ? ['CLOSED'] : [])];
      expect(states.map(({ status }) => status)).toEqual(path);
      const days = states.map(({ recordedAt }) => recordedAt.slice(0, 7));
      expect([days[0], days[2]]).toEqual([`${year}-01`, `${year}-02`]);
      if (year < 2026) expect(days.at(-1)).toBe(`${year + 1}-01`);
    }
  });

  it('say when they were last approved, and why they were amended', () => {
    for (const states of histories(all.actionPlanVersions, ({ actionPlanId }) => actionPlanId)) {
      let approvedAt: string | null = null;
      for (const state of states) {
        if (state.status === 'APPROVED') approvedAt = state.recordedAt;
        expect(state).toMatchObject({ approvedAt, amendmentReason: state.amendment > 0 ? expect.any(String) : null });
      }
    }
    expect(current(all.actionPlanVersions).filter(({ year, amendment }) => year === 2026 && amendment > 0)).toHaveLength(1);
  });
});

describe('targets of the demonstration', () => {
  it('rise from year to year in the networks of Oslo, and there are none elsewhere', () => {
    const series = Map.groupBy(all.targetVersions, ({ network, subGoal, unit }) => `${network} ${subGoal} ${unit}`);
    const goals = ['2.2 PERCENT', '2.5 PERCENT', '3.3 COUNT', '3.4 PERCENT', '4.4 PERCENT', '4.6 PERCENT'];
    expect([...series.keys()].toSorted()).toEqual(OSLO.flatMap((slug) => goals.map((goal) => `${slug} ${goal}`)).toSorted());
    for (const targets of series.values()) {
      expect(targets.map(({ year }) => year)).toEqual(YEARS);
      const values = targets.map(({ value }) => value ?? Number.NaN);
      expect(values).toEqual([...new Set(values)].toSorted((a, b) => a - b));
      if (targets[0]?.unit === 'PERCENT') expect(values.every((value) => value > 0 && value < 100)).toBe(true);
    }
  });

  it('are set while their plan is a draft', () => {
    for (const row of all.targetVersions) expect(planOf(row).find((state) => spans(state, row))?.status).toBe('DRAFT');
  });
});

describe('progress of the demonstration', () => {
  it('is told for most of the sub-goals in Oslo, once a year, and for none elsewhere', () => {
    const told = Map.groupBy(all.progressVersions, ({ network, year }) => `${network} ${year}`);
    expect([...told.keys()].toSorted()).toEqual(OSLO.flatMap((slug) => YEARS.map((year) => `${slug} ${year}`)).toSorted());
    for (const [plan, rows] of told) {
      const numbers = rows.map(({ subGoal }) => subGoal);
      expect(new Set(numbers).size, plan).toBe(numbers.length);
      const possible = subGoalNumbers(strategyPlanOf('oslo', rows[0]?.year ?? 0) ?? ({ subGoals: [] } as never));
      expect(possible).toEqual(expect.arrayContaining(numbers));
      expect(numbers.length, plan).toSatisfy((count: number) => count >= 22 && count < 31);
    }
  });

  it('never goes back, and nothing that can still be reached is given up', () => {
    const order = ['NOT_STARTED', 'IN_PROGRESS', 'NOT_ACHIEVED', 'ACHIEVED'];
    for (const rows of Map.groupBy(all.progressVersions, ({ network, subGoal }) => `${network} ${subGoal}`).values()) {
      const steps = rows
        .toSorted((a, b) => a.year - b.year)
        .map(({ status }) => order.indexOf(status === 'NOT_ACHIEVED' ? 'IN_PROGRESS' : status));
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    }
    expect(all.progressVersions.some(({ year, status }) => year === 2026 && status === 'NOT_ACHIEVED')).toBe(false);
    expect(new Set(all.progressVersions.map(({ status }) => status))).toEqual(new Set(order));
  });

  it('is said by coordinators in one short line, late in the year', () => {
    for (const { narrative, authorRole, date, recordedAt, year } of all.progressVersions) {
      expect(narrative).toMatch(/^Arbeidet med [a-zæøåB ,]+\.$/);
      expect(narrative?.length).toBeLessThanOrEqual(120);
      expect(authorRole).toBe('COORDINATOR');
      expect(date.slice(0, 7)).toBe(year < 2026 ? `${year}-12` : '2026-10');
      expect(recordedAt.slice(0, 10)).toBe(date);
    }
  });
});
