import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactFeed } from '../../gateway/feeds/contact-feed.js';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

const get = (query: string, headers: Record<string, string> = {}) => fetch(`${graph.url}/feeds/contact.json?${query}`, { headers });
const read = async (query: string) => (await (await get(query)).json()) as ContactFeed;

describe('/feeds/contact.json', () => {
  it('gives what findContact gives to anybody, in the same order', async () => {
    const { contacts, understoodAs, missing, demo, place } = await read('place=Svelvik&first=7');
    const { data } = await graph.query<{
      findContact: { understoodAs: string[]; matches: { unit: { name: string }; nurse: { name: string } | null }[] };
    }>('{ findContact(place: "Svelvik", first: 7) { understoodAs matches { unit { name } nurse { name } } } }');
    expect(contacts.map(({ unit, nurse }) => [unit.name, nurse?.name])).toEqual(
      data.findContact.matches.map(({ unit, nurse }) => [unit.name, nurse?.name]),
    );
    expect({ understoodAs, missing, demo, place }).toEqual({
      ...data.findContact,
      matches: undefined,
      missing: [],
      demo: true,
      place: 'Svelvik',
    });
  });

  it('counts units, gives each of them whole, and says whether there are more', async () => {
    const all = await read('place=Gamle+Oslo&first=200');
    const units = [...Map.groupBy(all.contacts, ({ unit }) => unit.id).values()];
    // Somebody has several, or nothing could be cut in two.
    const several = units.findIndex((rows) => rows.length > 1);
    expect(several).toBeGreaterThanOrEqual(0);
    for (const [first, hasMore] of [
      [several + 1, true],
      [units.length - 1, true],
      [units.length, false],
      [200, false],
    ] as const) {
      const some = await read(`place=Gamle+Oslo&first=${first}`);
      expect(some.contacts).toEqual(units.slice(0, first).flat());
      expect(some.hasMore).toBe(hasMore);
    }
    expect((await read('place=Qqqqxx')).hasMore).toBe(false);
  });

  it('narrows by service type, and says what else may have been meant', async () => {
    const { contacts } = await read('place=Drammen&serviceType=NURSING_HOME&first=50');
    expect(contacts.length).toBeGreaterThan(1);
    expect(contacts.filter(({ unit }) => unit.serviceType !== 'NURSING_HOME')).toEqual([]);
    expect(await read('place=Qqqqxx')).toMatchObject({ contacts: [], demo: false });
  });

  it('may be read by pages of all origins, and is asked for again each time', async () => {
    const { headers, status } = await get('place=Sagene', { origin: 'https://klb.example.no' });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('cache-control')).toBe('public, no-cache');
    const again = await get('place=Sagene', { 'if-none-match': `"other", ${headers.get('etag')}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('gives her who signs in no more than anybody', async () => {
    const as = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'ous' }]);
    const [anybody, editor, liar] = await Promise.all(
      [{}, { authorization: `Bearer ${as}` }, { authorization: 'Bearer none' }].map(async (headers: Record<string, string>) =>
        (await get('place=Gamle+Oslo&first=200', headers)).text(),
      ),
    );
    expect(editor).toBe(anybody);
    expect(liar).toBe(anybody);
  });

  it('has nothing of a nurse from the moment that she hides it', async () => {
    const { contacts } = await read('place=Sagene');
    const shown = contacts.find(({ nurse }) => nurse?.email)?.nurse;
    const { data } = await graph.query<{ nurses: { edges: { node: { id: string; version: number; network: { slug: string } } }[] } }>(
      'query($text: String) { nurses(filter: { text: $text }, first: 1) { edges { node { id version network { slug } } } } }',
      { text: shown?.name ?? '' },
    );
    const [nurse] = data.nurses.edges.map(({ node }) => node);
    const owner = String(nurse?.id.split(':')[0]);
    const as = await tokenFor(graph, [{ role: 'COORDINATOR', sector: owner, network: nurse?.network.slug ?? '' }]);
    const input = { nurseId: nurse?.id, visibility: 'PRIVATE', expectedVersion: nurse?.version };
    expect(await change(graph, { owner, name: 'set Visibility', select: 'nurse { id }', input, as })).toMatchObject({ userErrors: [] });
    const text = await (await get('place=Sagene')).text();
    expect(text).not.toContain(shown?.email);
    expect(text).toContain('"contactHidden":"PRIVATE"');
  });

  it.each(['', 'place=', 'place=Sagene&serviceType=NONE', 'place=Sagene&first=0', 'place=Sagene&first=x', 'place=Sagene&colour=red'])(
    'refuses %o in words that a page of another origin may read',
    async (query) => {
      const response = await get(query);
      expect(response.status).toBe(400);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    },
  );

  it('names the owner that does not answer; the others stand', async () => {
    await graph.kill('diakonhjemmet');
    const { contacts, missing } = await read('place=Oslo&first=200');
    expect(missing).toEqual([{ slug: 'diakonhjemmet', name: 'Diakonhjemmet' }]);
    expect(contacts.length).toBeGreaterThan(10);
  });
});
