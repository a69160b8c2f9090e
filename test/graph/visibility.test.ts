import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change as changeAt } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

const CHOICES = ['PUBLIC', 'NETWORK', 'PRIVATE'] as const;
type Choice = (typeof CHOICES)[number];

interface Row {
  id: string;
  name: string | null;
  visibility: string;
  contact: { email: string | null } | null;
  contactHidden: string | null;
}
interface List {
  edges: { cursor: string; node: Row }[];
  totalCount: number;
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

const ROW = 'id ... on Nurse { name visibility contact { email } contactHidden }';
const PAST = '2021-06-01';

let graph: TestGraph;
let unitId: string;
let coordinator: string;
/** When everybody was in the roster, and nobody had chosen yet. */
let before: string;
/** A person for each choice. */
const ids = {} as Record<Choice, string>;
/** Who asks, and of which choices she sees name and contact. */
let viewers: Record<string, { as: string | null; sees: readonly Choice[] }>;

const nameOf = (choice: Choice) => `Åse Synlighet ${choice.toLowerCase()}`;
const emailOf = (choice: Choice) => `synlighet.${choice.toLowerCase()}@demo.invalid`;
const grant = (role: string, bound: Partial<GrantOfTest>) => tokenFor(graph, [{ role, sector: 'vestre-viken', ...bound }], randomUUID());

async function ask<Data>(query: string, as: string | null, variables: object = {}): Promise<Data> {
  const { data, errors } = await graph.query<Data>(query, { ...variables }, as ? { as } : {});
  expect(errors).toBeUndefined();
  return data;
}

async function change<Data>(mutation: string, shown: string, input: object, as = coordinator): Promise<Data> {
  const [verb, noun] = mutation.split(' ');
  const type = `${verb?.[0]?.toUpperCase()}${verb?.slice(1)}${noun}Input`;
  const query = `mutation($input: ${type}!) { change: ${verb}VestreViken${noun}(input: $input) { ${shown} userErrors { code field } } }`;
  const data = await ask<{ change: Data & { userErrors: object[] } }>(query, as, { input: { idempotencyKey: randomUUID(), ...input } });
  expect(data.change.userErrors).toEqual([]);
  return data.change;
}

async function choose(id: string, visibility: Choice) {
  const { node } = await ask<{ node: { version: number } }>(`{ node(id: "${id}") { ... on Nurse { version } } }`, null);
  await change('set Visibility', 'nurse { id }', { nurseId: id, visibility, expectedVersion: node.version });
}

/** Units of a network with the persons who work there. */
async function unitsOf(network: string, covered: boolean) {
  const data = await ask<{ network: { units: { edges: { node: { id: string; validFrom: string; nurses: { id: string }[] } }[] } } }>(
    `{ network(slug: "${network}") { units(first: 100, filter: { covered: ${covered} }) { edges { node { id validFrom nurses { id } } } } } }`,
    null,
  );
  return data.network.units.edges.map(({ node }) => node);
}

beforeAll(async () => {
  graph = await startTestGraph();
  coordinator = await grant('COORDINATOR', { network: 'drammen' });
  const [unit, other] = (await unitsOf('drammen', true)).filter(({ validFrom }) => validFrom < '2020-01-01');
  const [foreign] = await unitsOf('baerum', true);
  unitId = unit?.id ?? '';
  for (const choice of CHOICES) {
    const person = { name: nameOf(choice), email: emailOf(choice), visibility: 'PUBLIC' };
    const input = { unitId, role: 'RESOURCE_NURSE', basis: 'PARTICULAR_INTEREST', from: '2020-01-01', person };
    const { appointment } = await change<{ appointment: { recordedAt: string } }>('appoint Nurse', 'appointment { recordedAt }', input);
    before = appointment.recordedAt;
  }
  const { node } = await ask<{ node: { nurses: Row[] } }>(`{ node(id: "${unitId}") { ... on Unit { nurses { ${ROW} } } } }`, null);
  for (const choice of CHOICES) {
    ids[choice] = node.nurses.find(({ name }) => name === nameOf(choice))?.id ?? '';
    await choose(ids[choice], choice);
  }
  const near: readonly Choice[] = ['PUBLIC', 'NETWORK'];
  const selves = CHOICES.map(async (choice) => [
    `herself, ${choice}`,
    { as: await grant('NURSE', { nurse: ids[choice] }), sees: [...near, choice] },
  ]);
  viewers = {
    anonymous: { as: null, sees: ['PUBLIC'] },
    'somebody without a role': { as: await tokenFor(graph, []), sees: ['PUBLIC'] },
    'a colleague in her network': { as: await grant('NURSE', { nurse: other?.nurses[0]?.id ?? '' }), sees: near },
    'a colleague in another network': { as: await grant('NURSE', { nurse: foreign?.nurses[0]?.id ?? '' }), sees: ['PUBLIC'] },
    'her leader': { as: await grant('LEADER', { unit: unitId }), sees: CHOICES },
    'the leader of another unit': { as: await grant('LEADER', { unit: other?.id ?? '' }), sees: near },
    'the leader of a unit in another network': { as: await grant('LEADER', { unit: foreign?.id ?? '' }), sees: ['PUBLIC'] },
    'her coordinator': { as: coordinator, sees: CHOICES },
    'the coordinator of another network': { as: await grant('COORDINATOR', { network: 'baerum' }), sees: ['PUBLIC'] },
    'the coordinator of another sector': {
      as: await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]),
      sees: ['PUBLIC'],
    },
    'another sector’s coordinator of a network called like hers': {
      as: await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'drammen' }]),
      sees: ['PUBLIC'],
    },
    'the steering group': { as: await grant('STEERING', {}), sees: ['PUBLIC'] },
    'an administrator': { as: await grant('ADMIN', {}), sees: ['PUBLIC'] },
    'the editor of the owner': { as: await grant('REGION_EDITOR', {}), sees: CHOICES },
    ...Object.fromEntries(await Promise.all(selves)),
  };
});
afterAll(() => graph.close());

const LIST = `edges { cursor match { kind text note } node { ${ROW} } } totalCount pageInfo { endCursor hasNextPage }`;
const MATCHES = `edges { match { kind text note } node { ${ROW} } }`;
const FILTER = 'filter: { network: "drammen" }, first: 100';

/** The ways to a person, and what each gives of all three. */
const WAYS: Record<string, (as: string | null) => Promise<Row[]>> = {
  node: async (as) => {
    const one = async (choice: Choice) => (await ask<{ node: Row }>(`{ node(id: "${ids[choice]}") { ${ROW} } }`, as)).node;
    return Promise.all(CHOICES.map(one));
  },
  nurses: (as) => listed(`{ list: nurses(${FILTER}) { ${LIST} } }`, as),
  'nurses, descending': (as) => listed(`{ list: nurses(${FILTER}, orderBy: NAME_DESC) { ${LIST} } }`, as),
  'nurses on a day in the past': (as) => listed(`{ list: nurses(${FILTER}, asOf: "${PAST}") { ${LIST} } }`, as),
  'nurses as known before the choice': (as) => listed(`{ list: nurses(${FILTER}, knownAt: "${before}") { ${LIST} } }`, as),
  'nurses in the past as known before the choice': (as) =>
    listed(`{ list: nurses(${FILTER}, asOf: "${PAST}", knownAt: "${before}") { ${LIST} } }`, as),
  'the network': async (as) => within(`network(slug: "drammen") { nurses(first: 100) { ${LIST} } }`, 'network', as),
  'the network in the past': async (as) =>
    within(`network(slug: "drammen") { nurses(first: 100, asOf: "${PAST}") { ${LIST} } }`, 'network', as),
  'the contacts of a place': async (as) => {
    const data = await ask<{ node: { name: string } }>(`{ node(id: "${unitId}") { ... on Unit { name } } }`, null);
    const { findContact } = await ask<{ findContact: { matches: { nurse: Row | null }[] } }>(
      `query($place: String!) { findContact(place: $place, first: 200) { matches { nurse { ${ROW} } } } }`,
      as,
      { place: data.node.name },
    );
    return pick(findContact.matches.flatMap(({ nurse }) => nurse ?? []));
  },
  'the unit': (as) => ofUnit(`nurses { ${ROW} }`, as),
  'the unit in the past': (as) => ofUnit(`nurses(asOf: "${PAST}") { ${ROW} }`, as),
};

async function listed(query: string, as: string | null): Promise<Row[]> {
  const { list } = await ask<{ list: List }>(query, as);
  expect(list.edges).toHaveLength(list.totalCount);
  return pick(list.edges.map(({ node }) => node));
}

async function within(query: string, field: string, as: string | null): Promise<Row[]> {
  const data = await ask<Record<string, { nurses: List }>>(`{ ${query} }`, as);
  return pick(data[field]?.nurses.edges.map(({ node }) => node) ?? []);
}

async function ofUnit(fields: string, as: string | null): Promise<Row[]> {
  const { node } = await ask<{ node: { nurses: Row[] } }>(`{ node(id: "${unitId}") { ... on Unit { ${fields} } } }`, as);
  return pick(node.nurses);
}

const pick = (rows: readonly Row[]) => CHOICES.flatMap((choice) => rows.filter(({ id }) => id === ids[choice]));

function expectedRow(choice: Choice, shown: boolean): Row {
  const hidden = choice === 'PRIVATE' ? 'PRIVATE' : 'NETWORK_ONLY';
  return {
    id: ids[choice],
    name: shown ? nameOf(choice) : null,
    visibility: choice,
    contact: shown ? { email: emailOf(choice) } : null,
    contactHidden: shown ? null : hidden,
  };
}

describe('what each sees of a person who chose PUBLIC, NETWORK or PRIVATE', () => {
  for (const [way, read] of Object.entries(WAYS)) {
    it(`through ${way}`, async () => {
      for (const [viewer, { as, sees }] of Object.entries(viewers))
        expect(await read(as), viewer).toEqual(CHOICES.map((choice) => expectedRow(choice, sees.includes(choice))));
    });
  }

  it('by her name: who does not see it does not find her', async () => {
    for (const [viewer, { as, sees }] of Object.entries(viewers)) {
      const found = await ask<{ list: List }>(`{ list: nurses(filter: { text: "Synlighet", network: "drammen" }) { ${LIST} } }`, as);
      const expected = CHOICES.filter((choice) => sees.includes(choice)).map((choice) => ids[choice]);
      expect(found.list.edges.map(({ node }) => node.id).toSorted(), viewer).toEqual(expected.toSorted());
      expect(found.list.totalCount, viewer).toBe(expected.length);
    }
  });

  it('in order: hidden names after all others, by id', async () => {
    for (const order of ['NAME_ASC', 'NAME_DESC']) {
      const { list } = await ask<{ list: List }>(`{ list: nurses(${FILTER}, orderBy: ${order}) { ${LIST} } }`, null);
      const rows = list.edges.map(({ node }) => node);
      const names = rows.flatMap(({ name }) => name ?? []);
      const hidden = rows.slice(names.length).map(({ id }) => id);
      expect(rows.slice(0, names.length).every(({ name }) => name !== null)).toBe(true);
      expect(hidden).toEqual(order === 'NAME_ASC' ? hidden.toSorted() : hidden.toSorted().toReversed());
      expect(names).toEqual(names.toSorted((a, b) => new Intl.Collator('nb').compare(a, b) * (order === 'NAME_ASC' ? 1 : -1)));
    }
  });
});

/** The rows of a list, page by page, and how long the cursors are. */
async function walk(args: string, as: string | null): Promise<object[]> {
  const rows: object[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { list }: { list: List } = await ask(`{ list: nurses(${args}, after: ${JSON.stringify(after)}) { ${LIST} } }`, as);
    rows.push(...list.edges.map(({ node, cursor }) => ({ node, length: cursor.length })));
    after = list.pageInfo.endCursor;
    more = list.pageInfo.hasNextPage;
  }
  return rows;
}

describe('a person who chose PRIVATE', () => {
  /** Everything that somebody may ask to find out what a person is called; without what every change changes. */
  async function everything(as: string | null, knownAt: string): Promise<string> {
    const words = ['Aronsen', 'Øyvor Åvik', 'Hansen', 'avikk'];
    const answers: unknown[] = [];
    const put = async (query: string) => {
      const { data, errors } = await graph.query<object>(query, { knownAt }, as ? { as } : {});
      answers.push(
        data,
        errors?.map(({ message, path, extensions: { code } }) => ({ message, path, code })),
      );
    };
    for (const moment of ['', `, asOf: "${PAST}"`, `, knownAt: "${knownAt}"`])
      for (const order of ['NAME_ASC', 'NAME_DESC']) {
        await put(`{ nurses(${FILTER}, orderBy: ${order}${moment}) { ${MATCHES} totalCount } }`);
        answers.push(await walk(`filter: { network: "drammen" }, first: 25, orderBy: ${order}${moment}`, as));
      }
    for (const word of words) {
      for (const moment of ['', `, asOf: "${PAST}"`, `, knownAt: "${knownAt}"`])
        await put(`{ nurses(filter: { text: "${word}" }${moment}) { ${MATCHES} totalCount } }`);
      await put(`{ findContact(place: "${word}") { matches { match { kind text note } nurse { ${ROW} } } understoodAs didYouMean } }`);
    }
    const id = ids.PRIVATE;
    await put(`{ node(id: "${id}") { ${ROW} ... on Nurse { appointments { id } network { slug nurseCount } } } }`);
    await put(
      `{ node(id: "${id}") { id ... on Nurse { competence { level } records { topic } requests { name note } lastConversationOn } } }`,
    );
    await put(`{ node(id: "${unitId}") { ... on Unit { name nurses { ${ROW} } } } }`);
    await put(`{ network(slug: "drammen") { nurseCount nurses(first: 100) { edges { node { ${ROW} } } totalCount } } }`);
    for (const [mutation, type, part] of [
      ['setVestreVikenVisibility', 'SetVisibilityInput', 'visibility: PUBLIC, expectedVersion: 1'],
      ['updateVestreVikenContact', 'UpdateContactInput', 'email: "x@y.zz", expectedVersion: 1'],
      ['proposeVestreVikenCorrection', 'ProposeCorrectionInput', 'name: "Aaron Aaronsen"'],
      ['recordVestreVikenTeaching', 'RecordTeachingInput', 'date: "2026-01-01", topic: "x"'],
    ])
      await put(
        `mutation ${type} { ${mutation}(input: { idempotencyKey: "${randomUUID()}", nurseId: "${id}", ${part} }) { userErrors { message } } }`,
      );
    return JSON.stringify(answers);
  }

  it('is called what it may: nobody who may not know can tell by any answer, its order, its number or its errors', {
    timeout: 120_000,
  }, async () => {
    const herself = viewers['herself, PRIVATE']?.as ?? '';
    const strangers = [
      'anonymous',
      'a colleague in her network',
      'the coordinator of another network',
      'the coordinator of another sector',
    ];
    const seen: Record<string, Set<string>> = {};
    for (const name of ['Aaron Aaronsen', 'Øyvor Åvik', nameOf('PUBLIC')]) {
      const proposed = await change<{ request: { id: string; version: number } }>(
        'propose Correction',
        'request { id version }',
        { nurseId: ids.PRIVATE, name },
        herself,
      );
      const { id, version } = proposed.request;
      const decided = await change<{ request: { recordedAt: string } }>('decide Correction', 'request { recordedAt }', {
        requestId: id,
        expectedVersion: version,
        approve: true,
      });
      const { node } = await ask<{ node: Row }>(`{ node(id: "${ids.PRIVATE}") { ${ROW} } }`, herself);
      expect(node.name).toBe(name);
      for (const viewer of strangers) {
        const answers = await everything(viewers[viewer]?.as ?? null, decided.request.recordedAt);
        expect(answers).not.toContain('Aaronsen');
        expect(answers).not.toMatch(/GRAPHQL_|INTERNAL/);
        seen[viewer] = (seen[viewer] ?? new Set()).add(answers);
      }
    }
    for (const [viewer, answers] of Object.entries(seen)) expect(answers.size, viewer).toBe(1);
  });

  it('comes back by name once she opens her entry, and goes again', async () => {
    const find = async () => {
      const { list } = await ask<{ list: List }>(`{ list: nurses(filter: { text: "Synlighet", network: "drammen" }) { ${LIST} } }`, null);
      return list.edges.map(({ node }) => node.id);
    };
    await choose(ids.PRIVATE, 'PUBLIC');
    expect(await find()).toContain(ids.PRIVATE);
    await choose(ids.PRIVATE, 'NETWORK');
    expect(await find()).not.toContain(ids.PRIVATE);
    await choose(ids.PRIVATE, 'PRIVATE');
    expect(await find()).not.toContain(ids.PRIVATE);
  });
});

describe('a text that nearly names many', () => {
  it('finds as many, whoever hides among them', async () => {
    const graph = await startTestGraph({ DEMO: 'off' });
    const as = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]);
    const make = (name: string, select: string, input: object) =>
      changeAt<{ id: string }>(graph, { owner: 'ous', name, select, input: { ...input }, as });
    const unit = await make('register Unit', 'unit { id }', {
      name: 'Avdeling for nære navn',
      serviceType: 'HOSPITAL',
      network: 'ous',
      from: '2020-01-01',
    });
    const appoint = (name: string, visibility: string) =>
      make('appoint Nurse', 'appointment { id }', {
        unitId: unit.result?.id,
        person: { name, visibility },
        role: 'RESOURCE_NURSE',
        basis: 'PARTICULAR_INTEREST',
        from: '2024-01-01',
      });
    for (const letter of 'bcdefghijklmnopqrstu') expect((await appoint(`Zzander${letter}`, 'PUBLIC')).userErrors).toEqual([]);
    const total = async () => {
      const { data, errors } = await graph.query<{ nurses: { totalCount: number } }>(
        '{ nurses(filter: { text: "zzanderx" }) { totalCount } }',
      );
      expect(errors).toBeUndefined();
      return data.nurses.totalCount;
    };
    expect(await total()).toBe(20);
    expect((await appoint('Zzandera', 'PRIVATE')).userErrors).toEqual([]);
    expect(await total()).toBe(20);
    await graph.close();
  });
});
