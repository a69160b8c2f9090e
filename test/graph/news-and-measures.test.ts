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
  status: string;
  subGoal: string | null;
  history: { title: string; dueOn: string | null; responsible: string | null }[];
  demo: boolean;
  network: { slug: string };
}

const NEWS = '{ id version network title body publishedOn status }';
const MEASURE = `{ id version title year subGoal strategyPlan responsible dueOn status evidenceUrl carriedFrom demo network { slug }
  history { recordedAt title subGoal dueOn status responsible } }`;
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
  const measure = { network: 'drammen', year: 2027, title: 'Hospitering for nye' };
  const more = { responsible: ' Koordinator  i Drammen ', dueOn: '2027-12-31', budgetNote: '50 000 kr\ntil vikar' };
  const plan = async (year: number, who: string | null = null) =>
    (await ofNetwork<{ actionPlan: { measures: Measure[] } | null }>(`actionPlan(year: ${year}) { measures ${MEASURE} }`, who)).node
      .actionPlan?.measures ?? null;
  const on = ({ id: measureId, version: expectedVersion }: Measure, change: object = {}) => ({ measureId, expectedVersion, ...change });

  it('are added and changed by the coordinator of the network', async () => {
    expect(await plan(2027)).toBeNull();
    const added = await done<Measure>('add Measure', { ...measure, ...more, title: '  Hospitering   for nye ' });
    const said = { responsible: 'Koordinator i Drammen', dueOn: '2027-12-31', status: 'PLANNED', evidenceUrl: null, carriedFrom: null };
    expect(added).toMatchObject({ ...measure, network: { slug: 'drammen' }, ...said, subGoal: null, strategyPlan: null, demo: false });
    expect(await plan(2027)).toEqual([added]);
    const changed = await done<Measure>('update Measure', on(added, { title: 'Hospitering for alle', dueOn: '2027-01-01' }), 'editor');
    expect(changed).toMatchObject({ id: added.id, title: 'Hospitering for alle', dueOn: '2027-01-01', year: 2027 });
    expect(changed.version).toBeGreaterThan(added.version);
    const stale = await change('update Measure', on(added, { title: 'Gammelt' }));
    expect(stale.payload?.userErrors).toMatchObject([{ code: 'STALE_VERSION', currentVersion: changed.version }]);
    const emptied = await done<Measure>('update Measure', on(changed, { responsible: ' ', budgetNote: '', evidenceUrl: '', dueOn: null }));
    expect(emptied).toMatchObject({ responsible: null, evidenceUrl: null, dueOn: '2027-01-01' });
    expect(emptied.history.map(({ title, dueOn, responsible }) => [title, dueOn, responsible])).toEqual([
      ['Hospitering for nye', '2027-12-31', said.responsible],
      ['Hospitering for alle', '2027-01-01', said.responsible],
      ['Hospitering for alle', '2027-01-01', null],
    ]);
    const { data } = await graph.query(`{ node(id: "${added.id}") { ... on Measure ${MEASURE} } }`);
    expect(data).toEqual({ node: emptied });
  });

  it('show what they cost to those who have a role in their network, and to the steering group', async () => {
    const { id } = await done<Measure>('add Measure', { ...measure, ...more });
    const ask = async (who: string | null) => {
      const answer = await graph.query<{ node: object }>(
        `{ node(id: "${id}") { ... on Measure { title budgetNote } } }`,
        {},
        await asking(who),
      );
      return { node: answer.data.node, codes: answer.errors?.map(({ extensions }) => extensions.code) ?? [] };
    };
    for (const who of ['coordinator', 'editor', 'steering'])
      expect(await ask(who), who).toEqual({ node: { title: measure.title, budgetNote: more.budgetNote }, codes: [] });
    for (const who of [null, 'neighbour', 'editor of ous', 'stranger'])
      expect(await ask(who), who ?? 'nobody').toEqual({ node: { title: measure.title, budgetNote: null }, codes: ['FORBIDDEN'] });
  });

  it('of the demonstration stay invented when they are changed', async () => {
    const [first] = (await plan(2026)) ?? [];
    const status = first?.status === 'DONE' ? 'STARTED' : 'DONE';
    const changed = await done<Measure>('update Measure', { measureId: first?.id, expectedVersion: first?.version, status });
    expect(changed).toMatchObject({ id: first?.id, title: first?.title, status, demo: true });
  });

  it('are added and changed by nobody else', async () => {
    const [first] = (await plan(2027)) ?? [];
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
    [{ subGoal: '2.5' }, 'NO_STRATEGY_PLAN', 'subGoal'],
    [{ responsible: 'x'.repeat(201) }, 'TOO_LONG', 'responsible'],
    [{ responsible: 'Kari, 13097248022' }, 'IDENTITY_NUMBER', 'responsible'],
    [{ dueOn: '2026-12-31' }, 'INVALID', 'dueOn'],
    [{ dueOn: '2028-01-01' }, 'INVALID', 'dueOn'],
    [{ dueOn: '2027-02-29' }, 'INVALID_DATE', 'dueOn'],
    [{ dueOn: 20270101 }, 'INVALID_DATE', 'dueOn'],
    [{ network: 'ous' }, 'NOT_FOUND', 'network'],
  ])('are refused with %o', async (input, code, field) => {
    const before = await plan(2027);
    expect((await change('add Measure', { ...measure, ...input })).payload).toMatchObject({ row: null, userErrors: [{ code, field }] });
    if (field === 'network' || field === 'year') return;
    const { payload } = await change('update Measure', on(before?.[0] ?? expect.fail(), input));
    expect(payload).toMatchObject({ row: null, userErrors: [{ code, field }] });
    expect(await plan(2027)).toEqual(before);
  });

  it.each([
    'javascript:alert(1)',
    'ftp://example.no/x',
    'example.no',
    'https://',
    'https://kari:hemmelig@example.no/',
    'https://example.no/a b',
    'https:\\\\example.no',
    `https://example.no/${'x'.repeat(2_000)}`,
  ])('show their evidence by a web address, which %o is not', async (evidenceUrl) => {
    const [first] = (await plan(2027)) ?? [];
    const { payload } = await change('update Measure', on(first ?? expect.fail(), { evidenceUrl }));
    expect(payload?.userErrors).toMatchObject([{ field: 'evidenceUrl' }]);
  });

  it('keep their year and network: those are of the plan that they are in', async () => {
    const [first] = (await plan(2027)) ?? [];
    const { errors } = await graph.query(
      `mutation($input: UpdateMeasureInput!) { updateVestreVikenMeasure(input: $input) { userErrors { code } } }`,
      { input: { idempotencyKey: 'year', ...on(first ?? expect.fail()), year: 2028 } },
      await asking('coordinator'),
    );
    expect(errors?.[0]?.message).toMatch(/year/);
  });

  it('are of the plan while it is a draft; then only what was done is said, and nothing once it is closed', async () => {
    const year = 2020;
    const kept = await done<Measure>('add Measure', { ...measure, year, responsible: 'Koordinator', dueOn: '2020-02-29' });
    const gone = await done<Measure>('add Measure', { ...measure, year, title: 'Utgår' });
    let dropped = await done<Measure>('update Measure', on(gone, { status: 'DROPPED' }));
    dropped = await done<Measure>('update Measure', on(dropped, { status: 'PLANNED' }));
    dropped = await done<Measure>('update Measure', on(dropped, { status: 'DROPPED' }));
    const step = async (verb: string, who: string) => {
      const { version } = (await ofNetwork<{ actionPlan: { version: number } }>(`actionPlan(year: ${year}) { version }`)).node.actionPlan;
      const { data } = await graph.query<Record<string, { userErrors: UserError[] }>>(
        `mutation($input: ${verb}ActionPlanInput!) { done: ${verb.toLowerCase()}VestreVikenActionPlan(input: $input) { userErrors { code } } }`,
        { input: { idempotencyKey: randomUUID(), network: 'drammen', year, expectedVersion: version } },
        await asking(who),
      );
      expect(data.done?.userErrors).toEqual([]);
    };
    let current = kept;
    for (const [verb, who] of [
      ['Propose', 'coordinator'],
      ['Approve', 'steering'],
      ['Close', 'steering'],
    ] as const) {
      await step(verb, who);
      for (const input of [
        ...[{ title: 'Nytt' }, { dueOn: '2020-03-01' }, { responsible: 'En annen' }, { budgetNote: '1 kr' }, { status: 'DROPPED' }],
        ...[{ responsible: '' }, { status: 'DONE', title: 'Nytt' }],
      ]) {
        const { payload } = await change('update Measure', on(current, input));
        expect(payload, `${verb} ${JSON.stringify(input)}`).toMatchObject({
          row: null,
          userErrors: [{ code: 'WRONG_STATE', field: 'measureId' }],
        });
      }
      const revived = await change('update Measure', on(dropped, { status: 'PLANNED' }));
      expect(revived.payload?.userErrors).toMatchObject([{ code: 'WRONG_STATE' }]);
      expect((await change('add Measure', { ...measure, year })).payload?.userErrors).toMatchObject([
        { code: 'WRONG_STATE', field: 'year' },
      ]);
      for (const status of ['STARTED', 'DONE', 'PLANNED']) {
        // What is said again as it was is no change of the plan.
        const input = on(current, { status, evidenceUrl: `https://example.no/${status}`, title: current.title });
        const { payload } = await change<Measure>('update Measure', input);
        if (verb === 'Close') expect(payload?.userErrors).toMatchObject([{ code: 'WRONG_STATE' }]);
        else current = payload?.row ?? expect.fail(JSON.stringify(payload));
      }
    }
    expect(await plan(year)).toContainEqual(current);
  });

  it('may serve no sub-goal', async () => {
    for (const subGoal of [null, undefined, ' '])
      expect(await done('add Measure', { ...measure, year: 2030, subGoal })).toMatchObject({ subGoal: null, strategyPlan: null });
  });

  it('are not changed if they are not there', async () => {
    for (const measureId of ['x', 'ous:measure:00001']) {
      const { payload } = await change('update Measure', { measureId, expectedVersion: 1, title: 'X' });
      expect(payload?.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'measureId' }]);
    }
  });
});
