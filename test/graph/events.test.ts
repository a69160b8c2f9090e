import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '../../shared/subgraph/date.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

interface EventRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly kind: string;
  readonly date: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly status: string;
  readonly place: string | null;
  readonly description: string | null;
  readonly topics: string[];
  readonly jointWith: string[];
  readonly days: number;
  readonly demo: boolean;
  readonly network: { readonly slug: string };
}
interface Participation {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly eventId: string;
  readonly event: { readonly id: string } | null;
  readonly nurse: { readonly id: string };
}
interface Request {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly status: string;
  readonly eventId: string | null;
  readonly place: string | null;
  readonly date: string | null;
  readonly note: string | null;
  readonly decisionNote: string | null;
}
interface Payload {
  readonly event?: EventRow | null;
  readonly participation?: Participation | null;
  readonly request?: Request | null;
  readonly userErrors: { code: string; field: string | null; currentVersion: number | null }[];
}
interface Page {
  readonly totalCount: number;
  readonly complete: boolean;
  readonly sources: { sector: string; state: string }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
  readonly edges: { cursor: string; node: EventRow }[];
}

const ERRORS = 'userErrors { code field currentVersion }';
const EVENT = 'id version title kind date startsAt endsAt status place description topics jointWith days demo network { slug }';
const PARTICIPATION = 'id version status eventId event { id } nurse { id }';
const REQUEST = 'id version kind status eventId place date note decisionNote';
const SHOWN: Record<string, string> = {
  'plan Event': `event { ${EVENT} }`,
  'update Event': `event { ${EVENT} }`,
  'cancel Event': `event { ${EVENT} }`,
  'record Attendance': `event { ${EVENT} }`,
  'register Participant': `participation { ${PARTICIPATION} }`,
  'withdraw Participant': `participation { ${PARTICIPATION} }`,
  'request Participation': `request { ${REQUEST} }`,
  'decide Participation': `request { ${REQUEST} }`,
};
const PREFIXES: Record<string, string> = { 'vestre-viken': 'VestreViken', ous: 'Ous', lovisenberg: 'Lovisenberg' };
const LIST = `query($filter: EventFilter, $first: Int, $after: String) { events(filter: $filter, first: $first, after: $after) {
  totalCount complete sources { sector state } pageInfo { hasNextPage endCursor } edges { cursor node { ... on Event { ${EVENT} } } } } }`;
const STAFF = `query($network: String!) { units(filter: { network: $network, covered: true }, first: 30) { edges { node { ... on Unit {
  id nurses { id appointments { unit { id network { slug } } } } } } } } }`;

const YESTERDAY = dayFrom(-1);
const TOMORROW = dayFrom(1);
const SOON = dayFrom(40);

/** A day so many days from today. */
function dayFrom(days: number): string {
  return new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);
}

let graph: TestGraph;
let drammen: string;
let baerum: string;
let ous: string;
/** Three nurses of Drammen with one unit each, one of Bærum, one of Oslo universitetssykehus. */
let staff: { id: string; unit: string; token: string; leader: string }[];
let nurseOfBaerum: string;
let nurseOfOus: { id: string; token: string };

async function readStaff(network: string) {
  const { data, errors } = await graph.query<{
    units: { edges: { node: { id: string; nurses: { id: string; appointments: { unit: { id: string } }[] }[] } }[] };
  }>(STAFF, { network });
  expect(errors).toBeUndefined();
  const all = data.units.edges.flatMap(({ node }) => node.nurses.map((nurse) => ({ ...nurse, unit: node.id })));
  // Each alone in her unit, so that no two have the same leader.
  const alone = data.units.edges.filter(({ node }) => node.nurses.length === 1).map(({ node }) => node.id);
  return all.filter(({ appointments, unit }) => appointments.length === 1 && alone.includes(unit));
}

beforeAll(async () => {
  graph = await startTestGraph();
  const coordinator = (sector: string, network: string) => tokenFor(graph, [{ role: 'COORDINATOR', sector, network }], `co-${network}`);
  drammen = await coordinator('vestre-viken', 'drammen');
  baerum = await coordinator('vestre-viken', 'baerum');
  ous = await coordinator('ous', 'ous');
  const tokens = async (sector: string, { id, unit }: { id: string; unit: string }) => ({
    id,
    unit,
    token: await tokenFor(graph, [{ role: 'NURSE', sector, nurse: id }], `nu-${id}`),
    leader: await tokenFor(graph, [{ role: 'LEADER', sector, unit }], `le-${unit}`),
  });
  staff = await Promise.all((await readStaff('drammen')).slice(0, 4).map((nurse) => tokens('vestre-viken', nurse)));
  nurseOfBaerum = (await readStaff('baerum'))[0]?.id ?? '';
  nurseOfOus = await tokens('ous', (await readStaff('ous'))[0] ?? { id: '', unit: '' });
  expect(staff).toHaveLength(4);
});
afterAll(() => graph.close());

const person = (index: number) => staff[index] as (typeof staff)[number];

async function change(mutation: string, input: object, as: string | null, sector = 'vestre-viken') {
  const [verb = '', noun = ''] = mutation.split(' ');
  const field = `${verb}${PREFIXES[sector]}${noun}`;
  const { data, errors } = await graph.query<Record<string, Payload | null>>(
    `mutation($input: ${verb[0]?.toUpperCase()}${verb.slice(1)}${noun}Input!) { ${field}(input: $input) { ${SHOWN[mutation]} ${ERRORS} } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    as === null ? {} : { as },
  );
  return { payload: data?.[field] ?? null, codes: errors?.map(({ extensions }) => extensions.code) };
}

/** As {@link change}, of what must be done. */
async function done<Field extends 'event' | 'participation' | 'request'>(field: Field, ...args: Parameters<typeof change>) {
  const { payload, codes } = await change(...args);
  expect(codes).toBeUndefined();
  expect(payload?.userErrors).toEqual([]);
  return payload?.[field] as NonNullable<Payload[Field]>;
}

/** As {@link change}, of what must be refused, with its code and field. */
async function refusal(...args: Parameters<typeof change>) {
  const { payload, codes } = await change(...args);
  expect(codes).toBeUndefined();
  const [error] = payload?.userErrors ?? [];
  return [error?.code, error?.field];
}

const codesOf = async (...args: Parameters<typeof change>) => (await change(...args)).codes;
const plan = (fields: object = {}, as = drammen) =>
  done('event', 'plan Event', { network: 'drammen', title: 'Fagkveld', kind: 'COURSE', date: SOON, ...fields }, as);

async function list(filter: object, page: object = {}, as?: string): Promise<Page> {
  const { data, errors } = await graph.query<{ events: Page }>(LIST, { filter, ...page }, as ? { as } : {});
  expect(errors).toBeUndefined();
  return data.events;
}

async function versionOf(eventId: string): Promise<number> {
  const { data } = await graph.query<{ node: EventRow }>(`{ node(id: "${eventId}") { ... on Event { version } } }`);
  return data.node.version;
}

describe('CO-5: a coordinator plans an event', () => {
  it('with place, description, topics folded to tags, the other networks that hold it, and its days', async () => {
    const event = await plan({
      title: '  Felles   fagdag ',
      kind: 'JOINT_PROFESSIONAL_DAY',
      place: 'Papirbredden',
      description: 'Om smerte.\nTa med kaffekopp.',
      topics: ['Smertekartlegging', ' smertekartlegging', 'ÅPEN  retur'],
      jointWith: ['ous', 'baerum', 'ous', 'drammen'],
      days: 2,
    });
    expect(event).toMatchObject({
      title: 'Felles fagdag',
      status: 'PLANNED',
      place: 'Papirbredden',
      description: 'Om smerte.\nTa med kaffekopp.',
      topics: ['smertekartlegging', 'åpen retur'],
      jointWith: ['baerum', 'ous'],
      days: 2,
      demo: false,
      network: { slug: 'drammen' },
    });
  });

  it('once, however often it is sent', async () => {
    const input = { network: 'drammen', title: 'En gang', kind: 'GATHERING', date: SOON, idempotencyKey: 'co-5-once' };
    const answers = await Promise.all([1, 2, 3].map(() => change('plan Event', input, drammen)));
    expect(new Set(answers.map(({ payload }) => payload?.event?.id)).size).toBe(1);
    expect(
      (await list({ network: 'drammen', from: SOON, to: dayFrom(41) })).edges.filter(({ node }) => node.title === 'En gang'),
    ).toHaveLength(1);
  });

  it.each<[string, object, string, string]>([
    ['an unknown network', { network: 'atlantis' }, 'NOT_FOUND', 'network'],
    ['no title', { title: ' ' }, 'EMPTY', 'title'],
    ['a title beyond all bounds', { title: 'x'.repeat(201) }, 'TOO_LONG', 'title'],
    ['no day', { date: '2026-02-30' }, 'INVALID_DATE', 'date'],
    ['a topic that is none', { topics: ['smerte', '"],["'] }, 'INVALID', 'topics.1'],
    ['a topic that is a separator', { topics: [','] }, 'INVALID', 'topics.0'],
    ['too many topics', { topics: Array.from({ length: 11 }, (_, index) => `emne ${index}`) }, 'INVALID', 'topics'],
    ['an unknown network beside its own', { jointWith: ['ous', 'atlantis'] }, 'NOT_FOUND', 'jointWith.1'],
    ['a start that is no time of day', { startsAt: '24:00' }, 'INVALID', 'startsAt'],
    ['a start without minutes', { startsAt: '9' }, 'INVALID', 'startsAt'],
    ['an end without a start', { endsAt: '15:00' }, 'INVALID', 'endsAt'],
    ['an end at its start', { startsAt: '09:00', endsAt: '09:00' }, 'END_BEFORE_START', 'endsAt'],
    ['a decision to come', { decidedOn: TOMORROW }, 'IN_THE_FUTURE', 'decidedOn'],
    ['less than no days', { days: -1 }, 'INVALID', 'days'],
    ['more days than a week has', { days: 6 }, 'INVALID', 'days'],
    ['an identity number', { description: 'Ring 13097248022' }, 'IDENTITY_NUMBER', 'description'],
  ])('not with %s', async (_what, fields, code, field) => {
    const input = { network: 'drammen', title: 'Fagkveld', kind: 'COURSE', date: SOON, ...fields };
    expect(await refusal('plan Event', input, drammen)).toEqual([code, field]);
  });

  it('in her own network alone', async () => {
    const input = { network: 'drammen', title: 'Fagkveld', kind: 'COURSE', date: SOON };
    for (const as of [baerum, ous, person(0).token, person(0).leader, await tokenFor(graph, [])])
      expect(await codesOf('plan Event', input, as)).toEqual(['FORBIDDEN']);
    expect(await codesOf('plan Event', input, null)).toEqual(['UNAUTHENTICATED']);
    expect(await codesOf('plan Event', { ...input, network: 'baerum' }, drammen)).toEqual(['FORBIDDEN']);
  });

  it('and changes it: what is left out stays, an empty text takes away, a stale version is refused', async () => {
    const before = await plan({ place: 'Biblioteket', topics: ['uro'], days: 3 });
    const at = { eventId: before.id, expectedVersion: before.version };
    const after = await done('event', 'update Event', { ...at, title: 'Flyttet', date: dayFrom(50), place: '' }, drammen);
    expect(after).toMatchObject({ title: 'Flyttet', date: dayFrom(50), place: null, topics: ['uro'], days: 3 });
    expect(after.version).toBeGreaterThan(before.version);
    const { payload } = await change('update Event', { ...at, title: 'For sent' }, drammen);
    expect(payload?.userErrors).toEqual([{ code: 'STALE_VERSION', field: 'expectedVersion', currentVersion: after.version }]);
    expect(await codesOf('update Event', { ...at, expectedVersion: after.version }, baerum)).toEqual(['FORBIDDEN']);
    expect(await refusal('update Event', { ...at, eventId: 'vestre-viken:event:none' }, drammen)).toEqual(['NOT_FOUND', 'eventId']);
    const cleared = await done('event', 'update Event', { ...at, expectedVersion: after.version, topics: [], days: 0 }, drammen);
    expect(cleared).toMatchObject({ topics: [], days: 0, title: 'Flyttet' });
  });

  it('from when to when; an empty text takes a time away, and what is left out stays', async () => {
    const planned = await done(
      'event',
      'plan Event',
      { network: 'drammen', title: 'Tider', kind: 'COURSE', date: SOON, startsAt: '09:00' },
      drammen,
    );
    expect(planned).toMatchObject({ startsAt: '09:00', endsAt: null });
    const of = ({ id: eventId, version: expectedVersion }: EventRow, input: object) => ({ eventId, expectedVersion, ...input });
    const ending = await done('event', 'update Event', of(planned, { endsAt: '11:30' }), drammen);
    expect(ending).toMatchObject({ startsAt: '09:00', endsAt: '11:30' });
    const moved = await done('event', 'update Event', of(ending, { title: 'Andre tider' }), drammen);
    expect(moved).toMatchObject({ startsAt: '09:00', endsAt: '11:30' });
    expect(await refusal('update Event', of(moved, { startsAt: '' }), drammen)).toEqual(['INVALID', 'endsAt']);
    expect(await refusal('update Event', of(moved, { startsAt: '12:00' }), drammen)).toEqual(['END_BEFORE_START', 'endsAt']);
    const whole = await done('event', 'update Event', of(moved, { startsAt: '', endsAt: '' }), drammen);
    expect(whole).toMatchObject({ startsAt: null, endsAt: null });
  });

  it('of two changes at once one is refused', async () => {
    const { id: eventId, version: expectedVersion } = await plan();
    const changes = ['A', 'B'].map((title) => change('update Event', { eventId, expectedVersion, title }, drammen));
    const codes = (await Promise.all(changes)).map(({ payload }) => payload?.userErrors[0]?.code ?? 'DONE');
    expect(codes.toSorted()).toEqual(['DONE', 'STALE_VERSION']);
  });

  it('and cancels it: it stays in the list, marked, and is changed no more', async () => {
    const before = await plan({ title: 'Avlyst kveld' });
    const at = { eventId: before.id, expectedVersion: before.version };
    expect(await codesOf('cancel Event', at, baerum)).toEqual(['FORBIDDEN']);
    const after = await done('event', 'cancel Event', at, drammen);
    expect(after.status).toBe('CANCELLED');
    const again = { ...at, expectedVersion: after.version };
    for (const mutation of ['cancel Event', 'update Event'])
      expect(await refusal(mutation, again, drammen)).toEqual(['WRONG_STATE', 'eventId']);
    const { edges } = await list({ network: 'drammen', from: SOON });
    expect(edges.find(({ node }) => node.id === before.id)?.node.status).toBe('CANCELLED');
    expect(await refusal('register Participant', { eventId: before.id }, person(0).token)).toEqual(['WRONG_STATE', 'eventId']);
    expect(
      await refusal('record Attendance', { eventId: before.id, attendance: [{ nurseId: person(0).id, attended: true }] }, drammen),
    ).toEqual(['WRONG_STATE', 'eventId']);
  });
});

describe('KW-2: coming events across all networks', () => {
  it('are found by anybody, by date, of all owners, with nothing about who takes part', async () => {
    const page = await list({ from: '2030-01-01' }, { first: 200 });
    expect(page.complete).toBe(true);
    expect(page.sources.map(({ state }) => state)).toEqual(['OK', 'OK', 'OK', 'OK']);
    const rows = page.edges.map(({ node }) => node);
    expect(page.totalCount).toBe(rows.length);
    expect(new Set(rows.map(({ network }) => network.slug)).size).toBe(7);
    expect(rows.map(({ date, id }) => `${date} ${id}`)).toEqual(rows.map(({ date, id }) => `${date} ${id}`).toSorted());
    expect(rows.every(({ date }) => date >= '2030-01-01')).toBe(true);
    const { data, errors } = await graph.query<{ events: { edges: { node: object }[] } }>(
      '{ events(first: 3) { edges { node { title ... on Event { participations { status } registeredCount attendedCount } } } } }',
    );
    expect(data.events.edges.map(({ node }) => node)).toEqual(
      Array.from({ length: 3 }, () => ({ title: expect.any(String), participations: null, registeredCount: null, attendedCount: null })),
    );
    // One error for a field and owner, whatever the rows.
    expect(
      [...new Set(errors?.map(({ message, extensions }) => `${extensions.code} ${/Event\.(\w+)/.exec(message)?.[1]}`))].toSorted(),
    ).toEqual(['FORBIDDEN attendedCount', 'FORBIDDEN participations', 'FORBIDDEN registeredCount']);
  });

  it('are narrowed by region, network, kind, topic and days', async () => {
    const oslo = await list({ region: 'oslo', from: '2031-01-01', to: '2032-01-01' }, { first: 200 });
    expect(new Set(oslo.edges.map(({ node }) => node.network.slug))).toEqual(new Set(['lovisenberg', 'diakonhjemmet', 'ous']));
    expect(oslo.edges.every(({ node }) => node.date.startsWith('2031-'))).toBe(true);
    const days = await list({ region: 'vestre-viken', kind: 'PROFESSIONAL_DAY', from: '2031-01-01', to: '2032-01-01' });
    expect(days.edges.map(({ node }) => node.network.slug).toSorted()).toEqual(['baerum', 'drammen', 'kongsberg', 'ringerike']);
    const topic = oslo.edges[0]?.node.topics[0] ?? '';
    const found = await list({ topic: ` ${topic.toUpperCase()} `, region: 'oslo', from: '2031-01-01', to: '2032-01-01' });
    const expected = oslo.edges.filter(({ node }) => node.topics.includes(topic)).map(({ node }) => node.id);
    expect(found.edges.map(({ node }) => node.id)).toEqual(expected);
    expect(await list({ topic: topic.slice(0, -1) })).toMatchObject({ totalCount: 0, edges: [] });
    expect((await list({ from: '2031-01-01', to: '2031-01-01' })).totalCount).toBe(0);
  });

  it('are found under each of the networks that hold them, also of other owners, and under both at once', async () => {
    const { id } = await plan({ jointWith: ['ous', 'ringerike'], topics: ['grenser'], date: dayFrom(60) });
    const has = async (filter: object) => (await list({ topic: 'grenser', ...filter })).edges.some(({ node }) => node.id === id);
    for (const filter of [
      { network: 'drammen' },
      { network: 'ous' },
      { network: 'ringerike' },
      { region: 'oslo' },
      { region: 'vestre-viken' },
    ])
      expect(await has(filter)).toBe(true);
    expect(await has({ region: 'oslo', network: 'drammen' })).toBe(true);
    for (const filter of [{ network: 'lovisenberg' }, { network: 'baerum' }, { region: 'oslo', network: 'baerum' }])
      expect(await has(filter)).toBe(false);
    const { data } = await graph.query<Record<string, { events: { edges: { node: { id: string } }[] } }>>(
      `query($filter: EventFilter) { ringerike: network(slug: "ringerike") { events(filter: $filter) { edges { node { id } } } }
        baerum: network(slug: "baerum") { events(filter: $filter) { edges { node { id } } } } }`,
      { filter: { topic: 'Grenser' } },
    );
    expect(data.ringerike?.events.edges.map(({ node }) => node.id)).toEqual([id]);
    expect(data.baerum?.events.edges).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['an unknown region', { region: 'mars' }, 'filter.region'],
    ['an unknown network', { network: 'mars' }, 'filter.network'],
    ['no topic', { topic: ' ' }, 'filter.topic'],
    ['a separator for a topic', { topic: '","' }, 'filter.topic'],
    ['no first day', { from: '2027-02-29' }, 'filter.from'],
    ['no last day', { to: 'soon' }, 'filter.to'],
  ])('are not looked for with %s', async (_what, filter, argument) => {
    for (const query of [LIST, LIST.replace('{ events(', '{ network(slug: "ous") { events(').concat(' }')]) {
      const { errors } = await graph.query(query, { filter });
      expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([['BAD_USER_INPUT', argument]]);
    }
  });

  it.each([1, 7, 50])('are read whole, page by page of %i, none twice', async (first) => {
    const filter = { from: '2031-01-01', to: '2031-07-01' };
    const whole = (await list(filter, { first: 200 })).edges.map(({ node }) => node.id);
    const read: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await list(filter, { first, after });
      expect(page.totalCount).toBe(whole.length);
      read.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(read).toEqual(whole);
    expect(whole.length).toBeGreaterThan(7);
  });

  it('have cursors of their own list alone', async () => {
    const { pageInfo } = await list({ region: 'oslo' }, { first: 2 });
    const { errors } = await graph.query(LIST, { filter: { region: 'vestre-viken' }, after: pageInfo.endCursor });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    const { errors: others } = await graph.query('query($after: String) { units(after: $after) { totalCount } }', {
      after: pageInfo.endCursor,
    });
    expect(others?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('NU-4: a nurse registers for an event', () => {
  it('for herself, once, and withdraws, and comes back', async () => {
    const { id: eventId } = await plan();
    const { id: nurseId, token } = person(0);
    const first = await done('participation', 'register Participant', { eventId }, token);
    expect(first).toMatchObject({ status: 'REGISTERED', eventId, event: { id: eventId }, nurse: { id: nurseId } });
    expect(await refusal('register Participant', { eventId }, token)).toEqual(['ALREADY_RECORDED', 'eventId']);
    const at = { participationId: first.id, expectedVersion: first.version };
    const gone = await done('participation', 'withdraw Participant', at, token);
    expect(gone).toMatchObject({ id: first.id, status: 'WITHDRAWN' });
    expect(await refusal('withdraw Participant', at, token)).toEqual(['STALE_VERSION', 'expectedVersion']);
    expect(await refusal('withdraw Participant', { ...at, expectedVersion: gone.version }, token)).toEqual([
      'WRONG_STATE',
      'participationId',
    ]);
    const back = await done('participation', 'register Participant', { eventId }, token);
    expect(back).toMatchObject({ id: first.id, status: 'REGISTERED' });
  });

  it('of many tries at once one is recorded', async () => {
    const { id: eventId } = await plan();
    const { id: nurseId, token, leader } = person(1);
    const tries = [token, leader, drammen, token, token].map((as) => change('register Participant', { eventId, nurseId }, as));
    const codes = (await Promise.all(tries)).map(({ payload }) => payload?.userErrors[0]?.code ?? 'DONE');
    expect(codes.toSorted()).toEqual(['ALREADY_RECORDED', 'ALREADY_RECORDED', 'ALREADY_RECORDED', 'ALREADY_RECORDED', 'DONE']);
    const { data } = await graph.query<{ node: { registeredCount: number } }>(
      `{ node(id: "${eventId}") { ... on Event { registeredCount } } }`,
      {},
      { as: drammen },
    );
    expect(data.node.registeredCount).toBe(1);
  });

  it('not another one, unless she leads or coordinates her', async () => {
    const { id: eventId } = await plan();
    const { id: nurseId } = person(2);
    const strangers = [person(1).token, person(1).leader, baerum, ous, await tokenFor(graph, [])];
    for (const as of strangers) expect(await codesOf('register Participant', { eventId, nurseId }, as)).toEqual(['FORBIDDEN']);
    expect(await codesOf('register Participant', { eventId, nurseId }, null)).toEqual(['UNAUTHENTICATED']);
    const { id: participationId, version: expectedVersion } = await done(
      'participation',
      'register Participant',
      { eventId, nurseId },
      person(2).leader,
    );
    for (const as of strangers)
      expect(await codesOf('withdraw Participant', { participationId, expectedVersion }, as)).toEqual(['FORBIDDEN']);
    await done('participation', 'withdraw Participant', { participationId, expectedVersion }, drammen);
    expect(await codesOf('register Participant', { eventId }, drammen)).toEqual(['FORBIDDEN']);
    expect(await refusal('register Participant', { eventId, nurseId: 'vestre-viken:nurse:none' }, drammen)).toEqual([
      'NOT_FOUND',
      'nurseId',
    ]);
  });

  it('not for an event that is past, or unknown', async () => {
    const { id: past } = await plan({ date: YESTERDAY });
    const { token } = person(0);
    expect(await refusal('register Participant', { eventId: past }, token)).toEqual(['WRONG_STATE', 'eventId']);
    for (const eventId of [
      'vestre-viken:event:none',
      'ous:nurse:abc',
      'ous:event:',
      'ous:event:a:b',
      'ous:event:Å b',
      'mars:event:abc',
      'x',
      '',
    ])
      expect(await refusal('register Participant', { eventId }, token)).toEqual(['NOT_FOUND', 'eventId']);
  });

  it('also for a joint event of another owner, which her own one keeps', async () => {
    const joint = await done(
      'event',
      'plan Event',
      { network: 'ous', title: 'Felles', kind: 'GATHERING', date: SOON, jointWith: ['drammen'] },
      ous,
      'ous',
    );
    const participation = await done('participation', 'register Participant', { eventId: joint.id }, person(3).token);
    expect(participation).toMatchObject({ eventId: joint.id, event: null, status: 'REGISTERED' });
    const { data, errors } = await graph.query<{ node: { participations: object[] } }>(
      `{ node(id: "${person(3).id}") { ... on Nurse { participations { eventId status } } } }`,
      {},
      { as: person(3).token },
    );
    expect(errors).toBeUndefined();
    expect(data.node.participations).toContainEqual({ eventId: joint.id, status: 'REGISTERED' });
  });

  it('of which her own owner knows nothing: it does not ask whether it is there, and nobody can record that she was', async () => {
    const eventId = 'ous:event:none';
    const participation = await done('participation', 'register Participant', { eventId }, person(3).token);
    expect(participation).toMatchObject({ eventId, event: null, status: 'REGISTERED' });
    const attendance = [{ nurseId: person(3).id, attended: true }];
    expect(await refusal('record Attendance', { eventId, attendance }, drammen)).toEqual(['NOT_FOUND', 'eventId']);
  });

  it('and sees her days of a year beside two to three', async () => {
    const { id: nurseId, token, leader } = person(3);
    const year = async (value: number, as?: string) => {
      const { data, errors } = await graph.query<{ node: { year: { networkDays: number; events: { id: string }[] } | null } }>(
        `{ node(id: "${nurseId}") { ... on Nurse { year(year: ${value}) { year networkDays referenceDaysLow referenceDaysHigh events { id title } } } } }`,
        {},
        as ? { as } : {},
      );
      return { year: data.node.year, codes: errors?.map(({ extensions }) => extensions.code) };
    };
    const attend = async (fields: object, attended = true) => {
      const { id: eventId } = await plan(fields);
      await done('event', 'record Attendance', { eventId, attendance: [{ nurseId, attended }] }, drammen);
      return eventId;
    };
    const later = await attend({ date: '2019-10-01', days: 1 });
    const sooner = await attend({ date: '2019-03-01', days: 2 });
    await attend({ date: '2019-12-31', days: 0 }, false);
    await attend({ date: '2020-01-01', days: 1 });
    const whole = { year: 2019, networkDays: 3, referenceDaysLow: 2, referenceDaysHigh: 3, events: [{ id: sooner }, { id: later }] };
    for (const as of [token, leader, drammen]) expect((await year(2019, as)).year).toMatchObject(whole);
    expect((await year(1000, token)).year).toMatchObject({ networkDays: 0, events: [] });
    for (const as of [undefined, baerum, ous, person(0).token, person(0).leader])
      expect(await year(2019, as)).toEqual({ year: null, codes: ['FORBIDDEN'] });
  });
});

describe('CO-5: a coordinator records who was there', () => {
  const line = (index: number, attended: boolean) => ({ nurseId: person(index).id, attended });
  const counts = async (eventId: string, as: string) => {
    const { data, errors } = await graph.query<{
      node: { registeredCount: number | null; attendedCount: number | null; participations: Participation[] | null };
    }>(`{ node(id: "${eventId}") { ... on Event { registeredCount attendedCount participations { status nurse { id } } } } }`, {}, { as });
    return { ...data.node, codes: errors?.map(({ extensions }) => extensions.code) };
  };
  const statuses = async (eventId: string) => {
    const { participations } = await counts(eventId, drammen);
    return Object.fromEntries(participations?.map(({ nurse, status }) => [staff.findIndex(({ id }) => id === nurse.id), status]) ?? []);
  };
  /** An event of today with one registered, one withdrawn and one registered person. */
  async function held(): Promise<string> {
    const { id: eventId } = await plan({ date: TOMORROW });
    for (const index of [0, 1, 2]) await done('participation', 'register Participant', { eventId, nurseId: person(index).id }, drammen);
    const { data } = await graph.query<{ node: { participations: Participation[] } }>(
      `{ node(id: "${eventId}") { ... on Event { version participations { id version nurse { id } } } } }`,
      {},
      { as: drammen },
    );
    const { id: participationId, version: expectedVersion } = data.node.participations.find(
      ({ nurse }) => nurse.id === person(1).id,
    ) as Participation;
    await done('participation', 'withdraw Participant', { participationId, expectedVersion }, drammen);
    const version = await versionOf(eventId);
    await done('event', 'update Event', { eventId, expectedVersion: version, date: today() }, drammen);
    return eventId;
  }

  it('of the registered and of those who came without, and corrects it', async () => {
    const eventId = await held();
    const attendance = [line(0, true), line(1, false), line(2, false), line(3, true)];
    await done('event', 'record Attendance', { eventId, attendance }, drammen);
    expect(await statuses(eventId)).toEqual({ 0: 'ATTENDED', 1: 'WITHDRAWN', 2: 'ABSENT', 3: 'ATTENDED' });
    expect(await counts(eventId, drammen)).toMatchObject({ registeredCount: 3, attendedCount: 2 });
    await done(
      'event',
      'record Attendance',
      { eventId, attendance: [line(0, false), line(1, true), line(2, true), line(3, false)] },
      drammen,
    );
    expect(await statuses(eventId)).toEqual({ 0: 'ABSENT', 1: 'ATTENDED', 2: 'ATTENDED', 3: 'WITHDRAWN' });
    expect(await counts(eventId, drammen)).toMatchObject({ registeredCount: 3, attendedCount: 2 });
  });

  it('all or nothing: a line that is wrong is named, and none is written', async () => {
    const eventId = await held();
    const before = await statuses(eventId);
    const record = (attendance: object[]) => refusal('record Attendance', { eventId, attendance }, drammen);
    expect(await record([line(0, true), { nurseId: 'vestre-viken:nurse:none', attended: true }])).toEqual([
      'NOT_FOUND',
      'attendance.1.nurseId',
    ]);
    expect(await record([line(0, true), line(2, true), { nurseId: nurseOfOus.id, attended: true }])).toEqual([
      'NOT_FOUND',
      'attendance.2.nurseId',
    ]);
    expect(await record([line(0, true), line(0, false)])).toEqual(['INVALID', 'attendance.1.nurseId']);
    expect(await record([])).toEqual(['EMPTY', 'attendance']);
    expect(await record(Array.from({ length: 501 }, () => line(0, true)))).toEqual(['INVALID', 'attendance']);
    expect(await statuses(eventId)).toEqual(before);
  });

  it('only once it has begun, and for her own network alone', async () => {
    const { id: coming } = await plan({ date: TOMORROW });
    expect(await refusal('record Attendance', { eventId: coming, attendance: [line(0, true)] }, drammen)).toEqual([
      'WRONG_STATE',
      'eventId',
    ]);
    const eventId = await held();
    const input = { eventId, attendance: [line(0, true)] };
    for (const as of [baerum, ous, person(0).token, person(0).leader])
      expect(await codesOf('record Attendance', input, as)).toEqual(['FORBIDDEN']);
    expect(await codesOf('record Attendance', input, null)).toEqual(['UNAUTHENTICATED']);
    expect(await refusal('record Attendance', { ...input, eventId: 'vestre-viken:event:none' }, drammen)).toEqual(['NOT_FOUND', 'eventId']);
  });

  it('also of a person of another network of the same owner, if she registered: else she is not known here', async () => {
    const guest = { nurseId: nurseOfBaerum, attended: true };
    const uninvited = { eventId: await held(), attendance: [line(0, true), guest] };
    expect(await refusal('record Attendance', uninvited, drammen)).toEqual(['NOT_FOUND', 'attendance.1.nurseId']);
    expect(await statuses(uninvited.eventId)).toMatchObject({ 0: 'REGISTERED' });

    const { id: eventId } = await plan({ date: TOMORROW });
    await done('participation', 'register Participant', { eventId, nurseId: nurseOfBaerum }, baerum);
    await done('event', 'update Event', { eventId, expectedVersion: await versionOf(eventId), date: today() }, drammen);
    const ofGuest = (attended: boolean) =>
      done('event', 'record Attendance', { eventId, attendance: [{ ...guest, attended }, line(3, true)] }, drammen);
    await ofGuest(false);
    await ofGuest(true);
    const { participations, codes } = await counts(eventId, drammen);
    expect(codes).toBeUndefined();
    expect(participations).toContainEqual({ status: 'ATTENDED', nurse: { id: nurseOfBaerum } });
  });

  it('repeated and raced it is recorded once', async () => {
    const eventId = await held();
    const attendance = [line(0, true), line(3, true)];
    const same = { eventId, attendance, idempotencyKey: 'co-5-attendance' };
    const answers = await Promise.all(
      [same, same, { eventId, attendance }, { eventId, attendance }].map((input) => change('record Attendance', input, drammen)),
    );
    for (const { payload, codes } of answers) expect([codes, payload?.userErrors]).toEqual([undefined, []]);
    expect(await counts(eventId, drammen)).toMatchObject({ registeredCount: 3, attendedCount: 2 });
    expect(await refusal('record Attendance', { ...same, attendance: [line(0, false)] }, drammen)).toEqual([
      'KEY_REUSED',
      'idempotencyKey',
    ]);
  });

  it('and what took place is not cancelled, nor moved to a day to come', async () => {
    const eventId = await held();
    await done('event', 'record Attendance', { eventId, attendance: [line(0, true)] }, drammen);
    const expectedVersion = await versionOf(eventId);
    expect(await refusal('cancel Event', { eventId, expectedVersion }, drammen)).toEqual(['WRONG_STATE', 'eventId']);
    expect(await refusal('update Event', { eventId, expectedVersion, date: TOMORROW }, drammen)).toEqual(['WRONG_STATE', 'date']);
    const moved = await done('event', 'update Event', { eventId, expectedVersion, date: YESTERDAY, days: 2 }, drammen);
    expect(moved).toMatchObject({ date: YESTERDAY, days: 2 });
  });

  it('the list is for her alone, the counts for her network', async () => {
    const eventId = await held();
    expect(await counts(eventId, drammen)).toMatchObject({ registeredCount: 2, attendedCount: 0, codes: undefined });
    const { data: log } = await graph.query<{ audit: { edges: { node: { fields: string[] | string } }[] } }>(
      '{ audit(first: 3, filter: { action: "read" }) { edges { node { fields } } } }',
      {},
      { as: await tokenFor(graph, [{ role: 'AUDITOR', sector: 'vestre-viken' }]) },
    );
    expect(log.audit.edges.map(({ node }) => String(node.fields))).toEqual(Array.from({ length: 3 }, () => 'Event.participations'));
    for (const as of [person(3).token, person(3).leader])
      expect(await counts(eventId, as)).toMatchObject({ registeredCount: 2, attendedCount: 0, participations: null, codes: ['FORBIDDEN'] });
    for (const as of [baerum, ous, nurseOfOus.token]) {
      const hidden = { registeredCount: null, attendedCount: null, participations: null, codes: ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'] };
      expect(await counts(eventId, as)).toEqual(hidden);
    }
  });
});

describe('RD-4: this year’s gatherings and attendance', () => {
  interface Gathering {
    readonly status: string;
    readonly date: string;
    readonly registeredCount: number;
    readonly attendedCount: number;
    readonly participations: {
      readonly status: string;
      readonly nurse: { readonly id: string; readonly appointments: readonly object[] };
    }[];
  }
  const year = today().slice(0, 4);
  let editor: string;
  const events: Gathering[] = [];

  beforeAll(async () => {
    editor = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'vestre-viken' }], 'editor');
    const cancelled = await plan({ date: `${year}-12-31` });
    await done('participation', 'register Participant', { eventId: cancelled.id, nurseId: person(0).id }, drammen);
    await done('event', 'cancel Event', { eventId: cancelled.id, expectedVersion: cancelled.version }, drammen);
    for await (const event of gatherings()) events.push(event);
  });

  async function* gatherings() {
    const list = `query($filter: EventFilter, $after: String) { events(filter: $filter, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor } edges { node { status date registeredCount attendedCount
        participations { status nurse { id appointments { id } } } } } } }`;
    const filter = { region: 'vestre-viken', from: `${year}-01-01`, to: `${Number(year) + 1}-01-01` };
    for (let after: string | null = null; ; ) {
      type Found = { events: { edges: { node: Gathering }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
      const { data, errors }: { data: Found; errors?: unknown } = await graph.query<Found>(list, { filter, after }, { as: editor });
      expect(errors).toBeUndefined();
      for (const { node } of data.events.edges) yield node;
      if (!data.events.pageInfo.hasNextPage) return;
      after = data.events.pageInfo.endCursor;
    }
  }

  it('no more came than were on the list, and to what was cancelled nobody', () => {
    expect(events.some(({ attendedCount }) => attendedCount > 0)).toBe(true);
    for (const { registeredCount, attendedCount } of events) expect(attendedCount).toBeLessThanOrEqual(registeredCount);
    const cancelled = events.filter(({ status }) => status === 'CANCELLED');
    expect(cancelled.some(({ registeredCount }) => registeredCount > 0)).toBe(true);
    for (const { attendedCount } of cancelled) expect(attendedCount).toBe(0);
  });

  it('the share is of those who came to one that was not cancelled, up to today', async () => {
    const held = events.filter(({ status, date }) => status !== 'CANCELLED' && date <= today());
    const came = held.flatMap(({ participations }) =>
      participations.flatMap(({ status, nurse }) => (status === 'ATTENDED' && nurse.appointments.length > 0 ? nurse.id : [])),
    );
    const { data } = await graph.query<{ statistics: { rows: { group: { key: string }; numerator: number; denominator: number }[] } }>(
      '{ statistics(indicator: "attendance", by: SECTOR) { rows { group { key } numerator denominator } } }',
      {},
      { as: editor },
    );
    const row = data.statistics.rows.find(({ group }) => group.key === 'vestre-viken');
    expect(row?.numerator).toBe(new Set(came).size);
    expect(row?.denominator).toBeGreaterThan(new Set(came).size);
  });
});

describe('LE-5: a leader decides about participation and placement', () => {
  const ask = (index: number, input: object) => done('request', 'request Participation', input, person(index).token);
  const requestsOf = async (index: number, as?: string) => {
    const { data, errors } = await graph.query<{ node: { requests: Request[] | null } }>(
      `{ node(id: "${person(index).id}") { ... on Nurse { requests { ${REQUEST} } } } }`,
      {},
      as ? { as } : {},
    );
    return { requests: data.node.requests, codes: errors?.map(({ extensions }) => extensions.code) };
  };

  it('grants an event, which registers her, with a word; the decision is in the audit', async () => {
    const { id: eventId } = await plan();
    const { id: nurseId, leader } = person(0);
    const request = await ask(0, { eventId, note: ' Jeg har byttet vakt. ' });
    expect(request).toMatchObject({
      kind: 'PARTICIPATION',
      status: 'REQUESTED',
      eventId,
      note: 'Jeg har byttet vakt.',
      decisionNote: null,
    });
    const at = { requestId: request.id, expectedVersion: request.version };
    const granted = await done('request', 'decide Participation', { ...at, approve: true, note: 'Fint' }, leader);
    expect(granted).toMatchObject({ id: request.id, status: 'APPROVED', decisionNote: 'Fint' });
    const { data } = await graph.query<{ node: { participations: Participation[] } }>(
      `{ node(id: "${eventId}") { ... on Event { participations { status nurse { id } } } } }`,
      {},
      { as: drammen },
    );
    expect(data.node.participations).toEqual([{ status: 'REGISTERED', nurse: { id: nurseId } }]);
    expect(await refusal('decide Participation', { ...at, expectedVersion: granted.version, approve: false }, leader)).toEqual([
      'WRONG_STATE',
      'requestId',
    ]);
    const auditor = await tokenFor(graph, [{ role: 'AUDITOR', sector: 'vestre-viken' }]);
    const { data: log } = await graph.query<{ audit: { edges: { node: { action: string; subject: string | null } }[] } }>(
      '{ audit(filter: { action: "decideVestreVikenParticipation" }) { edges { node { action subject } } } }',
      {},
      { as: auditor },
    );
    expect(log.audit.edges.map(({ node }) => node)).toEqual([
      { action: 'decideVestreVikenParticipation', subject: expect.stringMatching(/^p-/) },
    ]);
  });

  it('declines a placement, which registers nothing, and she may ask again', async () => {
    const input = { place: 'Lindrende enhet', date: SOON };
    const request = await ask(1, input);
    expect(request).toMatchObject({ kind: 'PLACEMENT', place: 'Lindrende enhet', date: SOON, eventId: null });
    expect(await refusal('request Participation', input, person(1).token)).toEqual(['ALREADY_RECORDED', 'place']);
    const at = { requestId: request.id, expectedVersion: request.version };
    const declined = await done('request', 'decide Participation', { ...at, approve: false }, drammen);
    expect(declined).toMatchObject({ status: 'DECLINED', decisionNote: null });
    await ask(1, input);
    expect((await requestsOf(1, person(1).token)).requests?.map(({ status }) => status)).toEqual(['REQUESTED', 'DECLINED']);
  });

  it.each<[string, () => object, string, string]>([
    ['neither', () => ({}), 'INVALID', 'eventId'],
    ['both', () => ({ eventId: 'ous:event:abc', place: 'x', date: SOON }), 'INVALID', 'eventId'],
    ['a placement without a day', () => ({ place: 'x' }), 'INVALID_DATE', 'date'],
    ['a placement nowhere', () => ({ date: SOON }), 'EMPTY', 'place'],
    ['a placement in the past', () => ({ place: 'x', date: YESTERDAY }), 'INVALID', 'date'],
    ['an unknown event', () => ({ eventId: 'vestre-viken:event:none' }), 'NOT_FOUND', 'eventId'],
  ])('she cannot ask for %s', async (_what, input, code, field) => {
    expect(await refusal('request Participation', input(), person(2).token)).toEqual([code, field]);
  });

  it('not twice for the same event, nor for one that she is registered for', async () => {
    const { id: eventId } = await plan();
    await ask(2, { eventId });
    expect(await refusal('request Participation', { eventId }, person(2).token)).toEqual(['ALREADY_RECORDED', 'eventId']);
    await done('participation', 'register Participant', { eventId }, person(3).token);
    expect(await refusal('request Participation', { eventId }, person(3).token)).toEqual(['ALREADY_RECORDED', 'eventId']);
  });

  it('is not decided by herself, another leader or another coordinator, nor asked for in her name', async () => {
    const { id: eventId } = await plan();
    const { id: requestId, version: expectedVersion } = await ask(0, { eventId });
    const decision = { requestId, expectedVersion, approve: true };
    for (const as of [person(0).token, person(1).leader, person(1).token, baerum, ous])
      expect(await codesOf('decide Participation', decision, as)).toEqual(['FORBIDDEN']);
    expect(await codesOf('decide Participation', decision, null)).toEqual(['UNAUTHENTICATED']);
    expect(await refusal('decide Participation', { ...decision, requestId: 'vestre-viken:request:none' }, drammen)).toEqual([
      'NOT_FOUND',
      'requestId',
    ]);
    expect(await refusal('decide Participation', { ...decision, expectedVersion: 1_000_000 }, drammen)).toEqual([
      'STALE_VERSION',
      'expectedVersion',
    ]);
    for (const as of [person(1).token, person(0).leader, drammen])
      expect(await codesOf('request Participation', { nurseId: person(0).id, place: 'x', date: SOON }, as)).toEqual(['FORBIDDEN']);
    for (const as of [undefined, person(1).token, person(1).leader, baerum, ous])
      expect(await requestsOf(0, as)).toEqual({ requests: null, codes: ['FORBIDDEN'] });
    expect((await requestsOf(0, person(0).leader)).requests?.some(({ id }) => id === requestId)).toBe(true);
  });

  it('is not granted for an event that was cancelled meanwhile, but can be declined', async () => {
    const { id: eventId, version } = await plan();
    const { id: requestId, version: expectedVersion } = await ask(3, { eventId });
    await done('event', 'cancel Event', { eventId, expectedVersion: version }, drammen);
    const decision = { requestId, expectedVersion };
    expect(await refusal('decide Participation', { ...decision, approve: true }, person(3).leader)).toEqual(['WRONG_STATE', 'eventId']);
    await done('request', 'decide Participation', { ...decision, approve: false }, person(3).leader);
  });

  it('of two decisions at once one counts; who has registered in between stays so', async () => {
    const { id: eventId } = await plan();
    const { id: requestId, version: expectedVersion } = await ask(2, { eventId });
    await done('participation', 'register Participant', { eventId }, person(2).token);
    const decisions = [true, false].map((approve) =>
      change('decide Participation', { requestId, expectedVersion, approve }, person(2).leader),
    );
    const codes = (await Promise.all(decisions)).map(({ payload }) => payload?.userErrors[0]?.code ?? 'DONE');
    expect(codes.toSorted()).toEqual(['DONE', 'STALE_VERSION']);
    const { data } = await graph.query<{ node: { registeredCount: number } }>(
      `{ node(id: "${eventId}") { ... on Event { registeredCount } } }`,
      {},
      { as: drammen },
    );
    expect(data.node.registeredCount).toBe(1);
  });
});

describe('KW-2: when an owner is silent', () => {
  it('the events of the others are there, the list says what is missing, and it comes later', async () => {
    await graph.kill('lovisenberg');
    const page = await list({ from: '2031-01-01', to: '2032-01-01' }, { first: 200 });
    expect(page.complete).toBe(false);
    expect(page.sources.filter(({ state }) => state !== 'OK').map(({ sector }) => sector)).toEqual(['lovisenberg']);
    expect(new Set(page.edges.map(({ node }) => node.network.slug)).size).toBe(6);
  });
});
