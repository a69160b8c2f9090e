import { describe, expect, it } from 'vitest';
import { DataVersions } from '../gateway/cache/data-versions.js';
import { KeptAnswers } from '../gateway/cache/kept-answers.js';
import { KeptFetches } from '../gateway/cache/kept-fetches.js';
import { readRecord, writeRecord } from '../gateway/cache/kept-record.js';
import type { KeptStore } from '../gateway/cache/kept-store.js';
import { chooseEncoding } from '../gateway/http/choose-encoding.js';

const VERSIONS = new Map([['ous', '1.1700000000000']]);
const MB = 1_048_576;
const hint = () => ({ until: performance.now() + 60_000, versions: VERSIONS });
const known = () => {
  const versions = new DataVersions(60_000);
  versions.learn(VERSIONS, performance.now());
  return versions;
};

describe('what is kept', () => {
  it('stays within its bytes, and what is too large takes no place', async () => {
    const fetches = new KeptFetches(MB, 60, known(), null);
    for (let n = 0; n < 100; n++) fetches.keep(`key ${n}`, { hint: hint(), text: 'x'.repeat(50_000) });
    fetches.keep('large', { hint: hint(), text: 'x'.repeat(MB / 4) });
    const found = await Promise.all(Array.from({ length: 100 }, (_, n) => fetches.find(`key ${n}`)));
    expect(found.filter((kept) => kept !== null)).toHaveLength(20);
    expect([found[99] !== null, await fetches.find('large')]).toEqual([true, null]);
  });

  it('is not kept without a hint, nor fresh after its time, nor a substitute once it is known to have changed', async () => {
    const versions = known();
    const fetches = new KeptFetches(MB, 60, versions, null);
    fetches.keep('none', { hint: null, text: '{}' });
    expect(await fetches.find('none')).toBeNull();
    fetches.keep('old', { hint: { ...hint(), until: performance.now() - 1 }, text: '{}' });
    const old = (await fetches.find('old')) ?? expect.fail('it was not kept');
    expect([fetches.isFresh(old), fetches.maySubstitute(old)]).toEqual([false, true]);
    expect(fetches.maySubstitute({ ...old, keptAt: Date.now() - 61_000 })).toBe(false);
    versions.learn(new Map([['ous', '2.1700000000001']]), performance.now());
    expect(fetches.maySubstitute(old)).toBe(false);
    // Of what nobody has told a version, it is not known either.
    expect(new KeptFetches(MB, 60, new DataVersions(1_000), null).maySubstitute(old)).toBe(false);
  });

  it('is taken from a store only if it is what was put there', async () => {
    const text = JSON.stringify({ data: { a: 1 } });
    const good = writeRecord({ ...hint(), text, keptAt: Date.now() });
    const of = (written: string | null): KeptStore => ({ get: async () => written, set: () => undefined, close: async () => undefined });
    const answers = (written: string | null) => new KeptAnswers(MB, () => true, of(written));
    expect((await answers(good).find('key'))?.body.toString()).toBe(text);
    const changed = (change: object) => JSON.stringify({ ...JSON.parse(good), ...change });
    for (const written of [
      null,
      '',
      'null',
      '[]',
      '{"__proto__":{"text":"{}"}}',
      changed({ text: '{"data":{},"errors":[]}' }),
      changed({ text: '{"data":null}' }),
      changed({ text: 'no JSON' }),
      changed({ text: 5 }),
      changed({ keptAt: Date.now() + 600_000 }),
      changed({ until: 'soon' }),
      changed({ versions: [['ous']] }),
      changed({ versions: { ous: '1.1' } }),
    ])
      expect([written, await answers(written).find('key')]).toEqual([written, null]);
    expect(readRecord(good)?.versions).toEqual(VERSIONS);
  });
});

it.each([
  [undefined, null],
  ['', null],
  ['gzip', 'gzip'],
  ['br, gzip', 'br'],
  ['gzip;q=1.0, br;q=0.2', 'gzip'],
  ['*', 'br'],
  ['*;q=0', null],
  ['br;q=0, *', 'gzip'],
  ['identity;q=1, gzip;q=0.5', null],
  ['GZIP', 'gzip'],
  ['deflate', null],
])('the compression for %j is %s', (accepted, chosen) => {
  expect(chooseEncoding(accepted)).toBe(chosen);
});
