import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Areas, readAreas } from '../../shared/areas.js';
import { readConfig } from '../../shared/config.js';
import { GOVERNING_DOCUMENTS } from '../../shared/governing-documents.js';
import type { SectorTallies, SectorTallyGroup, SectorTallyInput } from '../../shared/sector/tally/tally.type.js';
import { Tally, TallyGrouping } from '../../shared/sector/tally/tally.vocabulary.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { filledDatabases } from '../kit/filled-databases.js';
import { change } from '../kit/mutate.js';
import { runSql } from '../kit/sql.js';
import { enterEvents, enterRecords, enterVacancies } from '../kit/tally-fixture.js';
import { type PlainDocuments, type PlainFact, plainFacts, readTables, shownAs, type Tables } from '../kit/tally-oracle.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const DAYS = ['2019-06-30', '2020-06-30', '2023-12-31', '2026-11-22'];
const TALLIES = Object.keys(Tally) as Tally[];
const GROUPINGS = Object.keys(TallyGrouping) as TallyGrouping[];
const PUBLIC: readonly Tally[] = [
  ...(['UNIT_COVERAGE', 'NURSES', 'VACANCIES_FILLED', 'REPORTS_ON_TIME', 'NON_CANCER_EVENTS', 'JOINT_EVENTS', 'NETWORK_MEETINGS'] as const),
  ...(['PUBLISHED_WITHIN_7_DAYS'] as const),
];
const RESTRICTED = TALLIES.filter((tally) => !PUBLIC.includes(tally));
const GROUP = 'network area serviceType numerator denominator subjects demo';
const QUERY = `query($tallies: [SectorTallyInput!]!) { _tallies(tallies: $tallies) {
  tallies { groups { ${GROUP} } total { ${GROUP} } since } source { sector state dataVersion } } }`;

const NAMES = subgraphNames(REGISTRY);
const areas: Areas = readAreas();
const networksOf = (slug: string) => REGISTRY.sectors.find((sector) => sector.slug === slug)?.networks.map((network) => network.slug) ?? [];

let graph: TestGraph;
let locationOf: (name: string) => DatabaseLocation;
const tables: Record<string, Tables> = {};
/** Before anything was entered, and what was counted then. */
let before: string;
const countedBefore: Record<string, SectorTallies> = {};

type Question = Omit<SectorTallyInput, 'moment'> & { readonly moment: string };
const question = (tally: Tally, part: Partial<Question> = {}): Question => ({
  ...{ tally, by: 'NONE', geography: 'CURRENT', moment: '2026-11-22', network: null, areas: null, serviceType: null },
  ...part,
});
const token = (...grants: GrantOfTest[]) => tokenFor(graph, grants);
const editor = (sector: string) => token({ role: 'REGION_EDITOR', sector });

async function ask(sector: string, tallies: readonly Question[], as: string | null) {
  const { data, errors } = await graph.askSubgraph<{ _tallies: SectorTallies }>(sector, QUERY, { tallies }, as === null ? {} : { as });
  expect(errors).toBeUndefined();
  return data._tallies;
}

/** The same in parts, as `regional` would. */
async function askAll(sector: string, tallies: readonly Question[], as: string | null) {
  const answers: NonNullable<SectorTallies['tallies']> = [];
  for (let i = 0; i < tallies.length; i += 200) answers.push(...((await ask(sector, tallies.slice(i, i + 200), as)).tallies ?? []));
  return answers;
}

const documents: PlainDocuments = (() => {
  const read = (file: string) =>
    JSON.parse(readFileSync(projectPath('subgraphs', 'regional', 'data', file), 'utf8')) as { slug: string; kind: string }[];
  const slugs = (kind: string) => read('documents.json').flatMap((row) => (row.kind === kind ? row.slug : []));
  const agreements = read('agreements.json').flatMap(({ kind, slug }) => (['NETWORK', 'COOPERATION'].includes(kind) ? slug : []));
  return { agreements: new Set([...slugs('AGREEMENT'), ...agreements]), descriptions: new Set(slugs('FUNCTION_DESCRIPTION')) };
})();

const remembered = new Map<string, PlainFact[]>();
function factsOf(sector: string, tally: Tally, moment: string): PlainFact[] {
  const [day = '', knownAt = null] = moment.split('@');
  const key = `${sector} ${tally} ${moment}`;
  const known =
    remembered.get(key) ?? plainFacts(tally, day, { tables: tables[sector] as Tables, knownAt, networks: networksOf(sector), documents });
  remembered.set(key, known);
  return known;
}

interface PlainGroup extends Pick<SectorTallyGroup, 'network' | 'area' | 'serviceType'> {
  readonly facts: PlainFact[];
}

/** The groups that a question has, and all of its facts. */
function plainGroups(sector: string, { tally, by, network, areas: only, serviceType, geography, moment }: Question) {
  const day = moment.slice(0, 10);
  const area = (fact: PlainFact) => shownAs(areas, fact.area, geography === 'CURRENT' ? '2026-11-22' : day);
  const facts = factsOf(sector, tally, moment).filter(
    (fact) =>
      (network === null || fact.network === network) &&
      (only === null || only?.includes(String(area(fact)))) &&
      (serviceType === null || fact.type === serviceType),
  );
  const groups = new Map<string, PlainGroup>();
  for (const fact of by === 'NONE' ? [] : facts) {
    const key = {
      network: by.startsWith('NETWORK') ? fact.network : null,
      area: by === 'AREA' ? area(fact) : null,
      serviceType: (by.endsWith('SERVICE_TYPE') ? fact.type : null) as SectorTallyGroup['serviceType'],
    };
    const text = Object.values(key).join();
    const group = groups.get(text) ?? { ...key, facts: [] };
    groups.set(text, group);
    group.facts.push(fact);
  }
  return { groups: [...groups.values()], facts };
}

const distinct = (facts: readonly PlainFact[]) => new Set(facts.map(({ subject }) => subject)).size;
const figures = (facts: readonly PlainFact[]) => ({
  numerator: distinct(facts.filter(({ has }) => has)),
  denominator: distinct(facts.filter(({ known }) => known)),
  subjects: distinct(facts),
});
const HIDDEN = { numerator: null, denominator: null, subjects: null };
const sorted = (groups: readonly object[]) => groups.map((group) => JSON.stringify(group)).toSorted();

/** What a question must give to whom figures of some networks are shown; null for all, WHOLE for all but what tells of fewer than five. */
function expected(sector: string, asked: Question, shown: readonly string[] | 'WHOLE' | null) {
  const { groups, facts } = plainGroups(sector, asked);
  const seen = shown === 'WHOLE' ? null : shown;
  const isFew = (count: number) => shown === 'WHOLE' && 0 < count && count < 5;
  const tellsOfFew = (those: readonly PlainFact[]) => isFew(figures(those).subjects) || isFew(figures(those).denominator);
  const networks = [...Map.groupBy(facts, ({ network }) => network).values()];
  const inSeveral = networks.reduce((sum, those) => sum + distinct(those), 0) - distinct(facts);
  const isTotalHidden = networks.some(tellsOfFew) || isFew(inSeveral);
  const show = (those: readonly PlainFact[]) => {
    const isSeen =
      seen === null ||
      (seen.length > 0 && those.every(({ network }) => seen.includes(network)) && (!asked.network || seen.includes(asked.network)));
    return isSeen && !tellsOfFew(those) ? figures(those) : HIDDEN;
  };
  return {
    groups: sorted(groups.map(({ network, area, serviceType, facts: those }) => ({ network, area, serviceType, ...show(those) }))),
    total: { network: null, area: null, serviceType: null, ...(isTotalHidden ? HIDDEN : show(facts)) },
  };
}

const shape = ({ network, area, serviceType, numerator, denominator, subjects }: SectorTallyGroup) => ({
  ...{ network, area, serviceType, numerator, denominator, subjects },
});
const found = ({ groups, total }: { groups: SectorTallyGroup[]; total: SectorTallyGroup }) => ({
  groups: sorted(groups.map(shape)),
  total: shape(total),
});

/** Every grouping, with and without filters, in both geographies. */
function questionsOf(sector: string, tally: Tally, moment: string): Question[] {
  const units = factsOf(sector, 'UNIT_COVERAGE', moment.slice(0, 10));
  const codes = [...new Set(units.map(({ area }) => area))].toSorted();
  const [network = null] = networksOf(sector);
  const shown = (code: string | null | undefined) => shownAs(areas, code ?? null, '2026-11-22') ?? '';
  return GROUPINGS.flatMap((by) => [
    question(tally, { by, moment }),
    question(tally, { by, moment, geography: 'AS_WAS' }),
    question(tally, { by, moment, network }),
    question(tally, { by, moment, serviceType: 'NURSING_HOME' }),
    question(tally, { by, moment, areas: [shown(codes[1]), shown(codes[2]), '9999'] }),
    question(tally, { by, moment, areas: [codes[1] ?? '', codes[3] ?? ''], geography: 'AS_WAS' }),
    question(tally, { by, moment, areas: [], serviceType: 'HOSPITAL', network }),
  ]);
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  const environment = await filledDatabases(NAMES);
  locationOf = readConfig(environment, NAMES).databaseOf;
  graph = await startTestGraph(environment);
  before = new Date(NOW.getTime() + 1_000).toISOString();
  for (const slug of ['vestre-viken', 'ous']) {
    countedBefore[slug] = await ask(slug, questionsBefore(), await editor(slug));
    vi.setSystemTime(new Date(NOW.getTime() + 60_000));
    const as = await token({ role: 'REGION_EDITOR', sector: slug });
    const owner = { slug, networks: networksOf(slug), location: locationOf(slug), as };
    await enterRecords(graph, owner, DAYS);
    await enterVacancies(graph, owner);
    await enterEvents(owner, DAYS);
    vi.setSystemTime(NOW);
    tables[slug] = await readTables(locationOf(slug));
  }
}, 120_000);
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

const questionsBefore = () => TALLIES.flatMap((tally) => DAYS.map((day) => question(tally, { by: 'NETWORK', moment: `${day}@${before}` })));

describe.each(['vestre-viken', 'ous'])('%s', (sector) => {
  it.each(TALLIES)('counts as one counts by hand: %s', async (tally) => {
    const days = tally === 'REPORTS_ON_TIME' ? [...DAYS, '2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'] : DAYS;
    const asked = days.flatMap((day) => questionsOf(sector, tally, day));
    const answers = await askAll(sector, asked, await editor(sector));
    for (const [i, one] of asked.entries()) expect(found(answers[i] as never), JSON.stringify(one)).toEqual(expected(sector, one, null));
    // The comparison is worth something: there are some that have it, and some that have it not.
    const all = DAYS.flatMap((day) => factsOf(sector, tally, day));
    if (tally !== 'JOINT_EVENTS' || sector === 'ous')
      expect(
        all.some(({ has }) => has),
        'some have it',
      ).toBe(true);
    if (tally !== 'NURSES')
      expect(
        all.some(({ has }) => !has),
        'some have it not',
      ).toBe(true);
  });

  it('counts what was known at an instant: after all that was entered the same as before', async () => {
    const as = await editor(sector);
    const now = await askAll(sector, questionsBefore(), as);
    expect(now).toEqual(countedBefore[sector]?.tallies);
    for (const [i, one] of questionsBefore().entries())
      expect(found(now[i] as never), JSON.stringify(one)).toEqual(expected(sector, one, null));
    const later = await askAll(
      sector,
      questionsBefore().map((one) => ({ ...one, moment: one.moment.slice(0, 10) })),
      as,
    );
    expect(later).not.toEqual(now);
  });
});

describe('figures of persons', () => {
  const OWN = 'vestre-viken';
  const ASKING: readonly Partial<Question>[] = [
    {},
    { network: 'drammen' },
    { network: 'baerum' },
    { network: 'drammen', serviceType: 'OTHER', areas: [] },
    { moment: '2025-12-31' },
    { moment: '2025-12-31', network: 'drammen' },
    { moment: '2025-11-30', network: 'drammen' },
    { moment: '2025-12-31@2026-11-22T00:00:00.000Z', network: 'drammen' },
  ];
  const coordinator = (network: string): GrantOfTest => ({ role: 'COORDINATOR', sector: OWN, network });
  let nurse: string;
  let unit: string;
  /** Who asks, and the networks whose figures are shown to her; WHOLE if she sees all, but of whole networks only. */
  const VIEWERS: Readonly<Record<string, () => readonly [GrantOfTest[] | null, readonly string[] | 'WHOLE']>> = {
    nobody: () => [null, []],
    'somebody without a role': () => [[], []],
    'a resource nurse': () => [[{ role: 'NURSE', sector: OWN, nurse }], []],
    'a leader': () => [[{ role: 'LEADER', sector: OWN, unit }], []],
    'the coordinator of one network': () => [[coordinator('drammen')], ['drammen']],
    'the coordinator of two networks': () => [
      [coordinator('drammen'), coordinator('kongsberg')],
      ['drammen', 'kongsberg'],
    ],
    'the coordinators of all networks': () => [networksOf(OWN).map(coordinator), networksOf(OWN)],
    'the coordinator of another owner': () => [[{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }], []],
    'the steering group of another owner': () => [[{ role: 'STEERING', sector: 'ous' }], []],
    'an analyst of another owner': () => [[{ role: 'ANALYST', sector: 'ous' }], []],
    'an administrator': () => [[{ role: 'ADMIN', sector: OWN }], []],
    'an auditor': () => [[{ role: 'AUDITOR', sector: OWN }], []],
    'the editor': () => [[{ role: 'REGION_EDITOR', sector: OWN }], networksOf(OWN)],
    'the steering group': () => [[{ role: 'STEERING', sector: OWN }], 'WHOLE'],
    'an analyst': () => [[{ role: 'ANALYST', sector: OWN }], 'WHOLE'],
  };

  beforeAll(() => {
    const [row] = (tables[OWN] as Tables).appointment.filter((one) => one.superseded_at === null && one.valid_to === null);
    nurse = String(row?.nurse_id);
    unit = String(row?.unit_id);
  });

  it.each(Object.keys(VIEWERS))('are shown, or not, to %s', async (who) => {
    const [grants, networks] = VIEWERS[who]?.() ?? [null, []];
    const seenOf = ({ tally, by, areas, serviceType, moment }: Question) => {
      if (PUBLIC.includes(tally)) return null;
      if (networks !== 'WHOLE') return networks;
      return (by === 'NONE' || by === 'NETWORK') && !areas && !serviceType && moment === '2025-12-31' ? 'WHOLE' : [];
    };
    const as = grants === null ? null : await token(...grants);
    const asked = TALLIES.flatMap((tally) => GROUPINGS.flatMap((by) => ASKING.map((part) => question(tally, { by, ...part }))));
    const answers = await askAll(OWN, asked, as);
    for (const [i, one] of asked.entries())
      expect(found(answers[i] as never), JSON.stringify(one)).toEqual(expected(OWN, one, seenOf(one)));
  });

  it('are hidden as a whole where one subject is of another network', () => {
    // The expectations above are worth something: areas are shared by networks, and some are of one alone.
    const shown = expected(OWN, question('LEVEL_B', { by: 'AREA' }), ['drammen']).groups.map(
      (group) => JSON.parse(group) as SectorTallyGroup,
    );
    expect(new Set(shown.map(({ subjects }) => subjects === null))).toEqual(new Set([true, false]));
    expect(RESTRICTED).toHaveLength(16);
  });
});

describe('a question', () => {
  it('says since when there is anything', async () => {
    const [row] = await runSql(locationOf('ous'), 'select min(valid_from) as day from unit_version where superseded_at is null');
    const [now, before] = (
      await ask('ous', [question('NURSES'), question('NURSES', { moment: '2020-01-01@2001-01-01T00:00:00.000Z' })], null)
    ).tallies;
    expect([now?.since, before?.since]).toEqual([row?.day, null]);
    const { total } = (await ask('ous', [question('UNIT_COVERAGE', { moment: '1999-01-01' })], null)).tallies?.[0] ?? expect.fail();
    expect(total).toMatchObject({ numerator: 0, denominator: 0, subjects: 0, demo: false });
  });

  it('says which figures are of invented subjects', async () => {
    const [coverage] = (await ask('ous', [question('UNIT_COVERAGE', { by: 'AREA' })], null)).tallies ?? [];
    expect(coverage?.total.demo).toBe(true);
    expect(coverage?.groups.every(({ demo }) => demo)).toBe(true);
  });

  it('has its groups in one order, those without a key last', async () => {
    const [tally] = (await ask('vestre-viken', [question('UNIT_COVERAGE', { by: 'AREA' })], null)).tallies ?? [];
    const codes = tally?.groups.map(({ area }) => area) ?? [];
    expect(codes).toEqual([...codes.filter((code) => code !== null).toSorted(), null]);
  });

  it.each([
    ['tallies', Array.from({ length: 201 }, () => ({}))],
    ['tally', [{ tally: 'constructor' }]],
    ['tally', [{ tally: '' }]],
    ['by', [{ by: 'toString' }]],
    ['asOf', [{ moment: '2020-02-30' }]],
    ['knownAt', [{ moment: '2020-02-28@yesterday' }]],
  ])('that is no question is refused: %s', async (argument, parts) => {
    const tallies = parts.map((part) => ({ ...question('NURSES'), ...part }));
    const { errors } = await graph.askSubgraph('ous', QUERY, { tallies });
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([['BAD_USER_INPUT', argument]]);
  });

  it('is not for clients', async () => {
    const { errors } = await graph.query('query($t: [SectorTallyInput!]!) { _tallies(tallies: $t) { source { state } } }', { t: [] });
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await (await fetch(`${graph.url}/schema.graphql`)).text()).not.toMatch(/SectorTall/);
  });
});

it('counts receipts of all agreements and function descriptions that are known at the start', () => {
  expect(new Set(GOVERNING_DOCUMENTS.AGREEMENT)).toEqual(documents.agreements);
  expect(new Set(GOVERNING_DOCUMENTS.FUNCTION_DESCRIPTION)).toEqual(documents.descriptions);
});

it('counts a record that is corrected as it was, for an instant before', async () => {
  const as = await editor('ous');
  const count = async (moment: string) => (await ask('ous', [question('LEVEL_B', { moment })], as)).tallies?.[0]?.total;
  const first = await count('2026-11-22');
  vi.setSystemTime(new Date(NOW.getTime() + 3_600_000));
  const rows = (tables.ous as Tables).nurse_record.filter((row) => row.kind === 'COMPETENCE_LEVEL' && row.superseded_at === null);
  const row = rows.find(
    (one) => rows.filter(({ nurse_id }) => nurse_id === one.nurse_id).length === 1 && one.level === 'C' && one.date === '2026-11-22',
  );
  const input = { recordId: row?.nurse_record_id, expectedVersion: Number(row?.version), withdrawn: true };
  const changed = await change(graph, {
    ...{ owner: 'ous', name: 'correct Record', select: 'record { id }', input },
    as: await token({ role: 'REGION_EDITOR', sector: 'ous' }),
  });
  expect(changed.errors).toBeUndefined();
  expect(changed.userErrors).toEqual([]);
  const [x, n, all] = [Number(first?.numerator), Number(first?.denominator), Number(first?.subjects)];
  expect(await count('2026-11-22')).toMatchObject({ numerator: x - 1, denominator: n - 1, subjects: all });
  expect(await count(`2026-11-22@${new Date(NOW.getTime() + 1_800_000).toISOString()}`)).toEqual(first);
  vi.setSystemTime(NOW);
});
