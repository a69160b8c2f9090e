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
import { subgraphNames } from '../../subgraphs/start-subgraph.js';
import { filledDatabases } from '../kit/filled-databases.js';
import { change } from '../kit/mutate.js';
import { runSql } from '../kit/sql.js';
import { enterRecords, enterVacancies } from '../kit/tally-fixture.js';
import { type PlainDocuments, type PlainFact, plainFacts, readTables, shownAs, type Tables } from '../kit/tally-oracle.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const DAYS = ['2019-06-30', '2020-06-30', '2023-12-31', '2026-11-22'];
const TALLIES = Object.keys(Tally) as Tally[];
const GROUPINGS = Object.keys(TallyGrouping) as TallyGrouping[];
const PUBLIC: readonly Tally[] = [
  ...(['UNIT_COVERAGE', 'NURSES', 'VACANCIES_FILLED', 'REPORTS_ON_TIME', 'NON_CANCER_EVENTS', 'JOINT_EVENTS', 'NETWORK_MEETINGS'] as const),
];
const RESTRICTED = TALLIES.filter((tally) => !PUBLIC.includes(tally));
const GROUP = 'network area serviceType numerator denominator subjects demo';
const QUERY = `query($tallies: [SectorTallyInput!]!, $known: String) { _tallies(tallies: $tallies, known: $known) {
  tallies { groups { ${GROUP} } total { ${GROUP} } } since source { sector state dataVersion } } }`;

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
const analyst = (sector: string) => token({ role: 'ANALYST', sector });

async function ask(sector: string, tallies: readonly Question[], as: string | null, known: string | null = null) {
  const { data, errors } = await graph.askSubgraph<{ _tallies: SectorTallies }>(
    sector,
    QUERY,
    { tallies, known },
    as === null ? {} : { as },
  );
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
    const text = JSON.stringify(key);
    groups.set(text, { ...key, facts: [...(groups.get(text)?.facts ?? []), fact] });
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

/** What a question must give to whom figures of some networks are shown; null for all. */
function expected(sector: string, asked: Question, seen: readonly string[] | null) {
  const { groups, facts } = plainGroups(sector, asked);
  const show = (those: readonly PlainFact[]) => {
    const isSeen =
      seen === null ||
      (seen.length > 0 && those.every(({ network }) => seen.includes(network)) && (!asked.network || seen.includes(asked.network)));
    return isSeen ? figures(those) : HIDDEN;
  };
  return {
    groups: sorted(groups.map(({ network, area, serviceType, facts: those }) => ({ network, area, serviceType, ...show(those) }))),
    total: { network: null, area: null, serviceType: null, ...show(facts) },
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
    countedBefore[slug] = await ask(slug, questionsBefore(), await analyst(slug));
    vi.setSystemTime(new Date(NOW.getTime() + 60_000));
    const as = await token({ role: 'REGION_EDITOR', sector: slug });
    const owner = { slug, networks: networksOf(slug), location: locationOf(slug), as };
    await enterRecords(graph, owner, DAYS);
    await enterVacancies(graph, owner, networksOf(slug)[0] ?? '');
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
    const asked = DAYS.flatMap((day) => questionsOf(sector, tally, day));
    const answers = await askAll(sector, asked, await analyst(sector));
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
    const as = await analyst(sector);
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
