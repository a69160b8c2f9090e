import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppointmentFacts, blur, coarsen, mayHaveHeldIn } from '../shared/sector/history/appointment-record.rules.js';
import type { EndReason } from '../shared/sector/roster/roster.vocabulary.js';
import { FEWEST } from '../shared/sector/tally/tally.rules.js';

/** AN-6: what rows of the history show is shown of enough appointments. */

const DAY = fc.tuple(fc.constantFrom(2023, 2024), fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}-15`);
const FACTS: fc.Arbitrary<AppointmentFacts> = fc
  .record({
    network: fc.constantFrom('ous', 'drammen'),
    serviceType: fc.constantFrom('HOSPITAL', 'HOME_NURSING'),
    role: fc.constantFrom('RESOURCE_NURSE', 'RESOURCE_PERSON'),
    basis: fc.constantFrom('FURTHER_EDUCATION'),
    firstDay: DAY,
    lastDay: fc.option(DAY),
    endReason: fc.constantFrom('RETIRED', 'OTHER'),
    succeeded: fc.boolean(),
    demo: fc.constant(true),
  } as const)
  .map((facts) => (facts.lastDay === null ? { ...facts, endReason: null, succeeded: false } : facts));
const ALL = fc.oneof(fc.array(FACTS, { maxLength: 30 }), fc.array(FACTS, { minLength: 100, maxLength: 300 }));

const count = <Row>(rows: readonly Row[], keyOf: (row: Row) => string | null) => {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};
const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;

describe('AN-6: the rows of the history', () => {
  it('show no period that fewer than five rows of the network and service type show', () => {
    fc.assert(
      fc.property(ALL, (all) => {
        const rows = blur(all);
        for (const column of ['from', 'to'] as const) {
          const shown = count(rows, (row) => row[column] && `${row.network} ${row.serviceType} ${row[column]}`);
          for (const [value, rowsOfIt] of shown) expect(rowsOfIt, value).toBeGreaterThanOrEqual(FEWEST);
        }
      }),
    );
  });

  it('show of each appointment its own quarter or year, and an end of those that have one only', () => {
    fc.assert(
      fc.property(ALL, (all) => {
        const rows = blur(all);
        expect(rows).toHaveLength(all.length);
        for (const [i, { firstDay, lastDay, endReason, ...plain }] of all.entries()) {
          const row = rows[i] ?? expect.fail('a row is missing');
          const { from, to, ended, endReason: shown, ...rest } = row;
          expect(rest).toEqual(plain);
          expect([quarterOf(firstDay), firstDay.slice(0, 4), null]).toContain(from);
          expect(lastDay === null ? [null] : [quarterOf(lastDay), lastDay.slice(0, 4), null]).toContain(to);
          expect(ended).toBe(lastDay !== null);
          expect([endReason, null]).toContain(shown);
        }
      }),
    );
  });

  it('show as much as may be shown: a year with enough is never hidden, nor a quarter in a year whose others have enough', () => {
    fc.assert(
      fc.property(fc.array(DAY, { maxLength: 120 }), (days) => {
        const shown = coarsen(
          days,
          () => '',
          (day) => day,
        );
        const years = count(days, (day) => day.slice(0, 4));
        const quarters = count(days, quarterOf);
        for (const [i, day] of days.entries()) {
          const year = day.slice(0, 4);
          if ((years.get(year) ?? 0) >= FEWEST) expect(shown[i]).not.toBeNull();
          const ofYear = [...quarters].filter(([quarter]) => quarter.startsWith(year));
          if (ofYear.every(([, number]) => number >= FEWEST)) expect(shown[i]).toBe(quarterOf(day));
        }
      }),
    );
  });

  it.each([
    [[4], [null]],
    [[5], ['Q1']],
    [
      [5, 4],
      ['year', 'year'],
    ],
    [
      [6, 5, 7, 2],
      ['Q1', 'year', 'Q3', 'year'],
    ],
    [
      [6, 5, 7, 5],
      ['Q1', 'Q2', 'Q3', 'Q4'],
    ],
    [
      [9, 1, 1, 3],
      ['Q1', 'year', 'year', 'year'],
    ],
    [
      [2, 1, 1, 0],
      [null, null, null],
    ],
  ])('leave nothing to be found by taking away: %j in a year are shown as %j', (numbers, expected) => {
    const days = numbers.flatMap((number, i) => Array.from({ length: number }, () => `2024-${String(3 * i + 2).padStart(2, '0')}-11`));
    const shown = coarsen(
      days,
      () => 'ous HOSPITAL',
      (day) => day,
    );
    const ofQuarter = expected.map(
      (_, i) => new Set(days.flatMap((day, row) => (quarterOf(day) === `2024-Q${i + 1}` ? [shown[row]] : []))),
    );
    expect(ofQuarter.slice(0, days.length)).toEqual(
      expected.map((period) => new Set([period === null ? null : period === 'year' ? '2024' : `2024-${period}`])),
    );
  });

  it('show a reason only if it is frequent, and only in a crowd with more than one', () => {
    fc.assert(
      fc.property(ALL, (all) => {
        const rows = blur(all);
        const crowdOf = (i: number) => {
          const { endReason: _reason, ...rest } = rows[i] ?? expect.fail('a row is missing');
          return JSON.stringify(rest);
        };
        for (const [i, row] of rows.entries()) {
          if (row.endReason === null) continue;
          const { network, lastDay } = all[i] ?? expect.fail('facts are missing');
          const sameCell = all.filter(
            (other) =>
              other.network === network && other.lastDay?.slice(0, 4) === lastDay?.slice(0, 4) && other.endReason === row.endReason,
          );
          const crowd = all.filter((_, other) => crowdOf(other) === crowdOf(i));
          expect(sameCell.length).toBeGreaterThanOrEqual(FEWEST);
          expect(crowd.length).toBeGreaterThanOrEqual(FEWEST);
          expect(new Set(crowd.map(({ endReason }) => endReason)).size).toBeGreaterThan(1);
        }
      }),
    );
  });

  it('show reasons at all, where a crowd hides whose they are', () => {
    const left = (endReason: EndReason): AppointmentFacts => ({
      ...{ network: 'ous', serviceType: 'HOSPITAL', role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION', demo: false, succeeded: false },
      ...{ firstDay: '2020-02-01', lastDay: '2024-05-31', endReason },
    });
    const retired = Array.from({ length: 5 }, () => left('RETIRED'));
    expect(new Set(blur(retired).map(({ endReason }) => endReason))).toEqual(new Set([null]));
    const rows = blur([...retired, left('OTHER')]);
    expect(rows.map(({ endReason }) => endReason)).toEqual([...retired.map(() => 'RETIRED'), null]);
    expect(blur([...retired, { ...left('OTHER'), role: 'RESOURCE_PERSON' }]).map(({ endReason }) => endReason)).toEqual(
      Array.from({ length: 6 }, () => null),
    );
  });

  it('are narrowed by years as far as they show them: filters tell nothing of what is hidden', () => {
    const YEAR = fc.option(fc.constantFrom(2022, 2023, 2024, 2025));
    fc.assert(
      fc.property(ALL, YEAR, YEAR, (all, from, to) => {
        const rows = blur(all);
        for (const row of rows) {
          const same = rows.filter((other) => other.from === row.from && other.to === row.to);
          expect(new Set(same.map((other) => mayHaveHeldIn(other, { from, to }))).size).toBe(1);
          if (row.from === null && row.to === null) expect(mayHaveHeldIn(row, { from, to })).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
    expect(mayHaveHeldIn({ from: '2024-Q3', to: null }, { from: 2020, to: 2023 })).toBe(false);
    expect(mayHaveHeldIn({ from: '2024-Q3', to: null }, { from: 2025, to: null })).toBe(true);
    expect(mayHaveHeldIn({ from: null, to: '2022' }, { from: 2023, to: null })).toBe(false);
    expect(mayHaveHeldIn({ from: '2020', to: '2022-Q1' }, { from: 2021, to: 2021 })).toBe(true);
  });
});
