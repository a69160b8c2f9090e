import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { type Answer, type Asking, startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** What every sector promises, asked of each sector alone, past the gateway. */

const KINDS = ['Network', 'Nurse', 'Unit', 'Event', 'Measure'] as const;
type Kind = (typeof KINDS)[number];
const LAST_YEAR_OF_DEMO = 2026;

interface Entity {
  readonly __typename: string;
  readonly id: string;
  readonly demo: boolean;
}

interface Appointment {
  id: string;
  validFrom: string;
  validTo: string | null;
  unit: { id: string };
}

interface NurseRow extends Entity {
  name: string | null;
  visibility: string;
  contact: { email: string | null; phone: string | null } | null;
  contactHidden: string | null;
  network: { slug: string } | null;
  appointments: Appointment[];
  all: Appointment[];
}

interface UnitRow extends Entity {
  name: string;
  serviceType: string;
  covered: boolean;
  vacantSince: string | null;
  validFrom: string;
  validTo: string | null;
  nurses: { id: string }[];
}

interface NetworkRow extends Entity {
  slug: string;
  nurseCount: number;
  unitCount: number;
  nurses: { totalCount: number; edges: { node: NurseRow }[] };
  units: { totalCount: number; edges: { node: UnitRow }[] };
  covered: { totalCount: number };
  uncovered: { totalCount: number };
  events: { edges: { node: Entity }[] };
  actionPlan: { demo: boolean; measures: Entity[] } | null;
}

const APPOINTMENT = '{ id validFrom validTo unit { id } }';
const NURSE = `{ __typename id demo name visibility contact { email phone } contactHidden network { slug }
  appointments ${APPOINTMENT} all: appointments(all: true) ${APPOINTMENT} }`;
const UNIT = '{ __typename id demo name serviceType covered vacantSince validFrom validTo nurses { id } }';
const ROSTER = `query($references: [_Any!]!) { _entities(representations: $references) { ... on Network {
  __typename id demo slug nurseCount unitCount
  nurses(first: 200) { totalCount edges { node ${NURSE} } }
  units(first: 200) { totalCount edges { node ${UNIT} } }
  covered: units(filter: { covered: true }) { totalCount }
  uncovered: units(filter: { covered: false }) { totalCount }
  events(first: 200) { edges { node { __typename id demo } } }
  actionPlan(year: ${LAST_YEAR_OF_DEMO}) { demo measures { __typename id demo } }
} } }`;
const ANY = `query($references: [_Any!]!) { _entities(representations: $references) { __typename
  ... on Network { id nurseCount } ... on Nurse { id demo } ... on Unit { id demo } ... on Event { id demo } ... on Measure { id demo }
} }`;

interface Entities<Row> {
  _entities: (Row | null)[];
}

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

describe.each(REGISTRY.sectors)('$slug', (sector) => {
  let networks: NetworkRow[];
  let nurses: Map<string, NurseRow>;
  let units: Map<string, UnitRow>;
  let known: Record<Kind, string[]>;

  const refer = (kind: Kind, id: unknown, moment: unknown = '') => ({ __typename: `${sector.prefix}${kind}`, id, moment });
  const entities = <Row = Entity>(references: readonly object[], query = ANY, asking: Asking = {}): Promise<Answer<Entities<Row>>> =>
    graph.askSubgraph<Entities<Row>>(sector.slug, query, { references }, asking);
  const one = async <Row>(kind: Kind, id: string, fields: string, moment = '', asking: Asking = {}) => {
    const query = `query($references: [_Any!]!) { _entities(representations: $references) { ... on ${kind} ${fields} } }`;
    const { data, errors } = await entities<Row>([refer(kind, id, moment)], query, asking);
    expect(errors).toBeUndefined();
    return data._entities[0] ?? null;
  };
  const roster = async (moment = '') => {
    const references = sector.networks.map(({ slug }) => refer('Network', `${sector.slug}:network:${slug}`, moment));
    const { data, errors } = await entities<NetworkRow>(references, ROSTER);
    expect(errors).toBeUndefined();
    return data._entities.filter((row) => row !== null);
  };
  const nursesIn = (rows: readonly NetworkRow[]) =>
    new Map(rows.flatMap((row) => row.nurses.edges.map(({ node }) => [node.id, node] as const)));
  const unitsIn = (rows: readonly NetworkRow[]) =>
    new Map(rows.flatMap((row) => row.units.edges.map(({ node }) => [node.id, node] as const)));

  beforeAll(async () => {
    networks = await roster();
    nurses = nursesIn(networks);
    units = unitsIn(networks);
    known = {
      Network: networks.map(({ id }) => id),
      Nurse: [...nurses.keys()],
      Unit: [...units.keys()],
      Event: networks.flatMap(({ events }) => events.edges.map(({ node }) => node.id)),
      Measure: networks.flatMap(({ actionPlan }) => actionPlan?.measures.map(({ id }) => id) ?? []),
    };
  });

  it('knows all of its networks, each with persons, units, events and measures', () => {
    expect(networks.map(({ slug }) => slug)).toEqual(sector.networks.map(({ slug }) => slug));
    for (const network of networks) {
      expect(network.nurses.edges.length).toBeGreaterThan(0);
      expect(network.units.edges.length).toBeGreaterThan(0);
      expect(network.events.edges.length).toBeGreaterThan(0);
      expect(network.actionPlan?.measures.length).toBeGreaterThan(0);
    }
  });

  it.each(KINDS)('resolves references in the order in which they were asked for: %s', async (kind) => {
    const ids = known[kind].slice(0, 5).toReversed();
    const { data, errors } = await entities(ids.map((id) => refer(kind, id)));
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual(ids.map((id) => expect.objectContaining({ __typename: `${sector.prefix}${kind}`, id })));
  });

  it('resolves references of all kinds and moments in one request', async () => {
    const references = KINDS.flatMap((kind) => ['', '2021-05-01', '2030-01-01'].map((moment) => refer(kind, known[kind][0], moment)));
    const { data, errors } = await entities(references);
    expect(errors).toBeUndefined();
    expect(data._entities.map((entity) => entity?.id)).toEqual(references.map(({ id }) => id));
  });

  it.each(KINDS)('answers null without an error for an id that it does not know: %s', async (kind) => {
    const [id = ''] = known[kind];
    const strange = ['', 'x', ':::', `${sector.slug}:${kind.toLowerCase()}:00000`, `${id}:x`, `x:${id}`, `${id} `, id.toUpperCase(), "'"];
    const { data, errors } = await entities([refer(kind, id), ...strange.map((other) => refer(kind, other))]);
    expect(errors).toBeUndefined();
    expect(data._entities.map((entity) => entity?.id ?? null)).toEqual([id, ...strange.map(() => null)]);
  });

  it.each(KINDS)('lets a reference with a broken moment fail alone: %s', async (kind) => {
    const [id = '', other = id] = known[kind];
    for (const moment of ['yesterday', '2020-02-30', '2020-01-01@noon', '@']) {
      const { data, errors } = await entities([refer(kind, id), refer(kind, id, moment), refer(kind, other, '2026-11-01')]);
      // A network is known without its moment; then the figure that needs it fails.
      const broken = kind === 'Network' ? { id, nurseCount: null } : null;
      expect(data?._entities, moment).toMatchObject([{ id }, broken, { id: other }]);
      expect(errors?.map(({ path, extensions }) => [path?.slice(0, 2), extensions.code])).toEqual([[['_entities', 1], 'BAD_USER_INPUT']]);
    }
  });

  it('lists as many persons as it counts', () => {
    for (const network of networks) {
      expect(network.nurses.totalCount, network.slug).toBe(network.nurseCount);
      expect(network.nurses.edges).toHaveLength(network.nurseCount);
    }
  });

  it('lists as many units as it counts, and each is covered or not', () => {
    for (const network of networks) {
      expect(network.units.totalCount, network.slug).toBe(network.unitCount);
      expect(network.units.edges).toHaveLength(network.unitCount);
      expect(network.covered.totalCount + network.uncovered.totalCount).toBe(network.unitCount);
      expect(network.units.edges.filter(({ node }) => node.covered)).toHaveLength(network.covered.totalCount);
      expect(network.uncovered.totalCount).toBeGreaterThan(0);
    }
  });

  it('has units of every service type', () => {
    expect(new Set([...units.values()].map(({ serviceType }) => serviceType))).toEqual(
      new Set(['HOME_NURSING', 'NURSING_HOME', 'HOSPITAL', 'OTHER']),
    );
  });

  it('names in a unit exactly the persons whose appointments name the unit', () => {
    const named = [...units.values()].flatMap((unit) => unit.nurses.map((nurse) => `${unit.id} ${nurse.id}`));
    const appointed = [...nurses.values()].flatMap((nurse) => nurse.appointments.map(({ unit }) => `${unit.id} ${nurse.id}`));
    expect(named.toSorted()).toEqual([...new Set(appointed)].toSorted());
    expect(new Set(named).size).toBe(named.length);
  });

  it('calls a unit covered, or vacant since a day, as its persons say', () => {
    for (const unit of units.values()) {
      expect(unit.covered, unit.id).toBe(unit.nurses.length > 0);
      expect(unit.vacantSince === null, unit.id).toBe(unit.covered);
    }
  });

  it('puts everybody into a network that she works in', () => {
    const slugs = new Map<string, string[]>();
    for (const network of networks)
      for (const { node } of network.nurses.edges) slugs.set(node.id, [...(slugs.get(node.id) ?? []), network.slug]);
    for (const nurse of nurses.values()) expect(slugs.get(nurse.id), nurse.id).toContain(nurse.network?.slug);
  });

  it('shows name and work contact of those who chose PUBLIC, and of nobody else', () => {
    const choices = Map.groupBy(nurses.values(), ({ visibility }) => visibility);
    expect(new Set(choices.keys())).toEqual(new Set(['PUBLIC', 'NETWORK', 'PRIVATE']));
    for (const { id, name, visibility, contact, contactHidden } of nurses.values()) {
      if (visibility !== 'PUBLIC') {
        expect({ name, contact, contactHidden }, id).toEqual({
          name: null,
          contact: null,
          contactHidden: visibility === 'NETWORK' ? 'NETWORK_ONLY' : 'PRIVATE',
        });
        continue;
      }
      expect(name, id).toEqual(expect.stringMatching(/\S/));
      expect(contactHidden, id).toBe(contact === null ? 'NOT_REGISTERED' : null);
      if (contact !== null)
        expect(
          [contact.email, contact.phone].some((part) => part !== null),
          id,
        ).toBe(true);
    }
  });

  it('lists those whose name is hidden after all others, by id', () => {
    for (const network of networks) {
      const rows = network.nurses.edges.map(({ node }) => node);
      const firstHidden = rows.findIndex(({ name }) => name === null);
      const hidden = rows.slice(firstHidden);
      expect(firstHidden, network.slug).toBeGreaterThan(0);
      expect(hidden.every(({ name }) => name === null)).toBe(true);
      expect(hidden.map(({ id }) => id)).toEqual(hidden.map(({ id }) => id).toSorted());
    }
  });

  it('keeps a closed unit out of its lists and counts, and still knows it and who worked there', async () => {
    const day = '2018-06-01';
    const past = unitsIn(await roster(day));
    const closed = [...past.values()].filter(({ id }) => !units.has(id));
    expect(closed.length).toBeGreaterThan(0);
    for (const before of closed) {
      const now = await one<UnitRow>('Unit', before.id, UNIT);
      expect(now).toMatchObject({ id: before.id, nurses: [], covered: false });
      expect(now?.validTo).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(await one<UnitRow>('Unit', before.id, UNIT, day)).toEqual(before);
    }
  });

  it('keeps a closed unit out of what it finds by name', async () => {
    const past = unitsIn(await roster('2018-06-01'));
    const closed = [...past.keys()].filter((id) => !units.has(id));
    const query = '{ _searchUnits(search: { descending: false, moment: "", limit: 201, withTotal: true }) { total hits { id } } }';
    const { data } = await graph.askSubgraph<{ _searchUnits: { total: number; hits: { id: string }[] } }>(sector.slug, query);
    const found = data._searchUnits.hits.map(({ id }) => id);
    expect(found.filter((id) => closed.includes(id))).toEqual([]);
    expect(data._searchUnits.total).toBe(units.size);
  });

  it('counts somebody who begins later from her first day on, not before', async () => {
    const future = nursesIn(await roster('2035-06-01'));
    const coming = [...future.values()].filter(({ id }) => !nurses.has(id));
    expect(coming.length).toBeGreaterThan(0);
    for (const later of coming.slice(0, 3)) {
      const today = await one<NurseRow>('Nurse', later.id, NURSE);
      expect(today?.appointments).toEqual([]);
      expect(today?.all.map(({ id }) => id)).toEqual(expect.arrayContaining(later.appointments.map(({ id }) => id)));
      const [first] = later.all.map(({ validFrom }) => validFrom).toSorted();
      expect(nursesIn(await roster(first)).has(later.id)).toBe(true);
      expect(nursesIn(await roster(dayBefore(first ?? ''))).has(later.id)).toBe(false);
    }
  });

  it('keeps the appointments of somebody who left: ended, with a reason, and in her unit of then', async () => {
    const day = '2019-03-01';
    const editor = { as: await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: sector.slug }]) };
    const past = await roster(day);
    const left = [...nursesIn(past).values()].filter(({ id }) => !nurses.has(id));
    expect(left.length).toBeGreaterThan(0);
    for (const before of left.slice(0, 5)) {
      const today = await one<NurseRow>('Nurse', before.id, NURSE);
      const reasons = await one<{ all: { id: string; endReason: string | null }[] }>(
        'Nurse',
        before.id,
        '{ all: appointments(all: true) { id endReason } }',
        '',
        editor,
      );
      expect(today?.appointments).toEqual([]);
      for (const { id, unit } of before.appointments) {
        const ended = today?.all.find((appointment) => appointment.id === id);
        expect(ended?.unit).toEqual(unit);
        expect(reasons?.all.find((appointment) => appointment.id === id)?.endReason).toEqual(expect.any(String));
        expect(ended?.validTo && ended.validTo > day).toBe(true);
      }
    }
  });

  it('ends an appointment with the day before its end: on that day she is there, on the next she is not', async () => {
    const past = [...nursesIn(await roster('2021-09-01')).values()];
    const ended = past.flatMap(({ id, appointments }) =>
      appointments.flatMap(({ unit, validTo }) => (validTo ? [{ id, unit, validTo }] : [])),
    );
    expect(ended.length).toBeGreaterThan(0);
    for (const { id, unit, validTo } of ended.slice(0, 3)) {
      const last = dayBefore(validTo);
      const days = (fields: string) =>
        `{ last: ${fields.replace('ON', `asOf: "${last}"`)} next: ${fields.replace('ON', `asOf: "${validTo}"`)} }`;
      const nurse = await one<Record<'last' | 'next', Appointment[]>>('Nurse', id, days('appointments(ON) { unit { id } }'));
      expect(nurse?.last).toContainEqual({ unit });
      expect(nurse?.next).not.toContainEqual({ unit });
      const place = await one<Record<'last' | 'next', { id: string }[]>>('Unit', unit.id, days('nurses(ON) { id }'));
      expect(place?.last).toContainEqual({ id });
      expect(place?.next).not.toContainEqual({ id });
      expect(nursesIn(await roster(last)).has(id)).toBe(true);
      expect(nursesIn(await roster(validTo)).has(id)).toBe((nurse?.next.length ?? 0) > 0);
    }
  });

  it('says of every object that it is invented', () => {
    for (const network of networks) {
      const { nurses: persons, units: places, events, actionPlan } = network;
      const all = [
        network,
        ...[...persons.edges, ...places.edges, ...events.edges].map(({ node }) => node),
        ...(actionPlan?.measures ?? []),
      ];
      expect(actionPlan?.demo).toBe(true);
      for (const { demo, id } of all) expect(demo, id).toBe(true);
    }
  });
});

describe('without the demo roster', () => {
  let empty: TestGraph;
  beforeAll(async () => {
    empty = await startTestGraph({ DEMO: 'off' });
  });
  afterAll(() => empty.close());

  it('there are still seven networks, with zero persons and units, and nothing invented', async () => {
    const { data, errors } = await empty.query<{ networks: object[] }>(`{ networks {
      slug region { slug } nurseCount unitCount demo
      nurses { totalCount complete edges { node { id } } } units { totalCount edges { node { id } } }
      events { totalCount edges { node { id } } } actionPlan(year: ${LAST_YEAR_OF_DEMO}) { status }
    } }`);
    expect(errors).toBeUndefined();
    const none = { totalCount: 0, edges: [] };
    expect(data.networks).toEqual(
      REGISTRY.sectors.flatMap(({ region, networks }) =>
        networks.map(({ slug }) => ({
          slug,
          region: { slug: region },
          nurseCount: 0,
          unitCount: 0,
          demo: false,
          nurses: { ...none, complete: true },
          units: none,
          events: none,
          actionPlan: null,
        })),
      ),
    );
  });

  it('the lists across sectors are empty and complete', async () => {
    const { data, errors } = await empty.query(
      '{ nurses { totalCount complete edges { node { id } } } units { totalCount complete edges { node { id } } } }',
    );
    expect(errors).toBeUndefined();
    const none = { totalCount: 0, complete: true, edges: [] };
    expect(data).toEqual({ nurses: none, units: none });
  });

  it('every sector answers, and its data have no version yet', async () => {
    const { data, errors } = await empty.query<{ sectors: object[] }>('{ sectors { slug available dataVersion } }');
    expect(errors).toBeUndefined();
    expect(data.sectors).toEqual(REGISTRY.sectors.map(({ slug }) => ({ slug, available: true, dataVersion: null })));
  });

  it('what the content files say is there all the same', async () => {
    const { data, errors } = await empty.query<Record<string, unknown[]>>('{ areas { code } observations { key } bodies { slug } }');
    expect(errors).toBeUndefined();
    for (const [list, rows] of Object.entries(data)) expect(rows.length, list).toBeGreaterThan(0);
  });
});

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
