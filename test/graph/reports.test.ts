import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { type GrantOfTest, tokenFor } from '../kit/token.js';

interface Report {
  id: string;
  version: number;
  kind: string;
  status: string;
  network: string;
  year: number;
  narrative: string | null;
  dueOn: string;
  late: boolean;
  submittedOn: string | null;
  comment: string | null;
  unit: { id: string } | null;
}
interface Payload {
  report: Report | null;
  userErrors: { code: string; field: string | null; message: string; currentVersion: number | null }[];
}
type Step = 'save' | 'submit' | 'approve' | 'return';

const REPORT = '{ id version kind status network year narrative dueOn late submittedOn comment unit { id } }';
const ANNUAL = '{ network year status dueOn late submittedOn narrative }';
const DRAMMEN = 'vestre-viken:network:drammen';
/** The reports on 2026 can be handed in, and are not due yet. */
const NOW = new Date('2027-01-20T12:00:00Z');

let graph: TestGraph;
let units: string[];
let elsewhere: string;
const people = new Map<string, readonly GrantOfTest[]>();

/** Says what roles a person has. */
const give = (name: string, ...grants: GrantOfTest[]) => people.set(name, grants);

/** How somebody asks; with a new token, for the clock moves. */
const asking = async (who: string | null) => (who === null ? {} : { as: await tokenFor(graph, people.get(who) ?? [], who) });

const at = (network: string): GrantOfTest => ({ role: 'COORDINATOR', sector: 'vestre-viken', network });

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  graph = await startTestGraph();
  const query = `query($network: String!) {
    then: units(filter: { network: $network }, first: 100, asOf: "2025-12-31") { edges { node { id } } }
    now: units(filter: { network: $network }, first: 100, asOf: "2026-12-31") { edges { node { id } } } }`;
  const list = async (network: string) => {
    const { data } = await graph.query<Record<'then' | 'now', { edges: { node: { id: string } }[] }>>(query, { network });
    const then = data.then.edges.map(({ node }) => node.id);
    return data.now.edges.map(({ node }) => node.id).filter((id) => then.includes(id));
  };
  units = await list('drammen');
  [elsewhere = ''] = await list('baerum');
  const steering: GrantOfTest = { role: 'STEERING', sector: 'vestre-viken' };
  give('coordinator', at('drammen'));
  give('colleague', at('drammen'));
  give('neighbour', at('baerum'));
  give('editor', { role: 'REGION_EDITOR', sector: 'vestre-viken' });
  give('steering', steering);
  give('both', at('drammen'), steering);
  give('steering of ous', { role: 'STEERING', sector: 'ous' });
  give('analyst', { role: 'ANALYST', sector: 'vestre-viken' });
  give('stranger');
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

async function change(step: Step, input: object, who: string | null = 'coordinator') {
  const type = `${step[0]?.toUpperCase()}${step.slice(1)}ReportInput`;
  const answer = await graph.query<Record<string, Payload | null>>(
    `mutation($input: ${type}!) { ${step}VestreVikenReport(input: $input) { report ${REPORT} userErrors { code field message currentVersion } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    await asking(who),
  );
  const payload = answer.data?.[`${step}VestreVikenReport`] ?? null;
  return { payload, report: payload?.report ?? null, codes: answer.errors?.map(({ extensions }) => extensions.code) ?? [] };
}

/** Does what must succeed. */
async function done(step: Step, input: object, who = 'coordinator'): Promise<Report> {
  const { payload, report, codes } = await change(step, input, who);
  expect({ userErrors: payload?.userErrors, codes }).toEqual({ userErrors: [], codes: [] });
  return report as Report;
}

async function onNetwork<Data>(fields: string, who: string | null = 'coordinator', id = DRAMMEN) {
  const { data, errors } = await graph.query<{ node: Data }>(
    `{ node(id: "${id}") { ... on Network { ${fields} } } }`,
    {},
    await asking(who),
  );
  return { node: data.node, codes: errors?.map(({ extensions }) => extensions.code) ?? [] };
}

const on = ({ id: reportId, version: expectedVersion }: Report, more: object = {}) => ({ reportId, expectedVersion, ...more });
const annual = (year: number, narrative = 'Året i nettverket.') => ({ kind: 'ANNUAL', network: 'drammen', year, narrative });

describe('CO-7: the annual report of a network', () => {
  it('goes from draft to submitted to approved, and is public then', async () => {
    const before = await onNetwork(`annualReport(year: 2026) ${ANNUAL} report(year: 2026) { id }`);
    expect(before).toEqual({
      node: {
        annualReport: {
          ...{ network: 'drammen', year: 2026, status: null, dueOn: '2027-03-01', late: false, submittedOn: null, narrative: null },
        },
        report: null,
      },
      codes: [],
    });
    const draft = await done('save', annual(2026));
    expect(draft).toMatchObject({ kind: 'ANNUAL', status: 'DRAFT', network: 'drammen', unit: null, submittedOn: null, comment: null });
    const better = await done('save', { ...annual(2026, ' Et godt år.\nTo samlinger. '), expectedVersion: draft.version });
    expect(better).toMatchObject({ id: draft.id, status: 'DRAFT', narrative: 'Et godt år.\nTo samlinger.' });
    const submitted = await done('submit', on(better));
    expect(submitted).toMatchObject({ status: 'SUBMITTED', submittedOn: '2027-01-20', late: false });
    const shown = { status: 'SUBMITTED', submittedOn: '2027-01-20', late: false, narrative: null };
    expect((await onNetwork(`annualReport(year: 2026) ${ANNUAL}`, null)).node).toMatchObject({ annualReport: shown });
    const approved = await done('approve', on(submitted, { comment: 'Takk.' }), 'steering');
    expect(approved).toMatchObject({ status: 'APPROVED', comment: 'Takk.', narrative: better.narrative });
    expect((await onNetwork(`annualReport(year: 2026) ${ANNUAL}`, null)).node).toMatchObject({
      annualReport: { ...shown, status: 'APPROVED', narrative: better.narrative },
    });
  });

  it('is final once approved', async () => {
    const { node } = await onNetwork<{ report: Report }>(`report(year: 2026) ${REPORT}`);
    const attempts = [
      await change('save', { ...annual(2026, 'Nei.'), expectedVersion: node.report.version }),
      await change('submit', on(node.report)),
      await change('approve', on(node.report), 'steering'),
      await change('return', on(node.report, { comment: 'Likevel ikke.' }), 'steering'),
    ];
    for (const { payload } of attempts) expect(payload).toMatchObject({ report: null, userErrors: [{ code: 'WRONG_STATE' }] });
    expect((await onNetwork(`report(year: 2026) ${REPORT}`)).node).toEqual(node);
  });

  it('is told all that is wrong at once when it is handed in', async () => {
    const draft = await done('save', annual(2027, ' '));
    const { payload } = await change('submit', on(draft));
    expect(payload?.report).toBeNull();
    expect(payload?.userErrors).toMatchObject([
      { code: 'EMPTY', field: 'narrative' },
      { code: 'TOO_EARLY', field: 'year', message: 'Dette kan først gjøres fra 2028-01-01.' },
    ]);
    expect((await onNetwork(`report(year: 2027) ${REPORT}`)).node).toEqual({ report: draft });
  });

  it('is late when handed in after the due day, and stays so; overdue before that', async () => {
    expect((await onNetwork(`annualReport(year: 2025) ${ANNUAL}`)).node).toMatchObject({
      annualReport: { status: null, dueOn: '2026-03-01', late: true },
    });
    const submitted = await done('submit', on(await done('save', annual(2025))));
    expect(submitted).toMatchObject({ late: true, submittedOn: '2027-01-20' });
    expect(await done('approve', on(submitted), 'steering')).toMatchObject({ late: true });
  });

  it('keeps its first day of submission and gets a comment when it is returned', async () => {
    const submitted = await done('submit', on(await done('save', annual(2024))));
    expect((await change('return', on(submitted, { comment: ' ' }), 'steering')).payload?.userErrors).toMatchObject([
      { code: 'EMPTY', field: 'comment' },
    ]);
    const returned = await done('return', on(submitted, { comment: 'Mangler oppmøte.' }), 'steering');
    expect(returned).toMatchObject({ status: 'RETURNED', comment: 'Mangler oppmøte.' });
    vi.setSystemTime(new Date('2027-01-22T12:00:00Z'));
    const mended = await done('save', { ...annual(2024, 'Med oppmøte.'), expectedVersion: returned.version });
    expect(mended).toMatchObject({ status: 'RETURNED', comment: 'Mangler oppmøte.' });
    const again = await done('submit', on(mended));
    vi.setSystemTime(NOW);
    expect(again).toMatchObject({ status: 'SUBMITTED', submittedOn: '2027-01-20' });
    expect(await done('approve', on(again), 'steering')).toMatchObject({ status: 'APPROVED', comment: null });
  });

  it('takes two persons: who handed it in does not decide, whatever her roles', async () => {
    const submitted = await done('submit', on(await done('save', annual(2023), 'both')), 'both');
    for (const step of ['approve', 'return'] as const)
      expect(await change(step, on(submitted, { comment: 'Selv.' }), 'both')).toMatchObject({ payload: null, codes: ['FORBIDDEN'] });
    const returned = await done('return', on(submitted, { comment: 'Se på tallene.' }), 'steering');
    // Now somebody else hands it in, and so she may decide.
    const again = await done('submit', on(returned), 'coordinator');
    expect(await done('approve', on(again), 'both')).toMatchObject({ status: 'APPROVED' });
  });

  it('is written by the coordinator and decided on by the steering group of that owner alone', async () => {
    for (const who of ['neighbour', 'steering', 'analyst', 'stranger', 'steering of ous'])
      expect(await change('save', annual(2022), who), who).toMatchObject({ payload: null, codes: ['FORBIDDEN'] });
    expect((await change('save', annual(2022), null)).codes).toEqual(['UNAUTHENTICATED']);
    const submitted = await done('submit', on(await done('save', annual(2022), 'editor')), 'colleague');
    for (const who of ['coordinator', 'editor', 'neighbour', 'analyst', 'stranger', 'steering of ous'])
      expect(await change('approve', on(submitted), who), who).toMatchObject({ payload: null, codes: ['FORBIDDEN'] });
  });

  it('shows what it says before it is approved to the coordinator and the steering group alone', async () => {
    const query = 'report(year: 2022) { status narrative } annualReport(year: 2022) { status narrative }';
    const open = { status: 'SUBMITTED', narrative: null };
    for (const who of ['coordinator', 'editor', 'steering'])
      expect(await onNetwork(query, who), who).toEqual({
        node: { report: { status: 'SUBMITTED', narrative: 'Året i nettverket.' }, annualReport: open },
        codes: [],
      });
    for (const who of [null, 'neighbour', 'analyst', 'stranger', 'steering of ous'])
      expect(await onNetwork(query, who), who ?? 'nobody').toEqual({ node: { report: null, annualReport: open }, codes: ['FORBIDDEN'] });
    const [unit = ''] = units;
    give('leader here', { role: 'LEADER', sector: 'vestre-viken', unit });
    expect(await onNetwork(query, 'leader here')).toEqual({ node: { report: open, annualReport: open }, codes: ['FORBIDDEN'] });
  });

  it('is there once a year', async () => {
    const { id, version } = await done('save', annual(2021));
    const { payload } = await change('save', annual(2021, 'En til.'), 'colleague');
    expect(payload?.userErrors).toMatchObject([{ code: 'STALE_VERSION', field: 'expectedVersion', currentVersion: version }]);
    expect((await done('save', { ...annual(2021, 'Den samme.'), expectedVersion: version }, 'colleague')).id).toBe(id);
    const both = await Promise.all([change('save', annual(2020)), change('save', annual(2020), 'colleague')]);
    expect(both.map(({ payload: answer }) => answer?.userErrors.map(({ code }) => code)).toSorted()).toEqual([[], ['STALE_VERSION']]);
  });

  it('is written once however often it is sent, and not over what somebody else wrote', async () => {
    const input = { ...annual(2019), idempotencyKey: 'the same' };
    const first = await change('save', input);
    expect(await change('save', input)).toEqual(first);
    const draft = first.report as Report;
    await done('save', { ...annual(2019, 'Nyere.'), expectedVersion: draft.version }, 'colleague');
    for (const attempt of [
      await change('save', { ...annual(2019, 'Eldre.'), expectedVersion: draft.version }),
      await change('submit', on(draft)),
    ])
      expect(attempt.payload?.userErrors).toMatchObject([{ code: 'STALE_VERSION', field: 'expectedVersion' }]);
  });

  it.each([
    [{ kind: 'ANNUAL', year: 2018 }, 'EMPTY', 'network'],
    [{ kind: 'ANNUAL', network: 'ous', year: 2018 }, 'NOT_FOUND', 'network'],
    [{ kind: 'ANNUAL', network: 'drammen', unitId: 'x', year: 2018 }, 'INVALID', 'unitId'],
    [{ kind: 'ANNUAL', network: 'drammen', year: 2028 }, 'IN_THE_FUTURE', 'year'],
    [{ kind: 'ANNUAL', network: 'drammen', year: 18 }, 'INVALID', 'year'],
    [{ kind: 'ANNUAL', network: 'drammen', year: -2018 }, 'INVALID', 'year'],
    [{ kind: 'UNIT', year: 2018 }, 'EMPTY', 'unitId'],
    [{ kind: 'UNIT', unitId: 'vestre-viken:unit:none', year: 2018 }, 'NOT_FOUND', 'unitId'],
    [{ kind: 'UNIT', network: 'drammen', year: 2018 }, 'INVALID', 'network'],
    [{ kind: 'ANNUAL', network: 'drammen', year: 2018, narrative: `\n ${'x'.repeat(4_000)}` }, 'TOO_LONG', 'narrative'],
  ])('is not written with %o', async (input, code, field) => {
    const { payload } = await change('save', { narrative: 'Tekst.', ...input });
    expect(payload).toMatchObject({ report: null, userErrors: [{ code, field }] });
  });

  it('is asked for with a year that can be one', async () => {
    for (const field of ['annualReport', 'report', 'unitReports'])
      for (const year of [0, -1, 99_999]) {
        const { node, codes } = await onNetwork(`answer: ${field}(year: ${year}) { year }`);
        expect({ node, codes }, `${field} ${year}`).toEqual({ node: { answer: null }, codes: ['BAD_USER_INPUT'] });
      }
  });

  it('is a row of all seven networks, also where nothing is written', async () => {
    const before = graph.statements.length;
    const { data, errors } = await graph.query<{ networks: { annualReport: { year: number; dueOn: string } }[] }>(
      `{ networks { annualReport(year: 2026) ${ANNUAL} } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.networks).toHaveLength(7);
    for (const { annualReport } of data.networks) expect(annualReport).toMatchObject({ year: 2026, dueOn: '2027-03-01' });
    const read = graph.statements.slice(before).filter(({ sql }) => sql.includes('report_version'));
    expect(read.map(({ subgraph }) => subgraph).toSorted()).toEqual(['diakonhjemmet', 'lovisenberg', 'ous', 'vestre-viken']);
  });
});

describe('the reports of units', () => {
  const ofUnit = (unitId: string, year = 2026) => ({ kind: 'UNIT', unitId, year, narrative: 'Vi har hatt internundervisning.' });
  const COUNTS = 'unitReports(year: 2026) { dueOn expected received onTime }';
  interface Counts {
    unitReports: { dueOn: string; expected: number; received: number; onTime: number };
  }

  it('are written by leader or coordinator and approved by the coordinator, who is another person', async () => {
    const [unit = '', other = ''] = units;
    give('leader', { role: 'LEADER', sector: 'vestre-viken', unit });
    const draft = await done('save', ofUnit(unit), 'leader');
    expect(draft).toMatchObject({ kind: 'UNIT', network: 'drammen', unit: { id: unit }, dueOn: '2027-02-01', status: 'DRAFT' });
    expect((await change('save', ofUnit(other), 'leader')).codes).toEqual(['FORBIDDEN']);
    expect((await change('save', ofUnit(elsewhere))).codes).toEqual(['FORBIDDEN']);
    const submitted = await done('submit', on(draft), 'leader');
    for (const who of ['leader', 'steering', 'neighbour', 'stranger'])
      expect((await change('approve', on(submitted), who)).codes, who).toEqual(['FORBIDDEN']);
    expect(await done('approve', on(submitted))).toMatchObject({ status: 'APPROVED', late: false });
    const own = await done('submit', on(await done('save', ofUnit(other))));
    expect((await change('approve', on(own))).codes).toEqual(['FORBIDDEN']);
    expect(await done('approve', on(own), 'colleague')).toMatchObject({ status: 'APPROVED' });
  });

  it('are counted: expected of every unit, received, on time', async () => {
    const before = (await onNetwork<Counts>(COUNTS)).node.unitReports;
    expect(before).toMatchObject({ dueOn: '2027-02-01', received: 2, onTime: 2 });
    const { data } = await graph.query<{ units: { totalCount: number } }>(
      '{ units(filter: { network: "drammen" }, asOf: "2026-12-31") { totalCount } }',
    );
    expect(before.expected).toBe(data.units.totalCount);
    const [, , third = '', fourth = ''] = units;
    await done('save', ofUnit(third));
    expect((await onNetwork<Counts>(COUNTS)).node.unitReports).toEqual(before);
    vi.setSystemTime(new Date('2027-02-02T12:00:00Z'));
    const late = await done('submit', on(await done('save', ofUnit(fourth), 'colleague')), 'colleague');
    expect(late).toMatchObject({ late: true, submittedOn: '2027-02-02' });
    vi.setSystemTime(NOW);
    expect((await onNetwork<Counts>(COUNTS)).node.unitReports).toEqual({ ...before, received: 3 });
    await done('return', on(late, { comment: 'Mer.' }), 'coordinator');
    expect((await onNetwork<Counts>(COUNTS)).node.unitReports).toEqual(before);
  });

  it('are counted for the network, listed for its coordinator', async () => {
    const lists = `${COUNTS} lists: unitReports(year: 2026) { expected received reports { status narrative unit { id } } missing { id } }`;
    interface Lists extends Counts {
      lists: { expected: number; received: number; reports: Report[] | null; missing: { id: string }[] | null };
    }
    const { node, codes } = await onNetwork<Lists>(lists);
    expect(codes).toEqual([]);
    expect(node.lists.reports?.map(({ status }) => status).toSorted()).toEqual(['APPROVED', 'APPROVED', 'DRAFT', 'RETURNED']);
    expect(node.lists.reports?.every(({ narrative }) => narrative !== null)).toBe(true);
    expect(node.lists.missing).toHaveLength(node.lists.expected - node.lists.received);
    for (const who of ['leader', 'steering']) {
      const answer = await onNetwork<Lists>(lists, who);
      expect(answer.node.unitReports, who).toEqual(node.unitReports);
      expect(answer.node.lists, who).toMatchObject({ reports: null, missing: null });
      expect(answer.codes, who).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    }
    for (const who of [null, 'neighbour', 'stranger'])
      expect((await onNetwork<Lists>(COUNTS, who)).node, who ?? 'nobody').toEqual({ unitReports: null });
  });

  it('are read by leader and coordinator; others in the network see where they stand', async () => {
    const [unit = '', , third = ''] = units;
    const read = async (id: string, who: string | null) => {
      const { data, errors } = await graph.query<{ node: { report: Report | null } }>(
        `{ node(id: "${id}") { ... on Unit { report(year: 2026) { status narrative comment } } } }`,
        {},
        await asking(who),
      );
      return { report: data.node.report, codes: errors?.map(({ extensions }) => extensions.code) ?? [] };
    };
    const narrative = 'Vi har hatt internundervisning.';
    expect(await read(unit, 'leader')).toEqual({ report: { status: 'APPROVED', narrative, comment: null }, codes: [] });
    expect(await read(third, 'coordinator')).toEqual({ report: { status: 'DRAFT', narrative, comment: null }, codes: [] });
    for (const who of ['leader', 'steering'])
      expect(await read(third, who), who).toEqual({
        report: { status: 'DRAFT', narrative: null, comment: null },
        codes: ['FORBIDDEN', 'FORBIDDEN'],
      });
    for (const who of [null, 'neighbour', 'stranger'])
      expect(await read(unit, who), who ?? 'nobody').toEqual({ report: null, codes: ['FORBIDDEN'] });
  });

  it('are of units that exist at the end of the year', async () => {
    const { payload } = await change('save', ofUnit(units[0] ?? '', 1950));
    expect(payload?.userErrors).toMatchObject([{ code: 'UNIT_CLOSED', field: 'unitId' }]);
  });
});

describe('any sequence of steps by anybody', () => {
  const WHO = ['coordinator', 'colleague', 'neighbour', 'steering', 'both', 'unit leader', 'stranger'] as const;
  const STEPS: readonly Step[] = ['save', 'submit', 'approve', 'return'];
  const step = fc.record({ step: fc.constantFrom(...STEPS), who: fc.constantFrom(...WHO), stale: fc.nat(9).map((n) => n === 0) });

  const by = (what: Step, who: (typeof WHO)[number]) => ({ step: what, who, stale: false });
  /** Chance seldom comes so far. */
  const WHOLE_LIFE = [
    ...[by('save', 'coordinator'), by('submit', 'colleague'), by('return', 'both'), by('approve', 'both'), by('save', 'both')],
    ...[by('submit', 'both'), by('approve', 'both'), by('submit', 'coordinator'), by('save', 'coordinator')],
    ...[by('return', 'both'), by('submit', 'coordinator'), by('approve', 'coordinator'), by('approve', 'both')],
    ...STEPS.flatMap((what) => WHO.map((who) => by(what, who))),
  ];

  /** What the rules say, written once more: the state after a step, or null where it is refused. */
  function after(kind: string, state: string | null, submitter: string | null, { step: what, who }: { step: Step; who: string }) {
    const coordinates = ['coordinator', 'colleague', 'both'].includes(who);
    const writes = coordinates || (kind === 'UNIT' && who === 'unit leader');
    const decides = (kind === 'UNIT' ? coordinates : ['steering', 'both'].includes(who)) && who !== submitter;
    if (what === 'save') return writes && state === null ? 'DRAFT' : writes && (state === 'DRAFT' || state === 'RETURNED') ? state : null;
    if (what === 'submit') return writes && (state === 'DRAFT' || state === 'RETURNED') ? 'SUBMITTED' : null;
    if (!decides || state !== 'SUBMITTED') return null;
    return what === 'approve' ? 'APPROVED' : 'RETURNED';
  }

  it.each(['UNIT', 'ANNUAL'])(
    'never leaves the allowed transitions: %s',
    async (kind) => {
      let run = 0;
      const reached = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
          run += 1;
          const unit = units[10 + run] ?? '';
          give('unit leader', { role: 'LEADER', sector: 'vestre-viken', unit });
          const subject = kind === 'UNIT' ? { kind, unitId: unit, year: 2025 } : { kind, network: 'drammen', year: 1900 + run };
          let report: Report | null = null;
          let submitter: string | null = null;
          for (const taken of steps) {
            const { id: reportId = 'none', version = 0, status = null } = report ?? ({} as Partial<Report>);
            const own = taken.step === 'save' ? { ...subject, narrative: randomUUID() } : { reportId };
            const comment = taken.step === 'return' || taken.step === 'approve' ? { comment: 'Sett.' } : {};
            const input = { ...own, ...comment, expectedVersion: taken.stale ? version + 1_000_000 : version };
            const { report: got } = await change(taken.step, input, taken.who);
            const expected = taken.stale ? null : after(kind, status, submitter, taken);
            expect(got?.status ?? null, JSON.stringify({ status, taken, submitter })).toBe(expected);
            if (got !== null) report = got;
            reached.add(report?.status ?? '');
            if (got?.status === 'SUBMITTED' && taken.step === 'submit') submitter = taken.who;
            const field = kind === 'UNIT' ? `{ node(id: "${unit}") { ... on Unit { report(year: 2025) { status version } } } }` : null;
            const { data } = await graph.query<{ node: { report: Pick<Report, 'status' | 'version'> | null } }>(
              field ?? `{ node(id: "${DRAMMEN}") { ... on Network { report(year: ${1900 + run}) { status version } } } }`,
              {},
              await asking('coordinator'),
            );
            expect(data.node.report).toEqual(report && { status: report.status, version: report.version });
          }
        }),
        { numRuns: 15, endOnFailure: true, examples: [[WHOLE_LIFE]] },
      );
      expect([...reached]).toEqual(expect.arrayContaining(['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED']));
    },
    60_000,
  );
});
