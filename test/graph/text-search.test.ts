import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAreas } from '../../shared/areas.js';
import type { NurseRole } from '../../shared/sector/roster/roster.vocabulary.js';
import type { Corrections } from '../../shared/sector/search/corrections.js';
import { editDistance, typosForgiven } from '../../shared/sector/search/edit-distance.js';
import { type Explanation, explainMatch, type SeenRow } from '../../shared/sector/search/explain-match.js';
import { foldWords } from '../../shared/sector/search/fold.js';
import { createGazetteer } from '../../shared/sector/search/gazetteer.js';
import { levelsOf } from '../../shared/sector/search/level.js';
import { readQuery } from '../../shared/sector/search/read-query.js';
import { searchText } from '../../shared/sector/search/search-text.js';
import { REGISTRY } from '../../shared/sectors.js';
import { AFTER_ALL_TEXT, textKey } from '../../shared/subgraph/text-key/text-key.js';
import { SECTOR_FOLDERS } from '../../subgraphs/index.js';
import { type Answer, startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly area: { readonly code: string; readonly name: string } | null;
  readonly network: { readonly slug: string };
}

interface Nurse {
  readonly id: string;
  readonly name: string | null;
  readonly role: NurseRole;
  readonly appointments: readonly { readonly unit: Unit }[];
}

interface Match {
  readonly kind: string;
  readonly text: string;
  readonly note: string | null;
}

interface List<Row> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly cursor: string; readonly match: Match | null; readonly node: Row }[];
}

const UNIT = 'id name area { code name } network { slug }';
const NURSES = `query Nurses($filter: NurseFilter, $first: Int, $after: String, $orderBy: NurseOrder, $asOf: Date) {
  list: nurses(filter: $filter, first: $first, after: $after, orderBy: $orderBy, asOf: $asOf) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { cursor match { kind text note } node { id name role appointments { unit { ${UNIT} } } } }
  }
}`;
const UNITS = `query Units($filter: UnitFilter, $first: Int, $after: String) {
  list: units(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor match { kind text note } node { ${UNIT} } }
  }
}`;

let graph: TestGraph;
let everyone: Nurse[];
let allUnits: Unit[];

beforeAll(async () => {
  graph = await startTestGraph();
  everyone = (await readAll<Nurse>(NURSES, {})).map(({ node }) => node);
  allUnits = (await readAll<Unit>(UNITS, {})).map(({ node }) => node);
});
afterAll(() => graph.close());

async function readAll<Row>(query: string, variables: Record<string, unknown>, first = 200) {
  const edges: List<Row>['edges'][number][] = [];
  let after: string | null = null;
  for (;;) {
    const answer: Answer<{ list: List<Row> }> = await graph.query(query, { ...variables, first, after });
    expect(answer.errors).toBeUndefined();
    const { list } = answer.data;
    edges.push(...list.edges);
    if (!list.pageInfo.hasNextPage) {
      expect(list.totalCount).toBe(edges.length);
      return edges;
    }
    expect(list.edges).toHaveLength(first);
    after = list.pageInfo.endCursor;
  }
}

const nursesBy = (text: string, more: Record<string, unknown> = {}) => readAll<Nurse>(NURSES, { filter: { text }, ...more });
const unitsBy = (text: string) => readAll<Unit>(UNITS, { filter: { text } });

/** The same search once more, without a database: every row is looked at, and every word of every name compared. */
const areas = readAreas();
const gazetteer = createGazetteer(areas, REGISTRY);

function naive(noun: 'nurse' | 'unit', text: string): string[] {
  const rows: { id: string; name: string | null; row: SeenRow }[] =
    noun === 'unit'
      ? allUnits.map((unit) => ({ id: unit.id, name: unit.name, row: { name: null, text: '', role: null, units: [seen(unit)] } }))
      : everyone.map(({ id, name, role, appointments }) => ({
          id,
          name,
          row: { name, text: name === null ? '' : searchText(name), role, units: appointments.map(({ unit }) => seen(unit)) },
        }));
  const query = readQuery(text, gazetteer);
  const explanation: Explanation = { noun, words: query.words, areas, registry: REGISTRY, day: '2026-01-01' };
  // Each sector knows its own words, so a word may mean more in one than in another.
  const corrections = new Map(REGISTRY.sectors.map(({ slug }) => [slug, nearWords(slug, query.words)]));
  const found = rows.flatMap(({ id, name, row }) => {
    const level = levelsOf(noun, query).find(
      (candidate) => explainMatch(explanation, candidate, corrections.get(id.split(':')[0] ?? '') ?? NO_WORDS, row) !== null,
    );
    return level ? [{ id, key: `${level.rank}${name === null ? AFTER_ALL_TEXT : textKey(name)}` }] : [];
  });
  return found.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

const seen = ({ name, area, network }: Unit) => ({ name, text: searchText(name), areaCode: area?.code ?? null, network: network.slug });

const NO_WORDS: Corrections = { nurse: new Map(), unit: new Map() };

function nearWords(sector: string, words: readonly string[]): Corrections {
  const near = (names: readonly string[]) => {
    const known = new Set(names.flatMap(foldWords));
    return new Map(
      words.map((word) => {
        const most = typosForgiven(word);
        return [word, [...known].filter((other) => most > 0 && editDistance(word, other, most) <= most && !other.startsWith(word))];
      }),
    );
  };
  const own = <Row extends { readonly id: string }>(rows: readonly Row[]) => rows.filter(({ id }) => id.startsWith(`${sector}:`));
  return { nurse: near(own(everyone).flatMap(({ name }) => name ?? [])), unit: near(own(allUnits).map(({ name }) => name)) };
}

const shownName = () => everyone.find(({ name }) => name !== null && name.length > 14)?.name ?? '';
const withTypo = (name: string) => `${name.slice(0, -3)}${name.at(-2)}${name.at(-3)}${name.at(-1)}`;

describe('nurses found by a text', () => {
  it.each([
    'Demo',
    'Ås',
    'aas prove',
    'Prøvestad',
    'Provestad',
    'Prøvesatd',
    'sykehjem',
    'avdeling 2 sykehjem',
    'palliativ sykehjem',
    'Drammen',
    'drammen kommune',
    'Svelvik',
    'Svelvikk',
    'Nes',
    'Baerum',
    'Bærum',
    'Ostensjo',
    'Østensjø',
    'Oestensjoe hjemmesykepleien',
    'Oslo',
    'OUS',
    'Vestre Viken',
    'Vestre Akershus',
    'ressurssykepleier',
    'resurssykepleier',
    'ressursperson Østensjø',
    'Demo Drammen',
    'Lier Demo ressursperson',
    'xyzzyq qwertz',
  ])('«%s»: are those, in that order, that a look at every row finds', async (text) => {
    const found = (await nursesBy(text)).map(({ node }) => node.id);
    expect(found).toEqual(naive('nurse', text));
    expect(new Set(found).size).toBe(found.length);
  });

  it('by her whole name stand first, and the name is shown as what matched', async () => {
    const name = shownName();
    const [first] = await nursesBy(name.toUpperCase());
    expect(first).toMatchObject({ node: { name }, match: { kind: 'NAME', note: null } });
    expect(foldWords(first?.match?.text ?? '')).toEqual(foldWords(name));
  });

  it('by her name with a typo are found', async () => {
    const name = shownName();
    const found = await nursesBy(withTypo(name));
    expect(found.map(({ node }) => node.name)).toContain(name);
  });

  it('by a former name of the municipality are all who work there today, and the reason is told', async () => {
    const found = await nursesBy('Svelvik');
    const inDrammen = everyone.filter(({ appointments }) => appointments.some(({ unit }) => unit.area?.name === 'Drammen'));
    expect(inDrammen).not.toEqual([]);
    expect(found.map(({ node }) => node.id).toSorted()).toEqual(inDrammen.map(({ id }) => id).toSorted());
    // Those whose unit has it in its name come first.
    const byArea = found.filter(({ match }) => match?.kind !== 'UNIT');
    expect(byArea).not.toEqual([]);
    for (const { match } of byArea)
      expect(match).toEqual({ kind: 'AREA', text: 'Drammen', note: 'Svelvik gikk over i Drammen 2020-01-01.' });
    for (const { match } of found.slice(0, -byArea.length)) expect(match?.text).toContain('Svelvik');
  });

  it('by a former name on a day when it stood are those who worked there, without a reason', async () => {
    const found = await nursesBy('Svelvik', { asOf: '2019-03-01' });
    expect(found).not.toEqual([]);
    for (const { match, node } of found) {
      expect(match).toMatchObject({ text: expect.stringContaining('Svelvik'), note: null });
      expect(node.appointments.some(({ unit }) => unit.area?.code === '0711')).toBe(true);
    }
  });

  it('by the role, with a typo too, are all who have it', async () => {
    for (const text of ['ressursperson', 'resursperson', 'ressurs person']) {
      const found = await nursesBy(text);
      expect(found.map(({ node }) => node.role)).toEqual(found.map(() => 'RESOURCE_PERSON'));
      expect(found).toHaveLength(everyone.filter(({ role }) => role === 'RESOURCE_PERSON').length);
      expect(found[0]?.match).toEqual({ kind: 'ROLE', text: 'ressursperson', note: null });
    }
  });

  it.each([
    ['Bærum', 'Baerum'],
    ['Østensjø', 'Ostensjo'],
    ['Ås', 'Aas'],
    ['søndre nordstrand', 'SONDRE NORDSTRAND'],
  ])('«%s» are those found by «%s»', async (one, other) => {
    const found = await nursesBy(one);
    expect(found).not.toEqual([]);
    expect((await nursesBy(other)).map(({ node }) => node.id)).toEqual(found.map(({ node }) => node.id));
  });

  it.each([1, 7, 50])('come in pages of %i as in one list', async (first) => {
    const text = first === 1 ? 'ressursperson' : 'Drammen';
    const pages = await readAll<Nurse>(NURSES, { filter: { text } }, first);
    expect(pages.map(({ node }) => node.id)).toEqual((await nursesBy(text)).map(({ node }) => node.id));
  });

  it('are narrowed by the other parts of the filter, all in the same unit', async () => {
    const filter = { text: 'Demo', network: 'ous', serviceType: 'HOSPITAL' };
    const found = await readAll<Nurse>(NURSES, { filter });
    expect(found).not.toEqual([]);
    for (const { node } of found) expect(node.appointments.map(({ unit }) => unit.network.slug)).toContain('ous');
  });

  it('stand in the order of their names where that is asked for, and are the same', async () => {
    const best = (await nursesBy('Drammen')).map(({ node }) => node.id);
    const byName = await nursesBy('Drammen', { orderBy: 'NAME_ASC' });
    expect(byName.map(({ node }) => node.id).toSorted()).toEqual(best.toSorted());
    const keys = byName.map(({ node: { name } }) => (name === null ? AFTER_ALL_TEXT : textKey(name)));
    expect(keys).toEqual(keys.toSorted());
    expect(byName.every(({ match }) => match !== null)).toBe(true);
    const back = await nursesBy('Drammen', { orderBy: 'NAME_DESC' });
    expect(back.map(({ node }) => node.id).toSorted()).toEqual(best.toSorted());
    expect((await nursesBy('Drammen', { orderBy: 'BEST_MATCH' })).map(({ node }) => node.id)).toEqual(best);
  });

  it('have no match without a text', async () => {
    const { data } = await graph.query<{ list: List<Nurse> }>(NURSES, { first: 3, orderBy: 'BEST_MATCH' });
    expect(data.list.edges.map(({ match }) => match)).toEqual([null, null, null]);
  });

  it("in one network's own list are the same as in the list across, narrowed to it", async () => {
    const query = `query($filter: NurseFilter, $first: Int, $after: String) { network(slug: "ous") { list: nurses(filter: $filter, first: $first, after: $after) {
      totalCount edges { match { kind text } node { id } } } } }`;
    const { data, errors } = await graph.query<{ network: { list: List<Nurse> } }>(query, { filter: { text: 'Nordstrand' }, first: 200 });
    expect(errors).toBeUndefined();
    const across = await readAll<Nurse>(NURSES, { filter: { text: 'Nordstrand', network: 'ous' } });
    expect(data.network.list.edges.map(({ node }) => node.id)).toEqual(across.map(({ node }) => node.id));
    expect(data.network.list.edges[0]?.match).not.toBeNull();
  });
});

describe('units found by a text', () => {
  it.each([
    'sykehjem',
    'Demoheimen',
    'Demoheimn',
    'avdeling 1',
    'Svelvik',
    'Lier',
    'Kreftkoordinator Lier',
    'Oslo',
    'xyzzyq',
    'ressursperson',
  ])('«%s»: are those, in that order, that a look at every row finds', async (text) => {
    expect((await unitsBy(text)).map(({ node }) => node.id)).toEqual(naive('unit', text));
  });
});

describe('a name that the caller may not see', () => {
  /** Those who do not show their names, with their names, as the demo roster has them. */
  const hiddenPersons = () =>
    SECTOR_FOLDERS.flatMap(({ demo }) => demo().nurseVersions).filter(
      ({ visibility, supersededAt, validTo }) => visibility !== 'PUBLIC' && supersededAt === null && validTo === null,
    );

  it('finds nobody, in any order, and does not change a count', async () => {
    const working = new Set(everyone.filter(({ name }) => name === null).map(({ id }) => id));
    const hidden = hiddenPersons().filter(({ nurseId }) => working.has(nurseId));
    expect(hidden.length).toBeGreaterThan(20);
    for (const { nurseId, name } of hidden.slice(0, 10)) {
      for (const [text, orderBy] of [
        [name, 'BEST_MATCH'],
        [name, 'NAME_ASC'],
        [name, 'NAME_DESC'],
        [withTypo(name), 'BEST_MATCH'],
        [name.split(' ').at(-1) ?? '', 'BEST_MATCH'],
      ] as const) {
        // What is found is what can be seen to match: `naive` knows of no hidden name.
        const found = (await nursesBy(text, { orderBy })).map(({ node }) => node.id);
        expect(found.toSorted(), text).toEqual(naive('nurse', text).toSorted());
        if (text === name) expect(found).not.toContain(nurseId);
      }
    }
  });

  it('is found by unit, place and role, after those whose names are shown', async () => {
    const found = await nursesBy('ressurssykepleier');
    const names = found.map(({ node }) => node.name);
    const firstHidden = names.indexOf(null);
    expect(firstHidden).toBeGreaterThan(0);
    expect(names.slice(firstHidden).every((name) => name === null)).toBe(true);
    expect(found.every(({ match }) => match?.kind === 'ROLE')).toBe(true);
  });
});

describe('findContact', () => {
  const FIND = `query Find($place: String!, $serviceType: ServiceType, $first: Int) { findContact(place: $place, serviceType: $serviceType, first: $first) {
    complete understoodAs didYouMean sources { sector state }
    matches { match { kind text note } nurse { id name appointments { unit { id } } } unit { id name serviceType covered area { name } } }
  } }`;
  interface Contacts {
    readonly findContact: {
      readonly complete: boolean;
      readonly understoodAs: string[];
      readonly didYouMean: string[];
      readonly sources: unknown[];
      readonly matches: {
        readonly match: Match;
        readonly nurse: Nurse | null;
        readonly unit: Unit & { readonly covered: boolean; readonly serviceType: string };
      }[];
    };
  }
  const find = async (place: string, more: Record<string, unknown> = {}) => {
    const { data, errors } = await graph.query<Contacts>(FIND, { place, ...more });
    expect(errors).toBeUndefined();
    return data.findContact;
  };

  it('NU-7: gives a nurse the colleagues of another network, each with the contact that she shows to all', async () => {
    const { data: own } = await graph.query<{ nurses: { edges: { node: { id: string } }[] } }>(
      '{ nurses(filter: { network: "drammen" }, first: 1) { edges { node { id } } } }',
    );
    const as = await tokenFor(graph, [{ role: 'NURSE', sector: 'vestre-viken', nurse: own.nurses.edges[0]?.node.id ?? '' }]);
    const { data, errors } = await graph.query<{
      findContact: {
        matches: { nurse: { name: string | null; visibility: string; contact: object | null; contactHidden: string | null } | null }[];
      };
    }>(
      '{ findContact(place: "Oslo universitetssykehus", first: 200) { matches { nurse { name visibility contact { email } contactHidden } } } }',
      {},
      { as },
    );
    expect(errors).toBeUndefined();
    const found = data.findContact.matches.flatMap(({ nurse }) => nurse ?? []);
    expect(new Set(found.map(({ visibility }) => visibility)).size).toBeGreaterThan(1);
    for (const { name, visibility, contact, contactHidden } of found) {
      expect(name !== null).toBe(visibility === 'PUBLIC');
      expect(contact === null).toBe(contactHidden !== null);
      if (visibility !== 'PUBLIC') expect(contact).toBeNull();
    }
    expect(found.some(({ contact }) => contact !== null)).toBe(true);
  });

  it('KW-3: finds Drammen by Svelvik, and says why', async () => {
    const { matches, understoodAs, complete } = await find('Svelvik', { first: 50 });
    expect(new Set(matches.map(({ unit }) => unit.id)).size).toBe(50);
    expect(complete).toBe(true);
    expect(understoodAs).toEqual(['Svelvik gikk over i Drammen 2020-01-01.']);
    for (const { match, unit } of matches) {
      expect(match).toEqual(
        unit.name.includes('Svelvik')
          ? { kind: 'NAME', text: 'Svelvik', note: null }
          : { kind: 'AREA', text: 'Drammen', note: 'Svelvik gikk over i Drammen 2020-01-01.' },
      );
      expect(unit.area?.name).toBe('Drammen');
    }
    expect(new Set(matches.map(({ match }) => match.kind))).toEqual(new Set(['NAME', 'AREA']));
  });

  it('names of each unit those who work there, and units without anybody too', async () => {
    const { matches } = await find('Drammen', { first: 200 });
    expect(matches.some(({ nurse }) => nurse === null)).toBe(true);
    for (const { nurse, unit } of matches) {
      expect(unit.covered, unit.id).toBe(nurse !== null);
      if (nurse) expect(nurse.appointments.map((appointment) => appointment.unit.id)).toContain(unit.id);
    }
  });

  it('finds a unit by its name, with a typo too', async () => {
    const name = allUnits.find((unit) => unit.name.includes('sykehjem'))?.name ?? '';
    expect((await find(name)).matches[0]?.unit.name).toBe(name);
    expect((await find(name.replace('sykehjem', 'sykehejm'))).matches.map(({ unit }) => unit.name)).toContain(name);
  });

  it('keeps to a service type', async () => {
    const { matches } = await find('Oslo', { serviceType: 'HOME_NURSING' });
    expect(new Set(matches.map(({ unit }) => unit.id)).size).toBe(10);
    expect(new Set(matches.map(({ unit }) => unit.serviceType))).toEqual(new Set(['HOME_NURSING']));
  });

  it('gives an empty list and what may have been meant for a place that it does not know', async () => {
    const { matches, didYouMean, understoodAs } = await find('Drxxxmmenn');
    expect({ matches, understoodAs }).toEqual({ matches: [], understoodAs: [] });
    expect(didYouMean).toContain('Drammen');
  });
});

describe('odd texts', () => {
  it.each(['', ' ', 'a', '"*():^-', '😀😀', '-', '%', '__'])('«%s» are refused', async (text) => {
    for (const query of [NURSES, UNITS]) {
      const { errors } = await graph.query(query, { filter: { text } });
      expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([['BAD_USER_INPUT', 'filter.text']]);
    }
    const { errors } = await graph.query('query($place: String!) { findContact(place: $place) { complete } }', { place: text });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'place' });
  });

  it('of more than 100 characters are refused', async () => {
    const { errors } = await graph.query(NURSES, { filter: { text: 'a'.repeat(101) } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter.text' });
  });

  it.each([
    'OR AND NEAR NOT',
    '"demo"* OR x:y',
    'demo:* & !x | (y)',
    "x' OR '1'='1",
    'demo\\',
    '%demo_',
    '^demo -x +y {z} NEAR(a b)',
    '你好',
    'Жук',
    '😀 demo 😀',
    'a '.repeat(50),
    'b'.repeat(100),
    'Nes Hol Gol Lier Modum Flå Ål Hole Sande Hurum Røyken',
  ])('«%s» are answered like any other', async (text) => {
    expect((await nursesBy(text)).map(({ node }) => node.id)).toEqual(naive('nurse', text));
    await unitsBy(text);
  });
});
