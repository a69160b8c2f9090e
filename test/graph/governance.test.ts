import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '../../shared/subgraph/date.js';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

let graph: TestGraph;

beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

/** Asks what must be answered. */
async function ask<Data>(query: string, as?: string): Promise<Data> {
  const { data, errors } = await graph.query<Data>(query, {}, as === undefined ? {} : { as });
  expect(errors).toBeUndefined();
  return data;
}

/** Codes and arguments of what a query is refused with. */
async function refusalOf(query: string) {
  const { errors } = await graph.query(query);
  return errors?.map(({ extensions }) => [extensions.code, extensions.argument]);
}

const slugs = (list: readonly { readonly slug: string }[]) => list.map(({ slug }) => slug);

describe('SG-2: the bodies', () => {
  interface Seat {
    readonly status: string;
    readonly holder: string | null;
    readonly terms: readonly unknown[];
  }

  it('have the seats that the sources list; who has them is unknown, not vacant', async () => {
    const { bodies } = await ask<{ bodies: { slug: string; seatsKnown: boolean; edited: boolean; version: number; seats: Seat[] }[] }>(
      '{ bodies { slug seatsKnown edited version seats { status holder terms { id } } } }',
    );
    expect(bodies.map(({ slug, seatsKnown, seats }) => [slug, seatsKnown, seats.length])).toEqual([
      ['oslo-operations-group', false, 0],
      ['oslo-steering-group', false, 0],
      ['vestre-viken-operations-group', true, 9],
      ['vestre-viken-steering-group', true, 10],
    ]);
    for (const seat of bodies.flatMap(({ seats }) => seats)) expect(seat).toEqual({ status: 'UNKNOWN', holder: null, terms: [] });
    for (const { edited, version } of bodies) expect([edited, version > 0]).toEqual([false, true]);
  });

  it('C-08: a term of three years has no end where no appointment is dated, only evidence with its age', async () => {
    const query = (asOf: string) => `{ body(slug: "vestre-viken-steering-group") {
      termYears mandate evaluations { period { from to } verbatim source { slug } } terms { id }
      term(asOf: "${asOf}") { status term { id } evidence { evaluated { from to } ageDays } } } }`;
    const { body } = await ask<{ body: object }>(query('2026-11-22'));
    expect(body).toMatchObject({
      termYears: 3,
      mandate: expect.stringContaining('bindende intensjonsavtaler'),
      evaluations: [
        {
          period: { from: '2012-09-01', to: '2012-12-01' },
          verbatim: expect.stringMatching(/^Styringsgruppen har høsten 2012 evaluert sitt arbeid/),
          source: { slug: 'vestre-viken-network-page' },
        },
      ],
      terms: [],
      // From 30 November 2012, the last day of that autumn.
      term: { status: 'UNKNOWN', term: null, evidence: { evaluated: { from: '2012-09-01', to: '2012-12-01' }, ageDays: 5105 } },
    });
    // Before, there was none; on its last day it is of that day.
    const evidenceOn = async (day: string) =>
      (await ask<{ body: { term: { status: string; evidence: { ageDays: number } | null } } }>(query(day))).body.term;
    expect(await evidenceOn('2012-08-31')).toEqual({ status: 'UNKNOWN', term: null, evidence: null });
    expect((await evidenceOn('2012-12-01')).evidence?.ageDays).toBe(1);
  });

  it('know who appoints whom', async () => {
    const { bodies } = await ask<{ bodies: object[] }>(
      '{ bodies(region: "vestre-viken") { slug appointedBy { slug } appoints { slug } } }',
    );
    const [steering, operations] = [{ slug: 'vestre-viken-steering-group' }, { slug: 'vestre-viken-operations-group' }];
    expect(bodies).toEqual([
      { ...operations, appointedBy: steering, appoints: [] },
      { ...steering, appointedBy: null, appoints: [operations] },
    ]);
  });

  it('are null for a slug that is not there, and refuse what is no day', async () => {
    expect(await ask('{ body(slug: "choir") { slug } }')).toEqual({ body: null });
    expect(await refusalOf('{ body(slug: "oslo-steering-group", asOf: "2026-02-30") { slug } }')).toEqual([['BAD_USER_INPUT', 'asOf']]);
    expect(await refusalOf('{ body(slug: "oslo-steering-group") { term(asOf: "soon") { status } } }')).toEqual([
      ['BAD_USER_INPUT', 'asOf'],
    ]);
    expect(await refusalOf('{ bodies(region: "mars") { slug } }')).toEqual([['BAD_USER_INPUT', 'region']]);
  });
});

describe('SG-3: the agreements', () => {
  it('are a tree: what each rests on, and what rests on it', async () => {
    const { agreements } = await ask<{ agreements: { slug: string; parent: object | null; children: object[] }[] }>(
      '{ agreements { slug parent { slug children { slug } } children { slug } } }',
    );
    const of = (wanted: string) => agreements.find(({ slug }) => slug === wanted);
    expect(agreements).toHaveLength(6);
    for (const [child, parent] of [
      ['oslo-network-agreement', 'oslo-cooperation-agreement'],
      ['vestre-viken-network-agreement', 'drammen-overall-cooperation-agreement'],
    ] as const) {
      expect(of(child)).toMatchObject({ parent: { slug: parent, children: [{ slug: child }] }, children: [] });
      expect(of(parent)).toMatchObject({ parent: null, children: [{ slug: child }] });
    }
  });

  it('C-06: of the network in Vestre Viken was in force up to 2019-12-31', async () => {
    const on = async (day: string) =>
      slugs((await ask<{ agreements: { slug: string }[] }>(`{ agreements(asOf: "${day}") { slug } }`)).agreements);
    expect(await on('2019-12-31')).toContain('vestre-viken-network-agreement');
    expect(await on('2020-01-01')).not.toContain('vestre-viken-network-agreement');
    expect(await on('2020-01-01')).toContain('drammen-overall-cooperation-agreement');
  });

  it('are found by a party, with or without its Norwegian letters', async () => {
    const of = async (party: string) =>
      slugs((await ask<{ agreements: { slug: string }[] }>(`{ agreements(party: ${JSON.stringify(party)}) { slug } }`)).agreements);
    expect(await of('Drammen kommune')).toEqual(['drammen-overall-cooperation-agreement']);
    for (const name of ['Bærum sykehus', 'BÆRUM  SYKEHUS', 'baerum sykehus'])
      expect(await of(name)).toEqual(['vestre-viken-cooperation-agreements']);
    expect(await of('Drammen')).toEqual([]);
    expect(await refusalOf('{ agreements(party: "?") { slug } }')).toEqual([['BAD_USER_INPUT', 'party']]);
  });
});

describe('KW-5: the documents', () => {
  it('flag the one whose period is over, and have a language where the source lets us know', async () => {
    const { documents } = await ask<{ documents: { slug: string; expired: boolean; status: string; language: string | null }[] }>(
      '{ documents { slug expired status language } }',
    );
    expect(documents).toHaveLength(46);
    expect(slugs(documents.filter(({ expired }) => expired))).toEqual(['oslo-gov-06-nasjonal-kreftstrategi']);
    expect(slugs(documents.filter(({ language }) => language === 'en'))).toEqual([
      'vestre-viken-link-eapc',
      'vestre-viken-link-nice-livets-siste-dager',
    ]);
    expect(slugs(documents.filter(({ language }) => language === null))).toEqual(['vestre-viken-link-onkolex', 'vestre-viken-pump-manual']);
  });

  it('are narrowed by kind, network and whether they are current, and current ends with the period', async () => {
    const of = async (filter: string) =>
      slugs((await ask<{ documents: { slug: string }[] }>(`{ documents(${filter}) { slug } }`)).documents);
    expect(await of('kind: STRATEGY, network: "ous", current: false')).toEqual(['oslo-gov-06-nasjonal-kreftstrategi']);
    expect(await of('kind: STRATEGY, network: "ous", current: true')).toEqual(['oslo-strategy-plan-2024-2028']);
    expect(await of('kind: STRATEGY, network: "drammen", current: true')).toEqual([]);
    expect(await of('kind: STRATEGY, current: true, asOf: "2028-12-31"')).toEqual(['oslo-strategy-plan-2024-2028']);
    expect(await of('kind: STRATEGY, current: true, asOf: "2029-01-01"')).toEqual([]);
    expect(await of('current: true, kind: GUIDELINE')).toEqual(['oslo-gov-05-handlingsprogram']);
    expect(await refusalOf('{ documents(network: "nowhere") { slug } }')).toEqual([['BAD_USER_INPUT', 'network']]);
  });
});

describe('who runs the networks (C-07, C-21)', () => {
  interface Operator {
    readonly key: string;
    readonly name: string | null;
    readonly vacant: boolean;
  }
  const OPERATOR =
    'key region { slug } area { code name successors { area { code } } } name organization { name } body { slug } rotates vacant valid { from to } verbatim source { slug locator }';
  const operators = async (filter = '') =>
    (await ask<{ operators: Operator[] }>(`{ operators${filter && `(${filter})`} { ${OPERATOR} } }`)).operators;

  it('Vestre Viken: a unit of a hospital and an operations group at the same time', async () => {
    const both = (await operators('region: "vestre-viken", asOf: "2026-01-01"')).filter(({ name }) => name !== null);
    expect(both).toMatchObject([
      { name: 'driftsgruppe', body: { slug: 'vestre-viken-operations-group' }, organization: null, area: null },
      { name: 'Palliativ enhet ved Drammen sykehus', organization: { name: expect.stringContaining('Drammen') }, body: null, area: null },
    ]);
  });

  it('the former municipalities each in its own way, and none in the new one', async () => {
    const of = async (area: string) => (await operators(`area: "${area}"`)).map(({ key: _key, ...rest }) => rest);
    expect(await of('0625')).toMatchObject([
      { name: 'Kreftkoordinator', rotates: false, vacant: false, valid: { from: '2012-01-01', to: '2020-01-01' } },
    ]);
    expect(await of('0602')).toMatchObject([{ rotates: true, vacant: false, valid: { from: null, to: '2020-01-01' } }]);
    expect(await of('0711')).toMatchObject([
      { name: null, vacant: true, area: { name: 'Svelvik', successors: [{ area: { code: '3005' } }] } },
    ]);
    expect(await of('3005')).toMatchObject([
      { name: null, vacant: true, verbatim: expect.stringContaining('ingen formell leder'), source: { slug: 'drammen-question-62' } },
    ]);
    const keys = async (filter: string) => (await operators(filter)).map(({ key }) => key);
    expect(await keys('area: "0625", asOf: "2019-12-31"')).toHaveLength(1);
    expect(await keys('area: "0625", asOf: "2020-01-01"')).toEqual([]);
    expect(await keys('area: "0625", asOf: "2011-12-31"')).toEqual([]);
  });

  it('are refused for a region or an area that is not there', async () => {
    expect(await refusalOf('{ operators(region: "mars") { key } }')).toEqual([['BAD_USER_INPUT', 'region']]);
    expect(await refusalOf('{ operators(area: "9999") { key } }')).toEqual([['BAD_USER_INPUT', 'area']]);
    expect(await refusalOf('{ operators(asOf: "2020-13-01") { key } }')).toEqual([['BAD_USER_INPUT', 'asOf']]);
  });
});

describe('how far a document is known', () => {
  const SLUG = 'vestre-viken-function-description';
  interface Counts {
    readonly items: readonly { network: { slug: string }; units: number; unitsWithNurse: number; asOf: string }[];
    readonly complete: boolean;
    readonly sources: readonly { sector: string; state: string }[];
  }
  const token = (...grants: GrantOfTest[]) => tokenFor(graph, grants);
  const at = (network: string): GrantOfTest => ({ role: 'COORDINATOR', sector: 'vestre-viken', network });

  async function counts(as?: string, slug = SLUG, asOf = today()): Promise<Counts> {
    const query = `{ documents(asOf: "${asOf}") { slug acknowledgements { items { network { slug } units unitsWithNurse asOf } complete sources { sector state } } } }`;
    const { documents } = await ask<{ documents: { slug: string; acknowledgements: Counts }[] }>(query, as);
    const found = documents.find((document) => document.slug === slug)?.acknowledgements;
    if (!found) throw new Error(`there is no document ${slug}`);
    return found;
  }
  const states = ({ sources }: Counts) => sources.map(({ state }) => state);
  /** Whether networks have units counted, by slug. */
  const byNetwork = ({ items }: Counts) => Object.fromEntries(items.map(({ network, units }) => [network.slug, units]));

  async function acknowledge(unitId: string, as: string, more: object = {}) {
    const input = { unitId, documentId: SLUG, date: today(), ...more };
    const { userErrors, codes } = await change(graph, {
      owner: 'vestre-viken',
      name: 'acknowledge Document',
      select: 'acknowledgement { id }',
      input,
      as,
    });
    expect([userErrors, codes]).toEqual([[], []]);
  }

  it('counts units that acknowledged it, once each, of those with a resource nurse, for those with a role in the network', async () => {
    const coordinator = await token(at('drammen'));
    const units = async (covered: boolean) => {
      const filter = `{ network: "drammen", covered: ${covered} }`;
      const { units: found } = await ask<{ units: { totalCount: number; edges: { node: { id: string } }[] } }>(
        `{ units(filter: ${filter}, first: 50) { totalCount edges { node { id } } } }`,
      );
      return { total: found.totalCount, ids: found.edges.map(({ node }) => node.id) };
    };
    const covered = await units(true);
    const before = await counts(coordinator);
    expect(before.items.map(({ network, unitsWithNurse, asOf }) => [network.slug, unitsWithNurse, asOf])).toEqual([
      ['drammen', covered.total, today()],
    ]);
    expect(before.items[0]?.units).toBe(0);
    expect([before.complete, states(before)]).toEqual([false, ['OK', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']]);

    const [one = '', other = ''] = covered.ids;
    const [empty] = (await units(false)).ids;
    await acknowledge(one, coordinator);
    await acknowledge(one, coordinator, { documentVersion: '2' });
    await acknowledge(other, coordinator, { documentId: 'oslo-competence-plan' });
    if (empty !== undefined) await acknowledge(empty, coordinator);
    expect(byNetwork(await counts(coordinator))).toEqual({ drammen: 1 });
    expect(byNetwork(await counts(coordinator, 'oslo-competence-plan'))).toEqual({ drammen: 1 });
    expect(byNetwork(await counts(coordinator, 'oslo-function-description'))).toEqual({ drammen: 0 });
    // The day before it was not yet.
    const yesterday = new Date(Date.parse(today()) - 86_400_000).toISOString().slice(0, 10);
    expect((await counts(coordinator, SLUG, yesterday)).items).toMatchObject([{ units: 0, asOf: yesterday }]);
  });

  it('shows all networks of an owner to those who look at it as a whole, and none to others', async () => {
    const four = ['baerum', 'drammen', 'kongsberg', 'ringerike'];
    for (const role of ['STEERING', 'ANALYST', 'REGION_EDITOR'] as const) {
      const seen = await counts(await token({ role, sector: 'vestre-viken' }));
      expect([role, Object.keys(byNetwork(seen)).toSorted(), states(seen)]).toEqual([
        role,
        four,
        ['OK', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
      ]);
    }
    expect(byNetwork(await counts(await token(at('baerum'))))).toEqual({ baerum: 0 });
    const oslo = await counts(await token({ role: 'STEERING', sector: 'ous' }));
    expect([byNetwork(oslo), states(oslo)]).toEqual([{ ous: 0 }, ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'OK']]);
    const nobody = [
      undefined,
      await token(),
      await token({ role: 'AUDITOR', sector: 'vestre-viken' }),
      await token({ role: 'REGION_EDITOR', sector: 'regional' }),
    ];
    for (const as of nobody) {
      const seen = await counts(as);
      expect([seen.items, seen.complete, states(seen)]).toEqual([[], false, Array.from({ length: 4 }, () => 'FORBIDDEN')]);
    }
  });

  it('asks each owner once for all documents, and names one that is silent', async () => {
    const whole = await token(
      ...['vestre-viken', 'lovisenberg', 'diakonhjemmet', 'ous'].map((sector): GrantOfTest => ({ role: 'ANALYST', sector })),
    );
    const start = graph.statements.length;
    const all = await counts(whole);
    expect([all.complete, all.items.length]).toEqual([true, 7]);
    const asked = graph.statements.slice(start).filter(({ sql }) => sql.includes('acknowledgement_version'));
    expect(asked.map(({ subgraph }) => subgraph).toSorted()).toEqual(['diakonhjemmet', 'lovisenberg', 'ous', 'vestre-viken']);

    await graph.kill('diakonhjemmet');
    const rest = await counts(whole);
    expect([rest.complete, states(rest), rest.items.length]).toEqual([false, ['OK', 'OK', 'UNAVAILABLE', 'OK'], 6]);
  });
});
