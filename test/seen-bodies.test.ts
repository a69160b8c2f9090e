import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SeenBodies } from '../gateway/feeds/seen-bodies.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00.200Z') }));
afterEach(() => void vi.useRealTimers());
const at = (time: string) => vi.setSystemTime(new Date(`2026-11-22T${time}Z`));
const second = (time: string) => new Date(`2026-11-22T${time}.000Z`);

describe('the time of a feed', () => {
  it('is the second in which its body was seen first', () => {
    const seen = new SeenBodies();
    expect(seen.since('a', 'A')).toEqual(second('12:00:00'));
    at('12:05:00.900');
    expect(seen.since('a', 'A')).toEqual(second('12:00:00'));
    expect(seen.since('b', 'A')).toEqual(second('12:05:00'));
    expect(seen.since('a', 'B')).toEqual(second('12:05:00'));
  });

  it('is never that of the body before, nor one to come: bodies of one second have theirs one after the other', () => {
    const seen = new SeenBodies();
    expect(seen.since('a', 'A')).toEqual(second('12:00:00'));
    at('12:00:00.700');
    for (const body of ['B', 'A', 'C']) expect(seen.since('a', body), body).toBeNull();
    at('12:00:02.999');
    expect(seen.since('a', 'C')).toBeNull();
    at('12:00:03.000');
    expect(seen.since('a', 'C')).toEqual(second('12:00:03'));
  });

  it('is later than that of the body before where the clock was put back', () => {
    const seen = new SeenBodies();
    seen.since('a', 'A');
    at('11:00:00.000');
    expect(seen.since('a', 'B')).toBeNull();
    at('12:00:01.000');
    expect(seen.since('a', 'B')).toEqual(second('12:00:01'));
  });
});
