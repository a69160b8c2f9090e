import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** Known at an instant, an answer is what it was then, whatever is corrected later. */

/** The same facts by every way that leads to them: from lists at the root, and from a network with arguments of its own. */
const ANSWER = `query($asOf: Date, $knownAt: DateTime) {
  networks(region: "vestre-viken", asOf: $asOf, knownAt: $knownAt) { slug nurseCount unitCount operators { id name vacant validFrom validTo } }
  nurses(filter: { network: "kongsberg" }, first: 100, asOf: $asOf, knownAt: $knownAt) { totalCount complete edges { node { id
    ... on Nurse { name role network { slug } appointments { ...Place } all: appointments(all: true) { ...Place } } } } }
  units(filter: { network: "kongsberg" }, first: 100, asOf: $asOf, knownAt: $knownAt) { totalCount edges { node { id ... on Unit {
    name version serviceType validFrom validTo area { code } network { slug unitCount } covered vacantSince nurses { id }
    successors { kind date unit { id name } } predecessors { kind date unit { id } } } } } }
  network(slug: "ringerike", asOf: $asOf, knownAt: $knownAt) { nurseCount unitCount units(first: 100) { totalCount edges { node { id
    ... on Unit { name nurses { id name } covered vacantSince } } } } }
  now: network(slug: "kongsberg") { nurseCount(asOf: $asOf, knownAt: $knownAt) unitCount(asOf: $asOf, knownAt: $knownAt)
    operators(asOf: $asOf, knownAt: $knownAt) { id version name }
    nurses(first: 100, asOf: $asOf, knownAt: $knownAt) { totalCount edges { node { id ... on Nurse { name } } } }
    units(first: 100, asOf: $asOf, knownAt: $knownAt) { totalCount edges { node { id ... on Unit { name covered } } } } } }
fragment Place on Appointment { id version role basis validFrom validTo endReason successorId recordedAt unit { id name network { slug } } }`;
/** The units of today, with arguments on their own fields. */
const FIELDS = `query($id: ID!, $asOf: Date, $knownAt: DateTime) { node(id: $id) { ... on Unit {
  nurses(asOf: $asOf, knownAt: $knownAt) { id name appointments { id validTo } } covered(asOf: $asOf, knownAt: $knownAt)
  vacantSince(asOf: $asOf, knownAt: $knownAt) } } }`;
const DAYS = ['2019-06-01', '2025-12-15', '2027-01-01'];
const ROUNDS = 2;
const ATTEMPTS = 8;
const NETWORKS = ['kongsberg', 'ringerike'];
const AREAS = ['3303', '3305'];

let graph: TestGraph;
let editor: string;
beforeAll(async () => {
  graph = await startTestGraph();
  editor = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'vestre-viken' }]);
});
afterAll(() => graph.close());

/** A small generator with a seed, so that a failure can be had again. */
function createRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return { pick: <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)] as Value };
}

interface Row {
  id: string;
  version: number;
  network: { slug: string };
  nurses: { id: string; appointments: { id: string; version: number; unit: { id: string } }[] }[];
}

async function rows(): Promise<Row[]> {
  const text = NETWORKS.map(
    (slug) =>
      `${slug}: units(filter: { network: "${slug}" }, first: 100) { edges { node { id ... on Unit { version network { slug } nurses { id appointments { id version unit { id } } } } } } }`,
  );
  const { data, errors } = await graph.query<Record<string, { edges: { node: Row }[] }>>(`{ ${text.join(' ')} }`);
  expect(errors).toBeUndefined();
  return Object.values(data).flatMap(({ edges }) => edges.map(({ node }) => node));
}

/** Sends a change; tells whether it was made. */
async function change(verb: string, noun: string, input: object): Promise<boolean> {
  const { data, errors } = await graph.query<{ result: { userErrors: { code: string }[] } }>(
    `mutation($input: ${verb[0]?.toUpperCase()}${verb.slice(1)}${noun}Input!) { result: ${verb}VestreViken${noun}(input: $input) { userErrors { code } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    { as: editor },
  );
  expect(errors).toBeUndefined();
  return data.result.userErrors.length === 0;
}

async function changeSomething(kind: string, random: ReturnType<typeof createRandom>): Promise<boolean> {
  const all = await rows();
  const unit = random.pick(all);
  const { id: unitId, version: expectedVersion } = unit;
  const from = random.pick(['2019-03-01', '2024-03-01', '2025-11-01', '2026-02-01', '2026-12-01']);
  const nurse = random.pick(all.flatMap(({ nurses }) => nurses));
  const appointment = random.pick(nurse.appointments);
  const chosen = { appointmentId: appointment.id, expectedVersion: appointment.version };
  const [role, basis] = ['RESOURCE_NURSE', random.pick(['FURTHER_EDUCATION', 'PARTICULAR_INTEREST'])];
  const place = { network: random.pick(NETWORKS), areaCode: random.pick(AREAS) };
  switch (kind) {
    case 'appoint':
      return change('appoint', 'Nurse', { unitId, role, basis, from, person: { name: `Ny ${from}`, visibility: 'PUBLIC' } });
    case 'change':
      return change('change', 'Appointment', { ...chosen, basis, from });
    case 'end':
      return change('end', 'Appointment', { ...chosen, date: from, reason: random.pick(['RETIRED', 'OTHER']) });
    case 'register':
      return change('register', 'Unit', { name: `Enhet ${from}`, serviceType: 'OTHER', from: '2024-01-01', ...place });
    case 'update':
      return change('update', 'Unit', { unitId, expectedVersion, from, name: `Omdøpt ${from}` });
    case 'move':
      return change('move', 'Unit', { unitId, expectedVersion, from, network: place.network });
    case 'merge':
      return change('merge', 'Units', { units: [{ unitId, expectedVersion }], intoUnitId: random.pick(all).id, from });
    case 'close':
      return change('close', 'Unit', { unitId, expectedVersion, date: from });
    default:
      return change('set', 'Operator', { network: 'kongsberg', name: random.pick(['Palliativ enhet', null]), rotates: true, from });
  }
}

async function ask(query: string, variables: Record<string, unknown>): Promise<string> {
  const { data, errors } = await graph.query(query, variables, { as: editor });
  expect(errors).toBeUndefined();
  return JSON.stringify(data);
}

async function instant(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 3));
  const now = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 3));
  return now;
}

describe('AN-8: an answer that was saved', () => {
  it('is reproduced byte for byte after a random series of corrections', { timeout: 90_000 }, async () => {
    const random = createRandom(1);
    const saved: { knownAt: string; asOf: string; id: string; answer: string; fields: string }[] = [];
    const kinds = ['appoint', 'change', 'end', 'register', 'update', 'move', 'merge', 'close', 'operator'];
    const made = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const units = await rows();
      for (const asOf of DAYS) {
        const { id } = random.pick(units);
        // Asked as known now; below, as known then.
        const [answer, fields] = [await ask(ANSWER, { asOf }), await ask(FIELDS, { id, asOf })];
        saved.push({ knownAt: await instant(), asOf, id, answer, fields });
      }
      for (const kind of kinds) {
        for (let attempt = 0, done = false; attempt < ATTEMPTS && !done; attempt += 1) {
          done = await changeSomething(kind, random);
          if (done) made.add(kind);
        }
      }
    }
    expect(made, 'every kind of correction was made').toEqual(new Set(kinds));
    let differing = 0;
    for (const { knownAt, asOf, id, answer, fields } of saved) {
      expect(await ask(ANSWER, { asOf, knownAt }), `${asOf} as known at ${knownAt}`).toBe(answer);
      expect(await ask(FIELDS, { id, asOf, knownAt })).toBe(fields);
      if ((await ask(ANSWER, { asOf })) !== answer) differing += 1;
    }
    // The corrections do show in the answers of now: else nothing was proved.
    expect(differing).toBeGreaterThanOrEqual(saved.length / 2);
  });

  it('refuses an instant that is none, naming the argument', async () => {
    for (const query of [
      '{ units(knownAt: "yesterday") { totalCount } }',
      '{ networks(knownAt: "yesterday") { slug } }',
      '{ network(slug: "ous", knownAt: "yesterday") { slug } }',
      '{ network(slug: "ous") { unitCount(knownAt: "yesterday") } }',
    ]) {
      const { errors } = await graph.query(query);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'knownAt' });
    }
  });
});
