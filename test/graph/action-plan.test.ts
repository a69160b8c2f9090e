import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { REGISTRY } from '../../shared/sectors.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { type Plan, type PlanMeasure, planPeople } from '../kit/action-plan.js';
import { change } from '../kit/mutate.js';
import { changeBySql } from '../kit/sql.js';
import { emptyDatabases, onPostgres } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { startTestIssuer } from '../kit/test-issuer.js';

/** The action plan of a network and year: written by the coordinator, approved by the steering group, changed by amendment alone. */

const VV = 'vestre-viken';
const PEOPLE = {
  coordinator: [{ role: 'COORDINATOR', sector: VV, network: 'drammen' }],
  neighbour: [{ role: 'COORDINATOR', sector: VV, network: 'baerum' }],
  editor: [{ role: 'REGION_EDITOR', sector: VV }],
  steering: [{ role: 'STEERING', sector: VV }],
  both: [
    { role: 'STEERING', sector: VV },
    { role: 'COORDINATOR', sector: VV, network: 'drammen' },
  ],
  'steering of ous': [{ role: 'STEERING', sector: 'ous' }],
  'coordinator of ous': [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }],
  'both of ous': [
    { role: 'STEERING', sector: 'ous' },
    { role: 'COORDINATOR', sector: 'ous', network: 'ous' },
  ],
  analyst: [{ role: 'ANALYST', sector: VV }],
  stranger: [],
} as const;
type Person = keyof typeof PEOPLE;
const NOW = new Date('2026-11-22T12:00:00Z');
const NAMES = subgraphNames(REGISTRY);

let graph: TestGraph;
let people: ReturnType<typeof planPeople>;
let nextYear = 1950;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  graph = await startTestGraph({ DEMO: 'off' });
  people = planPeople(graph, PEOPLE);
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

const attempt = <Result = Plan>(name: string, input: object, who: Person | null = 'coordinator') =>
  people.attempt<Result>(VV, name, input, who);
const done = <Result = Plan>(name: string, input: object, who: Person = 'coordinator') => people.done<Result>(VV, name, input, who);
const read = async (year: number, network = 'drammen') => (await people.read(network, year)) ?? expect.fail('no plan');

/** A measure that can be proposed. */
const measure = (year: number, more: object = {}) => ({
  ...{ network: 'drammen', year, title: 'Hospitering for nye', responsible: 'Nettverkskoordinator', dueOn: `${year}-06-30` },
  ...more,
});
const on = ({ network, year, version: expectedVersion }: Plan, more: object = {}) => ({ network, year, expectedVersion, ...more });
const of = ({ id: measureId, version: expectedVersion }: PlanMeasure, more: object = {}) => ({ measureId, expectedVersion, ...more });

/** A plan of a year of its own, brought as far as asked. */
async function planIn(status: 'DRAFT' | 'PROPOSED' | 'APPROVED' | 'CLOSED', year = nextYear++): Promise<Plan> {
  await done('add Measure', measure(year));
  let plan = await read(year);
  if (status !== 'DRAFT') plan = await done('propose ActionPlan', on(plan));
  if (status === 'APPROVED' || status === 'CLOSED') plan = await done('approve ActionPlan', on(plan), 'steering');
  return status === 'CLOSED' ? done('close ActionPlan', on(plan), 'steering') : plan;
}
const firstOf = ({ measures: [first] }: Plan) => first ?? expect.fail('no measure');

/** What each step takes; none of them may be done by another, or where the plan does not stand for it. */
const STEPS = {
  propose: { from: ['DRAFT'], by: ['coordinator', 'editor', 'both'], more: {} },
  return: { from: ['PROPOSED'], by: ['steering', 'both'], more: { comment: 'Mer om demens.' } },
  approve: { from: ['PROPOSED'], by: ['steering', 'both'], more: { comment: 'Takk.' } },
  amend: { from: ['APPROVED'], by: ['coordinator', 'editor', 'both'], more: { reason: 'Nye midler.' } },
  close: { from: ['APPROVED'], by: ['coordinator', 'editor', 'steering', 'both'], more: {} },
} as const;
const ALL_STATES = ['DRAFT', 'PROPOSED', 'APPROVED', 'CLOSED'] as const;

/** What waits for somebody, of the plan of a year. */
async function tasksOf(who: Person, year: number): Promise<string[]> {
  type Answer = { readonly viewer: { readonly tasks: readonly { kind: string; year: number | null; network: { slug: string } | null }[] } };
  const { data } = await graph.query<Answer>('{ viewer { tasks { kind year network { slug } } } }', {}, await people.asking(who));
  return data.viewer.tasks.filter((task) => task.year === year).map(({ kind, network }) => `${kind} ${network?.slug}`);
}

describe('the steps of an action plan', () => {
  it('are tasks of those whose turn it is', async () => {
    const plan = await planIn('PROPOSED');
    const others = ['neighbour', 'steering of ous', 'stranger', 'analyst'] as const;
    for (const who of others) expect(await tasksOf(who, plan.year), who).toEqual([]);
    expect(await tasksOf('coordinator', plan.year)).toEqual([]);
    expect(await tasksOf('steering', plan.year)).toEqual(['DECIDE_PLAN drammen']);
    const returned = await done('return ActionPlan', on(plan, { comment: 'Mer om demens.' }), 'steering');
    for (const who of [...others, 'steering'] as const) expect(await tasksOf(who, plan.year), who).toEqual([]);
    for (const who of ['coordinator', 'editor'] as const) expect(await tasksOf(who, plan.year), who).toEqual(['MEND_PLAN drammen']);
    const again = await done('propose ActionPlan', on(returned));
    expect(await tasksOf('coordinator', plan.year)).toEqual([]);
    const approved = await done('approve ActionPlan', on(again, { comment: 'Takk.' }), 'steering');
    await done('amend ActionPlan', on(approved, { reason: 'Nye midler.' }));
    for (const who of ['coordinator', 'steering'] as const) expect(await tasksOf(who, plan.year), who).toEqual([]);
  });

  it('there is none until a measure or a target is added, which begins it as a draft', async () => {
    expect(await people.read('drammen', 2031)).toBeNull();
    const added = await done<PlanMeasure>('add Measure', measure(2031));
    const plan = await read(2031);
    expect(plan).toMatchObject({
      network: 'drammen',
      year: 2031,
      status: 'DRAFT',
      amendment: 0,
      approvedAt: null,
      approved: null,
      demo: false,
    });
    expect(plan.measures).toEqual([added]);
    expect(plan.history).toMatchObject([{ status: 'DRAFT', amendment: 0, reason: null, comment: null }]);
    const target = { network: 'ous', year: 2028, subGoal: '2.5', value: 40, unit: 'PERCENT', expectedVersion: 0 };
    await people.done('ous', 'set Target', target, 'coordinator of ous');
    expect(await people.read('ous', 2028)).toMatchObject({ status: 'DRAFT', measures: [], targets: [{ subGoal: '2.5', value: 40 }] });
  });

  it('what cannot be measured has no target, which is said in the language of whoever asks', async () => {
    const target = { network: 'ous', year: 2028, value: 40, unit: 'PERCENT', expectedVersion: 0 };
    for (const subGoal of ['1.2', '5.5'])
      for (const [language, words] of [
        ['nb', `Delmål ${subGoal} kan ikke måles, og har derfor ikke noe måltall. Fortell om det i framdriftsrapporten i stedet.`],
        ['en', `Sub-goal ${subGoal} cannot be measured, and so has no target. Tell of it in a progress report instead.`],
      ]) {
        const { userErrors } = await people.attempt('ous', 'set Target', { ...target, subGoal }, 'coordinator of ous', language);
        expect(userErrors).toMatchObject([{ code: 'NOT_MEASURABLE', field: 'subGoal', message: words }]);
      }
  });

  it.each(Object.keys(STEPS) as (keyof typeof STEPS)[])('%s: from its states alone, and by its people alone', async (step) => {
    const { from, by, more } = STEPS[step];
    for (const status of ALL_STATES) {
      const plan = await planIn(status);
      const before = await read(plan.year);
      const may: readonly string[] = by;
      for (const who of Object.keys(PEOPLE) as Person[])
        if (!may.includes(who))
          expect(await attempt(`${step} ActionPlan`, on(plan, more), who), who).toMatchObject({ result: null, codes: ['FORBIDDEN'] });
      expect((await attempt(`${step} ActionPlan`, on(plan, more), null)).codes).toEqual(['UNAUTHENTICATED']);
      const stale = await attempt(`${step} ActionPlan`, { ...on(plan, more), expectedVersion: plan.version - 1 }, by[0]);
      expect(stale.userErrors).toMatchObject([{ code: 'STALE_VERSION', currentVersion: plan.version }]);
      expect(await read(plan.year)).toEqual(before);
      const { result, userErrors } = await attempt(`${step} ActionPlan`, on(plan, more), by[0]);
      if ((from as readonly string[]).includes(status)) {
        expect(userErrors).toEqual([]);
        expect(result?.version).toBeGreaterThan(plan.version);
      } else {
        expect(userErrors).toMatchObject([{ code: 'WRONG_STATE', field: 'year' }]);
        expect(await read(plan.year)).toEqual(before);
      }
    }
  });

  it.each([
    ['DRAFT', 'approve', 'er et utkast. Den kan endres som den er; koordinatoren foreslår', 'is a draft. It can be changed as it is'],
    ['PROPOSED', 'propose', 'ligger hos styringsgruppen. Den må først godkjenne', 'is before the steering group, which must first approve'],
    ['APPROVED', 'propose', 'er godkjent. Koordinatoren må først åpne den for endring', 'is approved. Its coordinator must first amend it'],
    ['CLOSED', 'amend', 'er avsluttet og endres ikke mer. Det som gjenstår, videreføres', 'is closed and changes no more. What is left'],
  ] as const)('say what to do first where a plan is %s, in the language of whoever asks', async (status, step, nb, en) => {
    const plan = await planIn(status);
    const { by, more } = STEPS[step];
    for (const [language, begin, words] of [
      ['nb', 'Dette kan ikke gjøres nå: handlingsplanen for', nb],
      ['en', 'This cannot be done now: the action plan of', en],
    ]) {
      const { userErrors } = await people.attempt(VV, `${step} ActionPlan`, on(plan, more), by[0], language);
      expect(userErrors?.map(({ code, message }) => [code, message])).toEqual([
        ['WRONG_STATE', expect.stringContaining(`${begin} ${plan.year} ${words}`)],
      ]);
      expect(userErrors?.[0]?.message).not.toMatch(/[A-Z]{4}/);
    }
  });

  it('say why: a comment with a return, a reason with an amendment', async () => {
    const plan = await planIn('PROPOSED');
    const silent = await attempt('return ActionPlan', on(plan, { comment: ' ' }), 'steering');
    expect(silent.userErrors).toMatchObject([{ code: 'EMPTY', field: 'comment' }]);
    const returned = await done('return ActionPlan', on(plan, { comment: ' Mer om demens. ' }), 'steering');
    expect(returned).toMatchObject({ status: 'DRAFT', comment: 'Mer om demens.', amendment: 0 });
    const again = await done('propose ActionPlan', on(returned));
    const approved = await done('approve ActionPlan', on(again), 'steering');
    expect(approved).toMatchObject({ status: 'APPROVED', comment: null });
    expect((await attempt('amend ActionPlan', on(approved, { reason: '' }))).userErrors).toMatchObject([
      { code: 'EMPTY', field: 'reason' },
    ]);
    const amended = await done('amend ActionPlan', on(approved, { reason: 'Nye midler.' }));
    expect(amended).toMatchObject({ status: 'DRAFT', amendment: 1, amendmentReason: 'Nye midler.', approvedAt: approved.approvedAt });
    expect(amended.history.map(({ status, amendment, reason, comment }) => [status, amendment, reason, comment])).toEqual([
      ['DRAFT', 0, null, null],
      ['PROPOSED', 0, null, null],
      ['DRAFT', 0, null, 'Mer om demens.'],
      ['PROPOSED', 0, null, null],
      ['APPROVED', 0, null, null],
      ['DRAFT', 1, 'Nye midler.', null],
    ]);
  });

  it('a plan is not proposed before it is whole; all that is missing is told at once', async () => {
    const year = nextYear++;
    const bare = await done<PlanMeasure>('add Measure', { network: 'drammen', year, title: 'Uten alt' });
    const half = await done<PlanMeasure>('add Measure', measure(year, { title: 'Uten frist', dueOn: null }));
    const gone = await done<PlanMeasure>('add Measure', { network: 'drammen', year, title: 'Utgår' });
    await done('update Measure', of(gone, { status: 'DROPPED' }));
    const plan = await read(year);
    const { userErrors } = await attempt('propose ActionPlan', on(plan));
    expect(userErrors?.map(({ code, field }) => [code, field]).toSorted()).toEqual(
      [
        ['EMPTY', `measures.${bare.id}.dueOn`],
        ['EMPTY', `measures.${bare.id}.responsible`],
        ['EMPTY', `measures.${half.id}.dueOn`],
      ].toSorted(),
    );
    expect(userErrors?.map(({ message }) => message)).toContain('dueOn («Uten frist») kan ikke være tom.');
    for (const one of [bare, half]) await done('update Measure', of(one, { status: 'DROPPED' }));
    expect((await attempt('propose ActionPlan', on(plan))).userErrors).toMatchObject([{ code: 'EMPTY', field: 'measures' }]);
    expect(await read(year)).toMatchObject({ status: 'DRAFT', version: plan.version });
  });

  it('a plan is closed when its year is over, not before, as the day is in Oslo', async () => {
    const plan = await planIn('APPROVED', 2026);
    for (const who of ['coordinator', 'steering'] as const) {
      const early = await attempt('close ActionPlan', on(plan), who);
      expect(early.userErrors).toMatchObject([{ code: 'TOO_EARLY', field: 'year', message: 'Dette kan først gjøres fra 2027-01-01.' }]);
    }
    vi.setSystemTime(new Date('2026-12-31T23:00:00Z'));
    expect(await done('close ActionPlan', on(plan))).toMatchObject({ status: 'CLOSED' });
    vi.setSystemTime(NOW);
  });

  it('are taken once, however often they are sent, and by one alone in a race', async () => {
    const plan = await planIn('PROPOSED');
    const input = on(plan, { idempotencyKey: 'approve once' });
    const first = await attempt('approve ActionPlan', input, 'steering');
    expect(first.userErrors).toEqual([]);
    expect(await attempt('approve ActionPlan', input, 'steering')).toEqual(first);
    const amended = (await done('amend ActionPlan', on(first.result as Plan, { reason: 'Nytt.' }))) as Plan;
    expect(await attempt('approve ActionPlan', input, 'steering')).toEqual(first);
    const race = await Promise.all(
      ['coordinator', 'editor', 'both'].map((who) => attempt('propose ActionPlan', on(amended), who as Person)),
    );
    expect(race.map(({ userErrors }) => userErrors?.map(({ code }) => code)).toSorted()).toEqual([
      [],
      ['STALE_VERSION'],
      ['STALE_VERSION'],
    ]);
  });

  it('name plans that there are, of networks of the owner', async () => {
    for (const step of Object.keys(STEPS) as (keyof typeof STEPS)[]) {
      const { by, more } = STEPS[step];
      const plan = { year: 2040, expectedVersion: 1, ...more };
      for (const [network, field] of [
        ['drammen', 'year'],
        ['ous', 'network'],
        ['nowhere', 'network'],
        ['', 'network'],
      ])
        expect((await attempt(`${step} ActionPlan`, { ...plan, network }, by[0])).userErrors).toMatchObject([{ code: 'NOT_FOUND', field }]);
    }
    for (const year of [0, -1, 99_999]) {
      const { errors } = await graph.query(`{ network(slug: "drammen") { actionPlan(year: ${year}) { year } } }`);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    }
  });
});

describe('approving takes other eyes than writing', () => {
  /** What `both` does before the plan is proposed by another. */
  const DEEDS: readonly [string, (plan: Plan) => Promise<unknown>][] = [
    ['adds a measure', ({ year }) => done('add Measure', measure(year, { title: 'Enda et' }), 'both')],
    ['changes a measure', (plan) => done('update Measure', of(firstOf(plan), { title: 'Annerledes' }), 'both')],
    ['says what was done', (plan) => done('update Measure', of(firstOf(plan), { status: 'STARTED' }), 'both')],
  ];
  it.each(DEEDS)('who %s does not approve', async (_what, deed) => {
    const plan = await planIn('DRAFT');
    await deed(plan);
    const proposed = await done('propose ActionPlan', on(plan));
    const before = await read(plan.year);
    expect(await attempt('approve ActionPlan', on(proposed), 'both')).toMatchObject({ result: null, codes: ['FORBIDDEN'] });
    expect(await read(plan.year)).toEqual(before);
    expect(await done('approve ActionPlan', on(proposed), 'steering')).toMatchObject({ status: 'APPROVED' });
  });

  it('who says again what a measure says has written nothing, and may approve', async () => {
    const plan = await planIn('DRAFT');
    const first = firstOf(plan);
    const { title, responsible, dueOn, subGoal, status } = first;
    for (const more of [{}, { title: ` ${title} ` }, { title, responsible, dueOn, subGoal, status }, { subGoal: '', evidenceUrl: ' ' }]) {
      const { result, userErrors } = await attempt('update Measure', of(first, more), 'both');
      expect({ result, userErrors }, JSON.stringify(more)).toMatchObject({ result: null, userErrors: [{ code: 'ALREADY_RECORDED' }] });
    }
    expect(firstOf(await read(plan.year))).toEqual(first);
    const proposed = await done('propose ActionPlan', on(plan));
    expect(await done('approve ActionPlan', on(proposed), 'both')).toMatchObject({ status: 'APPROVED' });
  });

  it('who sets a target does not approve; who works on the plan of another year does', async () => {
    const ous = (name: string, input: object, who: Person) => people.attempt(`ous`, name, input, who);
    for (const [year, subject] of [
      [2024, '3.4'],
      [2025, null],
    ] as const) {
      await ous('add Measure', { ...measure(year), network: 'ous' }, 'coordinator of ous');
      const target = { network: 'ous', subGoal: '3.4', value: 80, unit: 'PERCENT', expectedVersion: 0 };
      const set = await ous('set Target', { ...target, year: subject === null ? 2027 : year }, 'both of ous');
      expect(set.userErrors).toEqual([]);
      const plan = (await people.read('ous', year)) as Plan;
      const proposed = await people.done<Plan>('ous', 'propose ActionPlan', on(plan), 'coordinator of ous');
      const { result, codes } = await ous('approve ActionPlan', on(proposed), 'both of ous');
      expect(subject === null ? result?.status : codes[0]).toBe(subject === null ? 'APPROVED' : 'FORBIDDEN');
    }
  });

  it('who proposes or amends it does not approve; who sent it back may, and so may an author of what was approved before', async () => {
    const draft = await planIn('DRAFT');
    const proposed = await done('propose ActionPlan', on(draft), 'both');
    expect((await attempt('approve ActionPlan', on(proposed), 'both')).codes).toEqual(['FORBIDDEN']);
    const returned = await done('return ActionPlan', on(proposed, { comment: 'Nei.' }), 'steering');
    const again = await done('propose ActionPlan', on(returned));
    const approved = await done('approve ActionPlan', on(again), 'steering');
    const amended = await done('amend ActionPlan', on(approved, { reason: 'Nytt.' }));
    const anew = await done('propose ActionPlan', on(amended));
    const second = await done('approve ActionPlan', on(anew), 'both');
    const third = await done('amend ActionPlan', on(second, { reason: 'Enda mer.' }), 'both');
    const last = await done('propose ActionPlan', on(third));
    expect((await attempt('approve ActionPlan', on(last), 'both')).codes).toEqual(['FORBIDDEN']);
  });

  it('who carries measures into it does not approve', async () => {
    const year = nextYear;
    nextYear += 2;
    await planIn('DRAFT', year);
    const carried = await done('carryOver Measures', { network: 'drammen', year }, 'both');
    await done('update Measure', of(firstOf(carried), { dueOn: `${year + 1}-01-01` }));
    const proposed = await done('propose ActionPlan', on(await read(year + 1)));
    expect((await attempt('approve ActionPlan', on(proposed), 'both')).codes).toEqual(['FORBIDDEN']);
    expect(await done('approve ActionPlan', on(proposed), 'steering')).toMatchObject({ status: 'APPROVED' });
  });

  it('not of a version that has gone back since it was read', async () => {
    const proposed = await planIn('PROPOSED');
    const returned = await done('return ActionPlan', on(proposed, { comment: 'Nei.' }), 'steering');
    await done('update Measure', of(firstOf(returned), { title: 'Noe annet' }));
    const again = await done('propose ActionPlan', on(returned));
    const stale = await attempt('approve ActionPlan', on(proposed), 'steering');
    expect(stale.userErrors).toMatchObject([{ code: 'STALE_VERSION', currentVersion: again.version }]);
    expect(await read(proposed.year)).toMatchObject({ status: 'PROPOSED', approvedAt: null });
  });
});

describe('a measure', () => {
  it('has a day that can be moved, but not removed', async () => {
    const first = firstOf(await planIn('DRAFT'));
    for (const dueOn of ['', '  '])
      expect((await attempt('update Measure', of(first, { dueOn }))).userErrors).toMatchObject([
        { code: 'EMPTY', field: 'dueOn', message: 'dueOn kan ikke være tom.' },
      ]);
  });

  it('keeps in its history what it was shown by', async () => {
    const first = firstOf(await planIn('DRAFT'));
    const shown = await done<PlanMeasure>('update Measure', of(first, { evidenceUrl: 'https://example.org/a' }));
    const { history } = await done<PlanMeasure>('update Measure', of(shown, { evidenceUrl: '' }));
    expect(history.map(({ evidenceUrl }) => evidenceUrl)).toEqual([null, 'https://example.org/a', null]);
  });
});

describe('what was approved', () => {
  it('stays as it was, whatever happens later, and so does every earlier answer', async () => {
    const plan = await planIn('PROPOSED');
    const earlier: [string, Plan][] = [];
    const keep = async () => {
      const now = await read(plan.year);
      // What is known now, whenever it is asked about: the clock stands still, but each change has an instant of its own.
      const instants = [...now.history, ...now.measures.flatMap(({ history }) => history)].map(({ recordedAt }) => recordedAt);
      earlier.push([instants.toSorted().at(-1) ?? '', now]);
      return now;
    };
    await keep();
    const approved = await done('approve ActionPlan', on(plan), 'steering');
    const kept = await keep();
    expect(kept).toEqual(approved);
    const { approved: content, ...outer } = approved;
    expect(content).toEqual(outer);
    await done('update Measure', of(firstOf(approved), { status: 'STARTED' }));
    await keep();
    const amended = await done('amend ActionPlan', on(approved, { reason: 'Nytt.' }));
    await done('update Measure', of(firstOf(await read(plan.year)), { title: 'Noe helt annet' }));
    await done('add Measure', measure(plan.year, { title: 'Nytt tiltak' }));
    await keep();
    await done('propose ActionPlan', on(amended));
    for (const [knownAt, answer] of earlier) expect(await people.read('drammen', plan.year, null, knownAt)).toEqual(answer);
    expect(JSON.stringify((await read(plan.year)).approved)).toBe(JSON.stringify(outer));
  });
});

const WHO = ['coordinator', 'neighbour', 'steering', 'both', 'steering of ous'] as const;
const DEEDS = ['add', 'rename', 'report', 'drop', 'propose', 'return', 'approve', 'amend', 'close'] as const;
type Deed = { readonly deed: (typeof DEEDS)[number]; readonly who: (typeof WHO)[number]; readonly stale: boolean };

/** The whole rule on a page: where a plan stands after a deed; null if it is refused. */
function after(plan: Plan | null, authors: ReadonlySet<string>, { deed, who, stale }: Deed): string | null {
  const status = plan?.status ?? null;
  const isWriter = who === 'coordinator' || who === 'both';
  const isSteering = who === 'steering' || who === 'both';
  const first = plan?.measures[0];
  if (deed === 'add') return isWriter && (status === null || status === 'DRAFT') ? 'DRAFT' : null;
  if (stale || plan === null) return null;
  switch (deed) {
    case 'rename':
    case 'drop':
      return isWriter && status === 'DRAFT' && !(deed === 'drop' && first?.status === 'DROPPED') ? status : null;
    case 'report':
      // What is done already is not said again.
      if (first?.status === 'DONE') return null;
      return isWriter && (status === 'DRAFT' || (status !== 'CLOSED' && first?.status !== 'DROPPED')) ? status : null;
    case 'propose':
      return isWriter && status === 'DRAFT' && plan.measures.some((one) => one.status !== 'DROPPED') ? 'PROPOSED' : null;
    case 'return':
      return isSteering && status === 'PROPOSED' ? 'DRAFT' : null;
    case 'approve':
      return isSteering && status === 'PROPOSED' && !authors.has(who) ? 'APPROVED' : null;
    case 'amend':
      return isWriter && status === 'APPROVED' ? 'DRAFT' : null;
    case 'close':
      return (isWriter || isSteering) && status === 'APPROVED' ? 'CLOSED' : null;
  }
}

describe('any series of deeds by anybody', () => {
  const deeds = fc.record({
    deed: fc.constantFrom(...DEEDS),
    who: fc.constantFrom(...WHO, 'coordinator' as const, 'steering' as const),
    stale: fc.nat(9).map((n) => n === 0),
  });
  const by = (who: Deed['who'], ...names: Deed['deed'][]): Deed[] => names.map((deed) => ({ deed, who, stale: false }));
  const WHOLE_LIFE = [
    ...by('coordinator', 'add', 'propose'),
    ...by('steering', 'return'),
    ...by('both', 'rename', 'propose', 'approve'),
    ...by('steering', 'approve'),
    ...by('both', 'rename', 'drop', 'add', 'report', 'amend', 'drop', 'report', 'add', 'drop', 'propose', 'report', 'rename', 'approve'),
    ...by('steering', 'approve', 'close'),
    ...by('both', 'report', 'amend', 'rename'),
  ];

  it('goes as the rule says, changes nothing where it is refused, and never touches what was approved', async () => {
    const reached = new Set<string | null>();
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 6, maxLength: 18 }), async (series) => {
        const year = nextYear++;
        let plan: Plan | null = null;
        let approved: string | null = null;
        let authors = new Set<string>();
        for (const taken of series) {
          const { deed, who, stale } = taken;
          const { id: measureId = 'none', version = 0 } = plan?.measures[0] ?? {};
          const changed = { measureId, expectedVersion: stale ? version + 1_000_000 : version };
          const step = { network: 'drammen', year, expectedVersion: (plan?.version ?? 0) + (stale ? 1_000_000 : 0) };
          const [name, input] = {
            add: ['add Measure', measure(year)] as const,
            rename: ['update Measure', { ...changed, title: `Tittel ${series.indexOf(taken)}` }] as const,
            report: ['update Measure', { ...changed, status: 'DONE' }] as const,
            drop: ['update Measure', { ...changed, status: 'DROPPED' }] as const,
            propose: ['propose ActionPlan', step] as const,
            return: ['return ActionPlan', { ...step, comment: 'Nei.' }] as const,
            approve: ['approve ActionPlan', step] as const,
            amend: ['amend ActionPlan', { ...step, reason: 'Nytt.' }] as const,
            close: ['close ActionPlan', step] as const,
          }[deed];
          const expected = after(plan, authors, taken);
          const { result } = await attempt(name, input, who);
          const now = await people.read('drammen', year);
          const note = JSON.stringify({ plan, taken, authors: [...authors] });
          expect(result === null, note).toBe(expected === null);
          if (expected === null) expect(now, note).toEqual(plan);
          else expect(now?.status, note).toBe(expected);
          if (expected !== null && deed !== 'return' && deed !== 'close') authors.add(who);
          if (expected === 'APPROVED' && deed === 'approve') {
            authors = new Set();
            approved = JSON.stringify((({ approved: _content, ...outer }) => outer)(result as Plan));
          }
          expect(now?.approved ? JSON.stringify(now.approved) : null, note).toBe(approved);
          plan = now;
          reached.add(plan?.status ?? null);
        }
      }),
      { numRuns: 15, endOnFailure: true, examples: [[WHOLE_LIFE]] },
    );
    expect([...reached]).toEqual(expect.arrayContaining([...ALL_STATES]));
  }, 120_000);
});

describe('who has two logins', () => {
  it('is one person: what she wrote by one of them, she does not approve by the other', async () => {
    vi.useRealTimers();
    const issuer = await startTestIssuer();
    const environment = await emptyDatabases(NAMES);
    const settings = { MODE: 'production', ISSUER: issuer.issuer, AUDIENCE: issuer.audience, JWKS_URL: issuer.jwksUrl };
    const strict = { ...settings, PUBLIC_URL: 'https://graph.example.no', HOP_SECRET: 'x'.repeat(40), DEMO: 'off' };
    const production = await startTestGraph({ ...environment, ...strict });
    const grants = [
      ['hpr:1111111', 'COORDINATOR'],
      ['hpr:1111111', 'STEERING'],
      ['hpr:2222222', 'STEERING'],
    ];
    await changeBySql(
      readConfig(environment, NAMES).databaseOf('ous'),
      grants.map(
        ([subject, role], index) => `insert into role_grant_version (recorded_at, demo, grant_id, subject, role, network, valid_from)
          values ('2020-01-01T00:00:00.000Z', ${onPostgres ? 'false' : '0'}, 'ous:grant:${index}', '${subject}', '${role}', ${role === 'COORDINATOR' ? "'ous'" : 'null'}, '2020-01-01')`,
      ),
    );
    const as = (sub: string, hpr: string) => issuer.token({ sub, 'helseid://claims/hpr/hpr_number': hpr });
    const ous = async (name: string, input: object, token: string) =>
      change<Plan>(production, {
        owner: 'ous',
        name,
        select: name === 'add Measure' ? 'measure { id }' : 'actionPlan { version status }',
        input,
        as: token,
      });
    const plan = { network: 'ous', year: 2027 };
    const work = await as('at work', '1111111');
    const added = await ous('add Measure', { ...plan, title: 'Møter', responsible: 'Koordinator', dueOn: '2027-05-01' }, work);
    expect(added).toMatchObject({ userErrors: [], codes: [] });
    const { data } = await production.query<{ network: { actionPlan: Plan } }>(
      '{ network(slug: "ous") { actionPlan(year: 2027) { version } } }',
    );
    const proposed = await ous('propose ActionPlan', { ...plan, expectedVersion: data.network.actionPlan.version }, work);
    const step = { ...plan, expectedVersion: proposed.result?.version };
    for (const login of ['at work', 'at home'])
      expect(await ous('approve ActionPlan', step, await as(login, '1111111')), login).toMatchObject({
        result: null,
        codes: ['FORBIDDEN'],
      });
    expect((await ous('approve ActionPlan', step, await as('another', '2222222'))).result).toMatchObject({ status: 'APPROVED' });
    await production.close();
    await issuer.close();
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  });
});
