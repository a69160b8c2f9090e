import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { REGISTRY } from '../../shared/sectors.js';
import { STRATEGY_PLANS, subGoalNumbers } from '../../shared/strategy-plans.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { type Plan, type PlanMeasure, planPeople } from '../kit/action-plan.js';
import { type Changed, change } from '../kit/mutate.js';
import { changeBySql } from '../kit/sql.js';
import { emptyDatabases } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';

/** Where networks stand with the sub-goals of Oslo's strategy plan: told by their coordinators, read by everybody. */

const SLUG = 'oslo-2024-2028';
const OSLO = ['lovisenberg', 'diakonhjemmet', 'ous'];
const NAMES = subgraphNames(REGISTRY);
const NUMBERS = STRATEGY_PLANS.flatMap(subGoalNumbers);
const NOW = new Date('2026-11-22T12:00:00Z');
const PEOPLE = {
  ...Object.fromEntries(OSLO.map((sector) => [sector, [{ role: 'COORDINATOR', sector, network: sector }]] as const)),
  editor: [{ role: 'REGION_EDITOR', sector: 'ous' }],
  'coordinator and editor': [
    { role: 'REGION_EDITOR', sector: 'ous' },
    { role: 'COORDINATOR', sector: 'ous', network: 'ous' },
  ],
  steering: [{ role: 'STEERING', sector: 'ous' }],
  analyst: [{ role: 'ANALYST', sector: 'ous' }],
  administrator: [{ role: 'ADMIN', sector: 'ous' }],
  'of another network': [{ role: 'COORDINATOR', sector: 'ous', network: 'lovisenberg' }],
  'of the other region': [{ role: 'REGION_EDITOR', sector: 'vestre-viken' }],
  'of regional': [{ role: 'REGION_EDITOR', sector: 'regional' }],
  drammen: [{ role: 'COORDINATOR', sector: 'vestre-viken', network: 'drammen' }],
  stranger: [],
} as const;

interface Report {
  readonly network: string;
  readonly year: number;
  readonly subGoal: string;
  readonly status: string;
  readonly narrative: string | null;
  readonly authorRole: string;
  readonly date: string;
  readonly evidenceUrl: string | null;
  readonly version: number;
  readonly demo: boolean;
  readonly history: readonly { status: string; narrative: string | null; date: string; recordedAt: string }[];
}
interface Row {
  readonly network: { readonly slug: string; readonly name: string } | null;
  readonly status: string;
  readonly narrative: string | null;
  readonly authorRole: string | null;
  readonly date: string | null;
  readonly evidenceUrl: string | null;
  readonly target: number | null;
  readonly targetUnit: string | null;
  readonly trend: string;
  readonly measureCounts: { planned: number; started: number; done: number; dropped: number } | null;
  readonly source: { readonly sector: string; readonly state: string; readonly message: string | null };
  readonly demo: boolean | null;
  readonly version: number | null;
}
interface SubGoal {
  readonly number: string;
  readonly narrativeOnly: string | null;
  readonly summary: readonly { status: string; networks: number }[];
  readonly progress: readonly Row[];
}

const REPORT = `progress { network year subGoal status narrative authorRole date evidenceUrl version demo
  history { status narrative date recordedAt } }`;
const PROGRESS = `query($year: Int!, $knownAt: DateTime) { strategyPlan(slug: "${SLUG}", knownAt: $knownAt) { focusAreas { subGoals {
  number narrativeOnly summary(year: $year) { status networks } progress(year: $year) {
    network { slug name } status narrative authorRole date evidenceUrl target targetUnit trend
    measureCounts { planned started done dropped }
    source { sector state message } demo version } } } } }`;

let graph: TestGraph;
let locationOf: (name: string) => DatabaseLocation;
let people: ReturnType<typeof planPeople>;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  const environment = await emptyDatabases(NAMES);
  locationOf = readConfig(environment, NAMES).databaseOf;
  graph = await startTestGraph({ DEMO: 'off', ...environment });
  people = planPeople(graph, PEOPLE);
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

/** Sends a report; of Oslo universitetssykehus, on 2026, unless said otherwise. */
async function attempt(input: object, who: string | null = 'ous', owner = 'ous'): Promise<Changed<Report>> {
  const whole = { network: 'ous', year: 2026, status: 'IN_PROGRESS', expectedVersion: 0, ...input };
  return change<Report>(graph, { owner, name: 'report Progress', select: REPORT, input: whole, ...(await people.asking(who)) });
}

async function report(input: object, who = 'ous', owner = who): Promise<Report> {
  const { result, userErrors, errors } = await attempt({ network: owner, ...input }, who, owner);
  expect({ userErrors, errors }).toEqual({ userErrors: [], errors: undefined });
  return result as Report;
}

async function read(year = 2026, knownAt: string | null = null): Promise<Map<string, SubGoal>> {
  const { data, errors } = await graph.query<{ strategyPlan: { focusAreas: { subGoals: SubGoal[] }[] } }>(PROGRESS, { year, knownAt });
  expect(errors).toBeUndefined();
  return new Map(data.strategyPlan.focusAreas.flatMap(({ subGoals }) => subGoals).map((subGoal) => [subGoal.number, subGoal]));
}

/** What everybody reads of a sub-goal and a network. */
async function rowOf(
  subGoal: string,
  { network = 'ous', year = 2026, knownAt }: { network?: string; year?: number; knownAt?: string } = {},
) {
  const rows = (await read(year, knownAt ?? null)).get(subGoal)?.progress ?? [];
  return rows.find((row) => row.network?.slug === network) ?? expect.fail(`no row of ${network}`);
}

describe('what everybody reads', () => {
  it('is a row for each network of the region and sub-goal, in the order of the registry, also where nobody has told', async () => {
    const subGoals = await read(2025);
    expect([...subGoals.keys()]).toEqual(NUMBERS);
    for (const { progress, summary } of subGoals.values()) {
      expect(progress.map(({ network }) => network?.slug)).toEqual(OSLO);
      expect(progress.map(({ source }) => [source.sector, source.state])).toEqual(OSLO.map((sector) => [sector, 'OK']));
      for (const row of progress)
        expect(row).toMatchObject({
          ...{ status: 'NOT_REPORTED', narrative: null, authorRole: null, date: null, evidenceUrl: null, target: null, targetUnit: null },
          ...{ trend: 'UNKNOWN', measureCounts: { planned: 0, started: 0, done: 0, dropped: 0 }, demo: false, version: 0 },
        });
      expect(summary.filter(({ networks }) => networks > 0)).toEqual([{ status: 'NOT_REPORTED', networks: 3 }]);
    }
  });

  it('has a measured figure, but for the two sub-goals that are told of in words only; of an empty register it is missing', async () => {
    interface Measured {
      readonly number: string;
      readonly narrativeOnly: string | null;
      readonly progress: readonly { indicator: { state: string; value: number | null; indicator: { available: boolean } } | null }[];
    }
    const query = `query($year: Int!) { strategyPlan(slug: "${SLUG}") { focusAreas { subGoals {
      number narrativeOnly progress(year: $year) { indicator { state value indicator { available } } } } } } }`;
    const measured = async (year: number) => {
      const { data, errors } = await graph.query<{ strategyPlan: { focusAreas: { subGoals: Measured[] }[] } }>(query, { year });
      expect(errors).toBeUndefined();
      return data.strategyPlan.focusAreas.flatMap(({ subGoals }) => subGoals);
    };
    const subGoals = await measured(2025);
    expect(subGoals.filter(({ narrativeOnly }) => narrativeOnly !== null).map(({ number }) => number)).toEqual(['1.2', '5.5']);
    for (const { number, narrativeOnly, progress } of subGoals)
      for (const { indicator } of progress) {
        if (narrativeOnly !== null) expect(indicator).toBeNull();
        else expect(indicator, number).toMatchObject({ state: 'MISSING', value: null });
      }

    // The first unit begins in 2025: of the year before, which is one of the plan, there is nothing yet, and no error.
    const unit = { name: 'Ny enhet', serviceType: 'HOSPITAL', network: 'ous', from: '2025-06-01' };
    const asking = await people.asking('ous');
    const { userErrors } = await change(graph, { owner: 'ous', name: 'register Unit', select: 'unit { id }', input: unit, ...asking });
    expect(userErrors).toEqual([]);
    const coverage = async (year: number) =>
      (await measured(year)).find(({ number }) => number === '5.1')?.progress.map(({ indicator }) => [indicator?.state, indicator?.value]);
    expect(await coverage(2024)).toEqual(Array(3).fill(['MISSING', null]));
    expect(await coverage(2025)).toEqual([
      ['MISSING', null],
      ['MISSING', null],
      ['VALUE', 0],
    ]);
    for (const { progress } of await measured(2024)) for (const { indicator } of progress) expect(indicator?.value ?? null).toBeNull();
  });

  it.each([2023, 2029, 0, -1])('is of the years of the plan alone, not of %s', async (year) => {
    for (const field of ['progress(year: $year) { status }', 'summary(year: $year) { networks }', 'measures(year: $year) { totalCount }']) {
      const { errors } = await graph.query(
        `query($year: Int!) { strategyPlan(slug: "${SLUG}") { focusAreas { subGoals { ${field} } } } }`,
        { year },
      );
      expect(errors?.length).toBeGreaterThan(0);
      expect(new Set(errors?.map(({ extensions: { code, argument } }) => `${code} ${argument}`))).toEqual(new Set(['BAD_USER_INPUT year']));
      expect(errors?.[0]?.message).toContain('2024 to 2028');
    }
  });

  it('costs each sector of the region one question and the other sectors none, for all 31 sub-goals', async () => {
    const before = graph.statements.length;
    await read(2026);
    const made = Map.groupBy(graph.statements.slice(before), ({ subgraph }) => subgraph);
    // Three tables, and the version of the data.
    for (const sector of OSLO) expect(made.get(sector)?.length, sector).toBe(4);
    expect(made.get('vestre-viken')).toBeUndefined();
    expect(made.get('regional')?.length).toBeLessThanOrEqual(5);
  });
});

describe('a report', () => {
  it('is given by the coordinator, and read by anybody at once', async () => {
    const said = { subGoal: ' 2.5 ', narrative: ' Halvparten av enhetene\nhar begynt. ', evidenceUrl: 'https://example.org/rapport.pdf' };
    const written = await report(said);
    expect(written).toMatchObject({
      network: 'ous',
      year: 2026,
      subGoal: '2.5',
      status: 'IN_PROGRESS',
      authorRole: 'COORDINATOR',
      demo: false,
    });
    expect(written).toMatchObject({ narrative: 'Halvparten av enhetene\nhar begynt.', date: '2026-11-22', evidenceUrl: said.evidenceUrl });
    expect(written.history).toHaveLength(1);
    const row = await rowOf('2.5');
    const { status, narrative, authorRole, date, evidenceUrl, version, demo } = written;
    expect(row).toMatchObject({ status, narrative, authorRole, date, evidenceUrl, version, demo, trend: 'UNKNOWN' });
    expect((await read()).get('2.5')?.summary.filter(({ networks }) => networks > 0)).toEqual([
      { status: 'NOT_REPORTED', networks: 2 },
      { status: 'IN_PROGRESS', networks: 1 },
    ]);
  });

  it('takes the place of the one before, which stays in the history and is read as of then', async () => {
    const first = await report({ subGoal: '3.1', status: 'NOT_STARTED', narrative: 'Venter.' });
    vi.setSystemTime(new Date('2026-12-01T12:00:00Z'));
    const second = await report({ subGoal: '3.1', status: 'ACHIEVED', expectedVersion: first.version }, 'editor', 'ous');
    vi.setSystemTime(NOW);
    expect(second).toMatchObject({ status: 'ACHIEVED', narrative: null, authorRole: 'REGION_EDITOR', date: '2026-12-01' });
    expect(second.history.map(({ status, narrative, date }) => [status, narrative, date])).toEqual([
      ['NOT_STARTED', 'Venter.', '2026-11-22'],
      ['ACHIEVED', null, '2026-12-01'],
    ]);
    expect(await rowOf('3.1')).toMatchObject({ status: 'ACHIEVED', version: second.version });
    const knownAt = first.history[0]?.recordedAt ?? '';
    expect(await rowOf('3.1', { knownAt })).toMatchObject({ status: 'NOT_STARTED', narrative: 'Venter.', version: first.version });
  });

  it('names the role that is nearest to the network', async () => {
    expect((await report({ subGoal: '3.2' }, 'coordinator and editor', 'ous')).authorRole).toBe('COORDINATOR');
  });

  it('sent again under its key is given once, and shows what it was then', async () => {
    const input = { idempotencyKey: 'again', subGoal: '3.3', status: 'NOT_STARTED' };
    const first = await report(input);
    const second = await report({ subGoal: '3.3', status: 'ACHIEVED', expectedVersion: first.version });
    expect(await report(input)).toEqual(first);
    expect((await rowOf('3.3')).version).toBe(second.version);
    expect((await attempt({ ...input, status: 'ACHIEVED' })).userErrors).toMatchObject([{ code: 'KEY_REUSED' }]);
  });

  it.each([
    null,
    'stranger',
    'steering',
    'analyst',
    'administrator',
    'of another network',
    'of the other region',
    'of regional',
    'drammen',
  ])('is not given by %s', async (who) => {
    const { result, codes } = await attempt({ subGoal: '4.1' }, who);
    expect(result).toBeNull();
    expect(codes).toEqual([who === null ? 'UNAUTHENTICATED' : 'FORBIDDEN']);
    expect(await rowOf('4.1')).toMatchObject({ status: 'NOT_REPORTED' });
  });

  it.each([
    [{ expectedVersion: 7 }, 'STALE_VERSION', 'expectedVersion'],
    [{ subGoal: '1.8' }, 'INVALID', 'subGoal'],
    [{ subGoal: '01.1' }, 'INVALID', 'subGoal'],
    [{ subGoal: '１.１' }, 'INVALID', 'subGoal'],
    [{ subGoal: '__proto__' }, 'INVALID', 'subGoal'],
    [{ subGoal: ' ' }, 'EMPTY', 'subGoal'],
    [{ year: 2023 }, 'NO_STRATEGY_PLAN', 'subGoal'],
    [{ year: 2027 }, 'IN_THE_FUTURE', 'year'],
    [{ year: 2_147_483_647 }, 'INVALID', 'year'],
    [{ network: 'lovisenberg' }, 'NOT_FOUND', 'network'],
    [{ network: 'drammen' }, 'NOT_FOUND', 'network'],
    [{ status: 'NOT_ACHIEVED' }, 'EMPTY', 'narrative'],
    [{ status: 'NOT_ACHIEVED', narrative: ' \n ' }, 'EMPTY', 'narrative'],
    [{ narrative: 'x'.repeat(4_001) }, 'TOO_LONG', 'narrative'],
    [{ narrative: 'Gjelder 01019012480' }, 'IDENTITY_NUMBER', 'narrative'],
    [{ evidenceUrl: 'javascript:alert(1)' }, 'INVALID', 'evidenceUrl'],
    [{ evidenceUrl: 'https://navn:ord@example.org/' }, 'INVALID', 'evidenceUrl'],
  ])('is refused with a reason, and changes nothing: %j', async (input, code, field) => {
    const { result, userErrors, codes } = await attempt({ subGoal: '4.2', ...input });
    expect({ result, codes }).toEqual({ result: null, codes: [] });
    expect(userErrors?.map((error) => [error.code, error.field])).toEqual([[code, field]]);
    expect(await rowOf('4.2')).toMatchObject({ status: 'NOT_REPORTED', version: 0 });
  });

  it('of a stale version is told which one is new', async () => {
    const { version } = await report({ subGoal: '4.3' });
    expect((await attempt({ subGoal: '4.3' })).userErrors).toMatchObject([{ code: 'STALE_VERSION', currentVersion: version }]);
    const both = await Promise.all([1, 2].map(() => attempt({ subGoal: '4.3', status: 'ACHIEVED', expectedVersion: version })));
    expect(both.filter(({ result }) => result !== null)).toHaveLength(1);
  });

  it('takes only what a network can say', async () => {
    for (const status of ['NOT_REPORTED', 'UNAVAILABLE'])
      expect((await attempt({ subGoal: '4.4', status })).codes).toEqual(['BAD_USER_INPUT']);
  });

  it('is not for a network whose region has no strategy plan', async () => {
    const { userErrors } = await attempt({ network: 'drammen', subGoal: '2.5' }, 'drammen', 'vestre-viken');
    expect(userErrors).toMatchObject([{ code: 'NO_STRATEGY_PLAN', field: 'subGoal' }]);
  });
});

describe('the trend', () => {
  const STATES = [null, 'NOT_STARTED', 'NOT_ACHIEVED', 'IN_PROGRESS', 'ACHIEVED'] as const;
  const PAIRS = STATES.flatMap((before) => STATES.map((now) => [before, now] as const));
  const LEVELS = { NOT_STARTED: 0, NOT_ACHIEVED: 0, IN_PROGRESS: 1, ACHIEVED: 2 };

  it('goes by what was said of the year before, and is unknown where either is not said', async () => {
    for (const [index, pair] of PAIRS.entries())
      for (const [offset, status] of pair.entries())
        if (status !== null) await report({ subGoal: NUMBERS[index], year: 2024 + offset, status, narrative: 'x' }, 'lovisenberg');
    const subGoals = await read(2025);
    for (const [index, [before, now]] of PAIRS.entries()) {
      const [row] = subGoals.get(NUMBERS[index] ?? '')?.progress ?? [];
      const step = before === null || now === null ? null : Math.sign(LEVELS[now] - LEVELS[before]);
      const expected = step === null ? 'UNKNOWN' : { '-1': 'WORSENED', '0': 'UNCHANGED', '1': 'IMPROVED' }[String(step)];
      expect([before, now, row?.status, row?.trend]).toEqual([before, now, now ?? 'NOT_REPORTED', expected]);
    }
  });

  it('is unknown in the first year of a plan', async () => {
    const rows = [...(await read(2024)).values()].flatMap(({ progress }) => progress);
    expect(new Set(rows.map(({ trend }) => trend))).toEqual(new Set(['UNKNOWN']));
    expect(rows.some(({ status }) => status === 'ACHIEVED')).toBe(true);
  });
});

describe('what the action plan adds', () => {
  const ON = { network: 'ous', year: 2025 };
  const done = <Result = Plan>(name: string, input: object, who = 'ous') => people.done<Result>('ous', name, { ...ON, ...input }, who);
  const version = async () => ({ expectedVersion: (await people.read('ous', 2025))?.version ?? 0 });
  const approve = async () => {
    await done('propose ActionPlan', await version());
    return done('approve ActionPlan', await version(), 'steering');
  };
  const setTarget = (value: number | null, expectedVersion: number) =>
    done<{ version: number }>('set Target', { subGoal: '2.1', value, unit: 'PERCENT', expectedVersion });
  const target = async () => {
    const { target: value, targetUnit } = await rowOf('2.1', { year: 2025 });
    return [value, targetUnit];
  };

  it('is the target of the plan as last approved, never that of a draft or an amendment', async () => {
    const planned = { title: 'Undervisning', responsible: 'Koordinator', dueOn: '2025-06-30', subGoal: '2.1' };
    await done<PlanMeasure>('add Measure', planned);
    const first = await setTarget(80, 0);
    expect(await target()).toEqual([null, null]);
    await done('propose ActionPlan', await version());
    expect(await target()).toEqual([null, null]);
    const { approvedAt } = await done('approve ActionPlan', await version(), 'steering');
    expect(await target()).toEqual([80, 'PERCENT']);
    await done('amend ActionPlan', { ...(await version()), reason: 'For høyt.' });
    const second = await setTarget(60, first.version);
    expect(await target()).toEqual([80, 'PERCENT']);
    await approve();
    expect(await target()).toEqual([60, 'PERCENT']);
    await done('amend ActionPlan', { ...(await version()), reason: 'Ikke måltall.' });
    await setTarget(null, second.version);
    expect(await target()).toEqual([60, 'PERCENT']);
    await approve();
    expect(await target()).toEqual([null, null]);
    expect(await rowOf('2.1', { year: 2025, knownAt: approvedAt ?? '' })).toMatchObject({ target: 80 });
    expect(await rowOf('2.1', { year: 2026 })).toMatchObject({ target: null });
  });

  it('are the measures of the plan as last approved that serve the sub-goal, by where they stand now', async () => {
    const year = 2026;
    const read = async () => (await people.read('ous', year)) ?? expect.fail('no plan');
    const step = async (verb: string, who = 'ous', more: object = {}) =>
      done(`${verb} ActionPlan`, { year, expectedVersion: (await read()).version, ...more }, who);
    const approve = async () => {
      await step('propose');
      await step('approve', 'steering');
    };
    const add = (title: string, subGoal: string | null) =>
      done<PlanMeasure>('add Measure', { year, title, subGoal, responsible: 'Koordinator', dueOn: '2026-12-31' });
    const become = async (title: string, change: object) => {
      const { id: measureId, version: expectedVersion } = (await read()).measures.find((one) => one.title === title) ?? expect.fail(title);
      const { errors, userErrors } = await people.attempt('ous', 'update Measure', { measureId, expectedVersion, ...change }, 'ous');
      expect({ errors, userErrors }).toEqual({ errors: undefined, userErrors: [] });
    };
    const counts = async (subGoal = '2.2', knownAt?: string) => {
      const { measureCounts } = await rowOf(subGoal, knownAt === undefined ? {} : { knownAt });
      return Object.values(measureCounts ?? expect.fail('no counts'));
    };
    const NOTHING = [0, 0, 0, 0];

    for (const title of ['A', 'B', 'C', 'D', 'E']) await add(title, '2.2');
    for (const subGoal of ['2.3', null]) await add(`of ${subGoal}`, subGoal);
    await become('D', { status: 'DROPPED' });
    await become('C', { status: 'DONE' });
    // A plan that was never approved has no measures that count.
    expect(await counts()).toEqual(NOTHING);
    expect(await rowOf('2.2')).toMatchObject({ demo: false, status: 'NOT_REPORTED' });
    await step('propose');
    expect(await counts()).toEqual(NOTHING);
    await step('approve', 'steering');
    expect(await counts()).toEqual([3, 0, 1, 1]);
    expect(await counts('2.3')).toEqual([1, 0, 0, 0]);
    const { approvedAt } = await read();

    // What was done since counts at once.
    await become('A', { status: 'STARTED' });
    await become('B', { status: 'STARTED' });
    expect(await counts()).toEqual([1, 2, 1, 1]);

    // What an amendment wants does not, until it is approved; what is done meanwhile does.
    await step('amend', 'ous', { reason: 'Nye midler.' });
    await add('F', '2.2');
    await become('E', { subGoal: '2.3' });
    await become('B', { status: 'DROPPED' });
    await become('A', { status: 'DONE' });
    expect(await counts()).toEqual([2, 0, 2, 1]);
    await become('D', { status: 'PLANNED' });
    expect(await counts()).toEqual([2, 0, 2, 1]);
    expect(await counts('2.3')).toEqual([1, 0, 0, 0]);
    await approve();
    expect(await counts()).toEqual([2, 0, 2, 1]);
    expect(await counts('2.3')).toEqual([2, 0, 0, 0]);
    expect(await counts('2.2', approvedAt ?? '')).toEqual([3, 0, 1, 1]);
    expect((await rowOf('2.2', { network: 'lovisenberg' })).measureCounts).toEqual({ planned: 0, started: 0, done: 0, dropped: 0 });
  });
});

describe('what a database has of networks that are not its own', () => {
  it('is in no plan: neither what another region tells, nor what an owner tells of another', async () => {
    const before = await read(2025);
    const rowFor = (network: string) => `insert into progress_version
      (progress_id, network, year, sub_goal, status, author_role, date, recorded_at, demo)
      values ('${network}-2025-5.1', '${network}', 2025, '5.1', 'ACHIEVED', 'COORDINATOR', '2026-01-01', '2026-01-01T00:00:00.000Z', false)`;
    for (const network of ['drammen', 'ous']) await changeBySql(locationOf('vestre-viken'), [rowFor(network)]);
    await changeBySql(locationOf('lovisenberg'), [rowFor('ous')]);
    expect(await read(2025)).toEqual(before);
  });
});

describe('with an owner down', () => {
  it('its network is still a row, which says so and names it; the others stand', async () => {
    const before = await read();
    await graph.kill('diakonhjemmet');
    const after = await read();
    for (const [number, { progress, summary }] of after) {
      const [first, silent, third] = progress;
      expect([first, third]).toEqual([before.get(number)?.progress[0], before.get(number)?.progress[2]]);
      expect(silent).toMatchObject({
        ...{ network: { slug: 'diakonhjemmet', name: 'Diakonhjemmet' }, status: 'UNAVAILABLE', trend: 'UNKNOWN', measureCounts: null },
        ...{ narrative: null, target: null, demo: null, version: null, source: { sector: 'diakonhjemmet', state: 'UNAVAILABLE' } },
      });
      expect(silent?.source.message).toContain('Diakonhjemmet');
      expect(summary.find(({ status }) => status === 'UNAVAILABLE')?.networks).toBe(1);
      expect(summary.reduce((sum, { networks }) => sum + networks, 0)).toBe(3);
    }
  });
});
