import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountRow, presentTally } from '../shared/sector/tally/tally.rows.js';
import { FEWEST } from '../shared/sector/tally/tally.rules.js';

/** What those who look at an owner as a whole are not told: figures of so few that they would be of single persons. */

const row = (network: string, subjects: number): CountRow => ({
  ...{ columns: 1, network, area: null, serviceType: null, demo: 0, hidden: 0 },
  ...{ numerator: subjects, denominator: subjects, subjects },
});
const groups = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 12 })), {
  selector: ([network]) => network,
  maxLength: 6,
});

describe('small networks', () => {
  it('are hidden, and with them the total that they could be subtracted from', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const tally = presentTally(
          all.map(([network, count]) => row(network, count)),
          { addsUp: true, isHidden: false, fewest: FEWEST },
        );
        const sizes = new Map(all);
        for (const group of tally.groups) expect(group.subjects === null).toBe((sizes.get(group.network ?? '') ?? 0) < FEWEST);
        const someHidden = tally.groups.some(({ subjects }) => subjects === null);
        expect(tally.total.subjects === null).toBe(someHidden);
      }),
    );
  });

  it('are shown to those whose networks they are', () => {
    const { groups: shown, total } = presentTally([row('a', 1), row('b', 9)], { addsUp: true, isHidden: false, fewest: 0 });
    expect([...shown, total].map(({ subjects }) => subjects)).toEqual([1, 9, 10]);
  });
});
