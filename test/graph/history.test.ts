import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** What was true on a day (`asOf`), what was known at an instant (`knownAt`), and what was published when. */

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

async function ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await graph.query<Data>(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

interface Count {
  totalCount: number;
}

interface NurseRow {
  id: string;
  name: string | null;
  network: { slug: string };
  appointments: { validFrom: string; validTo: string | null; unit: { id: string; name: string; area: { code: string } | null } }[];
}

interface UnitRow {
  id: string;
  name: string;
  validFrom: string;
  validTo: string | null;
  area: { code: string; name: string } | null;
}

const DRAMMEN = { area: '3005' };

describe('the persons of Drammen in 2020', () => {
  const count = async (asOf: string, area: string) => {
    const query = 'query($asOf: Date, $filter: NurseFilter) { nurses(filter: $filter, asOf: $asOf) { totalCount complete } }';
    const { nurses } = await ask<{ nurses: Count & { complete: boolean } }>(query, { asOf, filter: { area } });
    expect(nurses.complete).toBe(true);
    return nurses.totalCount;
  };

  it('are 39 after the merger and 35 from February to the end of the year, as the municipality answered', async () => {
    expect(await count('2020-01-01', '3005')).toBe(39);
    for (const day of ['2020-02-01', '2020-06-15', '2020-12-31']) expect(await count(day, '3005'), day).toBe(35);
  });

  it('are one in Svelvik on the last day before the merger, and none under a code that is not in use', async () => {
    expect(await count('2019-12-31', '0711')).toBe(1);
    expect(await count('2020-01-01', '0711')).toBe(0);
    expect(await count('2019-12-31', '3005')).toBe(0);
    expect(await count('2024-01-01', '3005')).toBe(0);
    expect(await count('2024-01-01', '3301')).toBeGreaterThan(0);
  });

  it('are distinct persons: those of the units of the area, each counted once', async () => {
    for (const [asOf, persons] of [
      ['2020-01-01', 39],
      ['2020-06-15', 35],
    ] as const) {
      const { units } = await ask<{ units: Count & { edges: { node: { area: { code: string }; nurses: { id: string }[] } }[] } }>(
        'query($asOf: Date, $filter: UnitFilter) { units(first: 200, asOf: $asOf, filter: $filter) { totalCount edges { node { area { code } nurses { id } } } } }',
        { asOf, filter: DRAMMEN },
      );
      const nodes = units.edges.map(({ node }) => node);
      expect(nodes).toHaveLength(units.totalCount);
      expect(new Set(nodes.map(({ area }) => area.code))).toEqual(new Set(['3005']));
      expect(new Set(nodes.flatMap(({ nurses }) => nurses.map(({ id }) => id))).size).toBe(persons);
    }
  });
});

describe('the networks on a day', () => {
  it.each(['2018-06-01', '2020-06-01', '2024-01-01', '2030-01-01'])(
    'have the counts that each network gives for %s itself',
    async (asOf) => {
      const { networks } = await ask<{ networks: { slug: string; nurseCount: number; unitCount: number }[] }>(
        'query($asOf: Date) { networks(asOf: $asOf) { slug nurseCount unitCount } }',
        { asOf },
      );
      expect(networks).toHaveLength(7);
      for (const { slug, nurseCount, unitCount } of networks) {
        const { network } = await ask<{ network: { nurseCount: number; unitCount: number; nurses: Count; units: Count } }>(
          `query($slug: String!, $asOf: Date) { network(slug: $slug) {
          nurseCount(asOf: $asOf) unitCount(asOf: $asOf) nurses(asOf: $asOf) { totalCount } units(asOf: $asOf) { totalCount } } }`,
          { slug, asOf },
        );
        expect(network, slug).toEqual({
          nurseCount,
          unitCount,
          nurses: { totalCount: nurseCount },
          units: { totalCount: unitCount },
        });
      }
    },
  );

  it('have other counts than today, and an own day of a field beats that of the list', async () => {
    const { past, today } = await ask<{ past: { nurseCount: number; other: number }[]; today: { nurseCount: number; other: number }[] }>(
      `{ past: networks(asOf: "2018-06-01") { nurseCount other: nurseCount(asOf: "2020-06-01") }
         today: networks { nurseCount other: nurseCount(asOf: "2020-06-01") } }`,
    );
    expect(past.map(({ nurseCount }) => nurseCount)).not.toEqual(today.map(({ nurseCount }) => nurseCount));
    expect(past.map(({ other }) => other)).toEqual(today.map(({ other }) => other));
  });

  it('are empty before the first day of the roster', async () => {
    const { networks } = await ask<{ networks: object[] }>(
      '{ networks(asOf: "2017-12-31") { nurseCount unitCount nurses { totalCount } } }',
    );
    for (const network of networks) expect(network).toEqual({ nurseCount: 0, unitCount: 0, nurses: { totalCount: 0 } });
  });

  it('have the affiliations of the day', async () => {
    const codes = async (asOf: string) => {
      const query = 'query($asOf: Date) { networks(asOf: $asOf) { slug affiliations { kind area { code } } } }';
      const { networks } = await ask<{ networks: { slug: string; affiliations: { kind: string; area: { code: string } }[] }[] }>(query, {
        asOf,
      });
      const drammen = networks.find(({ slug }) => slug === 'drammen');
      return drammen?.affiliations.filter(({ kind }) => kind === 'MAIN').map(({ area }) => area.code);
    };
    expect(await codes('2019-06-01')).toEqual(expect.arrayContaining(['0602', '0625', '0711']));
    expect(await codes('2020-06-01')).toContain('3005');
    expect(await codes('2024-06-01')).toContain('3301');
    expect(await codes('2024-06-01')).not.toContain('3005');
  });
});

describe('below a list of the past', () => {
  const LIST = `query($asOf: Date, $after: String) { nurses(first: 200, asOf: $asOf, after: $after, filter: { region: "vestre-viken" }) {
    pageInfo { endCursor hasNextPage } edges { node {
      id name network { slug nurseCount } appointments { validFrom validTo unit { id name area { code } } } } } } }`;
  const ROW = `query($id: ID!, $asOf: Date) { node(id: $id) { ... on Nurse {
    appointments(asOf: $asOf) { validFrom validTo unit { id name area { code } } } } } }`;

  async function personsOn(asOf: string | null) {
    const rows: (NurseRow & { network: { nurseCount: number } })[] = [];
    for (let after: string | null = null; ; ) {
      const { nurses }: NursesPage = await ask<NursesPage>(LIST, { asOf, after });
      rows.push(...nurses.edges.map(({ node }) => node));
      if (!nurses.pageInfo.hasNextPage) return rows;
      after = nurses.pageInfo.endCursor;
    }
  }

  it('everybody has the appointments, units and area codes of the day', async () => {
    const day = '2020-06-15';
    const rows = await personsOn(day);
    expect(rows.length).toBeGreaterThan(150);
    for (const { id, appointments } of rows) {
      expect(appointments.length, id).toBeGreaterThan(0);
      for (const { validFrom, validTo, unit } of appointments) {
        expect(validFrom <= day && (validTo === null || validTo > day), id).toBe(true);
        // Codes of 2020 to 2023; those before begin with 02, 05, 06 or 07, those after with 32 or 33.
        if (unit.area !== null) expect(unit.area.code, id).toMatch(/^30\d\d$/);
      }
    }
    for (const { id, appointments } of rows.slice(0, 5))
      expect((await ask<{ node: object }>(ROW, { id, asOf: day })).node).toEqual({ appointments });
  });

  it('the network of everybody is that of the day, with its count of the day', async () => {
    const day = '2020-06-15';
    const { networks } = await ask<{ networks: { slug: string; nurseCount: number }[] }>(
      'query($day: Date) { networks(asOf: $day, region: "vestre-viken") { slug nurseCount } }',
      { day },
    );
    const counts = new Map(networks.map(({ slug, nurseCount }) => [slug, nurseCount]));
    for (const { id, network } of await personsOn(day)) expect(network.nurseCount, id).toBe(counts.get(network.slug));
  });

  it('names are those of the day, wherever they stand: somebody who took another name has the one that she had then', async () => {
    const [then, now] = [namesIn(await personsOn('2024-06-01')), namesIn(await personsOn(null))];
    const renamed = [...then].filter(([id, name]) => now.has(id) && now.get(id) !== name);
    expect(renamed.length).toBeGreaterThan(0);
    const { units } = await ask<{ units: { edges: { node: { nurses: { id: string; name: string | null }[] } }[] } }>(
      '{ units(first: 200, asOf: "2024-06-01", filter: { region: "vestre-viken" }) { edges { node { nurses { id name } } } } }',
    );
    const inUnits = new Map(units.edges.flatMap(({ node }) => node.nurses.map(({ id, name }) => [id, name])));
    for (const [id, name] of renamed) {
      expect(inUnits.get(id) ?? name, id).toBe(name);
      const { node } = await ask<{ node: { name: string } }>('query($id: ID!) { node(id: $id) { ... on Nurse { name } } }', { id });
      expect(node.name).toBe(now.get(id));
    }
  });

  it('a name that its owner hides today is not shown, though she showed it then', async () => {
    for (const day of ['2020-06-15', '2022-06-15', '2024-06-01', '2026-01-01']) {
      const ids = [...namesIn(await personsOn(day)).keys()];
      const references = ids.map((id) => ({ __typename: 'VestreVikenNurse', id, moment: '' }));
      const { data } = await graph.askSubgraph<{ _entities: { id: string; visibility: string }[] }>(
        'vestre-viken',
        'query($references: [_Any!]!) { _entities(representations: $references) { ... on Nurse { id visibility } } }',
        { references },
      );
      expect(
        data._entities.filter(({ visibility }) => visibility !== 'PUBLIC').map(({ id }) => id),
        day,
      ).toEqual([]);
    }
  });

  it('an area has the affiliations of the day', async () => {
    const { areas } = await ask<{ areas: { code: string; affiliations: { network: { slug: string } | null }[] }[] }>(
      '{ areas(asOf: "2020-06-15", network: "drammen") { code affiliations { network { slug } } } }',
    );
    expect(areas.map(({ code }) => code)).toContain('3005');
    for (const { code, affiliations } of areas)
      expect(
        affiliations.map(({ network }) => network?.slug),
        code,
      ).toContain('drammen');
  });

  it('the area of a unit has the affiliations of the day', async () => {
    const { units } = await ask<{
      units: { edges: { node: { area: { code: string; affiliations: { network: { slug: string } | null }[] } } }[] };
    }>(`{ units(asOf: "2020-06-15", filter: { area: "3005" }) { edges { node { area { code affiliations { network { slug } } } } } } }`);
    for (const { node } of units.edges) expect(node.area.affiliations.map(({ network }) => network?.slug)).toContain('drammen');
  });

  it('the network of an affiliation has the count of the day', async () => {
    const { network, networks } = await ask<{
      network: { affiliations: { network: { nurseCount: number } }[] };
      networks: { slug: string; nurseCount: number }[];
    }>(`{ network(slug: "drammen") { affiliations(asOf: "2018-06-01") { network { nurseCount } } }
          networks(asOf: "2018-06-01") { slug nurseCount } }`);
    const count = networks.find(({ slug }) => slug === 'drammen')?.nurseCount;
    expect(new Set(network.affiliations.map((affiliation) => affiliation.network.nurseCount))).toEqual(new Set([count]));
  });
});

/** The names that a list shows, by id. */
const namesIn = (rows: readonly NurseRow[]) => new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));

interface NursesPage {
  nurses: { pageInfo: { endCursor: string; hasNextPage: boolean }; edges: { node: NurseRow & { network: { nurseCount: number } } }[] };
}

describe('a unit of Drammen', () => {
  const UNITS = `query($asOf: Date, $filter: UnitFilter) {
    units(first: 200, asOf: $asOf, filter: $filter) { edges { node { id name validFrom validTo area { code name } } } } }`;
  const unitsOn = async (asOf: string, filter: object) => {
    const { units } = await ask<{ units: { edges: { node: UnitRow }[] } }>(UNITS, { asOf, filter });
    return units.edges.map(({ node }) => node);
  };

  it('is in 3005 up to the end of 2023 and in 3301 from 2024 on, under the same id', async () => {
    const before = await unitsOn('2023-06-01', DRAMMEN);
    const after = await unitsOn('2025-06-01', { area: '3301' });
    const ids = new Set(after.map(({ id }) => id));
    const stayed = before.filter(({ id }) => ids.has(id));
    expect(stayed.length).toBeGreaterThan(20);
    for (const { id, validTo, area } of stayed) {
      expect({ validTo, area }, id).toEqual({ validTo: '2024-01-01', area: { code: '3005', name: 'Drammen' } });
      const later = after.find((unit) => unit.id === id);
      expect(later, id).toMatchObject({ validFrom: '2024-01-01', area: { code: '3301', name: 'Drammen' } });
    }
  });

  it('changes its code on the first day of 2024, not before', async () => {
    const last = await unitsOn('2023-12-31', { network: 'drammen' });
    const first = await unitsOn('2024-01-01', { network: 'drammen' });
    const codes = (units: readonly UnitRow[]) => new Set(units.flatMap(({ area }) => area?.code ?? []));
    expect(codes(last)).toEqual(new Set(['3005', '3049']));
    expect(codes(first)).toEqual(new Set(['3301', '3312']));
  });

  it('was in one of the three municipalities before the merger', async () => {
    const [before, after] = [await unitsOn('2019-12-31', { network: 'drammen' }), await unitsOn('2020-01-01', DRAMMEN)];
    const codes = new Map(before.map(({ id, area }) => [id, area?.code]));
    const known = after.flatMap(({ id }) => codes.get(id) ?? []);
    expect(new Set(known)).toEqual(new Set(['0602', '0625', '0711']));
  });
});

describe('what was known', () => {
  it('before the first recording is nothing', async () => {
    const data = await ask<Record<string, Count> & { network: object }>(
      `{ nurses(knownAt: "2017-12-29T07:59:59Z") { totalCount edges { node { id } } }
         past: nurses(asOf: "2020-01-01", knownAt: "2010-01-01T00:00:00Z") { totalCount edges { node { id } } }
         network(slug: "ous") { nurseCount(knownAt: "2010-01-01T00:00:00Z") } }`,
    );
    expect(data).toEqual({
      nurses: { totalCount: 0, edges: [] },
      past: { totalCount: 0, edges: [] },
      network: { nurseCount: 0 },
    });
  });

  // The demo roster begins on 1 January 2018, and its first appointments were recorded three days before.
  it('at the first recording is what had been recorded by then, the instant itself included', async () => {
    const { at, before } = await ask<{ at: Count; before: Count }>(
      `{ at: nurses(asOf: "2018-01-01", knownAt: "2017-12-29T08:00:00.000Z") { totalCount }
         before: nurses(asOf: "2018-01-01", knownAt: "2017-12-29T07:59:59.999Z") { totalCount } }`,
    );
    expect(at.totalCount).toBeGreaterThan(0);
    expect(before.totalCount).toBe(0);
  });

  it('is the same whatever the time zone that the instant is written in', async () => {
    const data = await ask<Record<string, Count>>(
      `{ a: nurses(asOf: "2020-01-01", knownAt: "2020-01-31T23:30:00Z") { totalCount }
         b: nurses(asOf: "2020-01-01", knownAt: "2020-02-01T00:30:00+01:00") { totalCount } }`,
    );
    expect(data.a).toEqual(data.b);
  });

  it('of a day differs from what is known of it now, where something was recorded late', async () => {
    const days = ['2018-07-01', '2019-01-01', '2021-01-01', '2022-07-01', '2025-01-01'];
    const list = (name: string, asOf: string, knownAt = '') => `${name}: nurses(asOf: "${asOf}"${knownAt}) { totalCount }`;
    const data = await ask<Record<string, Count>>(
      `{ ${days.map((day, i) => `${list(`then${i}`, day, `, knownAt: "${day}T12:00:00Z"`)} ${list(`now${i}`, day)}`).join(' ')} }`,
    );
    const differ = days.filter((_day, i) => data[`then${i}`]?.totalCount !== data[`now${i}`]?.totalCount);
    expect(differ).not.toEqual([]);
  });

  it('also holds for what hangs on the rows of the list', async () => {
    const knownAt = '2020-01-15T00:00:00.000Z';
    const { nurses } = await ask<{
      nurses: {
        edges: { node: { appointments: { recordedAt: string; supersededAt: string | null; unit: { area: { code: string } | null } }[] } }[];
      };
    }>(
      `query($knownAt: DateTime) { nurses(first: 100, asOf: "2025-06-01", knownAt: $knownAt, filter: { network: "drammen" }) {
        edges { node { appointments { recordedAt supersededAt unit { area { code } } } } } } }`,
      { knownAt },
    );
    expect(nurses.edges.length).toBeGreaterThan(0);
    for (const { node } of nurses.edges)
      for (const { recordedAt, supersededAt } of node.appointments) {
        expect(recordedAt <= knownAt).toBe(true);
        expect(supersededAt === null || supersededAt > knownAt).toBe(true);
      }
  });
});

describe('the area Drammen', () => {
  it('came of three municipalities in 2020 and became another code in 2024', async () => {
    const succession = (...areas: [code: string, name: string][]) => areas.map(([code, name]) => ({ area: { code, name } }));
    const { area, next } = await ask<{ area: object; next: object }>(
      `{ area(code: "3005") { name validFrom validTo predecessors { date area { code name } } successors { date area { code name } } }
         next: area(code: "3301") { validTo predecessors { area { code name } } successors { area { code } } } }`,
    );
    expect(area).toEqual({
      name: 'Drammen',
      validFrom: '2020-01-01',
      validTo: '2024-01-01',
      predecessors: succession(['0602', 'Drammen'], ['0625', 'Nedre Eiker'], ['0711', 'Svelvik']).map((one) => ({
        date: '2020-01-01',
        ...one,
      })),
      successors: [{ date: '2024-01-01', area: { code: '3301', name: 'Drammen' } }],
    });
    expect(next).toEqual({ validTo: null, predecessors: succession(['3005', 'Drammen']), successors: [] });
  });

  it('is there under its old code, but with a day only while that was in use', async () => {
    const data = await ask<Record<string, object | null>>(
      `{ any: area(code: "3005") { code } first: area(code: "3005", asOf: "2020-01-01") { code } last: area(code: "3005", asOf: "2023-12-31") { code }
         before: area(code: "3005", asOf: "2019-12-31") { code } after: area(code: "3005", asOf: "2024-01-01") { code } }`,
    );
    const found = { code: '3005' };
    expect(data).toEqual({ any: found, first: found, last: found, before: null, after: null });
  });

  it('has 101 386 inhabitants in 2020, the newest figure if no year is given, and none where none is known', async () => {
    const { area, next } = await ask<{ area: Record<string, number | null>; next: Record<string, number | null> }>(
      `{ area(code: "3005") { population(year: 2020) newest: population last: population(year: 2023) none: population(year: 2019)
           old: population(year: 2020, ageGroup: AGE_80_PLUS) }
         next: area(code: "3301") { none: population(year: 2020) newest: population } }`,
    );
    expect(area).toEqual({ population: 101_386, newest: area.last, last: 103_291, none: null, old: 4_344 });
    expect(next).toEqual({ none: null, newest: expect.any(Number) });
  });

  it.each([
    ['2019-12-31', ['0602', '0625', '0711'], ['3005', '3301']],
    ['2020-01-01', ['3005'], ['0602', '0711', '3301']],
    ['2023-12-31', ['3005'], ['0602', '3301']],
    ['2024-01-01', ['3301'], ['0602', '3005']],
  ])('is listed on %s with the codes of that day alone', async (asOf, there, gone) => {
    const { areas } = await ask<{ areas: { code: string }[] }>('query($asOf: Date) { areas(asOf: $asOf, network: "drammen") { code } }', {
      asOf,
    });
    const codes = areas.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(there));
    expect(codes.filter((code) => gone.includes(code))).toEqual([]);
  });
});

describe('what was published', () => {
  interface Figure {
    key: string;
    value: number | null;
    precision: string;
    verbatim: string;
    preferred: boolean;
    period: { from: string | null } | null;
    subject: { kind: string; key: string };
    source: { title: string; locator: string | null };
  }
  const FIGURES = `{ observations(measure: NURSE_COUNT) {
    key value precision verbatim preferred period { from } subject { kind key } source { title locator } } }`;

  it('about Vestre Viken are 230 and 200 persons, side by side, in the words of the source, none of them preferred', async () => {
    const { observations } = await ask<{ observations: Figure[] }>(FIGURES);
    const figures = observations.filter(({ subject }) => subject.kind === 'REGION' && subject.key === 'vestre-viken');
    expect(figures.map(({ value, precision, preferred, period }) => ({ value, precision, preferred, period }))).toEqual([
      { value: 200, precision: 'APPROXIMATE', preferred: false, period: null },
      { value: 230, precision: 'APPROXIMATE', preferred: false, period: null },
    ]);
    const [of200, of230] = figures.map(({ verbatim }) => verbatim);
    expect(of200).toBe('Nettverket består av ca 200 sykepleiere fordelt på hjemmesykepleie, sykehjem og sykehus.');
    expect(of230).toContain('et formalisert nettverk med rundt 230 ressurssykepleiere');
    for (const { source } of figures) expect(source.locator).toEqual(expect.any(String));
  });

  it('about one thing has at most one preferred figure, and an exact one beats an approximate one of the same kind', async () => {
    const { observations } = await ask<{ observations: Figure[] }>(FIGURES);
    const groups = Map.groupBy(observations, ({ subject }) => `${subject.kind} ${subject.key}`);
    for (const [subject, figures] of groups) expect(figures.filter(({ preferred }) => preferred).length, subject).toBeLessThanOrEqual(1);
    const drammen = groups.get('AREA 3005') ?? [];
    expect(drammen.map(({ value }) => value).toSorted()).toEqual([35, 35, 39]);
    expect(drammen.filter(({ preferred }) => preferred)).toMatchObject([{ value: 35, precision: 'EXACT', period: { from: '2020-02-01' } }]);
  });

  it('about Drammen in the register of services are four entries, each with its own age', async () => {
    const { services } = await ask<{ services: { complete: boolean; items: object[] } }>(
      '{ services(area: "3005") { complete items { kind name quantity quantityUnit lastUpdatedOn lastUpdatedPrecision inRegister area { code } } } }',
    );
    const entry = { inRegister: true, area: { code: '3005' } };
    const [february, in2017] = [
      { lastUpdatedOn: '2020-02-01', lastUpdatedPrecision: 'MONTH' },
      { lastUpdatedOn: '2017-01-01', lastUpdatedPrecision: 'YEAR' },
    ];
    expect(services.complete).toBe(true);
    expect(services.items).toEqual([
      { ...entry, ...february, kind: 'BEDS', name: 'Bråta', quantity: 4, quantityUnit: 'beds' },
      { ...entry, ...february, kind: 'CANCER_COORDINATOR', name: 'Kreftkoordinator', quantity: 2, quantityUnit: 'FTE' },
      { ...entry, ...in2017, kind: 'BEDS', name: 'Helsehuset', quantity: 7, quantityUnit: 'beds' },
      { ...entry, ...february, kind: 'RESOURCE_NURSES', name: 'Ressurssykepleiere', quantity: 35, quantityUnit: 'persons' },
    ]);
  });

  it('about a disputed district are both affiliations, the one that figures follow and the other', async () => {
    const { area } = await ask<{ area: { name: string; affiliations: object[] } }>(
      '{ area(code: "030103") { name affiliations { kind disputed validFrom network { slug } sources { title } } } }',
    );
    expect(area.name).toBe('Sagene');
    expect(area.affiliations).toHaveLength(2);
    expect(area.affiliations).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'MAIN', disputed: true, network: { slug: 'lovisenberg' } }),
        expect.objectContaining({ kind: 'ALTERNATIVE', disputed: true, validFrom: '2015-01-01', network: { slug: 'ous' } }),
      ]),
    );
  });

  it('about it before the dispute began is one affiliation', async () => {
    const { area } = await ask<{ area: { affiliations: object[] } }>(
      '{ area(code: "030103") { affiliations(asOf: "2014-12-31") { kind network { slug } } } }',
    );
    expect(area.affiliations).toEqual([{ kind: 'MAIN', network: { slug: 'lovisenberg' } }]);
  });

  it('about an area is in one network alone by its main affiliation', async () => {
    const { areas } = await ask<{ areas: { code: string; affiliations: { kind: string }[] }[] }>(
      '{ areas { code affiliations { kind } } }',
    );
    for (const { code, affiliations } of areas)
      expect(affiliations.filter(({ kind }) => kind === 'MAIN' || kind === 'OUTSIDE').length, code).toBeLessThanOrEqual(1);
  });
});
