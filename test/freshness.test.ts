import { describe, expect, it } from 'vitest';
import { freshnessOf } from '../shared/sector/verification/freshness.js';
import { dayOfInstant, startOfDay } from '../shared/subgraph/date.js';

describe('a day in Norway', () => {
  it.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
    // The days on which the clocks change, and those after.
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['2024-02-29', '2024-02-28T23:00:00.000Z'],
  ])('%s begins at %s', (day, instant) => {
    expect(startOfDay(day)).toBe(instant);
    expect(dayOfInstant(instant)).toBe(day);
    expect(dayOfInstant(new Date(Date.parse(instant) - 1).toISOString()) < day).toBe(true);
  });
});

describe('freshness', () => {
  it('counts from the day in Norway on which a record was made', () => {
    const known = { recordedAt: '2026-06-30T22:30:00.000Z', verifiedOn: null };
    expect(freshnessOf('CONTACT', known, '2026-12-27')).toMatchObject({ knownSince: '2026-07-01', dueOn: '2026-12-28', stale: false });
    expect(freshnessOf('CONTACT', known, '2026-12-28')).toMatchObject({ stale: true });
    expect(freshnessOf('CONTACT', { ...known, verifiedOn: '2026-06-30' }, '2026-12-27')).toMatchObject({ knownSince: '2026-07-01' });
  });
});
