import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY, type SectorDeclaration } from '../../shared/sectors.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** Every row has one owner: nobody else answers for it, and nobody answers for what is not hers. */

const KINDS = ['Network', 'Nurse', 'Unit', 'Event', 'Measure'] as const;
type Kind = (typeof KINDS)[number];

interface Identified {
  __typename: string;
  id: string;
}

interface Search {
  total: number;
  hits: { id: string }[];
}

/** Everything that a sector tells about its networks: a page of each list, with all that hangs on the rows. */
const EVERYTHING = `query($references: [_Any!]!) { _entities(representations: $references) { __typename ... on Network {
  id slug name nurseCount unitCount demo
  nurses(first: 200) { sources { sector } edges { node { __typename id network { id slug }
    appointments(all: true) { id successorId unit { id name area { code } network { id slug } } } } } }
  units(first: 200) { sources { sector } edges { node { __typename id name network { id slug } nurses { id } } } }
  events(first: 200) { sources { sector } edges { node { __typename id network { id slug } } } }
  actionPlan(year: 2026) { measures { __typename id network { id slug } } }
} } }`;

const SEARCH = `query($search: SectorSearchInput!) {
  nurses: _searchNurses(search: $search) { total hits { id } } units: _searchUnits(search: $search) { total hits { id } }
}`;

let graph: TestGraph;
const answers = new Map<string, unknown>();
/** One id of each kind, by sector. */
const ids = new Map<string, Record<Kind, string>>();

beforeAll(async () => {
  graph = await startTestGraph();
  for (const sector of REGISTRY.sectors) {
    const references = sector.networks.map(({ slug }) => refer(sector, 'Network', networkId(sector, slug)));
    const { data, errors } = await graph.askSubgraph(sector.slug, EVERYTHING, { references });
    if (errors) throw new Error(JSON.stringify(errors));
    answers.set(sector.slug, data);
    const objects = objectsIn(data);
    const idOf = (kind: Kind) => objects.find(({ __typename }) => __typename === `${sector.prefix}${kind}`)?.id ?? '';
    ids.set(sector.slug, {
      Network: idOf('Network'),
      Nurse: idOf('Nurse'),
      Unit: idOf('Unit'),
      Event: idOf('Event'),
      Measure: idOf('Measure'),
    });
  }
});
afterAll(() => graph.close());

const refer = ({ prefix }: SectorDeclaration, kind: Kind, id: string) => ({ __typename: `${prefix}${kind}`, id, moment: '' });
const networkId = ({ slug }: SectorDeclaration, network: string) => `${slug}:network:${network}`;
const idsOf = (sector: SectorDeclaration) => ids.get(sector.slug) ?? { Network: '', Nurse: '', Unit: '', Event: '', Measure: '' };
const othersThan = (sector: SectorDeclaration) => REGISTRY.sectors.filter(({ slug }) => slug !== sector.slug);

describe.each(REGISTRY.sectors)('$slug', (sector) => {
  const others = othersThan(sector);
  const search = async (part: object) => {
    const whole = { descending: false, moment: '', limit: 50, withTotal: true, ...part };
    const { data, errors } = await graph.askSubgraph<{ nurses: Search; units: Search }>(sector.slug, SEARCH, { search: whole });
    expect(errors).toBeUndefined();
    return data;
  };

  it('gives out only ids that begin with its own slug', () => {
    const given = textsIn(answers.get(sector.slug), 'id', 'successorId');
    expect(given.length).toBeGreaterThan(500);
    expect(given.filter((id) => !id.startsWith(`${sector.slug}:`))).toEqual([]);
  });

  it('gives an id to one object of one kind only', () => {
    const kinds = Map.groupBy(objectsIn(answers.get(sector.slug)), ({ id }) => id);
    for (const [id, objects] of kinds) expect(new Set(objects.map(({ __typename }) => __typename)).size, id).toBe(1);
    for (const kind of KINDS) expect(idsOf(sector)[kind]).toMatch(new RegExp(`^${sector.slug}:${kind.toLowerCase()}:`));
  });

  it('names no network of another sector, and only itself among the sources', () => {
    const texts = new Set(textsIn(answers.get(sector.slug)));
    for (const other of others)
      for (const { slug, name } of other.networks) {
        expect(texts, slug).not.toContain(slug);
        expect(texts, name).not.toContain(name);
      }
    const sources = textsIn(answers.get(sector.slug), 'sector');
    expect(new Set(sources)).toEqual(new Set([sector.slug]));
  });

  it.each(KINDS)('answers null without an error for another sector’s %s', async (kind) => {
    const foreign = others.map((other) => refer(sector, kind, idsOf(other)[kind]));
    const own = refer(sector, kind, idsOf(sector)[kind]);
    const { data, errors } = await graph.askSubgraph<{ _entities: unknown[] }>(
      sector.slug,
      'query($references: [_Any!]!) { _entities(representations: $references) { __typename } }',
      { references: [...foreign, own] },
    );
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([...foreign.map(() => null), { __typename: own.__typename }]);
  });

  it('answers null for an id in another owner’s name, though it ends like one of its own', async () => {
    const [{ slug } = { slug: '' }] = sector.networks;
    const owners = [...others.map((other) => other.slug), 'regional', ''];
    const { data, errors } = await graph.askSubgraph<{ _entities: unknown[] }>(
      sector.slug,
      'query($references: [_Any!]!) { _entities(representations: $references) { ... on Network { id slug nurseCount } } }',
      { references: owners.map((owner) => refer(sector, 'Network', `${owner}:network:${slug}`)) },
    );
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual(owners.map(() => null));
  });

  it('does not know the types of other sectors', async () => {
    for (const other of others) {
      const { data, errors } = await graph.askSubgraph<{ _entities?: unknown[] } | null>(
        sector.slug,
        'query($references: [_Any!]!) { _entities(representations: $references) { __typename } }',
        { references: [refer(other, 'Nurse', idsOf(other).Nurse)] },
      );
      expect(errors?.length).toBeGreaterThan(0);
      expect(data?._entities?.filter((entity) => entity !== null) ?? []).toEqual([]);
    }
  });

  it('finds nothing by a network of another sector, and something by its own', async () => {
    for (const { slug } of others.flatMap(({ networks }) => networks))
      expect(await search({ network: slug }), slug).toEqual({ nurses: { total: 0, hits: [] }, units: { total: 0, hits: [] } });
    for (const { slug } of sector.networks) {
      const { nurses, units } = await search({ network: slug });
      expect(nurses.hits.length, slug).toBeGreaterThan(0);
      expect(units.hits.length, slug).toBeGreaterThan(0);
    }
  });

  it('has no rows in its networks for a filter that names another region or network', async () => {
    const filters = [
      ...REGISTRY.regions.filter(({ slug }) => slug !== sector.region).map(({ slug }) => ({ region: slug })),
      ...others.flatMap(({ networks }) => networks.map(({ slug }) => ({ network: slug }))),
    ];
    for (const filter of filters) {
      const lists = await listsOf(filter);
      expect(lists.length).toBe(sector.networks.length * 2);
      for (const list of lists) expect(list, JSON.stringify(filter)).toMatchObject({ totalCount: 0, edges: [] });
    }
    for (const list of await listsOf({ region: sector.region })) expect(list.totalCount).toBeGreaterThan(0);
  });

  async function listsOf(filter: object) {
    const { data, errors } = await graph.query<{ networks: { id: string; nurses: List; units: List }[] }>(
      `query($nurses: NurseFilter, $units: UnitFilter) { networks { id
        nurses(filter: $nurses) { totalCount edges { node { id } } } units(filter: $units) { totalCount edges { node { id } } }
      } }`,
      { nurses: filter, units: filter },
    );
    expect(errors).toBeUndefined();
    return data.networks.filter(({ id }) => id.startsWith(`${sector.slug}:`)).flatMap(({ nurses, units }) => [nurses, units]);
  }
});

interface List {
  totalCount: number;
  edges: { node: { id: string } }[];
}

describe('through the gateway', () => {
  it.each(REGISTRY.sectors)('a list of one network of $slug holds rows of its owner alone, and asks nobody else', async (sector) => {
    for (const { slug } of sector.networks) {
      const before = graph.statements.length;
      const { data, errors } = await graph.query<{ nurses: List; units: List }>(
        `query($network: String!) {
          nurses(first: 200, filter: { network: $network }) { totalCount edges { node { id } } }
          units(first: 200, filter: { network: $network }) { totalCount edges { node { id } } }
        }`,
        { network: slug },
      );
      expect(errors).toBeUndefined();
      const found = [...data.nurses.edges, ...data.units.edges].map(({ node }) => node.id);
      expect(found).toHaveLength(data.nurses.totalCount + data.units.totalCount);
      expect(found.filter((id) => !id.startsWith(`${sector.slug}:`))).toEqual([]);
      const asked = new Set(graph.statements.slice(before).map(({ subgraph }) => subgraph));
      for (const other of othersThan(sector)) expect(asked, slug).not.toContain(other.slug);
      expect(asked).toContain(sector.slug);
    }
  });

  it('every object is found by its id, and has the type of its owner', async () => {
    for (const sector of REGISTRY.sectors)
      for (const kind of KINDS) {
        const id = idsOf(sector)[kind];
        const { data, errors } = await graph.query<{ node: Identified }>('query($id: ID!) { node(id: $id) { __typename id } }', { id });
        expect(errors).toBeUndefined();
        expect(data.node).toEqual({ __typename: `${sector.prefix}${kind}`, id });
      }
  });

  it('an id in another owner’s name is unknown', async () => {
    for (const sector of REGISTRY.sectors)
      for (const [kind, id] of Object.entries(idsOf(sector)))
        for (const other of othersThan(sector)) {
          const moved = id.replace(`${sector.slug}:`, `${other.slug}:`);
          const { data, errors } = await graph.query('query($id: ID!) { node(id: $id) { id } }', { id: moved });
          expect(errors, kind).toBeUndefined();
          expect(data, moved).toEqual({ node: null });
        }
  });

  it('every row of a list of all sectors stands once, with its own network', async () => {
    const { data, errors } = await graph.query<{ units: { edges: { node: Identified & { network: { id: string } } }[] } }>(
      '{ units(first: 200) { edges { node { __typename id network { id } } } } }',
    );
    expect(errors).toBeUndefined();
    const nodes = data.units.edges.map(({ node }) => node);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    expect(new Set(nodes.map(({ id }) => id.split(':')[0])).size).toBe(REGISTRY.sectors.length);
    for (const { __typename, id, network } of nodes) {
      const owner = REGISTRY.sectors.find(({ slug }) => id.startsWith(`${slug}:`));
      expect(__typename).toBe(`${owner?.prefix}Unit`);
      expect(network.id.split(':')[0]).toBe(owner?.slug);
    }
  });
});

/** Every value in an answer, however deep, with the name of its field. */
function* fieldsIn(value: unknown, name = ''): Iterable<{ readonly name: string; readonly value: unknown }> {
  yield { name, value };
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) yield* fieldsIn(inner, Array.isArray(value) ? name : key);
}

/** The texts in an answer; with names, those of the fields with these names. */
function textsIn(answer: unknown, ...names: string[]): string[] {
  return [...fieldsIn(answer)].flatMap(({ name, value }) =>
    typeof value === 'string' && (names.length === 0 || names.includes(name)) ? [value] : [],
  );
}

/** The objects in an answer that say what they are. */
const objectsIn = (answer: unknown) => [...fieldsIn(answer)].flatMap(({ value }) => (isIdentified(value) ? [value] : []));
const isIdentified = (value: unknown): value is Identified =>
  value !== null && typeof value === 'object' && '__typename' in value && 'id' in value;
