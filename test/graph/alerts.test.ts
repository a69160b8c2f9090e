import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { change } from '../kit/mutate.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

interface Evidence {
  readonly verbatim: string | null;
  readonly period: { readonly from: string | null; readonly to: string | null } | null;
  readonly ageDays: number | null;
  readonly undated: boolean;
  readonly owner: string | null;
  readonly source: { readonly slug: string; readonly locator: string | null } | null;
}
interface Alert {
  readonly id: string;
  readonly severity: string;
  readonly rule: { readonly key: string; readonly thresholdMonths: number | null; readonly version: number };
  readonly title: string;
  readonly subject: { readonly kind: string; readonly key: string; readonly label: string };
  readonly region: { readonly slug: string } | null;
  readonly networks: readonly { readonly slug: string }[];
  readonly since: string | null;
  readonly evidence: readonly Evidence[];
  readonly contradiction: { readonly key: string } | null;
  readonly demo: boolean;
}
interface AlertList {
  readonly items: readonly Alert[];
  readonly complete: boolean;
  readonly sources: readonly { readonly sector: string; readonly state: string; readonly message: string | null }[];
}

const ALERT = `id severity rule { key thresholdMonths version } title subject { kind key label } region { slug } networks { slug } since demo
  evidence { verbatim period { from to } ageDays undated owner source { slug locator } } contradiction { key }`;
const VESTRE_VIKEN = ['baerum', 'drammen', 'kongsberg', 'ringerike'];
const OSLO = ['lovisenberg', 'diakonhjemmet', 'ous'];
const NETWORKS = [...VESTRE_VIKEN, ...OSLO];

let graph: TestGraph;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') });
  graph = await startTestGraph({ DEMO: 'off' });
});
afterAll(async () => {
  await graph.close();
  vi.useRealTimers();
});

async function list(args = '', target = graph): Promise<AlertList> {
  const { data, errors } = await target.query<{ alerts: AlertList }>(
    `{ alerts${args} { items { ${ALERT} } complete sources { sector state message } } }`,
  );
  expect(errors).toBeUndefined();
  return data.alerts;
}
async function alert(id: string): Promise<Alert | undefined> {
  return (await list()).items.find((one) => one.id === id);
}
const idsOf = ({ items }: Pick<AlertList, 'items'>) => items.map(({ id }) => id);
const rulesOf = (items: readonly Alert[]) => [...new Set(items.map(({ rule }) => rule.key))];

describe('RD-7: the alerts of today', () => {
  it('come by weight, rule and subject, networks in the order of the registry, with all owners in them', async () => {
    const { items, complete, sources } = await list();
    expect(complete).toBe(true);
    expect(sources.map(({ sector, state }) => `${sector} ${state}`)).toEqual([
      'vestre-viken OK',
      'lovisenberg OK',
      'diakonhjemmet OK',
      'ous OK',
    ]);
    expect(idsOf({ items })).toEqual([
      'AGREEMENT_LAPSED:vestre-viken-network-agreement',
      'DOCUMENT_EXPIRED:oslo-gov-06-nasjonal-kreftstrategi',
      'TERM_UNKNOWN:oslo-operations-group',
      'TERM_UNKNOWN:oslo-steering-group',
      'TERM_UNKNOWN:vestre-viken-operations-group',
      'TERM_UNKNOWN:vestre-viken-steering-group',
      'COMPETENCE_PLAN_OLD:oslo-competence-plan',
      'REGISTER_ENTRY_STALE:register-drammen-braata-beds',
      'REGISTER_ENTRY_STALE:register-drammen-cancer-coordinator',
      'REGISTER_ENTRY_STALE:register-drammen-helsehuset-beds',
      'REGISTER_ENTRY_STALE:register-drammen-resource-nurses',
      'DOCUMENT_UNDER_REVISION:oslo-gov-08-beslutningsprosesser',
      ...NETWORKS.map((slug) => `OPERATOR_UNKNOWN:${slug}`),
    ]);
    for (const { evidence, rule, demo } of items) {
      expect(evidence.length).toBeGreaterThan(0);
      expect(rule.version).toBeGreaterThan(0);
      expect(demo).toBe(false);
      for (const { source, owner, ageDays, undated } of evidence) {
        expect(undated).toBe(ageDays === null);
        expect(source === null).toBe(owner !== null);
      }
    }
    expect(idsOf(await list())).toEqual(idsOf({ items }));
  });

  it('C-04: tell the age of each register entry', async () => {
    const entry = await alert('REGISTER_ENTRY_STALE:register-drammen-helsehuset-beds');
    expect(entry).toMatchObject({
      severity: 'NOTICE',
      rule: { thresholdMonths: 24 },
      subject: { kind: 'SERVICE', label: 'Helsehuset' },
      networks: [{ slug: 'drammen' }],
      since: '2020-01-01',
      contradiction: { key: 'helsehuset-entry-stale' },
      evidence: [
        {
          verbatim: 'Bråta er oppført med 4 senger og 8, helsehuset med 7 senger.',
          period: { from: '2017-01-01', to: '2018-01-01' },
          ageDays: 3248,
          source: { slug: 'national-palliative-register' },
        },
      ],
    });
    expect(entry?.title).toContain('rundt 3 år eldre');
    expect(await alert('REGISTER_ENTRY_STALE:register-drammen-resource-nurses')).toMatchObject({
      contradiction: null,
      evidence: [{ period: { from: '2020-02-01', to: '2020-03-01' }, ageDays: 2458 }],
    });
  });

  it('C-06: tell of the lapsed agreement, with the answer of 2020 and the page that still describes the network', async () => {
    const lapsed = await alert('AGREEMENT_LAPSED:vestre-viken-network-agreement');
    expect(lapsed).toMatchObject({
      severity: 'WARNING',
      rule: { thresholdMonths: null },
      subject: { kind: 'AGREEMENT' },
      region: { slug: 'vestre-viken' },
      networks: VESTRE_VIKEN.map((slug) => ({ slug })),
      since: '2020-01-01',
      contradiction: { key: 'network-described-but-agreement-lapsed' },
    });
    const [answer, ...others] = lapsed?.evidence ?? [];
    expect(answer?.verbatim).toContain('ikke videreført fra 01.01.2020');
    expect(answer).toMatchObject({ ageDays: 2152, source: { slug: 'drammen-question-62', locator: 'Answer 2' } });
    const page = others.filter(({ source }) => source?.slug === 'vestre-viken-network-page');
    expect(page).toContainEqual(expect.objectContaining({ verbatim: expect.stringContaining('formalisert nettverk'), undated: true }));
  });

  it('C-08: tell that the term is unknown, and how old the evaluation of 2012 is', async () => {
    const unknown = await alert('TERM_UNKNOWN:vestre-viken-steering-group');
    expect(unknown).toMatchObject({
      severity: 'NOTICE',
      subject: { kind: 'BODY' },
      region: { slug: 'vestre-viken' },
      since: null,
      contradiction: { key: 'steering-group-term-unknown' },
    });
    expect(unknown?.evidence[0]).toMatchObject({
      period: { from: '2012-09-01', to: '2012-12-01' },
      ageDays: 5105,
      source: { slug: 'vestre-viken-network-page', locator: 'Section "Styringsgruppe"' },
    });
    expect(unknown?.evidence[0]?.verbatim).toContain('høsten 2012 evaluert');
    expect(await alert('TERM_UNKNOWN:oslo-steering-group')).toMatchObject({
      region: { slug: 'oslo' },
      // The strategy plan speaks of February 2024: what it says is at most so old.
      evidence: [{ undated: false, period: { from: '2024-02-01', to: null }, ageDays: 1025 }],
    });
  });

  it('C-17: tell of governing documents that are expired or under revision', async () => {
    expect(await alert('DOCUMENT_EXPIRED:oslo-gov-06-nasjonal-kreftstrategi')).toMatchObject({
      severity: 'WARNING',
      since: '2023-01-01',
      region: { slug: 'oslo' },
      contradiction: { key: 'governing-documents-not-current' },
      evidence: [{}, { verbatim: 'Nasjonal kreftstrategi 2024-2028 under behandling', source: { slug: 'oslo-strategy-plan-2024-2028' } }],
    });
    expect(await alert('DOCUMENT_UNDER_REVISION:oslo-gov-08-beslutningsprosesser')).toMatchObject({
      severity: 'INFO',
      evidence: [{ verbatim: 'er under revidering', undated: false, period: { from: '2024-02-01', to: null }, ageDays: 1025 }],
    });
  });

  it('are narrowed by network and weight; an unknown network is refused', async () => {
    const all = (await list()).items;
    for (const slug of ['drammen', 'ous']) {
      const { items, sources } = await list(`(network: "${slug}")`);
      expect(items).toEqual(all.filter(({ networks }) => networks.some((network) => network.slug === slug)));
      expect(sources.map(({ sector }) => sector)).toEqual([slug === 'ous' ? 'ous' : 'vestre-viken']);
    }
    expect(idsOf(await list('(network: "ous")'))).not.toContainEqual(expect.stringMatching(/drammen|vestre-viken/));
    expect(idsOf(await list('(network: "baerum")'))).not.toContainEqual(expect.stringContaining('register-drammen'));
    for (const severity of ['WARNING', 'NOTICE', 'INFO'])
      expect((await list(`(severity: ${severity})`)).items).toEqual(all.filter((one) => one.severity === severity));
    expect((await list('(network: null, severity: null)')).items).toEqual(all);
    expect((await list('(network: "ous", severity: WARNING)')).items.map(({ rule }) => rule.key)).toEqual(['DOCUMENT_EXPIRED']);
    for (const network of ['nowhere', '', 'oslo', "'; drop table alert_rule; --"]) {
      const { data, errors } = await graph.query('query($network: String) { alerts(network: $network) { complete } }', { network });
      expect(data).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'network' } }]);
    }
  });

  it('are there on every network too, read once for all seven', async () => {
    const all = (await list()).items;
    const before = graph.statements.length;
    const { data, errors } = await graph.query<{ networks: { slug: string; alerts: Alert[] }[] }>(
      `{ networks { slug alerts { ${ALERT} } } }`,
    );
    const made = Map.groupBy(graph.statements.slice(before), ({ subgraph }) => subgraph);
    expect(errors).toBeUndefined();
    expect(data.networks.map(({ slug }) => slug)).toEqual(NETWORKS);
    for (const { slug, alerts } of data.networks)
      expect(alerts).toEqual(all.filter(({ networks }) => networks.some((network) => network.slug === slug)));
    expect(made.get('regional')?.length).toBeLessThanOrEqual(15);
    for (const [sector, statements] of made) if (sector !== 'regional') expect(statements.length, sector).toBeLessThanOrEqual(3);
  });

  it('have sentences in bokmål and English, and say where nynorsk falls back', async () => {
    const { data, errors } = await graph.query<{ alerts: { items: Record<string, string & Record<string, string>>[] } }>(
      `{ alerts(severity: WARNING) { items { nb: title en: title(locale: EN) nn: title(locale: NN)
         inNb: shownIn inEn: shownIn(locale: EN) inNn: shownIn(locale: NN)
         rule { nb: title en: title(locale: EN) nn: title(locale: NN) inNn: shownIn(locale: NN) explanation } } } }`,
    );
    expect(errors).toBeUndefined();
    const [lapsed] = data.alerts.items;
    expect(lapsed).toMatchObject({ inNb: 'NB', inEn: 'EN', inNn: 'NB', nn: lapsed?.nb });
    expect(lapsed?.nb).toContain('1. januar 2020');
    expect(lapsed?.en).toContain('1 January 2020');
    expect(lapsed?.rule).toMatchObject({ nb: 'Avtale som ikke er videreført', nn: 'Avtale som ikke er videreført', inNn: 'NB' });
  });
});

describe('alerts about what regional records', () => {
  const BODY = 'vestre-viken-steering-group';
  const edit = async (name: string, select: string, input: object) => {
    const as = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'regional' }]);
    const { userErrors, codes } = await change(graph, { owner: 'regional', name, select, input, as });
    expect({ userErrors, codes }).toEqual({ userErrors: [], codes: [] });
  };
  const rulesAbout = async (key: string) => rulesOf((await list()).items.filter(({ subject }) => subject.key === key));

  it('an evaluation: it is the last that is known of a body without a dated appointment', async () => {
    await edit('record Evaluation', 'body { slug }', { body: BODY, from: '2026-03-01', to: '2026-04-01', verbatim: 'Vi fortsetter.' });
    const unknown = await alert(`TERM_UNKNOWN:${BODY}`);
    expect(unknown?.title).toContain('evalueringen i mars 2026');
    expect(unknown?.evidence[0]).toMatchObject({ verbatim: 'Vi fortsetter.', owner: 'regional', source: null, ageDays: 236 });
  });

  it('an appointment to come: the sentence says from when, and claims no other', async () => {
    const operations = 'vestre-viken-operations-group';
    await edit('appoint Body', 'body { slug }', { body: operations, from: '2027-01-01', decision: 'Sak 2/26' });
    const unknown = await alert(`TERM_UNKNOWN:${operations}`);
    expect(unknown?.title).toContain('neste oppnevning gjelder fra 1. januar 2027');
    expect(unknown?.evidence[0]).toMatchObject({ verbatim: 'Sak 2/26', period: { from: '2027-01-01', to: null }, ageDays: 0 });
  });

  it('an agreement with one municipality takes nobody else’s place', async () => {
    const local = { slug: 'lokal-avtale', kind: 'NETWORK', title: 'Lokal avtale', titleEn: 'Local agreement', status: 'IN_FORCE' };
    await edit('add Agreement', 'agreement { slug }', {
      ...local,
      region: 'vestre-viken',
      parties: ['Kongsberg kommune'],
      from: '2025-01-01',
    });
    expect(await rulesAbout('vestre-viken-network-agreement')).toEqual(['AGREEMENT_LAPSED']);
  });

  it('a term: the unknown one goes, and it is expired from the day on which it ends', async () => {
    await edit('appoint Body', 'body { slug }', { body: BODY, from: '2025-01-01', to: '2026-12-01', decision: 'Sak 1/25' });
    expect(await rulesAbout(BODY)).toEqual([]);
    vi.setSystemTime(new Date('2026-11-30T22:59:00Z'));
    expect(await rulesAbout(BODY)).toEqual([]);
    vi.setSystemTime(new Date('2026-11-30T23:01:00Z'));
    expect(await alert(`TERM_EXPIRED:${BODY}`)).toMatchObject({
      severity: 'WARNING',
      since: '2026-12-01',
      networks: VESTRE_VIKEN.map((slug) => ({ slug })),
      evidence: [{ verbatim: 'Sak 1/25', period: { from: '2025-01-01', to: '2026-12-01' }, ageDays: 1, owner: 'regional', source: null }],
    });
    expect(await rulesAbout(BODY)).toEqual(['TERM_EXPIRED']);
    vi.setSystemTime(new Date('2026-11-22T12:00:00Z'));
  });

  it('an edition of the competence plan, and an agreement that takes over', async () => {
    const plan = 'oslo-competence-plan';
    await edit('add DocumentEdition', 'document { slug }', { document: plan, label: '2024', from: '2024-11-21' });
    expect(await alert(`COMPETENCE_PLAN_OLD:${plan}`)).toMatchObject({
      since: '2026-11-22',
      evidence: [{ verbatim: '2024', ageDays: 731, owner: 'regional' }],
    });
    await edit('add DocumentEdition', 'document { slug }', { document: plan, label: '2026', from: '2026-11-22' });
    expect(await rulesAbout(plan)).toEqual([]);
    const agreement = { slug: 'ny-nettverksavtale', kind: 'NETWORK', title: 'Ny nettverksavtale', titleEn: 'New network agreement' };
    const term = { status: 'IN_FORCE', region: 'vestre-viken', from: '2026-11-01', to: '2027-01-01' };
    await edit('add Agreement', 'agreement { slug }', { ...agreement, ...term });
    expect(await rulesAbout('vestre-viken-network-agreement')).toEqual([]);
    expect(await alert('AGREEMENT_EXPIRING:ny-nettverksavtale')).toMatchObject({
      rule: { thresholdMonths: 6 },
      evidence: [{ verbatim: null, owner: 'regional', source: null, ageDays: 0 }],
    });
  });
});

describe('alerts about who runs a network', () => {
  it('go when its owner says who, and say when the place is vacant', async () => {
    const as = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]);
    const set = async (input: object) => {
      const { result, userErrors } = await change<{ id: string; version: number }>(graph, {
        owner: 'ous',
        name: 'set Operator',
        select: 'operator { id version }',
        input: { network: 'ous', rotates: false, ...input },
        as,
      });
      expect(userErrors).toEqual([]);
      return result;
    };
    const aboutOus = async () => (await list()).items.filter(({ subject }) => subject.key === 'ous');
    const unknown = await aboutOus();
    expect(unknown).toMatchObject([
      { id: 'OPERATOR_UNKNOWN:ous', severity: 'INFO', region: { slug: 'oslo' }, networks: [{ slug: 'ous' }], since: null },
    ]);
    expect(unknown[0]?.evidence[0]).toMatchObject({ verbatim: null, owner: 'ous', source: null, ageDays: 0 });
    const place = await set({ name: 'Seksjon for lindrende behandling', from: '2026-01-01' });
    expect(await aboutOus()).toEqual([]);
    await set({ operatorId: place?.id, expectedVersion: place?.version, name: null, from: '2026-11-01' });
    const vacant = await aboutOus();
    expect(vacant).toMatchObject([
      {
        id: 'OPERATOR_VACANT:ous',
        severity: 'WARNING',
        since: '2026-11-01',
        evidence: [{ owner: 'ous', source: null, period: { from: '2026-11-01', to: null }, ageDays: 21 }],
      },
    ]);
    expect(vacant[0]?.title).toContain('1. november 2026');
    expect((await list('(network: "lovisenberg")')).items.some(({ subject }) => subject.key === 'ous')).toBe(false);
  });

  it('are not made up of a sector that is silent; it is named, and all else is told', async () => {
    const before = await list();
    await graph.kill('vestre-viken');
    const after = await list();
    expect(after.complete).toBe(false);
    expect(after.sources.map(({ sector, state }) => [sector, state])).toContainEqual(['vestre-viken', 'UNAVAILABLE']);
    const silent = before.items.filter(({ subject }) => subject.kind === 'NETWORK' && VESTRE_VIKEN.includes(subject.key));
    expect(rulesOf(silent)).toEqual(['OPERATOR_UNKNOWN']);
    expect(after.items).toEqual(before.items.filter((one) => !silent.includes(one)));
    expect((await list('(network: "ous")')).complete).toBe(true);
    const { data, errors } = await graph.query<{ network: { alerts: Alert[] } }>('{ network(slug: "drammen") { alerts { id } } }');
    expect(errors).toBeUndefined();
    expect(data.network.alerts.map(({ id }) => id)).toContain('TERM_UNKNOWN:vestre-viken-operations-group');
  });
});
