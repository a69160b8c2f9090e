import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startOfDay } from '../../shared/subgraph/date.js';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string | null;
  readonly occurredOn: string | null;
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly network: { slug: string } | null;
  readonly object: { __typename: string; id: string } | null;
  readonly url: string | null;
  readonly daysFromDecision: number | null;
  readonly demo: boolean;
}
interface Page {
  readonly totalCount: number;
  readonly complete: boolean;
  readonly sources: { sector: string; state: string }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
  readonly edges: { node: Item }[];
}

const NOW = new Date('2026-11-22T12:00:00Z');
const ITEM = `id kind title summary occurredOn publishedAt updatedAt network { slug } object { __typename id } url daysFromDecision demo`;
const LIST = `query($filter: ActivityFilter, $first: Int, $after: String) { activity(filter: $filter, first: $first, after: $after) {
  totalCount complete sources { sector state } pageInfo { hasNextPage endCursor } edges { node { ${ITEM} } } } }`;

let graph: TestGraph;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  graph = await startTestGraph();
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});
// Each an hour later, so that what it publishes is newer than all before: an owner's instants never go back.
beforeEach(() => void vi.setSystemTime(Date.now() + 3_600_000));

const COORDINATOR: GrantOfTest[] = [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' }];
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

async function read(filter: object | null = null, page: object = {}, as?: string): Promise<Page> {
  const { data, errors } = await graph.query<{ activity: Page }>(LIST, { filter, first: 100, ...page }, as ? { as } : {});
  expect(errors).toBeUndefined();
  return data.activity;
}
const items = async (filter: object | null = null, as?: string) => (await read(filter, {}, as)).edges.map(({ node }) => node);

/** Makes a change that must succeed, as a coordinator of its network, unless others are named. */
async function done<Result>(name: string, select: string, input: object, grants = COORDINATOR): Promise<Result> {
  const owner = grants[0]?.sector ?? '';
  const as = await tokenFor(graph, grants, JSON.stringify(grants));
  const { result, userErrors, errors } = await change<Result>(graph, { owner, name, select, input, as });
  expect({ userErrors, errors }).toEqual({ userErrors: [], errors: undefined });
  return result as Result;
}

interface Thing {
  readonly id: string;
  readonly version: number;
}
const plan = (input: object = {}, grants = COORDINATOR) =>
  done<Thing>(
    'plan Event',
    'event { id version }',
    { network: grants[0]?.network, title: 'Fagdag om munnstell', kind: 'PROFESSIONAL_DAY', date: '2027-03-10', ...input },
    grants,
  );
const update = ({ id: eventId, version: expectedVersion }: Thing, input: object) =>
  done<Thing>('update Event', 'event { id version }', { eventId, expectedVersion, ...input });
const publish = (input: object = {}) =>
  done<Thing>('publish News', 'news { id version }', { network: 'drammen', title: 'Nytt', body: 'Noe nytt.', ...input });
const withdraw = ({ id: newsId, version: expectedVersion }: Thing) =>
  done<Thing>('withdraw News', 'news { id version }', { newsId, expectedVersion });

describe('activity of the networks', () => {
  it('comes newest first, ties by id, page by page, each item once', async () => {
    const whole: Item[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Page = await read(null, { first: 37, after });
      whole.push(...page.edges.map(({ node }) => node));
      expect(page.complete).toBe(true);
      expect(page.sources.map(({ state }) => state)).toEqual(['OK', 'OK', 'OK', 'OK']);
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage || whole.length > 400) break;
    }
    const order = whole.map(({ publishedAt, id }) => `${publishedAt} ${id}`);
    expect(order).toEqual(order.toSorted().reverse());
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
    for (const { publishedAt, updatedAt, demo } of whole) {
      expect([publishedAt <= new Date().toISOString(), updatedAt >= publishedAt, demo]).toEqual([true, true, true]);
    }
    expect(new Set(whole.map(({ kind }) => kind))).toEqual(new Set(['EVENT', 'APPOINTMENT', 'MEASURE']));
    const [first] = whole;
    expect((await items({ network: first?.network?.slug, kind: first?.kind }))[0]).toEqual(first);
  });

  it('counts by kind what it counts in all', async () => {
    const { totalCount } = await read(null, { first: 1 });
    const kinds = ['EVENT', 'APPOINTMENT', 'NEWS', 'DOCUMENT', 'MEASURE', 'REPORT'];
    const counts = await Promise.all(kinds.map(async (kind) => (await read({ kind }, { first: 1 })).totalCount));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(totalCount);
    const events = await graph.query<{ events: { totalCount: number } }>('{ events { totalCount } }');
    expect(counts[0]).toBe(events.data.events.totalCount);
  });

  it('tells of an event when it is planned, moved and cancelled, each time anew and never twice', async () => {
    const input = { startsAt: '09:00', endsAt: '15:00', place: 'Auditoriet', decidedOn: '2026-11-18' };
    const planned = await plan(input);
    const mine = async () => (await items({ network: 'drammen', kind: 'EVENT' })).filter(({ object }) => object?.id === planned.id);
    const [first, ...none] = await mine();
    expect(none).toEqual([]);
    expect(first).toMatchObject({
      ...{ id: planned.id, title: 'Fagdag om munnstell', summary: '10. mars 2027 kl. 09:00–15:00, Auditoriet', occurredOn: '2027-03-10' },
      ...{ network: { slug: 'drammen' }, object: { __typename: 'VestreVikenEvent' }, daysFromDecision: 4, demo: false, url: null },
    });
    expect(first?.updatedAt).toBe(first?.publishedAt);

    later(5);
    const worded = await update(planned, { description: 'Mer om programmet', title: 'Fagdag om munnstell 2027' });
    const [same, ...more] = await mine();
    expect([same?.id, same?.publishedAt, more]).toEqual([first?.id, first?.publishedAt, []]);
    expect((same?.updatedAt ?? '') > (first?.updatedAt ?? '')).toBe(true);

    later(5);
    const moved = await update(worded, { date: '2027-03-17' });
    const [changed, ...gone] = await mine();
    expect(gone).toEqual([]);
    expect(changed).toMatchObject({ title: 'Endret: Fagdag om munnstell 2027', occurredOn: '2027-03-17' });
    expect(changed?.id).not.toBe(first?.id);
    expect((changed?.publishedAt ?? '') > (same?.publishedAt ?? '')).toBe(true);

    later(5);
    await done('cancel Event', 'event { id }', { eventId: planned.id, expectedVersion: moved.version });
    const [cancelled, ...rest] = await mine();
    expect(rest).toEqual([]);
    expect(cancelled).toMatchObject({ title: 'Avlyst: Fagdag om munnstell 2027', summary: 'Skulle vært 17. mars 2027.' });
    expect((await items())[0]).toEqual(cancelled);
  });

  it('finds a joint event under each network that holds it, of whichever owner', async () => {
    const { id } = await plan({ jointWith: ['ous'] });
    for (const filter of [{ network: 'ous' }, { region: 'oslo' }, { network: 'drammen' }, { region: 'vestre-viken', kind: 'EVENT' }])
      expect(
        (await items(filter)).map((item) => item.id),
        JSON.stringify(filter),
      ).toContain(id);
    for (const filter of [{ network: 'baerum' }, { network: 'ous', kind: 'NEWS' }, { region: 'oslo', network: 'drammen', kind: 'NEWS' }])
      expect(
        (await items(filter)).map((item) => item.id),
        JSON.stringify(filter),
      ).not.toContain(id);
  });

  it('shows news from its day on, and not a moment after it is withdrawn', async () => {
    const body = `${'Ord '.repeat(200)}slutt`;
    const now = await publish({ title: 'I dag', body, decidedOn: '2026-11-20' });
    const old = await publish({ title: 'Tilbakedatert', publishedOn: '2020-01-01' });
    const tomorrow = await publish({ title: 'Sperret', publishedOn: '2026-11-24' });
    const news = async () => (await items({ kind: 'NEWS' })).map(({ id }) => id);
    expect((await news()).slice(0, 2).toSorted()).toEqual([now.id, old.id].toSorted());
    const found = (await items({ kind: 'NEWS' })).find(({ id }) => id === now.id);
    expect(found).toMatchObject({ title: 'I dag', object: null, daysFromDecision: 2, occurredOn: '2026-11-22' });
    expect([found?.summary?.endsWith(' …'), (found?.summary?.length ?? 0) <= 502]).toEqual([true, true]);
    // In Norway it is already the day, in London not yet: the embargo ends by the clock in Norway.
    vi.setSystemTime(new Date('2026-11-23T22:59:59Z'));
    expect(await news()).not.toContain(tomorrow.id);
    vi.setSystemTime(new Date('2026-11-23T23:00:01Z'));
    expect((await items({ kind: 'NEWS' }))[0]).toMatchObject({ id: tomorrow.id, publishedAt: '2026-11-23T23:00:00.000Z' });
    await withdraw(now);
    expect(await news()).not.toContain(now.id);
    expect(JSON.stringify(await items())).not.toContain('I dag');
  });

  it('names only persons who show themselves to everybody now, whoever asks', async () => {
    const { data } = await graph.query<{ units: { edges: { node: { id: string } }[] } }>(
      '{ units(filter: { network: "drammen" }, first: 1) { edges { node { ... on Unit { id } } } } }',
    );
    const unitId = data.units.edges[0]?.node.id;
    const appoint = (name: string, visibility: string, from: string) =>
      done<{ id: string; unit: { nurses: { id: string; version: number; name: string | null }[] } }>(
        'appoint Nurse',
        'appointment { id unit { nurses { ... on Nurse { id version name } } } }',
        { unitId, person: { name, visibility }, role: 'RESOURCE_NURSE', basis: 'PARTICULAR_INTEREST', from },
      );
    for (const visibility of ['NETWORK', 'PRIVATE']) await appoint(`Skjult ${visibility}`, visibility, '2026-11-01');
    await appoint('Kommer Senere', 'PUBLIC', '2026-12-24');
    const { unit } = await appoint('Åpen Prøve', 'PUBLIC', '2026-11-01');
    const nurse = unit.nurses.find(({ name }) => name === 'Åpen Prøve');
    const as = await tokenFor(graph, COORDINATOR, 'looks');
    for (const who of [undefined, as]) {
      const texts = JSON.stringify(await items({ network: 'drammen' }, who));
      expect(texts).toContain('Ny ressurssykepleier: Åpen Prøve');
      for (const hidden of ['Skjult NETWORK', 'Skjult PRIVATE', 'Kommer Senere']) expect(texts).not.toContain(hidden);
    }
    expect((await items({ network: 'drammen', kind: 'APPOINTMENT' }))[0]).toMatchObject({
      ...{ title: 'Ny ressurssykepleier: Åpen Prøve', object: { __typename: 'VestreVikenNurse', id: nurse?.id }, occurredOn: '2026-11-01' },
    });
    const hide = { nurseId: nurse?.id, expectedVersion: nurse?.version, visibility: 'NETWORK' };
    const herself: GrantOfTest[] = [{ role: 'NURSE', sector: 'vestre-viken', nurse: nurse?.id ?? '' }];
    const hidden = await done<Thing>('set Visibility', 'nurse { id version }', hide, herself);
    for (const who of [undefined, as]) expect(JSON.stringify(await items(null, who))).not.toContain('Åpen Prøve');
    // Who shows herself again is told of then, where readers of the list look, and not as of the day on which she began.
    later(60);
    const shown = new Date().toISOString();
    await done('set Visibility', 'nurse { id }', { nurseId: nurse?.id, expectedVersion: hidden.version, visibility: 'PUBLIC' }, herself);
    const [first] = await items({ network: 'drammen', kind: 'APPOINTMENT' });
    expect(first?.title).toBe('Ny ressurssykepleier: Åpen Prøve');
    expect(String(first?.publishedAt) >= shown).toBe(true);
    vi.setSystemTime(new Date('2026-12-24T12:00:00Z'));
    const [atLast] = await items({ network: 'drammen', kind: 'APPOINTMENT' });
    expect(atLast).toMatchObject({ title: 'Ny ressurssykepleier: Kommer Senere', publishedAt: '2026-12-23T23:00:00.000Z' });
  });

  it('does not announce anew whoever is found to have begun before her entry: she was hidden on other days', async () => {
    const register = (name: string) =>
      done<Thing>('register Unit', 'unit { id version }', { name, serviceType: 'HOSPITAL', network: 'drammen', from: '2020-01-01' });
    const [first, second] = [await register('Første Prøve'), await register('Andre Prøve')];
    const task = { role: 'RESOURCE_NURSE', basis: 'PARTICULAR_INTEREST' };
    const { unit } = await done<{ unit: { nurses: Thing[] } }>(
      'appoint Nurse',
      'appointment { unit { nurses { ... on Nurse { id version } } } }',
      {
        ...{ ...task, unitId: first.id, from: '2026-11-01', person: { name: 'Lenge Åpen', visibility: 'NETWORK' } },
      },
    );
    const [nurse = expect.fail('nobody')] = unit.nurses;
    const herself: GrantOfTest[] = [{ role: 'NURSE', sector: 'vestre-viken', nurse: nurse.id }];
    const open = { nurseId: nurse.id, expectedVersion: nurse.version, visibility: 'PUBLIC' };
    await done('set Visibility', 'nurse { id }', open, herself);
    const mine = async () => {
      const found = (await items({ network: 'drammen', kind: 'APPOINTMENT' })).filter(({ title }) => title.endsWith('Lenge Åpen'));
      return found.map(({ occurredOn, publishedAt }) => [occurredOn, publishedAt]);
    };
    const before = await mine();
    expect(before).toEqual([['2026-11-01', expect.any(String)]]);
    later(60);
    const now = new Date().toISOString();
    await done('appoint Nurse', 'appointment { id }', { ...task, unitId: second.id, nurseId: nurse.id, from: '2026-10-01' });
    const [older, ...others] = await mine();
    expect([older?.[0], String(older?.[1]) >= now, others]).toEqual(['2026-10-01', true, before]);
  });

  it('does not announce anew whoever goes on with the task when her unit becomes part of another', async () => {
    const register = (name: string) =>
      done<Thing>('register Unit', 'unit { id version }', { name, serviceType: 'HOSPITAL', network: 'drammen', from: '2020-01-01' });
    const [old, into] = [await register('Gamle Prøve'), await register('Nye Prøve')];
    const appoint = (name: string, from: string) =>
      done('appoint Nurse', 'appointment { id }', {
        ...{ unitId: old.id, person: { name, visibility: 'PUBLIC' }, role: 'RESOURCE_NURSE', basis: 'PARTICULAR_INTEREST', from },
      });
    await appoint('Blir Værende', '2026-11-01');
    const titles = async () => (await items({ network: 'drammen', kind: 'APPOINTMENT' })).map(({ title }) => title);
    const before = await titles();
    expect(before).toContain('Ny ressurssykepleier: Blir Værende');
    const from = new Date().toISOString().slice(0, 10);
    await done('merge Units', 'unit { id }', { units: [{ unitId: old.id, expectedVersion: old.version }], intoUnitId: into.id, from });
    expect(await titles()).toEqual(before.filter((title) => !title.includes('Blir Værende')));
  });

  it('tells of measures once they are done, and of annual reports once they are approved', async () => {
    const measure = await done<Thing>('add Measure', 'measure { id version }', { network: 'drammen', year: 2027, title: 'Hospitering' });
    const mine = async (kind: string) => (await items({ network: 'drammen', kind })).filter(({ demo }) => !demo);
    expect(await mine('MEASURE')).toEqual([]);
    later(5);
    const finish = { measureId: measure.id, expectedVersion: measure.version, status: 'DONE', evidenceUrl: 'https://example.org/notat' };
    await done('update Measure', 'measure { id version }', finish);
    expect(await mine('MEASURE')).toMatchObject([
      {
        title: 'Tiltak gjennomført: Hospitering',
        url: 'https://example.org/notat',
        object: { __typename: 'VestreVikenMeasure', id: measure.id },
      },
    ]);

    const report = 'report { id version }';
    const draft = await done<Thing>('save Report', report, { kind: 'ANNUAL', network: 'drammen', year: 2025, narrative: 'Året.' });
    const step = ({ id: reportId, version: expectedVersion }: Thing) => ({ reportId, expectedVersion });
    const handedIn = await done<Thing>('submit Report', report, step(draft));
    expect(await mine('REPORT')).toEqual([]);
    await done('approve Report', report, step(handedIn), [{ role: 'STEERING', sector: 'vestre-viken' }]);
    expect(await mine('REPORT')).toMatchObject([{ title: 'Årsrapport 2025 for Drammen', object: null, occurredOn: null, summary: null }]);
  });

  it('tells of new editions of documents in their region, from the day on which they apply', async () => {
    const editor: GrantOfTest[] = [{ role: 'REGION_EDITOR', sector: 'regional' }];
    const { data } = await graph.query<{ documents: { slug: string; title: string; region: { slug: string } | null }[] }>(
      '{ documents { slug title region { slug } } }',
    );
    const document = data.documents.find(({ region }) => region?.slug === 'oslo');
    const add = (label: string, from: string) =>
      done<{ slug: string }>(
        'add DocumentEdition',
        'document { slug editions { id version label } }',
        { document: document?.slug, label, from, url: 'https://example.org/utgave' },
        editor,
      ) as unknown as Promise<{ editions: (Thing & { label: string })[] }>;
    await add('2026', '2026-11-01');
    const { editions } = await add('2027', '2027-06-01');
    expect((await items({ kind: 'DOCUMENT' })).map(({ occurredOn }) => occurredOn)).toEqual(['2026-11-01']);
    const title = `${document?.title}, utgave 2026`;
    expect((await items())[0]).toMatchObject({ title, network: null, object: null, url: 'https://example.org/utgave' });
    for (const [filter, isThere] of [
      [{ region: 'oslo' }, true],
      [{ network: 'ous' }, true],
      [{ network: 'drammen' }, false],
      [{ region: 'vestre-viken' }, false],
      [{ kind: 'EVENT' }, false],
    ] as const)
      expect(
        (await items(filter)).some((item) => item.title === title),
        JSON.stringify(filter),
      ).toBe(isThere);
    expect((await read({ kind: 'DOCUMENT' })).sources).toEqual([]);
    const edition = editions.find(({ label }) => label === '2026');
    const withdrawal = { documentEditionId: edition?.id, expectedVersion: edition?.version, withdrawn: true };
    await done('end DocumentEdition', 'document { slug }', withdrawal, editor);
    expect(await items({ kind: 'DOCUMENT' })).toEqual([]);
  });

  it('says titles in the language that is wanted', async () => {
    const { id } = await plan({ startsAt: '13:00' });
    const { data } = await graph.query<{ activity: { edges: { node: Record<string, string> }[] } }>(
      '{ activity(first: 1) { edges { node { id title(locale: EN) summary(locale: EN) nn: summary(locale: NN) } } } }',
    );
    expect(data.activity.edges[0]?.node).toMatchObject({ id, summary: '10 March 2027, 13:00', nn: '10. mars 2027 kl. 13:00' });
  });

  it('narrows by the day of publication in Norway', async () => {
    vi.setSystemTime(new Date('2027-01-09T23:30:00Z'));
    const { id } = await publish({ title: 'Natt til søndag' });
    const ids = async (filter: object) => (await items({ kind: 'NEWS', ...filter })).map((item) => item.id);
    expect(await ids({ from: '2027-01-10', to: '2027-01-11' })).toEqual([id]);
    expect(await ids({ from: '2027-01-09', to: '2027-01-10' })).toEqual([]);
  });

  it('lets every day begin when it begins in Norway, in summer and in winter', async () => {
    const days = [
      '2027-03-27',
      '2027-03-28',
      '2027-03-29',
      '2027-10-30',
      '2027-10-31',
      '2027-11-01',
      '2028-02-29',
      '2028-03-26',
      '2028-03-27',
    ];
    const ids: string[] = [];
    for (const publishedOn of days) ids.push((await publish({ publishedOn })).id);
    vi.setSystemTime(new Date('2028-04-01T12:00:00Z'));
    const found = new Map((await items({ kind: 'NEWS' })).map((item) => [item.id, item.publishedAt]));
    expect(ids.map((id) => found.get(id))).toEqual(days.map(startOfDay));
  });

  it.each([
    [{ network: 'oslo' }, 'filter.network'],
    [{ region: 'ous' }, 'filter.region'],
    [{ from: '2026-02-30' }, 'filter.from'],
    [{ to: 'i dag' }, 'filter.to'],
  ])('refuses %o', async (filter, argument) => {
    const { errors } = await graph.query(LIST, { filter });
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([['BAD_USER_INPUT', argument]]);
  });

  it('takes cursors of the same list alone', async () => {
    const { pageInfo } = await read({ kind: 'EVENT' }, { first: 1 });
    const { errors } = await graph.query(LIST, { filter: { kind: 'NEWS' }, after: pageInfo.endCursor });
    expect(errors?.map(({ extensions }) => extensions.argument)).toEqual(['after']);
  });

  it('asks each owner once for a page', async () => {
    const cost = async (query: string) => {
      const before = graph.statements.length;
      expect((await graph.query(query)).errors).toBeUndefined();
      return graph.statements.slice(before).filter(({ sql, subgraph }) => sql.includes('event_version') && subgraph === 'ous').length;
    };
    expect(await cost('{ activity(first: 50) { edges { node { title } } } }')).toBe(1);
    expect(await cost('{ activity(first: 50) { totalCount edges { node { title } } } }')).toBe(2);
  });
});

describe('days from decision to publication', () => {
  const ask = async (year: number) => {
    const { data } = await graph.query<{
      statistics: { rows: { group: { key: string }; state: string; numerator: number; denominator: number }[] };
    }>(
      `{ statistics(indicator: "published-within-7-days", by: NETWORK, asOf: "${year}-12-20") { rows { group { key } state numerator denominator } } }`,
    );
    return Object.fromEntries(
      data.statistics.rows.map(({ group, state, numerator, denominator }) => [group.key, [state, numerator, denominator]]),
    );
  };

  it('are counted of what has a decision day, to the day; elsewhere the figure is missing', async () => {
    vi.setSystemTime(new Date('2028-12-20T12:00:00Z'));
    const before = await ask(2028);
    expect(before.drammen?.[0]).toBe('MISSING');
    await plan({ date: '2029-03-01', decidedOn: '2028-12-13' });
    await plan({ date: '2029-03-01', decidedOn: '2028-12-12' });
    await plan({ date: '2029-03-01' });
    await publish({ decidedOn: '2028-12-20' });
    const taken = await publish({ decidedOn: '2028-12-20', title: 'Tas tilbake' });
    await withdraw(taken);
    // Decided, but shown to nobody yet, and the days are not over.
    await publish({ decidedOn: '2028-12-15', publishedOn: '2028-12-24' });
    const after = await ask(2028);
    expect(after.drammen).toEqual(['VALUE', 2, 3]);
    expect(after.ous?.[0]).toBe('MISSING');
    expect(after.baerum?.[0]).toBe('MISSING');
  });

  it('begin with a decision that has been made', async () => {
    const as = await tokenFor(graph, COORDINATOR, 'future');
    const input = { network: 'drammen', title: 'Fagdag', kind: 'COURSE', date: '2029-01-01', decidedOn: '2028-12-31' };
    const { userErrors } = await change(graph, { owner: 'vestre-viken', name: 'plan Event', select: 'event { id }', input, as });
    expect(userErrors).toMatchObject([{ code: 'IN_THE_FUTURE', field: 'decidedOn' }]);
  });
});

describe('with a sector down', () => {
  it('the others stand, the silent one is named, and it is found again where it was', async () => {
    const [page] = [await read(null, { first: 5 })];
    await graph.kill('ous');
    const rest = await read(null, { first: 50, after: page?.pageInfo.endCursor });
    expect(rest.complete).toBe(false);
    expect(rest.sources.find(({ sector }) => sector === 'ous')?.state).toBe('UNAVAILABLE');
    expect(rest.edges.some(({ node }) => node.network?.slug === 'ous')).toBe(false);
    expect((await read({ network: 'drammen', kind: 'NEWS' })).complete).toBe(true);
  });
});
