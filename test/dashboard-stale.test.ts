import { ApolloLink, gql } from '@apollo/client';
import { firstValueFrom, of } from 'rxjs';
import { expect, it, vi } from 'vitest';
import { createStaleSources } from '../gateway/dashboard/graph/stale-sources.js';

const OUS = { sector: 'ous', asOf: '2026-11-22T14:05:00.000Z' };

it('the page knows what was kept from before, as the newest answer to each operation says', async () => {
  const sources = createStaleSources();
  const tell = vi.fn();
  sources.subscribe(tell);
  const answered = (name: string, extensions?: object) => {
    const link = ApolloLink.from([
      sources.link,
      new ApolloLink(() => of({ data: {}, ...(extensions ? { extensions } : {}) } as ApolloLink.Result)),
    ]);
    return firstValueFrom(ApolloLink.execute(link, { query: gql(`query ${name} { __typename }`) }, { client: {} as never }));
  };
  await answered('A');
  expect([sources.current(), tell.mock.calls.length]).toEqual([[], 0]);
  await answered('A', { stale: [OUS] });
  await answered('B', { stale: [{ ...OUS, sector: 'lovisenberg' }] });
  expect(sources.current().map(({ sector }) => sector)).toEqual(['ous', 'lovisenberg']);
  const before = sources.current();
  expect(sources.current()).toBe(before);
  await answered('A', { cost: 1 });
  expect(sources.current().map(({ sector }) => sector)).toEqual(['lovisenberg']);
  sources.clear();
  expect([sources.current(), tell.mock.calls.length]).toEqual([[], 4]);
});
