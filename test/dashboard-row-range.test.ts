import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageNumber, rowRange } from '../gateway/dashboard/parts/row-range.js';

it('the pages of a list hold each row once, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 500 }), (size, total) => {
      const pages = Array.from({ length: Math.ceil(total / size) }, (_, index) => {
        const place = { after: index === 0 ? '' : 'x', page: index === 0 ? '' : String(index + 1) };
        return rowRange(place, { size, shown: Math.min(size, total - index * size), total });
      });
      if (total <= size) {
        expect(pages).toEqual([null]);
        return;
      }
      expect(pages[0]?.from).toBe(1);
      for (const [index, page] of pages.entries()) expect(page?.to).toBe((pages[index + 1]?.from ?? total + 1) - 1);
    }),
  );
});

it('an address that names a page that there is not has no rows to tell of', () => {
  expect(rowRange({ after: 'x', page: '99' }, { size: 25, shown: 25, total: 60 })).toBeNull();
  expect(rowRange({ after: 'x', page: '2' }, { size: 25, shown: 0, total: 60 })).toBeNull();
  for (const page of ['', '0', '-1', '1.5', 'x', '99999']) expect(pageNumber({ after: 'x', page }), page).toBe(1);
  // Without a beginning it is the first, whatever else the address says.
  expect(pageNumber({ after: '', page: '7' })).toBe(1);
});
