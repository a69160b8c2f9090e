import { describe, expect, it } from 'vitest';
import { DataVersions } from '../gateway/cache/data-versions.js';
import { KeepingClient } from '../gateway/cache/keeping-client.js';
import { KeptFetches } from '../gateway/cache/kept-fetches.js';
import { VersionChecks } from '../gateway/cache/version-checks.js';
import { SubgraphFailure } from '../shared/subgraph/client/failure.js';
import type { ReceivedAnswer } from '../shared/subgraph/client/subgraph-client.js';
import type { SubgraphAnswer } from '../shared/subgraph/read-answer.js';

/** After a change, what is kept of its owner may stand in for her no more; but nobody takes it from others by asking for one. */

const KNOWN = new Map([['ous', '1.1700000000000']]);
const NEXT = new Map([['ous', '2.1700000000001']]);

const failure = (kind: SubgraphFailure['kind'], wasSent = true) => new SubgraphFailure('ous', kind, new Error('why'), wasSent);
const answer = (given: SubgraphAnswer, versions: ReadonlyMap<string, string> = new Map()): ReceivedAnswer => ({
  ...{ answer: given, text: '', askedAt: performance.now(), hint: null },
  versions,
});
const refusal = (code: string): SubgraphAnswer => ({ data: null, errors: [{ message: code, extensions: { code } }] });

/** Whether what is kept of `ous` may still stand in for it after a change that went like that. */
async function staysAfter(authorization: string | null, outcome: Error | ReceivedAnswer, subgraph = 'ous'): Promise<boolean> {
  const versions = new DataVersions(60_000);
  versions.learn(KNOWN, performance.now());
  const receive = async () => {
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const parts = { fetches: new KeptFetches(1_000, 60, versions, null), versions, checks: new VersionChecks(versions, 60_000) };
  const client = new KeepingClient({ name: subgraph, receive }, parts);
  const call = { requestId: 'r', authorization, language: null };
  await client.request({ query: 'mutation { change }', call }).catch((error: unknown) => expect(error).toBe(outcome));
  return !versions.areOutdated(KNOWN) && versions.areNewest(KNOWN);
}

const HERS = 'Bearer hers';

describe('what is kept of an owner stands in for her', () => {
  it.each([
    ['nobody in particular has asked her for it, and she did not answer', null, failure('UNAVAILABLE')],
    ['nobody in particular has asked her for it, and she took too long', null, failure('TIMEOUT')],
    ['it was never sent', HERS, failure('UNAVAILABLE', false)],
    ['it waited for room until its time was up', HERS, failure('TIMEOUT', false)],
    ['she had no room for it', HERS, failure('OVERLOADED')],
    ['it was refused', HERS, answer(refusal('FORBIDDEN'))],
    ['it was refused without a token', null, answer(refusal('UNAUTHENTICATED'))],
  ])('after a change as before, where %s', async (_why, authorization, outcome) => {
    expect(await staysAfter(authorization, outcome)).toBe(true);
  });

  it.each([
    ['it was sent, and no answer came', failure('TIMEOUT')],
    ['its answer was lost', failure('UNAVAILABLE')],
    ['its answer cannot be read', failure('BAD_RESPONSE')],
    ['something else has gone wrong', new Error('unexpected')],
    ['it was made, and no version was told', answer({ data: { change: { id: 'a' } } })],
    ['it was made, and another version told', answer({ data: { change: { id: 'a' } } }, NEXT)],
  ])('no more after a change of somebody, where %s', async (_why, outcome) => {
    expect(await staysAfter(HERS, outcome)).toBe(false);
  });

  it('is not known to be the newest any more where `regional` may have asked her for a change', async () => {
    expect(await staysAfter(HERS, failure('TIMEOUT'), 'regional')).toBe(false);
    expect(await staysAfter(null, failure('TIMEOUT'), 'regional')).toBe(true);
  });
});
