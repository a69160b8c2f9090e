import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Circle, type PlacedArea, placeCircles } from '../gateway/dashboard/parts/place-circles.js';
import { placeLabels } from '../gateway/dashboard/views/coverage/place-labels.js';

/** AN-1: the cartogram says with its circles what the table says, and always in the same way. */

const AREA = fc.record({
  point: fc.option(
    fc.record({ longitude: fc.double({ min: 8, max: 11, noNaN: true }), latitude: fc.double({ min: 59, max: 61, noNaN: true }) }),
    {
      freq: 9,
    },
  ),
  size: fc.option(fc.integer({ min: 0, max: 140_000 }), { freq: 9 }),
  kin: fc.constantFrom('oslo', 'vestre-viken'),
});
const AREAS = fc
  .array(AREA, { minLength: 1, maxLength: 45 })
  .map((areas) => areas.map((area, index): PlacedArea => ({ ...area, key: String(index) })));
const RUNS = { numRuns: 40 };

const overlapOf = (a: Circle, b: Circle) => a.r + b.r - Math.hypot(a.x - b.x, a.y - b.y);
const pairsOf = <Item>(items: readonly Item[]) => items.flatMap((a, index) => items.slice(index + 1).map((b) => [a, b] as const));
const at = (longitude: number, latitude: number) => ({ longitude, latitude });

describe('the cartogram', () => {
  test('has every area once, in the order of the table', () => {
    fc.assert(
      fc.property(AREAS, (areas) => {
        expect(placeCircles(areas).circles.map(({ key }) => key)).toEqual(areas.map(({ key }) => key));
      }),
      RUNS,
    );
  });

  test('has no two circles over one another, and none outside the frame', () => {
    fc.assert(
      fc.property(AREAS, (areas) => {
        const { circles, width, height } = placeCircles(areas);
        for (const [a, b] of pairsOf(circles)) expect(overlapOf(a, b)).toBeLessThanOrEqual(0.001);
        for (const { x, y, r } of circles) {
          expect(Math.min(x - r, y - r)).toBeGreaterThanOrEqual(0);
          expect(x + r).toBeLessThanOrEqual(width);
          expect(y + r).toBeLessThanOrEqual(height);
        }
      }),
      RUNS,
    );
  });

  test('gives every inhabitant the same area', () => {
    fc.assert(
      fc.property(AREAS, (areas) => {
        const { circles } = placeCircles(areas);
        const each = circles.flatMap(({ r }, index) => (areas[index]?.size ? [r ** 2 / areas[index].size] : []));
        for (const one of each) expect(one / (each[0] ?? 1)).toBeCloseTo(1, 9);
      }),
      RUNS,
    );
  });

  test('is the same picture every time', () => {
    fc.assert(
      fc.property(AREAS, (areas) => {
        expect(placeCircles(areas)).toEqual(placeCircles(areas));
      }),
      { numRuns: 10 },
    );
  });

  test('parts areas that begin on one point, such as former municipalities of a merged one', () => {
    const same = ['0602', '0625', '0711'].map((key) => ({ key, size: 30_000, kin: 'vestre-viken', point: at(10.15, 59.71) }));
    for (const [a, b] of pairsOf(placeCircles(same).circles)) expect(overlapOf(a, b)).toBeLessThanOrEqual(0.001);
  });

  test.each([45, 60])('parts %i areas that all begin on one point', (count) => {
    const crowd = Array.from({ length: count }, (_, index) => ({
      ...{ key: String(index), kin: 'oslo', point: at(10.7, 59.9), size: index === 0 ? 3_000_000 : 1_000 + ((index * 7_919) % 60_000) },
    }));
    for (const [a, b] of pairsOf(placeCircles(crowd).circles)) expect(overlapOf(a, b)).toBeLessThanOrEqual(0.001);
  });

  test('keeps east in the east and north in the north, and puts who has no point among her kin', () => {
    const areas = [
      { key: 'west', size: 10, kin: 'a', point: at(8, 60) },
      { key: 'east', size: 10, kin: 'b', point: at(11, 60) },
      { key: 'north', size: 10, kin: 'b', point: at(11, 61) },
      { key: 'unknown', size: 1, kin: 'b', point: null },
    ];
    const [west, east, north, unknown] = placeCircles(areas).circles;
    expect(west?.x).toBeLessThan(east?.x ?? 0);
    expect(north?.y).toBeLessThan(east?.y ?? 0);
    expect(unknown?.x).toBeGreaterThan(((west?.x ?? 0) + (east?.x ?? 0)) / 2);
  });
});

describe('labels of the cartogram', () => {
  test('stand within their circle or where nothing else is', () => {
    fc.assert(
      fc.property(AREAS, fc.integer({ min: 8, max: 40 }), (areas, letters) => {
        const map = placeCircles(areas);
        const texts = areas.map(({ key }) => ({ key, name: `Kommune ${key}`, value: '67 %' }));
        const labels = placeLabels(map, texts, letters);
        for (const { key, x, y, isInside, anchor, lines } of labels) {
          const own = map.circles.find((circle) => circle.key === key);
          if (isInside) expect(Math.abs(x - (own?.x ?? 0)) + Math.abs(y - (own?.y ?? 0))).toBeLessThan(own?.r ?? 0);
          const length = isInside ? 0 : 0.5 * letters * (lines[0]?.length ?? 0);
          const middle = anchor === 'middle' ? x : x + (anchor === 'start' ? length / 2 : -length / 2);
          const hit = map.circles.filter((circle) => Math.hypot(circle.x - middle, circle.y - (y - letters * 0.3)) < circle.r);
          expect(hit.map((circle) => circle.key)).toEqual(isInside ? [key] : []);
        }
        const outer = labels.filter(({ isInside }) => !isInside);
        expect(new Set(outer.map(({ x, y }) => `${x} ${y}`)).size).toBe(outer.length);
      }),
      RUNS,
    );
  });
});
