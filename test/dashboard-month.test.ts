import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOf, readMonth, shiftMonth, weeksOf } from '../gateway/dashboard/views/activity/month.js';

const months = fc
  .tuple(fc.integer({ min: 1970, max: 2199 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);

test('the weeks of a month hold each of its days once, seven days each, from Monday', () => {
  fc.assert(
    fc.property(months, (month) => {
      const weeks = weeksOf(month);
      const days = weeks.flatMap(({ days: seven }) => seven);
      expect(weeks.every(({ days: seven }) => seven.length === 7 && new Date(seven[0] ?? '').getUTCDay() === 1)).toBe(true);
      expect(new Set(days).size).toBe(days.length);
      const { from, to } = daysOf(month);
      const length = (Date.parse(to) - Date.parse(from)) / 86_400_000;
      expect(days.filter((day) => day.startsWith(month))).toHaveLength(length);
      expect(weeks.every(({ days: seven }) => seven.some((day) => day.startsWith(month)))).toBe(true);
    }),
  );
});

// ISO 8601: 4 January is always in week 1, and years have 52 or 53 weeks.
test.each([
  ['2026-01', [1, 2, 3, 4, 5]],
  ['2026-12', [49, 50, 51, 52, 53]],
  ['2027-01', [53, 1, 2, 3, 4]],
  ['2024-12', [48, 49, 50, 51, 52, 1]],
])('weeks of %s are numbered as in Norwegian calendars', (month, numbers) => {
  expect(weeksOf(month).map(({ number }) => number)).toEqual(numbers);
});

test('months follow each other, and what is none is the present one', () => {
  fc.assert(
    fc.property(months, fc.integer({ min: -400, max: 400 }), (month, by) => {
      expect(shiftMonth(shiftMonth(month, by), -by)).toBe(month);
    }),
  );
  expect(readMonth('2026-13', '2026-11-22')).toBe('2026-11');
  expect(readMonth(null, '2026-11-22')).toBe('2026-11');
  expect(readMonth('2020-02', '2026-11-22')).toBe('2020-02');
});
