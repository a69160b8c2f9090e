import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

interface UserError {
  code: string;
  field: string | null;
  currentVersion: number | null;
}
interface News {
  id: string;
  version: number;
  title: string;
  body: string;
  publishedOn: string;
  status: string;
}
interface Measure {
  id: string;
  version: number;
  title: string;
  year: number;
  subGoal: string | null;
  demo: boolean;
  network: { slug: string };
}

const NEWS = '{ id version network title body publishedOn status }';
const MEASURE = '{ id version title year subGoal demo network { slug } }';
const NOW = new Date('2027-01-20T12:00:00Z');

let graph: TestGraph;
const people: Record<string, readonly GrantOfTest[]> = {
  coordinator: [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' }],
  neighbour: [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'baerum' }],
  editor: [{ role: 'REGION_EDITOR', sector: 'vestre-viken' }],
  'editor of ous': [{ role: 'REGION_EDITOR', sector: 'ous' }],
  steering: [{ role: 'STEERING', sector: 'vestre-viken' }],
  stranger: [],
};
const OTHERS = ['neighbour', 'editor of ous', 'steering', 'stranger'];

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  graph = await startTestGraph();
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

/** How somebody asks; with a new token, for the clock moves. */
const asking = async (who: string | null) => (who === null ? {} : { as: await tokenFor(graph, people[who] ?? [], who) });

async function change<Row>(mutation: string, input: object, who: string | null = 'coordinator') {
  const [verb = '', noun = ''] = mutation.split(' ');
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}${noun}Input`;
  const field = `${verb}VestreViken${noun}`;
  const fields = noun === 'News' ? `row: news ${NEWS}` : `row: measure ${MEASURE}`;
  const { data, errors } = await graph.query<Record<string, { row: Row | null; userErrors: UserError[] } | null>>(
    `mutation($input: ${type}!) { ${field}(input: $input) { ${fields} userErrors { code field currentVersion } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    await asking(who),
  );
  return { payload: data?.[field] ?? null, codes: errors?.map(({ extensions }) => extensions.code) ?? [] };
}

/** Does what must succeed. */
async function done<Row>(mutation: string, input: object, who?: string): Promise<Row> {
  const { payload, codes } = await change<Row>(mutation, input, who);
  expect({ userErrors: payload?.userErrors, codes }).toEqual({ userErrors: [], codes: [] });
  return payload?.row as Row;
}

async function ofNetwork<Data>(fields: string, who: string | null = null, slug = 'drammen') {
  const query = `{ node(id: "vestre-viken:network:${slug}") { ... on Network { ${fields} } } }`;
  const { data, errors } = await graph.query<{ node: Data }>(query, {}, await asking(who));
  return { node: data.node, codes: errors?.map(({ extensions }) => extensions.code) ?? [] };
}

const titles = async (who: string | null = null, first = 20) =>
  (await ofNetwork<{ news: News[] }>(`news(first: ${first}) ${NEWS}`, who)).node.news.map(({ title }) => title);

const piece = (title: string, publishedOn?: string) => ({ network: 'drammen', title, body: 'Velkommen.', publishedOn });

describe('news of a network', () => {
  it('are published by its coordinator and shown to everybody, newest first', async () => {
    expect(await titles()).toEqual([]);
    const body = ' Første linje.\n\n<b>Ikke fet</b>\t& slutt ';
    const published = await done<News>('publish News', { ...piece('  Ny   samling '), body });
    expect(published).toMatchObject({ title: 'Ny samling', body: body.trim(), publishedOn: '2027-01-20', status: 'PUBLISHED' });
    await done('publish News', piece('Eldre', '2026-12-01'), 'editor');
    await done('publish News', piece('Samme dag', '2027-01-20'));
    expect(await titles()).toEqual(['Samme dag', 'Ny samling', 'Eldre']);
    expect(await titles(null, 2)).toEqual(['Samme dag', 'Ny samling']);
    expect((await ofNetwork(`news ${NEWS}`, null, 'baerum')).node).toEqual({ news: [] });
    const { node } = await ofNetwork('one: news(first: 1) { title } all: news { title } null: news(first: null) { title }');
    expect(node).toMatchObject({ one: [{ title: 'Samme dag' }], all: [{}, {}, {}], null: [{}, {}, {}] });
  });

  it('are published and withdrawn by nobody else', async () => {
    const { node } = await ofNetwork<{ news: News[] }>(`news(first: 1) ${NEWS}`);
    const [{ id: newsId, version: expectedVersion } = { id: '', version: 0 }] = node.news;
    for (const who of OTHERS) {
      expect(await change('publish News', piece('Nei'), who), who).toEqual({ payload: null, codes: ['FORBIDDEN'] });
      expect(await change('withdraw News', { newsId, expectedVersion }, who), who).toEqual({ payload: null, codes: ['FORBIDDEN'] });
    }
    expect((await change('publish News', piece('Nei'), null)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await ofNetwork(`news(first: 1) ${NEWS}`)).node).toEqual(node);
  });

  it('are not shown before their day, but to the coordinator, whatever day is asked about', async () => {
    await done('publish News', piece('Sperret', '2027-01-21'));
    const future = `query { networks(asOf: "2030-01-01") { slug news { title } } }`;
    for (const who of [null, ...OTHERS]) {
      expect(await titles(who), who ?? 'nobody').not.toContain('Sperret');
      const { data } = await graph.query<{ networks: { slug: string; news: News[] }[] }>(future, {}, await asking(who));
      expect(data.networks.flatMap(({ news }) => news ?? []).map(({ title }) => title)).not.toContain('Sperret');
    }
    for (const who of ['coordinator', 'editor']) expect((await titles(who))[0]).toBe('Sperret');
    vi.setSystemTime(new Date('2027-01-20T23:30:00Z'));
    expect((await titles())[0], 'it is the next day in Oslo').toBe('Sperret');
    vi.setSystemTime(NOW);
  });

  it('are shown of a past day as they were published then', async () => {
    const { data } = await graph.query<{ networks: { slug: string; news: News[] }[] }>(
      '{ networks(asOf: "2026-12-15") { slug news { title } } }',
    );
    expect(data.networks.find(({ slug }) => slug === 'drammen')?.news).toEqual([{ title: 'Eldre' }]);
  });

  it('are gone for everybody and every moment once they are withdrawn', async () => {
    const { id: newsId, version: expectedVersion } = await done<News>('publish News', piece('Feil'));
    vi.setSystemTime(new Date('2027-01-20T12:10:00Z'));
    const knownThen = `{ nurses(first: 1, filter: { network: "drammen" }, knownAt: "2027-01-20T12:05:00Z") {
      edges { node { network { slug news { title } } } } } }`;
    const then = async () => JSON.stringify((await graph.query(knownThen)).data);
    expect(await then()).toContain('Feil');
    const withdrawn = await done<News>('withdraw News', { newsId, expectedVersion });
    expect(withdrawn).toMatchObject({ id: newsId, status: 'WITHDRAWN' });
    expect(await then()).toContain('Ny samling');
    expect(await then()).not.toContain('Feil');
    for (const who of [null, 'coordinator']) expect(await titles(who)).not.toContain('Feil');
    const again = { newsId, expectedVersion: withdrawn.version };
    expect((await change('withdraw News', again)).payload?.userErrors).toMatchObject([{ code: 'ALREADY_RECORDED' }]);
    vi.setSystemTime(NOW);
  });

  it('are published once, however often they are sent', async () => {
    const input = { ...piece('En gang'), idempotencyKey: 'news' };
    const first = await change('publish News', input);
    expect(await change('publish News', input)).toEqual(first);
    expect((await titles()).filter((title) => title === 'En gang')).toHaveLength(1);
    const other = await change('publish News', { ...input, title: 'To ganger' });
    expect(other.payload?.userErrors).toMatchObject([{ code: 'KEY_REUSED' }]);
  });

  it.each([
    [{ title: ' ' }, 'EMPTY', 'title'],
    [{ body: '\n' }, 'EMPTY', 'body'],
    [{ title: 'x'.repeat(201) }, 'TOO_LONG', 'title'],
    [{ publishedOn: '2027-02-30' }, 'INVALID_DATE', 'publishedOn'],
    [{ publishedOn: 20270101 }, 'INVALID_DATE', 'publishedOn'],
    [{ network: 'ous' }, 'NOT_FOUND', 'network'],
    [{ body: 'Hilsen 13097248022' }, 'IDENTITY_NUMBER', 'body'],
  ])('are refused with %o', async (input, code, field) => {
    expect((await change('publish News', { ...piece('Nyhet'), ...input })).payload).toMatchObject({
      row: null,
      userErrors: [{ code, field }],
    });
  });

  it('are withdrawn at the version that was read, and only if they are there', async () => {
    const { id: newsId, version } = await done<News>('publish News', piece('Versjon'));
    const stale = await change('withdraw News', { newsId, expectedVersion: version - 1 });
    expect(stale.payload?.userErrors).toMatchObject([{ code: 'STALE_VERSION', currentVersion: version }]);
    const none = await change('withdraw News', { newsId: `${newsId}x`, expectedVersion: version });
    expect(none.payload?.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'newsId' }]);
  });

  it('come in a number that can be', async () => {
    for (const first of [0, -1, 201]) expect((await ofNetwork(`news(first: ${first}) { id }`)).codes).toEqual(['BAD_USER_INPUT']);
  });

  it('cost one statement a sector, however many networks', async () => {
    const cost = async (query: string) => {
      const before = graph.statements.length;
      expect((await graph.query(query)).errors).toBeUndefined();
      return graph.statements.slice(before).filter(({ sql }) => sql.includes('news_version')).length;
    };
    expect(await cost('{ networks(region: "vestre-viken") { news { title } few: news(first: 2) { title } } }')).toBe(1);
  });
});

describe('measures of an action plan', () => {
  const measure = { network: 'drammen', year: 2027, title: 'Hospitering for nye', subGoal: '2.5' };
  const plan = async (year: number) => (await ofNetwork<{ measures: Measure[] }>(`measures(year: ${year}) ${MEASURE}`)).node.measures;

  it('are added and changed by the coordinator of the network', async () => {
    expect(await plan(2027)).toEqual([]);
    const added = await done<Measure>('add Measure', { ...measure, title: '  Hospitering   for nye ' });
    expect(added).toMatchObject({ title: measure.title, year: 2027, subGoal: '2.5', demo: false, network: { slug: 'drammen' } });
    expect(await plan(2027)).toEqual([added]);
    const on = { measureId: added.id, expectedVersion: added.version };
    const changed = await done<Measure>('update Measure', { ...on, title: 'Hospitering for alle' }, 'editor');
    expect(changed).toMatchObject({ id: added.id, title: 'Hospitering for alle', year: 2027, subGoal: '2.5' });
    expect(changed.version).toBeGreaterThan(added.version);
    const stale = await change('update Measure', { ...on, title: 'Gammelt' });
    expect(stale.payload?.userErrors).toMatchObject([{ code: 'STALE_VERSION', currentVersion: changed.version }]);
    const moved = await done<Measure>('update Measure', { ...on, expectedVersion: changed.version, year: 2028, subGoal: '' });
    expect(moved).toMatchObject({ title: 'Hospitering for alle', year: 2028, subGoal: null });
    expect([await plan(2027), await plan(2028)]).toEqual([[], [moved]]);
    const { data } = await graph.query(`{ node(id: "${added.id}") { ... on Measure ${MEASURE} } }`);
    expect(data).toEqual({ node: moved });
  });

  it('of the demonstration stay invented when they are changed', async () => {
    const [first] = await plan(2026);
    const changed = await done<Measure>('update Measure', { measureId: first?.id, expectedVersion: first?.version, title: 'Endret' });
    expect(changed).toMatchObject({ ...first, title: 'Endret', version: changed.version, demo: true });
  });

  it('are added and changed by nobody else', async () => {
    const [first] = await plan(2026);
    for (const who of OTHERS) {
      expect(await change('add Measure', measure, who), who).toEqual({ payload: null, codes: ['FORBIDDEN'] });
      const input = { measureId: first?.id, expectedVersion: first?.version, title: 'Nei' };
      expect(await change('update Measure', input, who), who).toEqual({ payload: null, codes: ['FORBIDDEN'] });
    }
    expect((await change('add Measure', measure, null)).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('are added once, however often they are sent', async () => {
    const input = { ...measure, year: 2029, idempotencyKey: 'measure' };
    const first = await change('add Measure', input);
    expect(await change('add Measure', input)).toEqual(first);
    expect(await plan(2029)).toHaveLength(1);
  });

  it.each([
    [{ title: '' }, 'EMPTY', 'title'],
    [{ title: 'x'.repeat(201) }, 'TOO_LONG', 'title'],
    [{ year: 27 }, 'INVALID', 'year'],
    [{ year: 20_270 }, 'INVALID', 'year'],
    [{ subGoal: '2' }, 'INVALID', 'subGoal'],
    [{ subGoal: '0.1' }, 'INVALID', 'subGoal'],
    [{ subGoal: '2.5; x' }, 'INVALID', 'subGoal'],
    [{ subGoal: '٢.٥' }, 'INVALID', 'subGoal'],
    [{ network: 'ous' }, 'NOT_FOUND', 'network'],
  ])('are refused with %o', async (input, code, field) => {
    expect((await change('add Measure', { ...measure, ...input })).payload).toMatchObject({ row: null, userErrors: [{ code, field }] });
    if (field === 'network') return;
    const [first] = await plan(2026);
    const update = { measureId: first?.id, expectedVersion: first?.version, ...input };
    const { payload } = await change('update Measure', update);
    expect(payload).toMatchObject({ row: null, userErrors: [{ code, field }] });
  });

  it('may serve no sub-goal', async () => {
    for (const subGoal of [null, undefined, ' '])
      expect(await done('add Measure', { ...measure, year: 2030, subGoal })).toMatchObject({ subGoal: null });
  });

  it('are not changed if they are not there', async () => {
    for (const measureId of ['x', 'ous:measure:00001']) {
      const { payload } = await change('update Measure', { measureId, expectedVersion: 1, title: 'X' });
      expect(payload?.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'measureId' }]);
    }
  });
});
