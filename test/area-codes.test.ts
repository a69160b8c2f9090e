import { describe, expect, it } from 'vitest';
import { type AreaDeclaration, readAreas } from '../shared/areas.js';
import { carriedCodes, changedCodes, codeOn } from '../shared/sector/tally/area-codes.js';

describe('the code of an area on a day', () => {
  const areas = readAreas();

  it.each([
    ['0602', '2019-12-31', '0602'],
    ['0602', '2020-01-01', '3005'],
    ['0711', '2023-12-31', '3005'],
    ['0711', '2024-01-01', '3301'],
    ['3301', '2019-12-31', '3301'],
    ['030112', '1990-01-01', '030112'],
    ['9999', '2024-01-01', '9999'],
  ])('%s on %s is %s', (code, day, shown) => {
    expect(codeOn(areas, code, day)).toBe(shown);
  });

  it('says which codes are shown as which, and the other way round', () => {
    const asWas = changedCodes(areas, 'AS_WAS', '2020-01-01');
    expect(asWas.get('0625')).toBe('3005');
    expect(asWas.has('3005')).toBe(false);
    expect(new Set(carriedCodes(asWas, ['3005', '9999']))).toEqual(new Set(['3005', '9999', '0602', '0625', '0711']));
    expect(carriedCodes(asWas, ['0602'])).toEqual([]);
    expect(changedCodes(areas, 'AS_WAS', '2019-12-31').size).toBe(0);
    expect(changedCodes(areas, 'CURRENT', '2019-12-31').get('0625')).toBe('3301');
  });

  it('stays where an area was split, and comes to an end where the list goes in a circle', () => {
    const area = (code: string, validTo: string, ...successors: string[]): readonly [string, AreaDeclaration] => [
      code,
      { code, name: code, kind: 'MUNICIPALITY', validFrom: null, validTo, successors },
    ];
    const split = new Map([area('1', '2020-01-01', '2', '3')]);
    expect(codeOn(split, '1', '2026-01-01')).toBe('1');
    const circle = new Map([area('1', '2020-01-01', '2'), area('2', '2020-01-01', '1')]);
    expect(codeOn(circle, '1', '2026-01-01')).toBe('2');
  });
});
