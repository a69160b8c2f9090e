import 'reflect-metadata';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAreas } from '../../shared/areas.js';
import { REGISTRY } from '../../shared/sectors.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { readContent } from '../../subgraphs/regional/content.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

interface AffiliationRow {
  kind: string;
  validFrom: string | null;
  area: { code: string };
  network: { slug: string; nurseCount: number | null } | null;
}

describe('the moment of an answer', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await startTestGraph();
  });
  afterAll(() => graph.close());

  it('reaches the affiliations of a list of areas', async () => {
    const { data, errors } = await graph.query<{ areas: { code: string; affiliations: AffiliationRow[] }[] }>(
      '{ areas(asOf: "2021-06-01", network: "drammen") { code affiliations { kind } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.areas.find(({ code }) => code === '3005')?.affiliations).toEqual([{ kind: 'MAIN' }]);
    expect(data.areas.filter(({ affiliations }) => affiliations.length === 0)).toEqual([]);
  });

  it('reaches the affiliations of one area, and an own argument overrides it', async () => {
    const { data, errors } = await graph.query<Record<'past' | 'now' | 'overridden', { affiliations: AffiliationRow[] }>>(
      `{ past: area(code: "3005", asOf: "2021-06-01") { affiliations { network { slug } } }
         now: area(code: "3005") { affiliations { network { slug } } }
         overridden: area(code: "3005") { affiliations(asOf: "2021-06-01") { network { slug } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      past: { affiliations: [{ network: { slug: 'drammen' } }] },
      now: { affiliations: [] },
      overridden: { affiliations: [{ network: { slug: 'drammen' } }] },
    });
  });

  it('is the same on a network and on the network that its affiliations name', async () => {
    const { data, errors } = await graph.query<{
      networks: { slug: string; nurseCount: number; affiliations: AffiliationRow[] }[];
      today: { slug: string; nurseCount: number }[];
    }>(
      `{ networks(asOf: "2020-01-01") { slug nurseCount affiliations { network { slug nurseCount } } }
         today: networks { slug nurseCount } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.networks.map(({ nurseCount }) => nurseCount)).not.toEqual(data.today.map(({ nurseCount }) => nurseCount));
    for (const { slug, nurseCount, affiliations } of data.networks) {
      expect(affiliations.length).toBeGreaterThan(0);
      for (const { network } of affiliations) expect(network).toEqual({ slug, nurseCount });
    }
  });

  it('goes on below an affiliation that was asked for another day', async () => {
    const { data, errors } = await graph.query<{ area: { affiliations: AffiliationRow[] } }>(
      `{ area(code: "3005") { affiliations(asOf: "2021-06-01") { network { slug nurseCount } } } }`,
    );
    const { data: past } = await graph.query<{ networks: { slug: string; nurseCount: number }[] }>(
      '{ networks(asOf: "2021-06-01") { slug nurseCount } }',
    );
    expect(errors).toBeUndefined();
    expect(data.area.affiliations.map(({ network }) => network)).toEqual(past.networks.filter(({ slug }) => slug === 'drammen'));
  });

  it('goes from a sector’s units to their areas', async () => {
    const { data, errors } = await graph.query<{
      units: { edges: { node: { area: { code: string; name: string; affiliations: AffiliationRow[] } } }[] };
    }>(
      `{ units(asOf: "2021-06-01", filter: { area: "3005" }, first: 5) {
           edges { node { area { code name affiliations { network { slug } } } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.units.edges.length).toBeGreaterThan(0);
    for (const { node } of data.units.edges)
      expect(node.area).toEqual({ code: '3005', name: 'Drammen', affiliations: [{ network: { slug: 'drammen' } }] });
  });

  it('reaches what a list of services and a list of bodies name', async () => {
    const { data, errors } = await graph.query<{
      networks: { slug: string; nurseCount: number }[];
      services: { items: { network: { slug: string; nurseCount: number } | null; area: { affiliations: AffiliationRow[] } | null }[] };
      bodies: { region: { networks: { slug: string; nurseCount: number }[] } }[];
    }>(
      `{ networks(asOf: "2021-06-01") { slug nurseCount }
         services(asOf: "2021-06-01") { items { network { slug nurseCount } area { affiliations { network { slug nurseCount } } } } }
         bodies(asOf: "2021-06-01") { region { networks { slug nurseCount } } } }`,
    );
    expect(errors).toBeUndefined();
    const counts = new Map(data.networks.map(({ slug, nurseCount }) => [slug, nurseCount]));
    const named = [
      ...data.services.items.flatMap(({ network, area }) => [network, ...(area?.affiliations ?? []).map((row) => row.network)]),
      ...data.bodies.flatMap(({ region }) => region.networks),
    ].filter((network) => network !== null);
    expect(named.length).toBeGreaterThan(0);
    for (const { slug, nurseCount } of named) expect(nurseCount).toBe(counts.get(slug));
  });

  it('is hidden from clients', async () => {
    const { errors } = await graph.query('{ areas { moment } }');
    expect(errors?.[0]?.message).toContain('Cannot query field "moment"');
  });

  it('leaves affiliations in one order on both databases: by area, start, kind, network', async () => {
    const { data } = await graph.query<{ networks: { affiliations: AffiliationRow[] }[] }>(
      '{ networks(asOf: "2015-01-01") { affiliations { kind validFrom area { code } } } }',
    );
    const { data: area } = await graph.query<{ area: { affiliations: AffiliationRow[] } }>(
      '{ area(code: "3025", asOf: "2021-06-01") { affiliations { kind validFrom area { code } network { slug } } } }',
    );
    const keyOf = (row: AffiliationRow) => [row.area.code, row.validFrom ?? '', row.kind, row.network?.slug ?? ''].join(' ');
    for (const { affiliations } of [...data.networks, area.area]) {
      const keys = affiliations.map(keyOf);
      expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : 1)));
    }
    expect(area.area.affiliations.length).toBeGreaterThan(1);
  });

  it('leaves lapsed agreements in the list unless a day is asked for', async () => {
    const { data } = await graph.query<Record<'all' | 'past', { slug: string }[]>>(
      '{ all: agreements { slug } past: agreements(asOf: "2021-06-01") { slug } }',
    );
    expect(data.all.map(({ slug }) => slug)).toContain('vestre-viken-network-agreement');
    expect(data.past.map(({ slug }) => slug)).not.toContain('vestre-viken-network-agreement');
  });
});

describe('content that a query would break on', () => {
  const SEAT = { number: 1, role: 'Leder', organization: null, place: null, head: true, verbatim: 'Leder' };
  const ALIAS = { name: 'Sykehuset', validFrom: null, validTo: null, source: 'VV-fakta-2019' };

  /** Reads the content with one field of a file's first row replaced. */
  function readWith(file: string, field: string, value: unknown) {
    const folder = mkdtempSync(join(tmpdir(), 'resource-nurse-content-'));
    cpSync(projectPath('subgraphs', 'regional', 'data'), folder, { recursive: true });
    const [first, ...rest] = JSON.parse(readFileSync(join(folder, file), 'utf8')) as object[];
    writeFileSync(join(folder, file), JSON.stringify([{ ...first, [field]: value }, ...rest]));
    return readContent(REGISTRY, readAreas(), folder);
  }

  it.each<[string, string, unknown, string]>([
    ['bodies.json', 'region', null, 'region is missing'],
    ['bodies.json', 'seats', [null], 'seats[0] is no object'],
    ['bodies.json', 'seats', [{}], 'seats[0].number is missing'],
    ['bodies.json', 'seats', [SEAT, { ...SEAT, number: 1.5 }], 'seats[1].number is no whole number'],
    ['bodies.json', 'seats', [{ ...SEAT, role: '' }], 'seats[0].role is missing'],
    ['bodies.json', 'seats', [{ ...SEAT, head: null }], 'seats[0].head is neither true nor false'],
    ['bodies.json', 'seats', [{ ...SEAT, verbatim: null }], 'seats[0].verbatim is missing'],
    ['bodies.json', 'seats', [{ ...SEAT, place: 3 }], 'seats[0].place is no text'],
    ['bodies.json', 'seats', [{ ...SEAT, organization: 'nobody' }], 'seats[0].organization names nobody, which is unknown'],
    ['agreements.json', 'parties', ['Oslo', null], 'parties[1] is empty'],
    ['agreements.json', 'parties', [{}], 'parties[0] is no text'],
    ['documents.json', 'governs', [7], 'governs[0] is no text'],
    ['documents.json', 'governs', 'all', 'governs is no list'],
    ['organizations.json', 'aliases', ['Sykehuset'], 'aliases[0] is no object'],
    ['organizations.json', 'aliases', [{ ...ALIAS, name: null }], 'aliases[0].name is missing'],
    ['organizations.json', 'aliases', [{ ...ALIAS, validFrom: '2020' }], 'aliases[0].validFrom is no day'],
    ['organizations.json', 'aliases', [{ ...ALIAS, validTo: '2020-02-30' }], 'aliases[0].validTo is no day'],
    ['organizations.json', 'aliases', [{ ...ALIAS, source: '' }], 'aliases[0].source is missing'],
  ])('%s with %s = %j stops the start', (file, field, value, problem) => {
    expect(() => readWith(file, field, value)).toThrow(`content file ${file}, row 1: ${problem}.`);
  });

  it.each<[string, string, unknown]>([
    ['bodies.json', 'seats', [SEAT]],
    ['agreements.json', 'parties', ['Oslo']],
    ['organizations.json', 'aliases', [ALIAS]],
  ])('%s with %s = %j is read', (file, field, value) => {
    expect(JSON.stringify(readWith(file, field, value))).toContain(JSON.stringify(JSON.stringify(value)));
  });
});
