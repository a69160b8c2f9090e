import { describe, expect, it } from 'vitest';
import { CaughtUp, joinVersions } from '../subgraphs/regional/webhook/caught-up.js';

const receiver = (webhookId: string, version = 1) => ({ row: { webhookId, version } as never });

describe('a receiver that has been told everything', () => {
  it('is looked after again when data or its record change, and not before', () => {
    const caughtUp = new CaughtUp();
    expect(caughtUp.mayHaveNews(receiver('a'), '1 1')).toBe(true);
    caughtUp.note(receiver('a'), '1 1');
    expect(caughtUp.mayHaveNews(receiver('a'), '1 1')).toBe(false);
    expect(caughtUp.mayHaveNews(receiver('a'), '1 2')).toBe(true);
    expect(caughtUp.mayHaveNews(receiver('a', 2), '1 1')).toBe(true);
    expect(caughtUp.mayHaveNews(receiver('b'), '1 1')).toBe(true);
  });

  it('is looked after each time that an owner does not say its version: what is not known is not unchanged', () => {
    const caughtUp = new CaughtUp();
    const unknown = joinVersions(['1', undefined, null], '2026-01-01');
    expect(unknown).toBeNull();
    caughtUp.note(receiver('a'), unknown);
    expect(caughtUp.mayHaveNews(receiver('a'), unknown)).toBe(true);
    expect(joinVersions(['1', ''], '2026-01-01')).not.toBe(joinVersions(['1', ''], '2026-01-02'));
  });

  it('is forgotten when it is removed', () => {
    const caughtUp = new CaughtUp();
    for (const id of ['a', 'b']) caughtUp.note(receiver(id), '1');
    caughtUp.keepOnly(['b']);
    expect([caughtUp.mayHaveNews(receiver('a'), '1'), caughtUp.mayHaveNews(receiver('b'), '1')]).toEqual([true, false]);
  });
});
