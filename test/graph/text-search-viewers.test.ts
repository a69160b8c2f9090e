import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textKey } from '../../shared/subgraph/text-key/text-key.js';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

const CHOICES = ['PUBLIC', 'NETWORK', 'PRIVATE'] as const;
const HOMES = ['drammen', 'baerum'] as const;
type Choice = (typeof CHOICES)[number];
type Home = (typeof HOMES)[number];

interface Person {
  readonly id: string;
  readonly name: string;
  readonly home: Home;
  readonly choice: Choice;
}

const OWNER = 'vestre-viken';
/** Many ways to be called, so that pages break anywhere. */
const NAMES = ['Aase', 'Åse', 'Zara', 'Øyvor', 'Ærlend', 'Bo', 'Kari', 'Karine', 'Kåre', 'Oda', 'Olga', 'Ada'];
/** No word that the demo roster has. */
const SURNAME = 'Qvitterskog';

let graph: TestGraph;
const persons: Person[] = [];
const units = {} as Record<Home, string>;
/** Who asks: her token, and whose names she sees. */
let viewers: Record<string, { readonly as: string | null; readonly sees: (person: Person) => boolean }>;

beforeAll(async () => {
  graph = await startTestGraph();
  const grant = (role: 'COORDINATOR' | 'LEADER' | 'NURSE' | 'STEERING', bound: { network?: string; unit?: string; nurse?: string }) =>
    tokenFor(graph, [{ role, sector: OWNER, ...bound }], `${role} ${JSON.stringify(bound)}`);
  const coordinators = {} as Record<Home, string>;
  for (const home of HOMES) {
    const as = await grant('COORDINATOR', { network: home });
    coordinators[home] = as;
    const make = async (name: string, select: string, input: object) => {
      const { result, userErrors, errors } = await change<{ id: string; nurses: { id: string; name: string }[] }>(graph, {
        owner: OWNER,
        name,
        select,
        input,
        as,
      });
      expect([userErrors, errors]).toEqual([[], undefined]);
      return result;
    };
    const areaCode = { drammen: '3301', baerum: '3201' }[home];
    const unit = { name: `Qvartalet ${home}`, serviceType: 'OTHER', network: home, areaCode, from: '2024-01-01' };
    units[home] = (await make('register Unit', 'unit { id }', unit))?.id ?? '';
    for (const [i, first] of NAMES.entries()) {
      const person = { name: `${first} ${SURNAME}${home}`, visibility: CHOICES[i % 3] };
      const input = { unitId: units[home], person, role: 'RESOURCE_NURSE', basis: 'PARTICULAR_INTEREST', from: '2024-01-01' };
      await make('appoint Nurse', 'appointment { id }', input);
    }
    const { data } = await graph.query<{ node: { nurses: { id: string; name: string }[] } }>(
      `{ node(id: "${units[home]}") { ... on Unit { nurses { id ... on Nurse { name } } } } }`,
      {},
      { as },
    );
    for (const { id, name } of data.node.nurses)
      persons.push({ id, name, home, choice: CHOICES[NAMES.indexOf(name.split(' ')[0] ?? '') % 3] ?? 'PRIVATE' });
  }
  const colleague = (home: Home) => persons.find((person) => person.home === home && person.choice === 'PUBLIC')?.id ?? '';
  const isOpen = ({ choice }: Person) => choice === 'PUBLIC';
  const isNear = (home: Home) => (person: Person) => isOpen(person) || (person.home === home && person.choice === 'NETWORK');
  const isClose = (home: Home) => (person: Person) => isOpen(person) || person.home === home;
  const ous = [{ role: 'COORDINATOR' as const, sector: 'ous', network: 'ous' }];
  viewers = {
    anybody: { as: null, sees: isOpen },
    'somebody without a role': { as: await tokenFor(graph, []), sees: isOpen },
    'the steering group': { as: await grant('STEERING', {}), sees: isOpen },
    'the coordinator of another owner': { as: await tokenFor(graph, ous), sees: isOpen },
    'a colleague in Drammen': { as: await grant('NURSE', { nurse: colleague('drammen') }), sees: isNear('drammen') },
    'a colleague in Bærum': { as: await grant('NURSE', { nurse: colleague('baerum') }), sees: isNear('baerum') },
    'the leader in Drammen': { as: await grant('LEADER', { unit: units.drammen }), sees: isClose('drammen') },
    'the leader in Bærum': { as: await grant('LEADER', { unit: units.baerum }), sees: isClose('baerum') },
    'the coordinator of Drammen': { as: coordinators.drammen, sees: isClose('drammen') },
    'the coordinator of Bærum': { as: coordinators.baerum, sees: isClose('baerum') },
  };
});
afterAll(() => graph.close());

interface List {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly match: { readonly kind: string; readonly text: string } | null; readonly node: Row }[];
}
interface Row {
  readonly id: string;
  readonly name: string | null;
}

const QUERY = `query($filter: NurseFilter, $orderBy: NurseOrder, $first: Int, $after: String) {
  list: nurses(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { match { kind text } node { id ... on Nurse { name } } }
  }
}`;

async function readAll(filter: object, orderBy: string, as: string | null, first: number): Promise<List['edges']> {
  const edges: List['edges'][number][] = [];
  for (let after: string | null = null; ; ) {
    const answer: { data: { list: List }; errors: unknown } = await graph.query<{ list: List }>(
      QUERY,
      { filter, orderBy, first, after },
      as ? { as } : {},
    );
    expect(answer.errors).toBeUndefined();
    const { list } = answer.data;
    edges.push(...list.edges);
    after = list.pageInfo.endCursor;
    if (list.pageInfo.hasNextPage) continue;
    expect(list.totalCount).toBe(edges.length);
    return edges;
  }
}

/** By name, those whose name is not seen last, by id. */
function sorted(rows: readonly Person[], sees: (person: Person) => boolean, direction: 1 | -1): string[] {
  const compare = (a: string, b: string) => (a < b ? -direction : a > b ? direction : 0);
  const shown = rows.filter(sees).toSorted((a, b) => compare(textKey(a.name), textKey(b.name)) || compare(a.id, b.id));
  const hidden = rows.filter((row) => !sees(row)).toSorted((a, b) => compare(a.id, b.id));
  return [...shown, ...hidden].map(({ id }) => id);
}

const ORDERS = [
  ['BEST_MATCH', 1],
  ['NAME_ASC', 1],
  ['NAME_DESC', -1],
] as const;

describe.each(ORDERS)('in the order %s', (orderBy, direction) => {
  it.each([3, 100])('a surname finds those whose names the viewer sees, each once, in pages of %i', async (first) => {
    for (const [viewer, { as, sees }] of Object.entries(viewers)) {
      const found = await readAll({ text: SURNAME }, orderBy, as, first);
      expect(
        found.map(({ node }) => node.id),
        viewer,
      ).toEqual(sorted(persons.filter(sees), sees, direction));
      for (const { node, match } of found) {
        expect(node.name, viewer).toContain(SURNAME);
        expect(match?.kind, viewer).toBe('NAME');
      }
    }
  });

  it('a unit finds all who work there; those whose names the viewer does not see come last', async () => {
    for (const [viewer, { as, sees }] of Object.entries(viewers)) {
      const found = await readAll({ text: 'Qvartalet' }, orderBy, as, 5);
      expect(
        found.map(({ node }) => node.id),
        viewer,
      ).toEqual(sorted(persons, sees, direction));
      for (const { node, match } of found) {
        const person = persons.find(({ id }) => id === node.id);
        expect(node.name, viewer).toBe(person && sees(person) ? person.name : null);
        expect(match, viewer).toEqual({ kind: 'UNIT', text: `Qvartalet ${person?.home}` });
      }
    }
  });

  it('a first name with a typo, and one with the unit, find her for those who see her name', async () => {
    for (const [viewer, { as, sees }] of Object.entries(viewers)) {
      for (const text of [`Karien ${SURNAME}`, 'Karine Qvartalet', `karine ${SURNAME.replace('tt', 't')}drammen`]) {
        const found = await readAll({ text }, orderBy, as, 1);
        const homes = text.endsWith('drammen') ? ['drammen'] : HOMES;
        const expected = persons.filter((person) => person.name.startsWith('Karine ') && homes.includes(person.home) && sees(person));
        const ids = new Set(found.map(({ node }) => node.id));
        expect([...ids].toSorted(), `${viewer}: ${text}`).toEqual(expected.map(({ id }) => id).toSorted());
        expect(found).toHaveLength(ids.size);
      }
    }
  });

  it('the list without a text has each of the network once', async () => {
    for (const [viewer, { as, sees }] of Object.entries(viewers)) {
      const found = await readAll({ network: 'drammen' }, orderBy === 'BEST_MATCH' ? 'NAME_ASC' : orderBy, as, 50);
      const ids = found.map(({ node }) => node.id);
      expect(new Set(ids).size, viewer).toBe(ids.length);
      const own = persons.filter(({ home }) => home === 'drammen');
      const known = new Set(own.map(({ id }) => id));
      expect(
        ids.filter((id) => known.has(id)),
        viewer,
      ).toEqual(sorted(own, sees, direction));
      const names = found.map(({ node }) => node.name);
      const firstHidden = names.indexOf(null);
      if (firstHidden >= 0)
        expect(
          names.slice(firstHidden).every((name) => name === null),
          viewer,
        ).toBe(true);
    }
  });
});
