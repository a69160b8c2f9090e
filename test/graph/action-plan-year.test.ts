import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { REGISTRY } from '../../shared/sectors.js';
import { type Plan, type PlanMeasure, planPeople } from '../kit/action-plan.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import type { GrantOfTest } from '../kit/token.js';

/** A year of action plans in Oslo, and what goes on into the next one. */

const SECTORS = ['lovisenberg', 'diakonhjemmet', 'ous'] as const;
type Sector = (typeof SECTORS)[number];
const VV = 'vestre-viken';
const PEOPLE: Readonly<Record<string, readonly GrantOfTest[]>> = {
  ...Object.fromEntries(
    SECTORS.flatMap((sector): [string, GrantOfTest[]][] => [
      [`coordinator of ${sector}`, [{ role: 'COORDINATOR', sector, network: sector }]],
      [`steering of ${sector}`, [{ role: 'STEERING', sector }]],
    ]),
  ),
  coordinator: [{ role: 'COORDINATOR', sector: VV, network: 'drammen' }],
  neighbour: [{ role: 'COORDINATOR', sector: VV, network: 'baerum' }],
  steering: [{ role: 'STEERING', sector: VV }],
  auditor: REGISTRY.sectors.map(({ slug: sector }) => ({ role: 'AUDITOR', sector })),
};
const at = (instant: string) => vi.setSystemTime(new Date(instant));

let graph: TestGraph;
let people: ReturnType<typeof planPeople>;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-11-20T09:00:00Z') });
  graph = await startTestGraph({ DEMO: 'off' });
  people = planPeople(graph, PEOPLE);
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

/** What the people of one sector do. */
function inSector(sector: Sector, year: number) {
  const done = <Result = Plan>(name: string, input: object, who = `coordinator of ${sector}`) =>
    people.done<Result>(sector, name, input, who);
  const read = async (of = year) => (await people.read(sector, of)) ?? expect.fail('no plan');
  return {
    read,
    done,
    add: (title: string, subGoal: string, dueOn = `${year}-06-30`) =>
      done<PlanMeasure>('add Measure', { network: sector, year, title, subGoal, dueOn, responsible: 'Nettverkskoordinator' }),
    target: (subGoal: string, value: number | null, expectedVersion = 0) =>
      done('set Target', { network: sector, year, subGoal, value, unit: 'PERCENT', expectedVersion }),
    step: async (verb: string, more: object = {}, who?: string) => {
      const { version: expectedVersion } = await read();
      return done(`${verb} ActionPlan`, { network: sector, year, expectedVersion, ...more }, who);
    },
    update: ({ id: measureId, version: expectedVersion }: PlanMeasure, more: object) =>
      done<PlanMeasure>('update Measure', { measureId, expectedVersion, ...more }),
  };
}

describe('SG-4, SG-6: a whole year of an action plan in three sectors at once', () => {
  it('is drafted, proposed, sent back, approved, reported on, amended, closed and carried over, and the audit lists it all', async () => {
    const atOnce = <Result>(work: (sector: Sector) => Promise<Result>) => Promise.all(SECTORS.map(work));
    const of = (sector: Sector) => inSector(sector, 2026);

    const begun = await atOnce(async (sector) => {
      const { add, target } = of(sector);
      const measures = [
        await add('Hospitering for nye', '2.5'),
        await add('To nettverksmøter', '3.3', '2026-12-31'),
        await add('CSNAT', '1.5'),
      ];
      await target('2.5', 40);
      await target('3.4', 80);
      return measures;
    });

    at('2025-12-01T09:00:00Z');
    const approved = await atOnce(async (sector) => {
      const { step, target, read } = of(sector);
      const steering = `steering of ${sector}`;
      await step('propose');
      await step('return', { comment: 'Sett et høyere mål for hospitering.' }, steering);
      await target('2.5', 50, (await read()).targets[0]?.version);
      await step('propose');
      return step('approve', { comment: 'Takk for planen.' }, steering);
    });
    for (const plan of approved)
      expect(plan).toMatchObject({
        ...{ year: 2026, status: 'APPROVED', amendment: 0, comment: 'Takk for planen.', demo: false },
        targets: [
          { subGoal: '2.5', value: 50, unit: 'PERCENT' },
          { subGoal: '3.4', value: 80, unit: 'PERCENT' },
        ],
      });

    at('2026-06-10T09:00:00Z');
    await atOnce(async (sector) => {
      const { update, add, step } = of(sector);
      const [placement, meetings] = begun[SECTORS.indexOf(sector)] ?? [];
      await update(placement as PlanMeasure, { status: 'DONE', evidenceUrl: 'https://example.no/hospitering?år=2026#side-2' });
      await update(meetings as PlanMeasure, { status: 'STARTED' });
      await step('amend', { reason: 'Midler til kurs i høst.' });
      await add('Kurs i samtale', '1.1', '2026-11-01');
      await step('propose');
      await step('approve', {}, `steering of ${sector}`);
    });

    at('2027-01-04T09:00:00Z');
    const carried = await atOnce(async (sector) => {
      await of(sector).step('close', {}, `steering of ${sector}`);
      return of(sector).done('carryOver Measures', { network: sector, year: 2026 });
    });

    for (const [index, sector] of SECTORS.entries()) {
      const plan = await of(sector).read();
      expect(plan).toMatchObject({ network: sector, status: 'CLOSED', amendment: 1, amendmentReason: 'Midler til kurs i høst.' });
      expect(plan.history.map(({ status }) => status)).toEqual(
        'DRAFT PROPOSED DRAFT PROPOSED APPROVED DRAFT PROPOSED APPROVED CLOSED'.split(' '),
      );
      const statuses = Object.fromEntries(plan.measures.map(({ title, status }) => [title, status]));
      expect(statuses).toEqual({
        'Hospitering for nye': 'DONE',
        'To nettverksmøter': 'STARTED',
        CSNAT: 'PLANNED',
        'Kurs i samtale': 'PLANNED',
      });
      expect(plan.approved?.measures).toHaveLength(4);
      const first = await people.read(sector, 2026, null, approved[index]?.approvedAt ?? '');
      expect(first).toEqual(approved[index]);

      const next = carried[index];
      expect(next).toMatchObject({ network: sector, year: 2027, status: 'DRAFT', approved: null, targets: [] });
      expect(next?.measures.map(({ title }) => title).toSorted()).toEqual(['CSNAT', 'Kurs i samtale', 'To nettverksmøter']);
      for (const measure of next?.measures ?? []) {
        const origin = plan.measures.find(({ title }) => title === measure.title);
        const same = { subGoal: origin?.subGoal, strategyPlan: 'oslo-2024-2028', responsible: 'Nettverkskoordinator' };
        expect(measure).toMatchObject({ ...same, carriedFrom: origin?.id, status: 'PLANNED', dueOn: null, evidenceUrl: null });
      }
      const named = (verbs: string) =>
        verbs.split(' ').map((verb) => verb.replace('-', REGISTRY.sectors.find((one) => one.slug === sector)?.prefix ?? ''));
      const plansteps = 'propose-ActionPlan return-ActionPlan set-Target propose-ActionPlan approve-ActionPlan';
      expect(await audited(sector)).toEqual([
        ...named(`add-Measure add-Measure add-Measure set-Target set-Target ${plansteps}`),
        ...named('update-Measure update-Measure amend-ActionPlan add-Measure propose-ActionPlan approve-ActionPlan'),
        ...named('close-ActionPlan carryOver-Measures'),
      ]);
    }
  });

  /** What the audit of a network lists, oldest first; each step of a plan names the plan. */
  async function audited(network: string): Promise<string[]> {
    const { data, errors } = await graph.query<{ audit: { edges: { node: { action: string; object: string; network: string } }[] } }>(
      'query($network: String!) { audit(filter: { network: $network }, first: 50) { complete edges { node { action object network } } } }',
      { network },
      await people.asking('auditor'),
    );
    expect(errors).toBeUndefined();
    const lines = data.audit.edges.map(({ node }) => node).toReversed();
    for (const { action, object } of lines) {
      if (action.endsWith('ActionPlan')) expect(object).toBe(`${network}-2026`);
      if (action.startsWith('carryOver')) expect(object).toBe(`${network}-2027`);
    }
    return lines.map(({ action }) => action);
  }
});

describe('measures that go on into the next year', () => {
  const carry = (year: number, measureIds?: readonly (string | undefined)[] | null, who: string | null = 'coordinator', owner = VV) =>
    people.attempt(owner, 'carryOver Measures', { network: owner === VV ? 'drammen' : owner, year, measureIds }, who);
  const add = (year: number, title: string) =>
    people.done<PlanMeasure>(VV, 'add Measure', { network: 'drammen', year, title }, 'coordinator');
  const become = ({ id: measureId, version: expectedVersion }: PlanMeasure, status: string) =>
    people.done<PlanMeasure>(VV, 'update Measure', { measureId, expectedVersion, status }, 'coordinator');

  it('go over once: by name or all that are left, and never what is done or dropped', async () => {
    const [one, two, three] = [await add(2010, 'En'), await add(2010, 'To'), await add(2010, 'Tre')];
    const done = await become(await add(2010, 'Gjort'), 'DONE');
    await become(await add(2010, 'Droppet'), 'DROPPED');
    await become(two, 'STARTED');
    const first = await carry(2010, [one.id, one.id]);
    expect(first.result?.measures).toMatchObject([{ title: 'En', carriedFrom: one.id }]);
    expect((await carry(2010, [one.id])).userErrors).toMatchObject([{ code: 'ALREADY_RECORDED', field: 'measureIds' }]);
    expect((await carry(2010, [one.id, two.id])).userErrors).toMatchObject([{ code: 'ALREADY_RECORDED' }]);
    expect((await carry(2010, [done.id])).userErrors).toMatchObject([
      { code: 'WRONG_STATE', field: 'measureIds', message: 'Dette kan ikke gjøres nå: «Gjort» er gjennomført.' },
    ]);
    for (const strange of ['x', first.result?.measures[0]?.id])
      expect((await carry(2010, [two.id, strange])).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'measureIds' }]);
    expect((await carry(2010, [])).userErrors).toMatchObject([{ code: 'EMPTY' }]);
    const rest = await carry(2010);
    expect(rest.result?.measures.map(({ carriedFrom }) => carriedFrom).toSorted()).toEqual([one.id, two.id, three.id].toSorted());
    expect((await carry(2010)).userErrors).toMatchObject([{ code: 'ALREADY_RECORDED' }]);
    const again = await carry(2011);
    expect(again.result).toMatchObject({ year: 2012, status: 'DRAFT' });
    expect(again.result?.measures).toHaveLength(3);
  });

  it('go over by the coordinator of the network, from a plan that is there, into a draft', async () => {
    for (const who of ['neighbour', 'steering', 'coordinator of ous', 'auditor'])
      expect(await carry(2010, null, who), who).toMatchObject({ result: null, codes: ['FORBIDDEN'] });
    expect((await carry(2010, null, null)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await carry(2000)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'year' }]);
    await add(2015, 'Venter');
    const into = { network: 'drammen', year: 2016, title: 'Nytt', responsible: 'Koordinator', dueOn: '2016-02-29' };
    await people.done(VV, 'add Measure', into, 'coordinator');
    const { version } = (await people.read('drammen', 2016)) as Plan;
    await people.done(VV, 'propose ActionPlan', { network: 'drammen', year: 2016, expectedVersion: version }, 'coordinator');
    expect((await carry(2015)).userErrors).toMatchObject([{ code: 'WRONG_STATE', field: 'year' }]);
    expect((await people.read('drammen', 2016))?.measures).toHaveLength(1);
  });

  it('leave their sub-goal where it is, if the next year has no strategy plan that knows it', async () => {
    const { add: plan } = inSector('ous', 2028);
    const measures = [await plan('Hospitering', '2.5'), await plan('Møter', '3.3')];
    const { result, userErrors } = await carry(2028, null, 'coordinator of ous', 'ous');
    expect(userErrors).toEqual([]);
    expect(result?.measures).toHaveLength(2);
    for (const { id, title } of measures)
      expect(result?.measures).toContainEqual(expect.objectContaining({ title, carriedFrom: id, subGoal: null, strategyPlan: null }));
    const before = (await people.read('ous', 2028))?.measures.map(({ subGoal, strategyPlan }) => `${subGoal} ${strategyPlan}`);
    expect(before?.toSorted()).toEqual(['2.5 oslo-2024-2028', '3.3 oslo-2024-2028']);
  });
});

describe('targets of an action plan', () => {
  const set = (input: object, who: string | null = 'coordinator of ous') =>
    people.attempt<Plan['targets'][number]>(
      'ous',
      'set Target',
      { network: 'ous', year: 2027, unit: 'PERCENT', expectedVersion: 0, ...input },
      who,
    );

  it('are set, changed and taken back at the version that was read', async () => {
    const first = await set({ subGoal: '4.4', value: 12.5 });
    expect(first.result).toMatchObject({ subGoal: '4.4', value: 12.5, unit: 'PERCENT' });
    const expectedVersion = first.result?.version;
    expect((await set({ subGoal: '4.4', value: 13 })).userErrors).toMatchObject([
      { code: 'STALE_VERSION', currentVersion: expectedVersion },
    ]);
    const second = await set({ subGoal: '4.4', value: 7, unit: 'COUNT', expectedVersion });
    expect(second.result).toMatchObject({ value: 7, unit: 'COUNT' });
    const again = await set({ subGoal: '4.4', value: 7, unit: 'COUNT', expectedVersion: second.result?.version });
    expect(again.userErrors).toMatchObject([{ code: 'ALREADY_RECORDED' }]);
    const third = await set({ subGoal: '4.4', value: null, expectedVersion: second.result?.version });
    expect(third.result).toMatchObject({ value: null });
    for (const unit of ['PERCENT', 'COUNT'])
      expect((await set({ subGoal: '4.4', value: null, unit, expectedVersion: third.result?.version })).userErrors).toMatchObject([
        { code: 'ALREADY_RECORDED' },
      ]);
    expect((await people.read('ous', 2027))?.targets).toContainEqual(third.result);
    expect((await set({ subGoal: '4.5', value: 1, expectedVersion: 7 })).userErrors).toMatchObject([
      { code: 'STALE_VERSION', currentVersion: 0 },
    ]);
  });

  it.each([
    [{ value: -1 }, 'INVALID', 'value'],
    [{ value: 100.001 }, 'INVALID', 'value'],
    [{ value: 1e300, unit: 'COUNT' }, 'INVALID', 'value'],
    [{ value: -0.5, unit: 'COUNT' }, 'INVALID', 'value'],
    [{ value: 2.5, unit: 'COUNT' }, 'INVALID', 'value'],
    [{ value: null }, 'EMPTY', 'value'],
    [{ subGoal: '2.7' }, 'INVALID', 'subGoal'],
    [{ subGoal: '' }, 'EMPTY', 'subGoal'],
    [{ year: 2029 }, 'NO_STRATEGY_PLAN', 'subGoal'],
    [{ year: 27 }, 'INVALID', 'year'],
    [{ network: 'lovisenberg' }, 'NOT_FOUND', 'network'],
  ])('are refused with %o', async (input, code, field) => {
    expect((await set({ subGoal: '2.5', value: 1, ...input })).userErrors).toMatchObject([{ code, field }]);
  });

  it('may be the ends of what is possible', async () => {
    for (const [subGoal, value, unit] of [
      ['1.1', 0, 'PERCENT'],
      ['1.3', 100, 'PERCENT'],
      ['1.4', 0, 'COUNT'],
    ] as const)
      expect((await set({ subGoal, value, unit })).result).toMatchObject({ value, unit });
  });

  it('are set by the coordinator alone, while the plan is a draft', async () => {
    for (const who of ['steering of ous', 'coordinator of lovisenberg', 'coordinator', 'auditor'])
      expect(await set({ subGoal: '2.5', value: 1 }, who), who).toMatchObject({ result: null, codes: ['FORBIDDEN'] });
    expect((await set({ subGoal: '2.5', value: 1 }, null)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await set({ subGoal: '2.2', value: 1, year: 2026 })).userErrors).toMatchObject([{ code: 'WRONG_STATE', field: 'year' }]);
  });
});
