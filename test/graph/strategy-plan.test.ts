import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAreas } from '../../shared/areas.js';
import { readConfig } from '../../shared/config.js';
import { ClinicalTool } from '../../shared/sector/record/record.vocabulary.js';
import { REGISTRY } from '../../shared/sectors.js';
import { type Database, openDatabase } from '../../shared/subgraph/database.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { readContent } from '../../subgraphs/regional/content.js';
import { createRegionalSubgraph } from '../../subgraphs/regional/create-regional-subgraph.js';
import { REGIONAL_ENTITIES, type RegionalTables } from '../../subgraphs/regional/entities.js';
import { REGIONAL_MIGRATIONS } from '../../subgraphs/regional/migrations.js';
import { writeContent } from '../../subgraphs/regional/write-content.js';
import { change } from '../kit/mutate.js';
import { emptyDatabases } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

const SLUG = 'oslo-2024-2028';
const KEY = `${SLUG}/sub-goal/2.5`;

interface Item {
  readonly key: string;
  readonly number: string;
  readonly kind: string;
  readonly text: string;
  readonly nn: string;
  readonly en: string;
  readonly shownIn: string;
  readonly inNynorsk: string;
  readonly inEnglish: string;
  readonly verbatim: boolean;
  readonly edited: boolean;
  readonly version: number;
  readonly recordedAt: string;
  readonly note: string | null;
  readonly source: { readonly slug: string; readonly locator: string | null };
}

const ITEM = `key number kind text nn: text(locale: NN) en: text(locale: EN) shownIn inNynorsk: shownIn(locale: NN)
  inEnglish: shownIn(locale: EN) verbatim edited version recordedAt note source { slug locator }`;

let graph: TestGraph;
let editor: string;
beforeAll(async () => {
  graph = await startTestGraph({ DEMO: 'off' });
  editor = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'regional' }]);
});
afterAll(() => graph.close());

async function ask<Data>(query: string): Promise<Data> {
  const { data, errors } = await graph.query<Data>(query);
  expect(errors).toBeUndefined();
  return data;
}

const codeOf = async (query: string) => {
  const { errors } = await graph.query(query);
  return errors?.map(({ extensions }) => [extensions.code, extensions.argument]);
};

async function itemOf(key: string, knownAt?: string): Promise<Item> {
  const moment = knownAt === undefined ? '' : `, knownAt: "${knownAt}"`;
  const { strategyPlan } = await ask<{ strategyPlan: { items: Item[] } }>(
    `{ strategyPlan(slug: "${SLUG}"${moment}) { items { ${ITEM} } } }`,
  );
  const item = strategyPlan.items.find((candidate) => candidate.key === key);
  if (!item) throw new Error(`${key} is not there`);
  return item;
}

const revise = (input: object, as: string | null = editor) =>
  change<Item>(graph, {
    owner: 'regional',
    name: 'revise PlanItem',
    select: `planItem { ${ITEM} }`,
    input,
    ...(as === null ? {} : { as }),
  });
const refusal = async (input: object) => {
  const { result, userErrors, errors } = await revise(input);
  expect([result, errors]).toEqual([null, undefined]);
  return userErrors?.map(({ code, field, currentVersion }) => [code, field, currentVersion]);
};

describe('the strategy plan of Oslo', () => {
  interface Area {
    readonly number: number;
    readonly title: string;
    readonly titleVariants: string[];
    readonly goal: string;
    readonly leadIn: string;
    readonly items: { readonly kind: string }[];
    readonly subGoals: {
      readonly number: string;
      readonly text: string;
      readonly tools: string[];
      readonly toolItems: { readonly tool: string; readonly text: string; readonly item: { readonly number: string } }[];
      readonly narrativeOnly: string | null;
      readonly item: { readonly text: string };
    }[];
  }

  it('has five areas with 7, 6, 7, 6 and 5 sub-goals', async () => {
    const { strategyPlan } = await ask<{ strategyPlan: { focusAreas: Area[] } }>(
      `{ strategyPlan(slug: "${SLUG}") { focusAreas { number title subGoals { number text } } } }`,
    );
    expect(strategyPlan.focusAreas.map(({ number, title, subGoals }) => [number, title, subGoals.length])).toEqual([
      [1, 'Pasient- og pårørendearbeid', 7],
      [2, 'Kompetanseheving', 6],
      [3, 'Organisering og drift av nettverket', 7],
      [4, 'Ledelsesforankring', 6],
      [5, 'Samhandling', 5],
    ]);
    for (const { number, subGoals } of strategyPlan.focusAreas)
      expect(subGoals.map((goal) => goal.number)).toEqual(subGoals.map((_goal, index) => `${number}.${index + 1}`));
    expect(strategyPlan.focusAreas[3]?.subGoals[5]?.text).toBe('sørger for at ny ressurssykepleier blir utnevnt når en slutter');
  });

  it('keeps the names of areas that differ, goals, lead-ins and tools as the source has them', async () => {
    const { strategyPlan } = await ask<{ strategyPlan: { focusAreas: Area[] } }>(`{ strategyPlan(slug: "${SLUG}") { focusAreas {
      number title titleVariants goal leadIn items { kind }
      subGoals { number text tools toolItems { tool text item { number } } narrativeOnly item { text } } } } }`);
    const [first, second, , fourth, fifth] = strategyPlan.focusAreas;
    expect(second).toMatchObject({ title: 'Kompetanseheving', titleVariants: ['KOMPETANSE'] });
    expect(fourth?.leadIn).toBe('Delmål: I løpet av planperioden har ressurssykepleierne i nettverket ledere som;');
    expect(fifth?.goal).toBe('Bidra til bedre samhandling rundt pasienter i palliativ fase, på tvers av nivåer, etater og faggrupper.');
    const goals = strategyPlan.focusAreas.flatMap(({ subGoals }) => subGoals);
    const withTools = goals.filter(({ tools }) => tools.length > 0);
    expect(withTools.map(({ number, text }) => [number, text])).toEqual([
      ['1.5', 'å implementere og/eller videreføre aktiv bruk av aktuelle verktøy i pasientbehandlingen:'],
    ]);
    expect(withTools[0]?.tools).toEqual(Object.keys(ClinicalTool));
    expect(withTools[0]?.toolItems.map(({ tool }) => tool)).toEqual(Object.keys(ClinicalTool));
    expect(withTools[0]?.toolItems[1]).toEqual({
      tool: 'MOBID2',
      text: 'Mobid 2 (Mobilization - Observation - Behaviour - Intensity – Dementia)',
      item: { number: '1.5b' },
    });
    expect(goals.flatMap(({ number, narrativeOnly }) => (narrativeOnly === null ? [] : number))).toEqual(['1.2', '5.5']);
    for (const { text, item } of goals) expect(item.text).toBe(text);
    expect(first?.items.map(({ kind }) => kind)).toEqual([
      ...['FOCUS_AREA', 'FOCUS_AREA_HEADING', 'GOAL', 'LEAD_IN', ...Array<string>(5).fill('SUB_GOAL')],
      ...[...Array<string>(7).fill('TOOL'), 'SUB_GOAL', 'SUB_GOAL'],
    ]);
    expect(strategyPlan.focusAreas.map(({ items }) => items.length)).toEqual([18, 10, 11, 10, 9]);
  });

  it('has title, region, period, purpose, functions, characteristics and its ten governing documents', async () => {
    const { strategyPlan } = await ask<{ strategyPlan: Record<string, string[]> & { documents: { slug: string; status: string }[] } }>(
      `{ strategyPlan(slug: "${SLUG}") { slug title region { slug } period { from to } purpose introduction functions values note version
        source { slug locator } documents { slug status } english: functions(locale: EN) } }`,
    );
    expect(strategyPlan).toMatchObject({
      slug: SLUG,
      title: 'Strategiplan for nettverk av ressurssykepleiere innen palliasjon i Oslo 2024 -2028',
      region: { slug: 'oslo' },
      period: { from: '2024-01-01', to: '2029-01-01' },
      purpose: expect.stringMatching(/^Nettverket skal arbeide for .* og god symptomlindring\.$/),
      source: { slug: SLUG.replace('oslo-', 'oslo-strategy-plan-') },
    });
    expect(['introduction', 'functions', 'values', 'english'].map((field) => strategyPlan[field]?.length)).toEqual([2, 3, 5, 3]);
    expect(strategyPlan.documents.map(({ slug }) => slug.slice(0, 11))).toEqual(
      Array.from({ length: 10 }, (_none, index) => `oslo-gov-${String(index + 1).padStart(2, '0')}`),
    );
    expect(new Set(strategyPlan.documents.map(({ status }) => status))).toEqual(new Set(['CURRENT', 'EXPIRED', 'UNDER_REVISION']));
  });

  it('is found by region, day and slug; what is unknown is refused in a filter and null by slug', async () => {
    const slugs = async (args: string) =>
      (await ask<{ strategyPlans: { slug: string }[] }>(`{ strategyPlans${args} { slug } }`)).strategyPlans.map(({ slug }) => slug);
    expect(await slugs('')).toEqual([SLUG]);
    expect(await slugs('(region: "oslo", asOf: "2028-12-31")')).toEqual([SLUG]);
    for (const args of ['(region: "vestre-viken")', '(asOf: "2029-01-01")', '(asOf: "2023-12-31")', '(knownAt: "2020-01-01T00:00:00Z")'])
      expect(await slugs(args), args).toEqual([]);
    for (const slug of ['oslo-2020-2023', 'oslo-function-description', '', "' or 1=1 --"])
      expect(await ask(`{ strategyPlan(slug: "${slug}") { slug } }`), slug).toEqual({ strategyPlan: null });
    expect(await ask(`{ strategyPlan(slug: "${SLUG}", knownAt: "2020-01-01T00:00:00Z") { slug } }`)).toEqual({ strategyPlan: null });
    expect(await codeOf('{ strategyPlans(region: "bergen") { slug } }')).toEqual([['BAD_USER_INPUT', 'region']]);
    expect(await codeOf('{ strategyPlans(asOf: "2024-02-30") { slug } }')).toEqual([['BAD_USER_INPUT', 'asOf']]);
    expect(await codeOf(`{ strategyPlan(slug: "${SLUG}", knownAt: "then") { slug } }`)).toEqual([['BAD_USER_INPUT', 'knownAt']]);
  });
});

describe('function descriptions', () => {
  interface Description {
    readonly slug: string;
    readonly textKnown: boolean;
    readonly duties: { readonly number: number; readonly section: string; readonly text: string; readonly item: Item }[];
  }

  it('are Vestre Viken’s with its 18 duties, and Oslo’s, which is known by name alone', async () => {
    const { functionDescriptions } = await ask<{ functionDescriptions: Description[] }>(`{ functionDescriptions { slug title region { slug }
      definition eligibility english: definition(locale: EN) purpose functions textKnown period { from to } source { slug locator } note
      duties { number section text item { ${ITEM} } } items { key source { slug locator } } } }`);
    const [oslo, vestreViken] = functionDescriptions;
    expect(functionDescriptions).toHaveLength(2);
    expect(oslo).toMatchObject({
      ...{ slug: 'oslo-function-description', region: { slug: 'oslo' }, textKnown: false, duties: [], items: [], functions: [] },
      ...{ title: null, definition: null, eligibility: null, purpose: null },
    });
    expect(vestreViken).toMatchObject({
      ...{ slug: 'vestre-viken-function-description', title: 'Funksjonsbeskrivelse', textKnown: true },
      definition: expect.stringMatching(/^En ressurssykepleier er en sykepleier eller spesialsykepleier med .* på sin arbeidsplass\.$/),
      english: expect.stringMatching(/^A resource nurse is a nurse or specialist nurse/),
      eligibility: expect.stringContaining('har enten videreutdanning i kreftomsorg/palliasjon eller'),
      purpose: expect.stringMatching(/^Hensikten med et ressurssykepleiernettverk/),
      functions: ['Klinisk virksomhet', 'Samhandling og systemarbeid', 'Kompetansehevning'],
      items: expect.arrayContaining([expect.objectContaining({ source: { slug: 'drammen-question-62', locator: 'Answer 1 b' } })]),
    });
    const duties = vestreViken?.duties ?? [];
    expect(duties.map(({ number }) => number)).toEqual(Array.from({ length: 18 }, (_none, index) => index + 1));
    expect([...Map.groupBy(duties, ({ section }) => section)].map(([section, { length }]) => [section, length])).toEqual([
      ['Generelt', 5],
      ['Klinisk virksomhet', 4],
      ['Samhandling og systemarbeid', 6],
      ['Kompetansehevning', 3],
    ]);
    expect(duties[13]).toMatchObject({
      text: 'Ressurssykepleier er sammen med sin leder ansvarlig for at rutiner følges.',
      item: { number: '14', source: { slug: 'vestre-viken-network-page', locator: 'Section "Samhandling og systemarbeid", fifth point' } },
    });
  });

  it('are found by region; an undated one holds on any day', async () => {
    const slugs = async (args: string) =>
      (await ask<{ functionDescriptions: Description[] }>(`{ functionDescriptions(${args}) { slug } }`)).functionDescriptions.map(
        ({ slug }) => slug,
      );
    expect(await slugs('region: "oslo"')).toEqual(['oslo-function-description']);
    expect(await slugs('region: "vestre-viken", asOf: "2015-01-01"')).toEqual(['vestre-viken-function-description']);
    expect(await codeOf('{ functionDescriptions(region: "bergen") { slug } }')).toEqual([['BAD_USER_INPUT', 'region']]);
  });
});

describe('every piece', () => {
  it('has a text, a place in a source, an English text, and shows where nynorsk falls back', async () => {
    const { strategyPlans, functionDescriptions } = await ask<Record<string, { items: Item[] }[]>>(
      `{ strategyPlans { items { ${ITEM} } } functionDescriptions { items { ${ITEM} } } }`,
    );
    const items = [...(strategyPlans ?? []), ...(functionDescriptions ?? [])].flatMap((plan) => plan.items);
    expect(items.length).toBeGreaterThan(100);
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    for (const item of items) {
      expect(item, item.key).toMatchObject({
        shownIn: 'NB',
        inNynorsk: 'NB',
        inEnglish: 'EN',
        verbatim: true,
        edited: false,
        nn: item.text,
      });
      expect(
        [item.text, item.en, item.source.slug, item.source.locator].every((text) => text),
        item.key,
      ).toBe(true);
      expect(item.en, item.key).not.toBe(item.text);
    }
  });

  it('comes in a few statements, however much of it is asked for', async () => {
    const everything = `items { ${ITEM} } title purpose introduction functions source { title }`;
    const before = graph.statements.length;
    await ask(`{ strategyPlans { ${everything} values documents { title source { title } } region { name }
      focusAreas { title goal leadIn items { ${ITEM} } subGoals { text toolItems { text item { ${ITEM} } } item { ${ITEM} } } } }
      functionDescriptions { ${everything.replace('introduction', '')} definition eligibility duties { section text item { ${ITEM} } } } }`);
    const made = graph.statements.slice(before);
    expect([...new Set(made.map(({ subgraph }) => subgraph))]).toEqual(['regional']);
    // Plans, pieces, documents, and sources as they are come upon.
    expect(made.filter(({ sql }) => /from "(plan|plan_item|document)"/.test(sql)).length).toBeLessThanOrEqual(3);
    expect(made.length).toBeLessThanOrEqual(6);
  });
});

describe('revising a piece', () => {
  it('keeps what it said before, exactly as it was known', async () => {
    const before = await itemOf(KEY);
    const { result, userErrors } = await revise({
      ...{ key: KEY, expectedVersion: before.version, reason: ' Vedtatt i styringsgruppen ' },
      ...{ nb: '  økning i andelen ressurssykepleiere som har\n hospitert ', nn: 'auke i delen ressurssjukepleiarar som har hospitert' },
    });
    expect(userErrors).toEqual([]);
    expect(result).toMatchObject({
      ...{ key: KEY, number: '2.5', kind: 'SUB_GOAL', edited: true, verbatim: false, note: 'Vedtatt i styringsgruppen' },
      // Our English was of the old words: it has gone, visibly.
      ...{ en: 'økning i andelen ressurssykepleiere som har hospitert', inEnglish: 'NB' },
      text: 'økning i andelen ressurssykepleiere som har hospitert',
      ...{ nn: 'auke i delen ressurssjukepleiarar som har hospitert', inNynorsk: 'NN', shownIn: 'NB', source: before.source },
    });
    const now = await itemOf(KEY);
    expect(now).toEqual(result);
    expect(now.version).toBeGreaterThan(before.version);
    expect(await itemOf(KEY, before.recordedAt)).toEqual(before);
    const justBefore = new Date(Date.parse(now.recordedAt) - 1).toISOString();
    expect(await itemOf(KEY, justBefore)).toEqual(before);
    expect(await itemOf(KEY, now.recordedAt)).toEqual(now);
    const { strategyPlan } = await ask<{ strategyPlan: { focusAreas: { subGoals: { text: string }[] }[] } }>(
      `{ strategyPlan(slug: "${SLUG}") { focusAreas { subGoals { text } } } }`,
    );
    expect(strategyPlan.focusAreas.map(({ subGoals }) => subGoals.length)).toEqual([7, 6, 7, 6, 5]);
    expect(strategyPlan.focusAreas[1]?.subGoals[4]?.text).toBe(now.text);

    const withdrawn = await revise({ key: KEY, expectedVersion: now.version, reason: 'Feil målform', nn: ' ' });
    expect(withdrawn.result).toMatchObject({ text: now.text, nn: now.text, inNynorsk: 'NB', note: 'Feil målform' });
    const english = await revise({ key: KEY, expectedVersion: withdrawn.result?.version, reason: 'Oversatt', en: 'more have' });
    expect(english.result).toMatchObject({ text: now.text, en: 'more have', inEnglish: 'EN', verbatim: false });
    const without = await revise({ key: KEY, expectedVersion: english.result?.version, reason: 'Feil', en: '' });
    expect(without.result).toMatchObject({ en: now.text, inEnglish: 'NB' });
    expect(await itemOf(KEY, before.recordedAt)).toEqual(before);
  });

  it('leaves the words of the source alone where a translation alone is new', async () => {
    const key = `${SLUG}/sub-goal/3.2`;
    const before = await itemOf(key);
    const { result } = await revise({ key, expectedVersion: before.version, reason: 'Bedre engelsk', en: 'good routines' });
    expect(result).toMatchObject({ text: before.text, shownIn: 'NB', verbatim: true, edited: true, en: 'good routines' });
  });

  it('takes the newest version: of two at the same time one holds, and the other is told', async () => {
    const key = `${SLUG}/goal/3`;
    const { version } = await itemOf(key);
    const raced = await Promise.all(
      ['Ett nettverk', 'To nettverk'].map((nb) => revise({ key, nb, reason: 'Ny', expectedVersion: version })),
    );
    const [won] = raced.flatMap(({ result }) => result ?? []);
    expect(raced.flatMap(({ userErrors }) => userErrors ?? [])).toMatchObject([{ code: 'STALE_VERSION', currentVersion: won?.version }]);
    expect((await itemOf(key)).text).toBe(won?.text);
    for (const expectedVersion of [0, -1, version])
      expect(await refusal({ key, nb: 'Tre', reason: 'Ny', expectedVersion })).toEqual([
        ['STALE_VERSION', 'expectedVersion', won?.version],
      ]);
  });

  it('is done once for one key, and shows the same again', async () => {
    const key = `${SLUG}/goal/4`;
    const input = { idempotencyKey: randomUUID(), key, nb: 'Forankret', reason: 'Kortere', expectedVersion: (await itemOf(key)).version };
    const first = await revise(input);
    await revise({ key, nb: 'Godt forankret', reason: 'Bedre', expectedVersion: first.result?.version });
    expect((await revise(input)).result).toEqual(first.result);
    expect((await itemOf(key)).text).toBe('Godt forankret');
    expect(await refusal({ ...input, nb: 'Noe annet' })).toEqual([['KEY_REUSED', 'idempotencyKey', null]]);
  });

  it('refuses what cannot be, and changes nothing', async () => {
    const key = 'vestre-viken-function-description/duty/14';
    const read = async () =>
      (await ask<{ functionDescriptions: { items: Item[] }[] }>(`{ functionDescriptions { items { ${ITEM} } } }`)).functionDescriptions;
    const before = await read();
    const item = before.flatMap(({ items }) => items).find((candidate) => candidate.key === key);
    const input = { key, expectedVersion: item?.version, nb: 'Nytt', reason: 'Ny' };
    expect(await refusal({ ...input, nb: ' \n' })).toEqual([['EMPTY', 'nb', null]]);
    expect(await refusal({ ...input, reason: ' ' })).toEqual([['EMPTY', 'reason', null]]);
    expect(await refusal({ ...input, nb: 'x'.repeat(4_001) })).toEqual([['TOO_LONG', 'nb', null]]);
    expect(await refusal({ ...input, en: 'Call 01019000083' })).toEqual([['IDENTITY_NUMBER', 'en', null]]);
    expect(await refusal({ ...input, nn: 'a\u0001b' })).toEqual([['INVALID', 'nn', null]]);
    expect(await refusal({ ...input, nb: null })).toEqual([['ALREADY_RECORDED', null, null]]);
    expect(await refusal({ ...input, nb: ` ${item?.text}\n`, nn: '', en: item?.en })).toEqual([['ALREADY_RECORDED', null, null]]);
    for (const unknown of ['', 'oslo-2024-2028', `${SLUG}/sub-goal/9.9`])
      expect(await refusal({ ...input, key: unknown }), unknown).toEqual([['NOT_FOUND', 'key', null]]);
    expect(await read()).toEqual(before);
  });

  it('is for editors of regional alone', async () => {
    const key = `${SLUG}/goal/5`;
    const before = await itemOf(key);
    const input = { key, nb: 'Mitt eget mål', reason: 'Fordi', expectedVersion: before.version };
    const elsewhere = ['ous', 'vestre-viken', 'lovisenberg'].map((sector) => [{ role: 'REGION_EDITOR' as const, sector }]);
    const others = [
      ...elsewhere,
      [{ role: 'COORDINATOR' as const, sector: 'ous', network: 'ous' }],
      [{ role: 'STEERING' as const, sector: 'regional' }],
      [{ role: 'AUDITOR' as const, sector: 'regional' }],
      [],
    ];
    for (const grants of others) {
      const { result, codes } = await revise(input, await tokenFor(graph, grants));
      expect([result, codes], JSON.stringify(grants)).toEqual([null, ['FORBIDDEN']]);
    }
    expect((await revise(input, null)).codes).toEqual(['UNAUTHENTICATED']);
    expect(await itemOf(key)).toEqual(before);
  });
});

describe('a revised piece', () => {
  const REVISED = 'vestre-viken-function-description/duty/3';
  const OTHER = 'vestre-viken-function-description/duty/4';
  const AREAS = readAreas();
  const CONTENT = readContent(REGISTRY, AREAS);
  /** Files in which both pieces have other words. */
  const changed = CONTENT.planItems.map((item) => ([REVISED, OTHER].includes(item.key) ? { ...item, nb: 'Ny' } : item));
  /** Files in which the revised one is no more. */
  const gone = CONTENT.planItems.filter(({ key }) => key !== REVISED);
  const wordsOf = (key: string) => CONTENT.planItems.find((item) => item.key === key)?.nb;

  it('stays as the editor wrote it when the subgraph starts again, whatever the content files say by then', async () => {
    const names = subgraphNames(REGISTRY);
    const environment = { ...(await emptyDatabases(names)), DEMO: 'off' };
    const location = readConfig(environment, names).databaseOf('regional');
    const believed = async (write?: (database: Database<RegionalTables>) => Promise<void>) => {
      const entities = REGIONAL_ENTITIES;
      const database = await openDatabase<RegionalTables>({ name: 'regional', location, entities, migrations: REGIONAL_MIGRATIONS });
      await write?.(database);
      const rows = database.read.selectFrom('planItem').select(['key', 'nb', 'edited', 'version']).where('supersededAt', 'is', null);
      const found = await rows.where('key', 'in', [REVISED, OTHER]).orderBy('key').execute();
      await database.close();
      return found.map(({ key, nb, edited, version }) => ({ key, nb, edited: Boolean(edited), version }));
    };
    const restart = async () => {
      await (await createRegionalSubgraph({ registry: REGISTRY, areas: AREAS, database: location, clients: new Map() })).close();
      return believed();
    };

    const first = await startTestGraph(environment);
    const as = await tokenFor(first, [{ role: 'REGION_EDITOR', sector: 'regional' }]);
    const { data } = await first.query<{ functionDescriptions: { items: Item[] }[] }>(
      '{ functionDescriptions(region: "vestre-viken") { items { key version } } }',
    );
    const version = data.functionDescriptions[0]?.items.find(({ key }) => key === REVISED)?.version;
    const input = { key: REVISED, nb: 'Har et ansvar', reason: 'Kortere', expectedVersion: version };
    const { result } = await change<Item>(first, { owner: 'regional', name: 'revise PlanItem', select: `planItem { ${ITEM} }`, input, as });
    await first.close();

    const revised = { key: REVISED, nb: 'Har et ansvar', edited: true, version: result?.version };
    const other = { key: OTHER, edited: false };
    expect(await restart()).toMatchObject([revised, { ...other, nb: wordsOf(OTHER) }]);
    const write = (planItems: typeof CONTENT.planItems) =>
      believed((database) => writeContent(database, { ...CONTENT, planItems }, new Date().toISOString()));
    expect(await write(changed)).toMatchObject([revised, { ...other, nb: 'Ny' }]);
    expect(await write(gone)).toMatchObject([revised, { ...other, nb: wordsOf(OTHER) }]);
    expect(await restart()).toMatchObject([revised, { ...other, nb: wordsOf(OTHER) }]);
  });
});
