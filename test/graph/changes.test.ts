import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { today } from '../../shared/subgraph/date.js';
import { createDice, SEED } from '../kit/dice.js';
import { type AskGraph, askChanges, type ChangesPage, Mirror, type MirroredChange, PUBLIC_FIELDS } from '../kit/mirror.js';
import { type Change, change } from '../kit/mutate.js';
import { type RelayedGraph, startRelayedGraph } from '../kit/relayed-graph.js';
import { changeBySql } from '../kit/sql.js';
import { tokenFor } from '../kit/token.js';

/** Mirrors that are kept by `changes` alone, beside the graph that they copy. */

interface Thing {
  readonly id: string;
  readonly version: number;
}

let graph: RelayedGraph;
let editors: Readonly<Record<string, string>>;
const dice = createDice();
const SECTORS = ['ous', 'lovisenberg'];

const ask: AskGraph = async (query, variables, { as } = {}) => {
  const headers = { 'content-type': 'application/json', ...(as === undefined ? {} : { authorization: `Bearer ${as}` }) };
  const response = await fetch(`${graph.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return { status: response.status, errors: undefined, ...((await response.json()) as object) } as never;
};

beforeAll(async () => {
  graph = await startRelayedGraph();
  const tokens = ['ous', 'lovisenberg', 'regional'].map(async (sector) => [
    sector,
    await tokenFor(graph, [{ role: 'REGION_EDITOR', sector }]),
  ]);
  editors = Object.fromEntries(await Promise.all(tokens));
}, 240_000);
afterAll(() => graph.close());

const done = async <Result = Thing>(owner: string, name: string, select: string, input: object): Promise<Result> => {
  const answer = await change<Result>({ query: ask as never }, { owner, name, select, input, as: editors[owner] } as Change);
  return answer.result ?? expect.fail(`${name}: ${JSON.stringify(answer)}`);
};

const tail = (since: string, as?: string, types?: string[]): Promise<ChangesPage> => askChanges(ask, { since, first: 200, types }, as);
const nodesOf = ({ edges }: ChangesPage): MirroredChange[] => edges.map(({ node }) => node);
const since = async () => (await tail(new Date().toISOString())).cursor;
const words = ({ kind, type, objectId }: MirroredChange) => `${kind} ${type} ${objectId}`;

/** A person with the task in a new unit. */
async function appoint(owner = 'ous', visibility = 'PUBLIC') {
  const unit = await done(owner, 'register Unit', 'unit { id version }', {
    ...{ name: `Post ${dice(1e6)}`, serviceType: 'HOSPITAL', network: owner, from: '2020-01-01' },
  });
  const person = { name: `Kari ${dice(1e6)}`, email: 'kari@example.no', phone: null, visibility };
  const { unit: taken } = await done<{ unit: { nurses: Thing[] } }>(
    owner,
    'appoint Nurse',
    'appointment { unit { nurses { id version } } }',
    {
      ...{ unitId: unit.id, role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION', from: '2024-01-01', person },
    },
  );
  const [nurse = expect.fail('nobody')] = taken.nurses;
  return { unit, nurse };
}

describe(`a mirror (seed ${SEED})`, () => {
  const events: { owner: string; thing: Thing }[] = [];
  const persons: { owner: string; nurse: Thing }[] = [];

  /** Changes something at random. */
  async function changeSomething(owner: string): Promise<void> {
    const own = persons.filter((one) => one.owner === owner);
    const at = dice(own.length);
    const known = own[at];
    const versioned = 'nurse { id version }';
    const move = async (name: string, input: object) => {
      if (!known) return;
      const given = { nurseId: known.nurse.id, expectedVersion: known.nurse.version, ...input };
      persons[persons.indexOf(known)] = { owner, nurse: await done(owner, name, versioned, given) };
    };
    const event = events.find((one) => one.owner === owner);
    const turns: (() => Promise<unknown>)[] = [
      async () => persons.push({ owner, nurse: (await appoint(owner, ['PUBLIC', 'NETWORK', 'PRIVATE'][dice(3)] as string)).nurse }),
      () => move('update Contact', { email: `kari${dice(1e6)}@example.no` }),
      () => move('set Visibility', { visibility: known ? ['PUBLIC', 'NETWORK', 'PRIVATE'][dice(3)] : 'PUBLIC' }).catch(() => undefined),
      async () => {
        const input = { network: owner, title: `Samling ${dice(1e6)}`, kind: 'NETWORK_MEETING', date: '2027-05-01' };
        events.push({ owner, thing: await done(owner, 'plan Event', 'event { id version }', input) });
      },
      async () => {
        if (!event) return;
        events.splice(events.indexOf(event), 1);
        await done(owner, 'cancel Event', 'event { id version }', { eventId: event.thing.id, expectedVersion: event.thing.version });
      },
      () => done(owner, 'publish News', 'news { id }', { network: owner, title: 'Nytt', body: 'Nytt' }),
    ];
    await turns[dice(turns.length)]?.();
  }

  it('equals the graph after random changes, with an owner that falls silent and comes back on the same database', async () => {
    const mirror = new Mirror(ask, () => 150 + dice(50));
    // The bootstrap runs while others write.
    await Promise.all([mirror.follow(), ...SECTORS.map((owner) => changeSomething(owner))]);
    for (let round = 0; round < 6; round += 1) {
      const isSilent = round === 2;
      if (isSilent) await graph.stop('lovisenberg');
      await Promise.all((isSilent ? ['ous'] : SECTORS).map((owner) => changeSomething(owner)));
      await changeSomething('ous');
      await mirror.follow();
      if (isSilent) {
        expect((await tail(mirror.cursor ?? '')).complete).toBe(false);
        await graph.start('lovisenberg');
        await changeSomething('lovisenberg');
      }
    }
    await mirror.follow();
    expect((await tail(mirror.cursor ?? '')).edges).toEqual([]);
    for (const list of ['nurses', 'units', 'events', 'measures'])
      for (const object of await listed(list)) expect(mirror.objects.get(object.id), object.id).toEqual(object);
    // And what no list shows, for it has ended, is as its owner shows it.
    for (const [id, object] of [...mirror.objects].filter((_, i) => i % 40 === 0)) {
      const { data } = await ask<{ node: object }>(`query($id: ID!) { node(id: $id) { ${PUBLIC_FIELDS} } }`, { id });
      expect(object).toEqual(data.node);
    }
    for (const sector of SECTORS) {
      const numbers = mirror.seen.filter((one) => one.sector === sector && one.sequence > 0).map(({ sequence }) => sequence);
      expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i));
    }
  }, 240_000);

  async function listed(list: string): Promise<{ id: string }[]> {
    const objects: { id: string }[] = [];
    for (let after: string | null = null; ; ) {
      const query = `query($after: String) { list: ${list}(first: 200, after: $after) { pageInfo { hasNextPage endCursor } edges { node { ... on Node { ${PUBLIC_FIELDS} } } } } }`;
      type Page = { list: { pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { id: string } }[] } };
      const { list: page }: Page = (await ask<Page>(query, { after })).data;
      objects.push(...page.edges.map(({ node }) => node));
      if (!page.pageInfo.hasNextPage) return objects;
      after = page.pageInfo.endCursor;
    }
  }

  it('is told each change of concurrent writers once, numbered without gaps, whatever the page', async () => {
    const start = await since();
    await Promise.all(Array.from({ length: 12 }, (_, i) => appoint(SECTORS[i % 2])));
    const whole = nodesOf(await tail(start));
    const paged: MirroredChange[] = [];
    for (let cursor = start; ; ) {
      const page = await askChanges(ask, { since: cursor, first: 1 + dice(4) });
      paged.push(...nodesOf(page));
      cursor = page.edges.at(-1)?.cursor ?? page.cursor;
      if (page.edges.length === 0) break;
    }
    expect(paged.map(({ id }) => id).toSorted()).toEqual(whole.map(({ id }) => id).toSorted());
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
    for (const sector of SECTORS) {
      const numbers = paged.filter((one) => one.sector === sector).map(({ sequence }) => sequence);
      expect(numbers.length).toBeGreaterThanOrEqual(24);
      expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i));
    }
  });
});

describe('what is not public', () => {
  it('is no change: a contact that nobody may see, a request, who made it', async () => {
    const { nurse } = await appoint('ous', 'PRIVATE');
    const start = await since();
    const { version } = await done('ous', 'update Contact', 'nurse { id version }', {
      ...{ nurseId: nurse.id, expectedVersion: nurse.version, email: 'ny@example.no' },
    });
    await done('ous', 'record Teaching', 'record { id }', { nurseId: nurse.id, date: '2025-03-01', topic: 'Smerte' });
    expect(nodesOf(await tail(start))).toEqual([]);
    const input = { nurseId: nurse.id, expectedVersion: version };
    const { version: open } = await done('ous', 'set Visibility', 'nurse { id version }', { ...input, visibility: 'PUBLIC' });
    await done('ous', 'set Visibility', 'nurse { id version }', { nurseId: nurse.id, expectedVersion: open, visibility: 'NETWORK' });
    const told = nodesOf(await tail(start));
    expect(told.map(words)).toEqual([`UPDATED Nurse ${nurse.id}`, `UPDATED Nurse ${nurse.id}`]);
    expect(told[1]?.object).toMatchObject({ name: null, contact: null });
    expect(told.map(({ sequence }) => sequence)).toEqual([told[0]?.sequence, (told[0]?.sequence ?? 0) + 1]);
    expect(told.every(({ actor, action }) => actor === null && action === null)).toBe(true);
    const auditor = await tokenFor(graph, [{ role: 'AUDITOR', sector: 'ous' }]);
    const audited = nodesOf(await tail(start, auditor));
    expect(audited).toMatchObject([{ action: 'setOusVisibility', actor: expect.stringMatching(/^p-/) }, {}]);
    const foreign = nodesOf(await tail(start, await tokenFor(graph, [{ role: 'AUDITOR', sector: 'lovisenberg' }])));
    expect(foreign).toEqual(told);
  });

  it('is news before its day, and news that was withdrawn is deleted', async () => {
    const start = await since();
    const news = (publishedOn: string) =>
      done('ous', 'publish News', 'news { id version }', { network: 'ous', title: 'Nytt', body: 'Nytt', publishedOn });
    await news('2099-01-01');
    expect(nodesOf(await tail(start))).toEqual([]);
    const { id: newsId, version } = await news(today());
    await done('ous', 'withdraw News', 'news { id }', { newsId, expectedVersion: version });
    expect(nodesOf(await tail(start)).map(words)).toEqual([`CREATED News ${newsId}`, `DELETED News ${newsId}`]);
  });
});

describe('the annual report of a network', () => {
  const subject = (network: string, year = 2024) => ({ kind: 'ANNUAL', network, year });
  const REPORT = 'report { id version }';
  const TOLD = ['AnnualReport'];

  it('is told of by network and year, where it stands and what it says once it is approved, and never what is not for everybody', async () => {
    const steering = await tokenFor(graph, [{ role: 'STEERING', sector: 'ous' }], 'leder');
    const decide = async (name: string, input: object) => {
      const answer = await change<Thing>({ query: ask as never }, { owner: 'ous', name, select: REPORT, input, as: steering } as Change);
      return answer.result ?? expect.fail(JSON.stringify(answer));
    };
    const step = ({ id: reportId, version: expectedVersion }: Thing) => ({ reportId, expectedVersion });
    const start = (await tail(new Date().toISOString(), undefined, TOLD)).cursor;
    const lines = async () => nodesOf(await tail(start, undefined, TOLD)).map(words);
    const draft = await done('ous', 'save Report', REPORT, { ...subject('ous'), narrative: 'Året som gikk.' });
    expect(await lines()).toEqual(['CREATED AnnualReport ous-2024']);
    // What a draft says, and the report of a unit, are nobody's.
    const rewritten = await done('ous', 'save Report', REPORT, { ...subject('ous'), narrative: 'Nytt.', expectedVersion: draft.version });
    const { unit } = await appoint();
    await done('ous', 'save Report', REPORT, { kind: 'UNIT', unitId: unit.id, year: 2024, narrative: 'Enheten.' });
    expect(await lines()).toHaveLength(1);
    const handedIn = await done('ous', 'submit Report', REPORT, step(rewritten));
    const returned = await decide('return Report', { ...step(handedIn), comment: 'Mer.' });
    const again = await done('ous', 'submit Report', REPORT, step(returned));
    await decide('approve Report', step(again));
    const updated = 'UPDATED AnnualReport ous-2024';
    expect(await lines()).toEqual(['CREATED AnnualReport ous-2024', ...Array(4).fill(updated)]);
    const [first] = nodesOf(await tail(start, undefined, TOLD));
    expect(first).toMatchObject({ network: 'ous', sector: 'ous', object: null });
    expect(JSON.stringify(await tail(start, undefined, TOLD))).not.toContain(draft.id);
  });

  it('is in what a mirror begins with, page by page, as the list of all reports has it', async () => {
    for (const year of [2022, 2023, 2025])
      await done('lovisenberg', 'save Report', REPORT, { ...subject('lovisenberg', year), narrative: 'Året.' });
    const told: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: ChangesPage = await askChanges(ask, { since: cursor, first: 2, types: TOLD });
      told.push(...nodesOf(page).map(({ objectId }) => objectId));
      cursor = page.cursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    const listed: string[] = [];
    for (let year = 2015; year <= Number(today().slice(0, 4)); year += 1) {
      const query = `query($year: Int!) { annualReports(year: $year) { items { network { slug } status } } }`;
      type Item = { network: { slug: string }; status: string | null };
      const { annualReports } = (await ask<{ annualReports: { items: Item[] } }>(query, { year })).data;
      listed.push(...annualReports.items.flatMap(({ network, status }) => (status ? `${network.slug}-${year}` : [])));
    }
    expect(listed.length).toBeGreaterThan(3);
    expect(told.toSorted()).toEqual(listed.toSorted());
  });
});

describe('a cursor', () => {
  const refusal = async (variables: object) =>
    (
      await ask(
        `query($since: String, $types: [String!], $first: Int) { changes(since: $since, types: $types, first: $first) { cursor } }`,
        { ...variables },
      )
    ).errors?.[0];

  it('that was tampered with, is of another list, or of other types is refused, and says to start anew', async () => {
    const cursor = await since();
    const { data } = await ask<{ units: { pageInfo: { endCursor: string } } }>('{ units(first: 1) { pageInfo { endCursor } } }');
    const middle = Math.floor(cursor.length / 2);
    const turned = `${cursor.slice(0, middle)}${cursor[middle] === 'A' ? 'B' : 'A'}${cursor.slice(middle + 1)}`;
    for (const variables of [
      { since: turned },
      { since: 'x' },
      { since: '' },
      { since: data.units.pageInfo.endCursor },
      { since: cursor, types: ['Unit'] },
    ])
      expect(await refusal(variables)).toMatchObject({
        message: expect.stringContaining('Start anew'),
        extensions: { code: 'BAD_USER_INPUT', argument: 'since' },
      });
    expect(await refusal({ since: '2026-99-01T00:00:00Z' })).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'since' } });
    expect(await refusal({ types: ['Participation'] })).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'types' } });
    expect(await refusal({ first: 201 })).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } });
  });

  it('for some types gives those alone, from the beginning and after', async () => {
    const { edges, cursor } = await askChanges(ask, { types: ['Document'], first: 200 });
    expect(edges.length).toBeGreaterThan(5);
    expect(edges.every(({ node }) => node.type === 'Document' && node.kind === 'CREATED' && node.sector === 'regional')).toBe(true);
    const slug = `nytt-${dice(1e6)}`;
    await done('regional', 'add Document', 'document { slug }', { slug, kind: 'GUIDELINE', status: 'CURRENT', title: 'Nytt dokument' });
    await appoint();
    expect(nodesOf(await tail(cursor, undefined, ['Document'])).map(words)).toEqual([`CREATED Document ${slug}`]);
  });
});

describe('no types', () => {
  it('in the list are all types: from the beginning, after a cursor of all, and in the journal', async () => {
    const [none, all] = [await askChanges(ask, { types: [], first: 50 }), await askChanges(ask, { first: 50 })];
    expect(nodesOf(none).length).toBe(50);
    expect(nodesOf(none)).toEqual(nodesOf(all));
    const start = await since();
    const { unit } = await appoint();
    expect(nodesOf(await tail(start, undefined, [])).map(words)).toContain(`CREATED Unit ${unit.id}`);
    expect(nodesOf(await tail(start, undefined, []))).toEqual(nodesOf(await tail(start)));
  });
});

describe('an instant before the journal began', () => {
  it('gives what was recorded since, and no more than that', async () => {
    const all = await askChanges(ask, { first: 200, types: ['Document'] });
    const early = await askChanges(ask, { since: '2000-01-01T00:00:00Z', first: 200, types: ['Document'] });
    expect(nodesOf(early).map(words)).toEqual(nodesOf(all).map(words));
    expect(nodesOf(early).length).toBeGreaterThan(5);
    expect(nodesOf(await askChanges(ask, { since: new Date().toISOString(), first: 200 }))).toEqual([]);
    // The cursor goes on from there.
    expect(nodesOf(await tail(early.cursor, undefined, ['Document']))).toEqual([]);
  });
});

describe('what was recorded for a day to come', () => {
  afterEach(() => vi.useRealTimers());

  it('is told on its day, once: an appointment that begins, one that is over, a unit that closes', async () => {
    const { unit } = await appoint();
    const person = { name: 'Kari Nybegynner', email: 'kari@example.no', phone: null, visibility: 'PUBLIC' };
    const dayIn = (days: number) => new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
    const appointment = await done('ous', 'appoint Nurse', 'appointment { id version }', {
      ...{ unitId: unit.id, role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION', from: dayIn(10), person },
    });
    await done('ous', 'end Appointment', 'appointment { id }', {
      ...{ appointmentId: appointment.id, expectedVersion: appointment.version, date: dayIn(20), reason: 'OTHER' },
    });
    const told = await since();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${dayIn(9)}T12:00:00Z`) });
    const before = await tail(told);
    expect(
      nodesOf(before)
        .map(words)
        .filter((line) => line.includes(appointment.id)),
    ).toEqual([]);
    for (const day of [10, 20]) {
      vi.setSystemTime(new Date(`${dayIn(day)}T12:00:00Z`));
      const [first, again] = [await tail(before.cursor), await tail(before.cursor)];
      const lines = nodesOf(first).map(words);
      expect(lines.filter((line) => line === `UPDATED Appointment ${appointment.id}`)).toHaveLength(day / 10);
      expect(lines).toContain(`UPDATED Unit ${unit.id}`);
      expect(nodesOf(again)).toEqual(nodesOf(first));
    }
  });
});

describe('a database that was put back to an earlier copy', () => {
  it('is noticed: the mirror is told to start anew', async () => {
    const { edges, cursor } = await tail(await since());
    expect(edges).toEqual([]);
    await appoint();
    const later = (await tail(cursor)).cursor;
    await changeBySql(graph.databaseOf('ous'), ['delete from change_entry where sequence > (select max(sequence) - 2 from change_entry)']);
    const { errors } = await ask('query($since: String) { changes(since: $since) { cursor } }', { since: later });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/earlier copy.*Start anew/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
