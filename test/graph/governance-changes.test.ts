import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

const SOME = 'slug version edited note source { slug locator } valid { from to }';
const BODY = `body { ${SOME} mandate verbatim termYears evaluations { id version period { from to } verbatim source { slug } } appointedBy { slug } terms { id version valid { from to } decision }
  seats { number status holder terms { id version holder organization valid { from to } } } }`;
const AGREEMENT = `agreement { ${SOME} kind title titleEn status parties verbatim region { slug } parent { slug } children { slug } }`;
const DOCUMENT = `document { ${SOME} kind title officialTitle issuer year language status statusVerbatim expired url urlAsGiven governs region { slug }
  editions { id version label url valid { from to } } currentEdition { label } }`;

interface Term {
  readonly id: string;
  readonly version: number;
}
interface Some {
  readonly slug: string;
  readonly version: number;
  readonly edited: boolean;
}
interface Body extends Some {
  readonly mandate: string | null;
  readonly verbatim: string | null;
  readonly source: { readonly slug: string; readonly locator: string | null };
  readonly evaluations: readonly Term[];
  readonly note: string | null;
  readonly terms: readonly Term[];
  readonly seats: readonly {
    readonly number: number;
    readonly status: string;
    readonly holder: string | null;
    readonly terms: readonly Term[];
  }[];
}

const STEERING = 'vestre-viken-steering-group';
const OPERATIONS = 'vestre-viken-operations-group';
const DESCRIPTION = 'oslo-function-description';

let graph: TestGraph;
let editor: string;

beforeAll(async () => {
  graph = await startTestGraph({ DEMO: 'off' });
  editor = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'regional' }]);
});
afterAll(() => graph.close());

const selectOf = (name: string) => (/Body|Seat|Evaluation/.test(name) ? BODY : /Agreement/.test(name) ? AGREEMENT : DOCUMENT);
const attempt = <Result = Some>(name: string, input: object, as: string = editor) =>
  change<Result>(graph, { owner: 'regional', name, select: selectOf(name), input, as });

/** Does what must succeed. */
async function done<Result = Some>(name: string, input: object): Promise<Result> {
  const { result, userErrors, errors } = await attempt<Result>(name, input);
  expect({ userErrors, errors }).toEqual({ userErrors: [], errors: undefined });
  return result as Result;
}

/** Code and field of what is refused. */
async function refusal(name: string, input: object) {
  const { result, userErrors, errors } = await attempt(name, input);
  expect([result, errors]).toEqual([null, undefined]);
  return userErrors?.map(({ code, field }) => [code, field]);
}

async function ask<Data>(query: string): Promise<Data> {
  const { data, errors } = await graph.query<Data>(query);
  expect(errors).toBeUndefined();
  return data;
}
const bodyOf = async (slug: string) =>
  (await ask<{ body: Body }>(`{ body(slug: "${slug}") { ${BODY.replace(/^body \{|\}$/g, '')} } }`)).body;

describe('SG-2: the term of a body', () => {
  it('has the end that was decided, or none, whatever its usual length; it is current, expired or unknown by the day', async () => {
    const open = await done<Body>('appoint Body', { body: STEERING, from: '2020-02-29', decision: ' Samarbeidsstyret, sak 3/20 ' });
    expect(open).toMatchObject({
      termYears: 3,
      terms: [{ valid: { from: '2020-02-29', to: null }, decision: 'Samarbeidsstyret, sak 3/20' }],
    });
    const end = { bodyTermId: open.terms[0]?.id, expectedVersion: open.terms[0]?.version, to: '2023-02-28' };
    const { terms } = await done<Body>('end BodyTerm', end);
    expect(terms).toMatchObject([{ valid: { from: '2020-02-29', to: '2023-02-28' } }]);
    const term = async (asOf: string) =>
      (
        await ask<{ body: { term: { status: string; term: { id: string } | null } } }>(
          `{ body(slug: "${STEERING}") { term(asOf: "${asOf}") { status term { id } } } }`,
        )
      ).body.term;
    const [first] = terms;
    expect(await term('2020-02-28')).toEqual({ status: 'UNKNOWN', term: null });
    expect(await term('2020-02-29')).toEqual({ status: 'CURRENT', term: { id: first?.id } });
    expect(await term('2023-02-27')).toEqual({ status: 'CURRENT', term: { id: first?.id } });
    expect(await term('2023-02-28')).toEqual({ status: 'EXPIRED', term: { id: first?.id } });
    // Renewed later: expired in between.
    const renewed = await done<Body>('appoint Body', { body: STEERING, from: '2025-01-01', to: '2026-01-01' });
    expect(renewed.terms).toHaveLength(2);
    expect((await term('2024-12-31')).status).toBe('EXPIRED');
    expect((await term('2025-06-01')).status).toBe('CURRENT');
    expect((await term('2026-11-22')).term?.id).toBe(renewed.terms[1]?.id);
  });

  it('is open until it is ended', async () => {
    const [term] = (await done<Body>('appoint Body', { body: OPERATIONS, from: '2024-01-01' })).terms;
    expect(term).toMatchObject({ valid: { from: '2024-01-01', to: null }, decision: null });
    const end = { bodyTermId: term?.id, expectedVersion: term?.version };
    expect(await refusal('end BodyTerm', end)).toEqual([['EMPTY', 'to']]);
    expect(await refusal('end BodyTerm', { ...end, to: '2024-01-01' })).toEqual([['END_BEFORE_START', 'to']]);
    const [ended] = (await done<Body>('end BodyTerm', { ...end, to: '2026-01-01' })).terms;
    expect(ended).toMatchObject({ id: term?.id, valid: { from: '2024-01-01', to: '2026-01-01' } });
    expect(await refusal('end BodyTerm', { ...end, to: '2025-01-01' })).toEqual([['STALE_VERSION', 'expectedVersion']]);
    expect((await done<Body>('appoint Body', { body: OPERATIONS, from: '2026-01-01' })).terms).toHaveLength(2);
    expect(await refusal('end BodyTerm', { bodyTermId: ended?.id, expectedVersion: ended?.version, to: '2026-01-02' })).toEqual([
      ['OVERLAP', 'to'],
    ]);
    const { terms } = await done<Body>('end BodyTerm', { bodyTermId: ended?.id, expectedVersion: ended?.version, withdrawn: true });
    expect(terms.map(({ id }) => id)).not.toContain(ended?.id);
    expect(await refusal('end BodyTerm', { bodyTermId: ended?.id, expectedVersion: ended?.version, withdrawn: true })).toEqual([
      ['NOT_FOUND', 'bodyTermId'],
    ]);
  });

  it('is refused if it overlaps another, ends before it starts, or is of no body', async () => {
    const before = (await bodyOf(STEERING)).terms;
    const attempts: [object, string, string][] = [
      [{ body: STEERING, from: '2020-03-01', to: '2020-04-01' }, 'OVERLAP', 'from'],
      [{ body: STEERING, from: '2022-12-31' }, 'OVERLAP', 'from'],
      [{ body: STEERING, from: '2019-01-01' }, 'OVERLAP', 'from'],
      [{ body: STEERING, from: '2030-01-01', to: '2030-01-01' }, 'END_BEFORE_START', 'to'],
      [{ body: STEERING, from: '2030-01-01', to: '2029-01-01' }, 'END_BEFORE_START', 'to'],
      [{ body: STEERING, from: '2030-02-30' }, 'INVALID_DATE', 'from'],
      [{ body: 'choir', from: '2030-01-01' }, 'NOT_FOUND', 'body'],
    ];
    for (const [input, code, field] of attempts) expect([input, await refusal('appoint Body', input)]).toEqual([input, [[code, field]]]);
    expect((await bodyOf(STEERING)).terms).toEqual(before);
  });
});

describe('SG-2: a seat', () => {
  const seat = async (number: number, body = STEERING) => (await bodyOf(body)).seats.find((one) => one.number === number);
  const set = (input: object) => ({ body: STEERING, seat: 5, from: '2024-01-01', ...input });

  it('is held, vacant or unknown by the day', async () => {
    const held = await done<Body>(
      'set SeatHolder',
      set({ holder: ' Samhandlingsdirektøren ', organization: 'vestre-viken-hf', to: '2025-01-01' }),
    );
    const [term] = held.seats[4]?.terms ?? [];
    expect(term).toMatchObject({
      holder: 'Samhandlingsdirektøren',
      organization: 'vestre-viken-hf',
      valid: { from: '2024-01-01', to: '2025-01-01' },
    });
    await done('set SeatHolder', set({ from: '2025-06-01', holder: null }));
    const on = async (asOf: string) => {
      const { body } = await ask<{ body: { seats: object[] } }>(
        `{ body(slug: "${STEERING}") { seats { status(asOf: "${asOf}") holder(asOf: "${asOf}") } } }`,
      );
      return body.seats[4];
    };
    const nobody = { status: 'UNKNOWN', holder: null };
    expect(await on('2023-12-31')).toEqual(nobody);
    expect(await on('2024-01-01')).toEqual({ status: 'HELD', holder: 'Samhandlingsdirektøren' });
    expect(await on('2024-12-31')).toEqual({ status: 'HELD', holder: 'Samhandlingsdirektøren' });
    // Nobody said that it was vacant then.
    expect(await on('2025-01-01')).toEqual(nobody);
    expect(await on('2025-06-01')).toEqual({ status: 'VACANT', holder: null });
    expect(await seat(5)).toMatchObject({ status: 'VACANT', holder: null });
    expect(await seat(5, OPERATIONS)).toMatchObject({ status: 'UNKNOWN', terms: [] });
  });

  it('is never held twice at one time, whoever comes first', async () => {
    expect(await refusal('set SeatHolder', set({ from: '2024-12-31', to: '2025-02-01', holder: 'En annen' }))).toEqual([
      ['OVERLAP', 'from'],
    ]);
    expect(await refusal('set SeatHolder', set({ from: '2023-01-01', holder: 'En annen' }))).toEqual([['OVERLAP', 'from']]);
    const raced = await Promise.all(['Den ene', 'Den andre'].map((holder) => attempt('set SeatHolder', set({ seat: 6, holder }))));
    expect(raced.flatMap(({ userErrors }) => userErrors?.map(({ code }) => code) ?? [])).toEqual(['OVERLAP']);
    expect((await seat(6))?.terms).toHaveLength(1);
  });

  it('is given up and taken back by its version, and goes to somebody else then', async () => {
    const [, vacancy] = (await seat(5))?.terms ?? [];
    const end = { seatTermId: vacancy?.id, expectedVersion: vacancy?.version };
    expect(await refusal('end SeatTerm', { ...end, expectedVersion: 0, to: '2026-01-01' })).toEqual([['STALE_VERSION', 'expectedVersion']]);
    expect(await refusal('end SeatTerm', { ...end, to: '2025-06-01' })).toEqual([['END_BEFORE_START', 'to']]);
    await done('end SeatTerm', { ...end, to: '2026-01-01' });
    await done('set SeatHolder', set({ from: '2026-01-01', holder: 'Ny direktør' }));
    expect(await seat(5)).toMatchObject({ status: 'HELD', holder: 'Ny direktør' });
    const wrong = (await seat(5))?.terms.at(-1);
    await done('end SeatTerm', { seatTermId: wrong?.id, expectedVersion: wrong?.version, withdrawn: true });
    expect(await seat(5)).toMatchObject({ status: 'UNKNOWN', holder: null });
  });

  it('is refused if it is not there, or the rest is awkward', async () => {
    const attempts: [object, string, string][] = [
      [set({ seat: 11, holder: 'X' }), 'NOT_FOUND', 'seat'],
      [set({ seat: 0, holder: 'X' }), 'NOT_FOUND', 'seat'],
      [set({ body: 'choir', holder: 'X' }), 'NOT_FOUND', 'body'],
      [set({ body: 'oslo-steering-group', seat: 1, holder: 'X' }), 'NOT_FOUND', 'seat'],
      [set({ seat: 7, holder: 'X', organization: 'nowhere' }), 'NOT_FOUND', 'organization'],
      [set({ seat: 7, organization: 'kreftforeningen' }), 'EMPTY', 'holder'],
      [set({ seat: 7, holder: 'X', to: '2023-01-01' }), 'END_BEFORE_START', 'to'],
      [set({ seat: 7, holder: 'X', from: 'soon' }), 'INVALID_DATE', 'from'],
      [set({ seat: 7, holder: 'x'.repeat(201) }), 'TOO_LONG', 'holder'],
      [set({ seat: 7, holder: 'Kari 01010112345 \u0001' }), 'INVALID', 'holder'],
    ];
    for (const [input, code, field] of attempts) expect([input, await refusal('set SeatHolder', input)]).toEqual([input, [[code, field]]]);
    expect((await seat(7))?.terms).toEqual([]);
  });
});

describe('what is said of a body', () => {
  it('changes by version; what is left out stays, an empty text or 0 takes away, and what was said before is kept', async () => {
    const before = await bodyOf(OPERATIONS);
    const then = new Date().toISOString();
    const input = { slug: OPERATIONS, expectedVersion: before.version };
    const after = await done<Body>('update Body', { ...input, mandate: 'Drift og plan.\nFagdager.', termYears: 2 });
    expect(after).toMatchObject({ edited: true, mandate: 'Drift og plan.\nFagdager.', termYears: 2, appointedBy: { slug: STEERING } });
    expect(after.note).toBe(before.note);
    expect(after.seats).toHaveLength(9);
    const { userErrors } = await attempt('update Body', { ...input, mandate: 'Nei.' });
    expect(userErrors).toMatchObject([{ code: 'STALE_VERSION', field: 'expectedVersion', currentVersion: after.version }]);
    const none = await done<Body>('update Body', {
      slug: OPERATIONS,
      expectedVersion: after.version,
      termYears: 0,
      note: ' ',
      appointedBy: '',
    });
    expect(none).toMatchObject({ termYears: null, note: null, appointedBy: null, mandate: 'Drift og plan.\nFagdager.' });
    const { body } = await ask<{ body: object }>(`{ body(slug: "${OPERATIONS}", knownAt: "${then}") { edited mandate note version } }`);
    expect(body).toEqual({ edited: false, mandate: before.mandate, note: before.note, version: before.version });
  });

  it('is no longer told in the name of the published page once it is another, but what the page says of the rest still is', async () => {
    const page = 'vestre-viken-network-page';
    const of = ({ version: expectedVersion }: Some) => ({ slug: STEERING, expectedVersion });
    const before = await bodyOf(STEERING);
    expect(before).toMatchObject({ source: { slug: page }, evaluations: [{ source: { slug: page } }] });
    const noted = await done<Body>('update Body', { ...of(before), note: 'Sett.' });
    expect(noted.source).toEqual(before.source);
    const decided = await done<Body>('update Body', { ...of(noted), mandate: 'Å drive nettverket.' });
    expect(decided).toMatchObject({ source: { slug: 'recorded-here', locator: null }, verbatim: null, evaluations: before.evaluations });
    const cited = { source: 'drammen-question-62', locator: 'Answer 2' };
    const told = await done<Body>('update Body', { ...of(decided), termYears: 4, ...cited });
    expect(told.source).toEqual({ slug: cited.source, locator: cited.locator });
    const longer = await done<Body>('update Body', { ...of(told), termYears: 3 });
    expect(longer.source).toEqual({ slug: 'recorded-here', locator: null });
    expect(await refusal('update Body', { ...of(longer), source: 'nobody' })).toEqual([['NOT_FOUND', 'source']]);
    expect(longer.evaluations).toEqual(before.evaluations);
  });

  it('is not the editor’s own, nor anything else, by a change that changes nothing', async () => {
    const { bodies, agreements, documents } = await ask<Record<string, (Some & { note: string | null })[]>>(
      `{ bodies { slug version edited note } agreements { slug version edited } documents { slug version edited } }`,
    );
    const same = async (name: string, rows: readonly Some[] | undefined, slug: string, more: object = {}) => {
      const { version } = rows?.find((one) => one.slug === slug) ?? {};
      expect(await refusal(`update ${name}`, { slug, expectedVersion: version, ...more })).toEqual([['ALREADY_RECORDED', null]]);
    };
    await same('Body', bodies, 'oslo-steering-group');
    await same('Body', bodies, 'oslo-steering-group', {
      note: bodies?.find(({ slug }) => slug === 'oslo-steering-group')?.note,
      termYears: 0,
    });
    await same('Agreement', agreements, 'oslo-cooperation-agreement');
    await same('Document', documents, DESCRIPTION, { url: ' ' });
    await same('Document', documents, 'oslo-gov-06-nasjonal-kreftstrategi', { status: 'EXPIRED' });
    expect(bodies?.find(({ slug }) => slug === 'oslo-steering-group')?.edited).toBe(false);
    const after = await ask('{ bodies { slug version edited note } agreements { slug version edited } documents { slug version edited } }');
    expect(after).toEqual({ bodies, agreements, documents });
  });

  it('never appoints itself, also by way of another', async () => {
    const [steering, operations] = [await bodyOf(STEERING), await bodyOf(OPERATIONS)];
    const by = ({ slug, version }: Body, appointedBy: string) => ({ slug, expectedVersion: version, appointedBy });
    expect(await refusal('update Body', by(steering, STEERING))).toEqual([['CIRCLE', 'appointedBy']]);
    await done('update Body', by(operations, STEERING));
    expect(await refusal('update Body', by(steering, OPERATIONS))).toEqual([['CIRCLE', 'appointedBy']]);
    expect(await refusal('update Body', by(steering, 'choir'))).toEqual([['NOT_FOUND', 'appointedBy']]);
    expect(await refusal('update Body', { slug: STEERING, expectedVersion: steering.version, termYears: -3 })).toEqual([
      ['INVALID', 'termYears'],
    ]);
    expect(await refusal('update Body', { slug: 'choir', expectedVersion: 1 })).toEqual([['NOT_FOUND', 'slug']]);
    expect(await bodyOf(STEERING)).toEqual(steering);
  });
});

describe('SG-2: an evaluation', () => {
  const EVALUATED = { body: STEERING, from: '2025-09-01', to: '2025-12-01', verbatim: ' Vi fortsetter.\n' };
  const evidence = async () =>
    (
      await ask<{ body: { term: { evidence: object | null } } }>(
        '{ body(slug: "oslo-steering-group") { term { evidence { evaluated { from to } } } } }',
      )
    ).body.term.evidence;

  it('is recorded beside the published one, is what is last known, and can be taken back', async () => {
    const { evaluations } = await done<Body>('record Evaluation', EVALUATED);
    const recorded = { period: { from: '2025-09-01', to: '2025-12-01' }, verbatim: 'Vi fortsetter.', source: { slug: 'recorded-here' } };
    expect(evaluations).toMatchObject([{ id: null, version: null, period: { from: '2012-09-01' } }, recorded]);
    expect(await evidence()).toBeNull();
    const oslo = await done<Body>('record Evaluation', { body: 'oslo-steering-group', from: '2026-01-01' });
    expect(oslo.evaluations).toMatchObject([{ period: { from: '2026-01-01', to: null }, verbatim: null }]);
    expect(await evidence()).toEqual({ evaluated: { from: '2026-01-01', to: null } });
    const [{ id: evaluationId, version: expectedVersion } = { id: '', version: 0 }] = oslo.evaluations;
    expect(await refusal('withdraw Evaluation', { evaluationId, expectedVersion: 0 })).toEqual([['STALE_VERSION', 'expectedVersion']]);
    expect((await done<Body>('withdraw Evaluation', { evaluationId, expectedVersion })).evaluations).toEqual([]);
    expect(await refusal('withdraw Evaluation', { evaluationId, expectedVersion })).toEqual([['NOT_FOUND', 'evaluationId']]);
    expect(await evidence()).toBeNull();
  });

  it('is refused if it is known, or yet to come', async () => {
    const attempts: [object, string, string][] = [
      [EVALUATED, 'ALREADY_RECORDED', 'from'],
      [{ ...EVALUATED, from: '2012-09-01', to: '2012-12-01' }, 'ALREADY_RECORDED', 'from'],
      [{ ...EVALUATED, from: '2999-01-01', to: null }, 'IN_THE_FUTURE', 'from'],
      [{ ...EVALUATED, to: '2999-01-01' }, 'IN_THE_FUTURE', 'to'],
      [{ ...EVALUATED, to: '2025-09-01' }, 'END_BEFORE_START', 'to'],
      [{ ...EVALUATED, body: 'choir' }, 'NOT_FOUND', 'body'],
    ];
    for (const [input, code, field] of attempts)
      expect([input, await refusal('record Evaluation', input)]).toEqual([input, [[code, field]]]);
    expect((await bodyOf(STEERING)).evaluations).toHaveLength(2);
  });
});

describe('SG-3: an agreement', () => {
  const NEW = {
    slug: 'drammen-network-agreement-2021',
    kind: 'NETWORK',
    title: 'Ny nettverksavtale',
    titleEn: 'New network agreement',
    status: 'IN_FORCE',
  };

  it('is added under another one, and cites what it is told from', async () => {
    const added = await done('add Agreement', {
      ...NEW,
      region: 'vestre-viken',
      parties: ['Drammen kommune', ' Vestre  Viken HF '],
      from: '2021-01-01',
      parent: 'drammen-overall-cooperation-agreement',
    });
    expect(added).toMatchObject({
      ...{ ...NEW, edited: true, verbatim: null, note: null, region: { slug: 'vestre-viken' } },
      parties: ['Drammen kommune', 'Vestre Viken HF'],
      parent: { slug: 'drammen-overall-cooperation-agreement' },
      source: { slug: 'recorded-here', locator: null },
      valid: { from: '2021-01-01', to: null },
    });
    const { agreements } = await ask<{ agreements: Some[] }>('{ agreements(party: "drammen kommune") { slug } }');
    expect(agreements.map(({ slug }) => slug)).toEqual(['drammen-network-agreement-2021', 'drammen-overall-cooperation-agreement']);
    const cited = await done('update Agreement', {
      ...{ slug: NEW.slug, expectedVersion: added.version, source: 'drammen-question-62', locator: 'Answer 2', parties: [], region: '' },
      verbatim: 'Avtalen om nettverk',
    });
    expect(cited).toMatchObject({
      source: { slug: 'drammen-question-62', locator: 'Answer 2' },
      parties: [],
      region: null,
      verbatim: 'Avtalen om nettverk',
    });
    expect(cited).toMatchObject({ title: NEW.title, parent: { slug: 'drammen-overall-cooperation-agreement' } });
  });

  it('is refused under one that had ended before it began, from either side', async () => {
    const lapsed = 'vestre-viken-network-agreement';
    const under = (from: string | null, slug = 'under-the-lapsed') => ({ ...NEW, slug, parent: lapsed, from });
    const { userErrors } = await attempt('add Agreement', under('2020-01-01'));
    expect(userErrors).toMatchObject([{ code: 'PARENT_ENDED', field: 'parent', message: expect.stringContaining('2020-01-01') }]);
    expect(await refusal('add Agreement', under('2024-05-01'))).toEqual([['PARENT_ENDED', 'parent']]);
    const added = await done('add Agreement', under('2019-12-31'));
    expect(await refusal('update Agreement', { slug: added.slug, expectedVersion: added.version, from: '2020-01-01' })).toEqual([
      ['PARENT_ENDED', 'parent'],
    ]);
    const { agreements } = await ask<{ agreements: Some[] }>('{ agreements { slug version } }');
    const parent = agreements.find(({ slug }) => slug === lapsed);
    const earlier = { slug: lapsed, expectedVersion: parent?.version, to: '2019-12-31' };
    expect(await refusal('update Agreement', earlier)).toEqual([['PARENT_ENDED', 'to']]);
    // A start that is not known contradicts nothing.
    await done('update Agreement', { slug: added.slug, expectedVersion: added.version, from: '' });
    await done('update Agreement', earlier);
  });

  it('is refused in a circle, with a slug that is taken, with its days the wrong way round, or lapsed in the future', async () => {
    const { agreements } = await ask<{ agreements: Some[] }>('{ agreements { slug version } documents { slug } }');
    const of = (slug: string) => ({ slug, expectedVersion: agreements.find((one) => one.slug === slug)?.version });
    const attempts: [string, object, string, string][] = [
      ['update', { ...of('oslo-cooperation-agreement'), parent: 'oslo-cooperation-agreement' }, 'CIRCLE', 'parent'],
      ['update', { ...of('oslo-cooperation-agreement'), parent: 'oslo-network-agreement' }, 'CIRCLE', 'parent'],
      ['update', { ...of('oslo-cooperation-agreement'), parent: 'nothing' }, 'NOT_FOUND', 'parent'],
      ['update', { ...of('oslo-cooperation-agreement'), status: 'LAPSED', to: '2999-01-01' }, 'IN_THE_FUTURE', 'to'],
      ['update', { ...of('oslo-cooperation-agreement'), title: ' ' }, 'EMPTY', 'title'],
      ['update', { slug: 'nothing', expectedVersion: 1 }, 'NOT_FOUND', 'slug'],
      ['add', { ...NEW, slug: 'a', parent: 'a' }, 'CIRCLE', 'parent'],
      ['add', { ...NEW, slug: 'oslo-network-agreement' }, 'ALREADY_RECORDED', 'slug'],
      // Leaders acknowledge documents and agreements by one and the same field.
      ['add', { ...NEW, slug: DESCRIPTION }, 'ALREADY_RECORDED', 'slug'],
      ['add', { ...NEW, slug: 'Nei Takk' }, 'INVALID', 'slug'],
      ['add', { ...NEW, slug: 'b', from: '2024-01-01', to: '2024-01-01' }, 'END_BEFORE_START', 'to'],
      ['add', { ...NEW, slug: 'b', source: 'nobody' }, 'NOT_FOUND', 'source'],
      ['add', { ...NEW, slug: 'b', region: 'mars' }, 'NOT_FOUND', 'region'],
      ['add', { ...NEW, slug: 'b', parties: ['En', ''] }, 'EMPTY', 'parties.1'],
    ];
    for (const [verb, input, code, field] of attempts)
      expect([input, await refusal(`${verb} Agreement`, input)]).toEqual([input, [[code, field]]]);
    expect((await ask<{ agreements: Some[] }>('{ agreements { slug version } }')).agreements).toEqual(agreements);
  });
});

describe('KW-5: a document', () => {
  const NEW = { slug: 'oslo-kompetanseplan-2026', kind: 'COMPETENCE_PLAN', title: 'Kompetanseplan 2026', status: 'CURRENT' };

  it('is added and changed, and says what is known of it', async () => {
    const added = await done('add Document', {
      ...NEW,
      ...{ region: 'oslo', language: 'NB', year: 2026, issuer: 'Nettverket', url: 'https://example.no/plan', to: '2020-01-01' },
      governs: ['oslo-strategy-plan-2024-2028'],
    });
    expect(added).toMatchObject({
      ...{ ...NEW, edited: true, region: { slug: 'oslo' }, language: 'nb', year: 2026, url: 'https://example.no/plan', urlAsGiven: null },
      // Its own period is over, whatever is said of it.
      ...{
        expired: true,
        governs: ['oslo-strategy-plan-2024-2028'],
        source: { slug: 'recorded-here' },
        editions: [],
        currentEdition: null,
      },
    });
    const after = await done('update Document', {
      slug: NEW.slug,
      expectedVersion: added.version,
      to: '',
      language: 'sv-FI',
      url: '',
      year: 0,
    });
    expect(after).toMatchObject({ expired: false, language: 'sv-FI', url: null, year: null, issuer: 'Nettverket', title: NEW.title });
    expect(await refusal('update Document', { slug: NEW.slug, expectedVersion: added.version, note: 'x' })).toEqual([
      ['STALE_VERSION', 'expectedVersion'],
    ]);
  });

  it('loses the words of its source about a status that it no longer has', async () => {
    const { documents } = await ask<{ documents: (Some & { statusVerbatim: string | null })[] }>(
      '{ documents { slug version statusVerbatim } }',
    );
    const before = documents.find(({ slug }) => slug === 'oslo-gov-08-beslutningsprosesser');
    const noted = await done('update Document', { slug: before?.slug, expectedVersion: before?.version, note: 'Lest.' });
    expect(noted).toMatchObject({ status: 'UNDER_REVISION', statusVerbatim: 'er under revidering', note: 'Lest.' });
    const revised = await done('update Document', { slug: noted.slug, expectedVersion: noted.version, status: 'CURRENT' });
    expect(revised).toMatchObject({ status: 'CURRENT', statusVerbatim: null, source: { slug: 'oslo-strategy-plan-2024-2028' } });
  });

  it('has editions, of which a new one takes over from one without an end', async () => {
    const add = (input: object) => ({ document: DESCRIPTION, ...input });
    await done('add DocumentEdition', add({ label: '1', from: '2022-01-01', to: '2023-01-01' }));
    await done('add DocumentEdition', add({ label: '2.0', from: '2023-01-01' }));
    const two = await done('add DocumentEdition', add({ label: '2.1', from: '2025-01-01', url: 'https://example.no/2.1' }));
    expect(two).toMatchObject({
      editions: [
        { label: '1', valid: { from: '2022-01-01', to: '2023-01-01' } },
        { label: '2.0', valid: { from: '2023-01-01', to: '2025-01-01' }, url: null },
        { label: '2.1', valid: { from: '2025-01-01', to: null }, url: 'https://example.no/2.1' },
      ],
      currentEdition: { label: '2.1' },
    });
    const current = async (asOf: string) => {
      const { documents } = await ask<{ documents: (Some & { currentEdition: object | null })[] }>(
        `{ documents { slug currentEdition(asOf: "${asOf}") { label } } }`,
      );
      return documents.find(({ slug }) => slug === DESCRIPTION)?.currentEdition;
    };
    expect(await current('2021-12-31')).toBeNull();
    expect(await current('2024-12-31')).toEqual({ label: '2.0' });
    const attempts: [object, string, string][] = [
      [add({ label: '2.1', from: '2027-01-01' }), 'ALREADY_RECORDED', 'label'],
      [add({ label: '0.9', from: '2021-06-01', to: '2022-02-01' }), 'OVERLAP', 'from'],
      [add({ label: '2.0.1', from: '2024-01-01', to: '2024-06-01' }), 'OVERLAP', 'from'],
      [add({ label: '3', from: '2024-06-01' }), 'OVERLAP', 'from'],
      [add({ label: '3', from: '2025-01-01' }), 'OVERLAP', 'from'],
      [add({ label: '3', from: '2027-01-01', to: '2026-01-01' }), 'END_BEFORE_START', 'to'],
      [add({ label: '3', from: '2027-01-01', url: 'javascript:alert(1)' }), 'INVALID', 'url'],
      [add({ label: ' ', from: '2027-01-01' }), 'EMPTY', 'label'],
      [add({ document: 'nothing', label: '3', from: '2027-01-01' }), 'NOT_FOUND', 'document'],
    ];
    for (const [input, code, field] of attempts)
      expect([input, await refusal('add DocumentEdition', input)]).toEqual([input, [[code, field]]]);
  });

  it('has editions whose end can be mended, and that can be taken back: what one took over from goes on', async () => {
    interface Edition extends Term {
      readonly label: string;
    }
    const slug = 'oslo-competence-plan';
    const add = (label: string, from: string, more = {}) =>
      done<{ editions: Edition[] }>('add DocumentEdition', { document: slug, label, from, ...more });
    const spans = async () =>
      (
        await ask<{ documents: { slug: string; editions: (Edition & { valid: object })[] }[] }>(
          '{ documents { slug editions { id version label valid { from to } } } }',
        )
      ).documents.find((one) => one.slug === slug)?.editions ?? [];
    const shown = async () => (await spans()).map(({ label, valid }) => [label, ...Object.values(valid)]);
    const the = async (label: string) => {
      const edition = (await spans()).find((one) => one.label === label);
      return { documentEditionId: edition?.id, expectedVersion: edition?.version };
    };
    const end = async (label: string, how: object) => done('end DocumentEdition', { ...(await the(label)), ...how });

    await add('1', '2020-01-01');
    await add('2', '2022-01-01');
    await add('3', '2024-01-01');
    // A slip: 2 is taken back, and 1 held until 3; then 3 too, and 1 still holds.
    await end('2', { withdrawn: true });
    expect(await shown()).toEqual([
      ['1', '2020-01-01', '2024-01-01'],
      ['3', '2024-01-01', null],
    ]);
    await end('3', { withdrawn: true });
    expect(await shown()).toEqual([['1', '2020-01-01', null]]);
    // What somebody has given another end since keeps it.
    await add('2', '2022-01-01');
    await end('1', { to: '2021-07-01' });
    await end('2', { withdrawn: true });
    expect(await shown()).toEqual([['1', '2020-01-01', '2021-07-01']]);
    // What it followed without taking over keeps its end too.
    await add('2', '2021-07-01', { to: '2023-01-01' });
    await end('2', { withdrawn: true });
    expect(await shown()).toEqual([['1', '2020-01-01', '2021-07-01']]);
    // A label that was taken back is free again.
    await add('2', '2022-01-01');
    const stale = await the('2');
    await end('2', { to: '2025-01-01' });
    expect(await refusal('end DocumentEdition', { ...stale, to: '2024-01-01' })).toEqual([['STALE_VERSION', 'expectedVersion']]);
    expect(await refusal('end DocumentEdition', await the('2'))).toEqual([['EMPTY', 'to']]);
    expect(await refusal('end DocumentEdition', { ...(await the('2')), to: '2022-01-01' })).toEqual([['END_BEFORE_START', 'to']]);
    expect(await refusal('end DocumentEdition', { ...(await the('1')), to: '2022-01-02' })).toEqual([['OVERLAP', 'to']]);
    expect(await refusal('end DocumentEdition', { ...stale, documentEditionId: 'nothing', to: '2024-01-01' })).toEqual([
      ['NOT_FOUND', 'documentEditionId'],
    ]);
    expect(await shown()).toEqual([
      ['1', '2020-01-01', '2021-07-01'],
      ['2', '2022-01-01', '2025-01-01'],
    ]);
  });

  it('is expired, and alerted of, by one rule: not with an end to come, nor while an edition carries it on', async () => {
    const OLD = { slug: 'gammel-plan', kind: 'STRATEGY', title: 'Gammel plan', status: 'CURRENT', to: '2025-01-01' };
    const state = async () => {
      const { documents, current, alerts } = await ask<{
        documents: (Some & { expired: boolean })[];
        current: Some[];
        alerts: { items: { subject: { key: string } }[] };
      }>('{ documents { slug version expired } current: documents(current: true) { slug } alerts { items { subject { key } } } }');
      const of = (slug: string) => documents.find((one) => one.slug === slug);
      return {
        ...{ expired: of(OLD.slug)?.expired, isCurrent: current.some(({ slug }) => slug === OLD.slug) },
        ...{ isAlerted: alerts.items.some(({ subject }) => subject.key === OLD.slug), version: of(OLD.slug)?.version },
      };
    };
    await done('add Document', OLD);
    expect(await state()).toMatchObject({ expired: true, isCurrent: false, isAlerted: true });
    const { editions } = await done<{ editions: Term[] }>('add DocumentEdition', { document: OLD.slug, label: '2', from: '2025-01-01' });
    expect(await state()).toMatchObject({ expired: false, isCurrent: true, isAlerted: false });
    const edition = { documentEditionId: editions[0]?.id, expectedVersion: editions[0]?.version };
    await done('end DocumentEdition', { ...edition, withdrawn: true });
    expect(await state()).toMatchObject({ expired: true, isCurrent: false, isAlerted: true });
    for (const status of ['EXPIRED', 'SUPERSEDED']) {
      const { version: expectedVersion } = await state();
      const over = { slug: OLD.slug, expectedVersion, status };
      expect(await refusal('update Document', { ...over, to: '2999-01-01' })).toEqual([['IN_THE_FUTURE', 'to']]);
      expect(await refusal('add Document', { ...OLD, slug: 'd', status, to: '2999-01-01' })).toEqual([['IN_THE_FUTURE', 'to']]);
      await done('update Document', { ...over, to: '' });
      expect(await state()).toMatchObject({ expired: true, isCurrent: false, isAlerted: true });
    }
  });

  it('is refused with what cannot be', async () => {
    const attempts: [object, string, string][] = [
      [{ ...NEW }, 'ALREADY_RECORDED', 'slug'],
      [{ ...NEW, slug: 'oslo-network-agreement' }, 'ALREADY_RECORDED', 'slug'],
      [{ ...NEW, slug: 'c', url: 'ftp://example.no/plan' }, 'INVALID', 'url'],
      [{ ...NEW, slug: 'c', language: 'norsk bokmål' }, 'INVALID', 'language'],
      [{ ...NEW, slug: 'c', year: 20_260 }, 'INVALID', 'year'],
      [{ ...NEW, slug: 'c', governs: ['oslo-strategy-plan-2024-2028', 'nothing'] }, 'NOT_FOUND', 'governs.1'],
      [{ ...NEW, slug: 'c', title: '' }, 'EMPTY', 'title'],
      [{ ...NEW, slug: 'c', from: '2026-01-01', to: '2025-01-01' }, 'END_BEFORE_START', 'to'],
    ];
    for (const [input, code, field] of attempts) expect([input, await refusal('add Document', input)]).toEqual([input, [[code, field]]]);
  });
});

describe('governance', () => {
  const INPUTS: [string, object][] = [
    ['appoint Body', { body: 'oslo-steering-group', from: '2024-01-01' }],
    ['end BodyTerm', { bodyTermId: 'x', expectedVersion: 1, withdrawn: true }],
    ['update Body', { slug: 'oslo-steering-group', expectedVersion: 1, note: 'Nei.' }],
    ['record Evaluation', { body: 'oslo-steering-group', from: '2024-01-01' }],
    ['withdraw Evaluation', { evaluationId: 'x', expectedVersion: 1 }],
    ['set SeatHolder', { body: STEERING, seat: 9, holder: 'Nei', from: '2024-01-01' }],
    ['end SeatTerm', { seatTermId: 'x', expectedVersion: 1, withdrawn: true }],
    ['add Agreement', { slug: 'nei', kind: 'NETWORK', title: 'Nei', titleEn: 'No', status: 'UNKNOWN' }],
    ['update Agreement', { slug: 'oslo-network-agreement', expectedVersion: 1, note: 'Nei.' }],
    ['add Document', { slug: 'nei', kind: 'LINK', title: 'Nei', status: 'UNKNOWN' }],
    ['update Document', { slug: DESCRIPTION, expectedVersion: 1, note: 'Nei.' }],
    ['add DocumentEdition', { document: DESCRIPTION, label: 'nei', from: '2030-01-01' }],
    ['end DocumentEdition', { documentEditionId: 'x', expectedVersion: 1, withdrawn: true }],
  ];

  it.each(INPUTS)('%s is for editors of regional alone', async (name, input) => {
    const others = [
      await tokenFor(graph, [
        { role: 'REGION_EDITOR', sector: 'vestre-viken' },
        { role: 'STEERING', sector: 'ous' },
      ]),
      await tokenFor(graph, [
        { role: 'AUDITOR', sector: 'regional' },
        { role: 'ADMIN', sector: 'regional' },
      ]),
      await tokenFor(graph, []),
    ];
    for (const as of others) expect((await attempt(name, input, as)).codes).toEqual(['FORBIDDEN']);
    const { codes } = await change(graph, { owner: 'regional', name, select: selectOf(name), input });
    expect(codes).toEqual(['UNAUTHENTICATED']);
  });

  it('does what is sent twice once, and refuses the same key for something else', async () => {
    const input = { idempotencyKey: randomUUID(), body: 'oslo-operations-group', from: '2024-01-01' };
    const [first, second] = [await done<Body>('appoint Body', input), await done<Body>('appoint Body', input)];
    expect([second, second.terms.length]).toEqual([first, 1]);
    expect(await refusal('appoint Body', { ...input, from: '2030-01-01' })).toEqual([['KEY_REUSED', 'idempotencyKey']]);
  });

  it('is told in the audit by what was changed', async () => {
    const as = await tokenFor(graph, [{ role: 'AUDITOR', sector: 'regional' }]);
    const { data } = await graph.query<{ audit: { edges: { node: { action: string; object: string | null } }[] } }>(
      '{ audit(filter: { action: "addDocumentEdition" }, first: 10) { edges { node { action object } } } }',
      {},
      { as },
    );
    expect(data.audit.edges.filter(({ node }) => node.object === DESCRIPTION)).toHaveLength(3);
  });
});
