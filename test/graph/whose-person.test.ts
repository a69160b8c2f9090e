import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pseudonymOf } from '../../shared/command/audit.js';
import { SECTOR_ENTITIES } from '../../shared/sector/entities.js';
import { SECTOR_MIGRATIONS } from '../../shared/sector/migrations.js';
import { openDatabase } from '../../shared/subgraph/database.js';
import { type Change, change } from '../kit/mutate.js';
import { emptyDatabase } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** Whose a person, a unit and its appointments are, when networks of one owner share a database and units move between them. */

interface Appointment {
  id: string;
  version: number;
  unit: { nurses: { id: string }[] };
}

let graph: TestGraph;
let editor: string;
let drammen: string;
let kongsberg: string;

const APPOINTMENT = 'appointment { id version unit { nurses { id } } }';
const REQUEST = 'request { id version status }';
const TASK = { role: 'RESOURCE_NURSE', basis: 'FURTHER_EDUCATION' };

beforeAll(async () => {
  graph = await startTestGraph({ DEMO: 'off' });
  editor = await token('REGION_EDITOR');
  drammen = await token('COORDINATOR', { network: 'drammen' });
  kongsberg = await token('COORDINATOR', { network: 'kongsberg' });
});
afterAll(() => graph.close());

const token = (role: string, bound: object = {}) =>
  tokenFor(graph, [{ role, sector: 'vestre-viken', ...bound }], `${role}${JSON.stringify(bound)}`);
const make = <Result>(name: string, select: string, input: object, as: string, rest: Partial<Change> = {}) =>
  change<Result>(graph, { owner: 'vestre-viken', name, select, input, as, ...rest });

async function unitIn(network: string): Promise<{ id: string; version: number }> {
  const input = { name: `Enhet i ${network}`, serviceType: 'HOSPITAL', network, from: '2020-01-01' };
  const { result } = await make<{ id: string; version: number }>('register Unit', 'unit { id version }', input, editor);
  return result ?? { id: '', version: 0 };
}

async function personIn(unitId: string, from = '2021-01-01', visibility = 'PRIVATE') {
  const person = { name: 'Hilde Skjult', email: 'hilde@demo.invalid', visibility };
  const { result, userErrors } = await make<Appointment>('appoint Nurse', APPOINTMENT, { unitId, ...TASK, from, person }, editor);
  expect(userErrors).toEqual([]);
  return { appointmentId: result?.id ?? '', version: result?.version ?? 0, id: result?.unit.nurses.at(-1)?.id ?? '' };
}

const seen = async (id: string, as: string) => {
  const { data } = await graph.query<{ node: { name: string | null; records: object[] | null } }>(
    `{ node(id: "${id}") { ... on Nurse { name records { id } } } }`,
    {},
    { as },
  );
  return data.node;
};
const HIDDEN = { name: null, records: null };
const SHOWN = { name: 'Hilde Skjult', records: [] };

describe('a person', () => {
  it('is not to be taken over by the coordinator of another network, now or for a day to come', async () => {
    const mine = await unitIn('kongsberg');
    const person = await personIn((await unitIn('drammen')).id);
    for (const from of ['2026-01-01', '2099-01-01']) {
      const { codes } = await make('appoint Nurse', APPOINTMENT, { unitId: mine.id, nurseId: person.id, ...TASK, from }, kongsberg);
      expect(codes).toEqual(['FORBIDDEN']);
    }
    expect(await seen(person.id, kongsberg)).toEqual(HIDDEN);

    const leader = await token('LEADER', { unit: mine.id });
    const nominated = await make<{ id: string; version: number }>(
      'nominate Nurse',
      REQUEST,
      { unitId: mine.id, nurseId: person.id, ...TASK, from: '2026-01-01' },
      leader,
    );
    expect(nominated.userErrors).toEqual([]);
    const decision = { requestId: nominated.result?.id, expectedVersion: nominated.result?.version, approve: true };
    expect((await make('confirm Nomination', REQUEST, decision, kongsberg)).codes).toEqual(['FORBIDDEN']);
    // The nomination of somebody who is not hers is in the coordinator's list all the same, and takes nothing else with it.
    const LIST = '{ network(slug: "kongsberg") { requests(status: REQUESTED) { id nurse { id name } } } }';
    const list = await graph.query<{ network: { requests: object[] } }>(LIST, {}, { as: kongsberg });
    expect(list.errors).toBeUndefined();
    expect(list.data.network.requests).toEqual([{ id: nominated.result?.id, nurse: { id: person.id, name: null } }]);
    expect((await make('confirm Nomination', REQUEST, { ...decision, approve: false }, kongsberg)).result).toMatchObject({
      status: 'DECLINED',
    });
    expect(
      (await make('appoint Nurse', APPOINTMENT, { unitId: mine.id, nurseId: person.id, ...TASK, from: '2026-01-01' }, editor)).userErrors,
    ).toEqual([]);
    expect(await seen(person.id, kongsberg)).toEqual(SHOWN);
  });

  it('who has gone on to another network is no longer the business of the one she left', async () => {
    const old = await unitIn('drammen');
    const person = await personIn(old.id);
    expect(await seen(person.id, drammen)).toEqual(SHOWN);
    const end = { appointmentId: person.appointmentId, expectedVersion: person.version, date: '2024-01-01', reason: 'OTHER' };
    expect((await make('end Appointment', APPOINTMENT, end, drammen)).userErrors).toEqual([]);
    // Until she has another, her last coordinator is hers.
    expect(await seen(person.id, drammen)).toEqual(SHOWN);
    const next = { unitId: (await unitIn('baerum')).id, nurseId: person.id, ...TASK, from: '2025-01-01' };
    expect((await make('appoint Nurse', APPOINTMENT, next, editor)).userErrors).toEqual([]);
    expect(await seen(person.id, drammen)).toEqual(HIDDEN);
    expect(await seen(person.id, await token('COORDINATOR', { network: 'baerum' }))).toEqual(SHOWN);
  });

  it('who is appointed from an earlier day than her entry began is listed on it, as she is counted', async () => {
    const { id } = await unitIn('ringerike');
    const person = await personIn(id, '2026-01-01', 'PUBLIC');
    const change = { appointmentId: person.appointmentId, expectedVersion: person.version, from: '2025-01-01' };
    expect((await make('change Appointment', APPOINTMENT, change, editor)).userErrors).toEqual([]);
    const { data } = await graph.query<{ networks: { slug: string; nurseCount: number; nurses: { totalCount: number } }[] }>(
      '{ networks(asOf: "2025-03-01") { slug nurseCount nurses { totalCount } } }',
    );
    expect(data.networks.find(({ slug }) => slug === 'ringerike')).toEqual({ slug: 'ringerike', nurseCount: 1, nurses: { totalCount: 1 } });
  });
});

describe('a unit that moves', () => {
  it('goes with its appointments, its persons and its open requests: the network that it left holds the pen no more', async () => {
    const unit = await unitIn('drammen');
    const person = await personIn(unit.id);
    const herself = await token('NURSE', { nurse: person.id });
    const wish = { appointmentId: person.appointmentId, date: '2026-12-01', reason: 'OTHER' };
    const asked = await make<{ id: string; version: number }>('request End', REQUEST, wish, herself);
    const move = { unitId: unit.id, expectedVersion: unit.version, network: 'kongsberg', from: '2026-01-01' };
    expect((await make('move Unit', 'unit { id }', move, editor)).userErrors).toEqual([]);

    expect(await seen(person.id, drammen)).toEqual(HIDDEN);
    expect(await seen(person.id, kongsberg)).toEqual(SHOWN);
    const appointed = { unitId: unit.id, ...TASK, person: { name: 'Ny Person' } };
    // Before the move and open ended: it would run in the other network.
    for (const from of ['2025-12-31', '2026-02-01'])
      expect((await make('appoint Nurse', APPOINTMENT, { ...appointed, from }, drammen)).codes).toEqual(['FORBIDDEN']);
    expect((await make('appoint Nurse', APPOINTMENT, { ...appointed, from: '2026-02-01' }, kongsberg)).userErrors).toEqual([]);

    const LIST = (network: string) => `{ network(slug: "${network}") { requests(status: REQUESTED) { id version } } }`;
    const lists = async (network: string, as: string) =>
      (await graph.query<{ network: { requests: { id: string; version: number }[] } }>(LIST(network), {}, { as })).data.network.requests;
    expect(await lists('drammen', drammen)).toEqual([]);
    const [waiting] = await lists('kongsberg', kongsberg);
    expect(waiting?.id).toBe(asked.result?.id);
    const decision = { requestId: waiting?.id, expectedVersion: waiting?.version, approve: true };
    expect((await make('confirm End', REQUEST, decision, drammen)).codes).toEqual(['FORBIDDEN']);
    expect((await make('confirm End', REQUEST, decision, kongsberg)).result).toMatchObject({ status: 'APPROVED' });
    const reopen = { appointmentId: person.appointmentId, expectedVersion: person.version, reopen: true };
    expect((await make('change Appointment', APPOINTMENT, reopen, drammen)).codes).toEqual(['FORBIDDEN']);
  });

  it('in a time to come opens nothing today', async () => {
    const unit = await unitIn('drammen');
    const person = await personIn(unit.id);
    const move = { unitId: unit.id, expectedVersion: unit.version, network: 'kongsberg', from: '2999-01-01' };
    expect((await make('move Unit', 'unit { id }', move, editor)).userErrors).toEqual([]);
    expect(await seen(person.id, kongsberg)).toEqual(HIDDEN);
    expect(await seen(person.id, drammen)).toEqual(SHOWN);
  });

  it('does not show those who left it before to the network that it came to', async () => {
    const unit = await unitIn('drammen');
    const person = await personIn(unit.id);
    const end = { appointmentId: person.appointmentId, expectedVersion: person.version, date: '2022-01-01', reason: 'OTHER' };
    expect((await make('end Appointment', APPOINTMENT, end, drammen)).userErrors).toEqual([]);
    const next = { unitId: (await unitIn('baerum')).id, nurseId: person.id, ...TASK, from: '2022-02-01' };
    expect((await make('appoint Nurse', APPOINTMENT, next, editor)).userErrors).toEqual([]);
    const move = { unitId: unit.id, expectedVersion: unit.version, network: 'kongsberg', from: '2026-01-01' };
    expect((await make('move Unit', 'unit { id }', move, editor)).userErrors).toEqual([]);
    expect(await seen(person.id, kongsberg)).toEqual(HIDDEN);
  });
});

describe('one person with two logins', () => {
  it('is one to the audit: four eyes are not hers alone, and her key is used once', async () => {
    const both = (subject: string) => [`sub:test|${subject}`, 'hpr:7654321'];
    const database = await openDatabase({
      name: 'test',
      location: await emptyDatabase(),
      entities: SECTOR_ENTITIES,
      migrations: SECTOR_MIGRATIONS,
    });
    const [first, second, other] = await database.write(async (em) => [
      await pseudonymOf(em, both('a')),
      await pseudonymOf(em, both('b')),
      await pseudonymOf(em, ['sub:test|c']),
    ]);
    await database.close();
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });
});
