import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DataVersions, isBehind } from '../gateway/cache/data-versions.js';
import { hintHeaders, isOlder, readHint, VERSIONS_HEADER, versionTag } from '../shared/subgraph/cache-hint.js';

const CHECK_MS = 1_000;
const of = (version: string) => new Map([['ous', version]]);
const tag = (count: number) => `${count}.1700000000000`;

describe('known versions of data', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('hold from the question on that told them, and no longer than a check', () => {
    const versions = new DataVersions(CHECK_MS);
    expect(versions.areNewest(of(tag(1)))).toBe(false);
    const askedAt = performance.now();
    vi.advanceTimersByTime(400);
    versions.learn(of(tag(1)), askedAt);
    vi.advanceTimersByTime(599);
    expect(versions.areNewest(of(tag(1)))).toBe(true);
    vi.advanceTimersByTime(1);
    expect(versions.areNewest(of(tag(1)))).toBe(false);
    // What was known last still tells what is surely older.
    expect([versions.areOutdated(of(tag(1))), versions.areOutdated(of(tag(0)))]).toEqual([false, true]);
  });

  it('are not put back by an answer that was overtaken, but by one asked for afterwards', () => {
    const versions = new DataVersions(CHECK_MS);
    const early = performance.now();
    vi.advanceTimersByTime(10);
    versions.learn(of(tag(6)), performance.now());
    vi.advanceTimersByTime(10);
    versions.learn(of(tag(5)), early);
    expect(versions.areNewest(of(tag(6)))).toBe(true);
    versions.learn(of(tag(5)), performance.now());
    expect([versions.areNewest(of(tag(6))), versions.areNewest(of(tag(5)))]).toEqual([false, true]);
  });

  it('are in doubt until the next question', () => {
    const versions = new DataVersions(CHECK_MS);
    versions.learn(of(tag(1)), performance.now());
    vi.advanceTimersByTime(10);
    const before = performance.now();
    vi.advanceTimersByTime(10);
    versions.doubt(['ous', 'nobody'], false);
    versions.learn(of(tag(1)), before);
    // It may have changed: nothing is as good as new, and while its owner is silent the last that is known stands in.
    expect([versions.areNewest(of(tag(1))), versions.areOutdated(of(tag(1)))]).toEqual([false, false]);
    versions.doubt(['ous'], true);
    versions.doubt(['ous'], false);
    versions.learn(of(tag(1)), before);
    // It has changed, nobody knows how: what was hidden must not come back.
    expect([versions.areNewest(of(tag(1))), versions.areOutdated(of(tag(1)))]).toEqual([false, true]);
    vi.advanceTimersByTime(1);
    versions.learn(of(tag(1)), performance.now());
    expect(versions.areNewest(of(tag(1)))).toBe(true);
  });

  it('are all needed', () => {
    const versions = new DataVersions(CHECK_MS);
    versions.learn(of(tag(1)), performance.now());
    expect(versions.areNewest(new Map([...of(tag(1)), ['regional', tag(1)]]))).toBe(false);
    expect(versions.areOutdated(new Map([...of(tag(1)), ['regional', tag(1)]]))).toBe(true);
    expect(isBehind(of(tag(1)), of(tag(2)))).toBe(true);
    expect(isBehind(of(tag(2)), of(tag(2)))).toBe(false);
  });
});

describe('the headers of a hint', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), fc.nat(), fc.nat()), {
          minLength: 1,
          selector: ([name]) => name,
        }),
        (seconds, list) => {
          const versions = new Map(
            list.map(([name, version, at]) => [name, versionTag({ version: String(version), changedAt: new Date(at).toISOString() })]),
          );
          expect(readHint(hintHeaders(seconds, versions), 5)).toEqual({ hint: { until: 5 + seconds * 1_000, versions }, versions });
        },
      ),
    );
  });

  it.each([
    {},
    { 'cache-control': 'public, max-age=60' },
    { [VERSIONS_HEADER]: 'ous=1.1' },
    { 'cache-control': 'private, no-store', [VERSIONS_HEADER]: 'ous=1.1' },
    { 'cache-control': 'public, max-age=0', [VERSIONS_HEADER]: 'ous=1.1' },
    { 'cache-control': 'max-age=60', [VERSIONS_HEADER]: 'ous=1.1' },
    { 'cache-control': 'public, max-age=60', [VERSIONS_HEADER]: 'ous=1' },
    { 'cache-control': 'public, max-age=60', [VERSIONS_HEADER]: '__proto__=1.1' },
    { 'cache-control': 'public, max-age=60', [VERSIONS_HEADER]: 'ous=1.1,regional=2.1' },
    { 'cache-control': 'public, max-age=60', [VERSIONS_HEADER]: ['ous=1.1'] },
    { 'cache-control': 'public, max-age=60, private', [VERSIONS_HEADER]: 'ous=1.1' },
  ])('say nothing where they are not exactly so: %j', (headers) => {
    expect(readHint(headers, 0).hint).toBeNull();
  });

  it('compare counts as numbers, and of one count the instant', () => {
    expect([isOlder('9.5', '10.1'), isOlder('10.1', '9.5'), isOlder('9.4', '9.5'), isOlder('9.5', '9.5')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
