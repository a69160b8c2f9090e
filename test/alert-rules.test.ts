import 'reflect-metadata';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readAreas } from '../shared/areas.js';
import { REGISTRY } from '../shared/sectors.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import type { AlertFacts, Finding, RecordedOperator } from '../subgraphs/regional/alert/alert-facts.js';
import { ALERT_RULES } from '../subgraphs/regional/alert/alert-rules.js';
import { listAlerts } from '../subgraphs/regional/alert/list-alerts.js';
import { addMonths, ageInDays, dayInWords, monthsInWords } from '../subgraphs/regional/alert/span.js';
import { readContent } from '../subgraphs/regional/content.js';

const TODAY = '2026-11-22';
const VESTRE_VIKEN = ['baerum', 'drammen', 'kongsberg', 'ringerike'];
const OSLO = ['lovisenberg', 'diakonhjemmet', 'ous'];
const RECORDED = { version: 1, digest: '', recordedAt: '2026-11-01T12:00:00.000Z', supersededAt: null, edited: false };

const content = readContent(REGISTRY, readAreas());
const believed = <Row extends object>(rows: readonly Row[]) => rows.map((row) => ({ ...row, ...RECORDED }));
/** What the sources say, before anybody has recorded anything. */
const FACTS: AlertFacts = {
  registry: REGISTRY,
  agreements: believed(content.agreements),
  bodies: believed(content.bodies),
  terms: [],
  evaluations: [],
  documents: believed(content.documents),
  editions: [],
  plans: believed(content.plans),
  services: believed(content.services),
  observations: believed(content.observations),
  publishedOperators: believed(content.operators),
  affiliations: believed(content.affiliations),
  sources: believed(content.sources),
  operators: new Map(),
};
const RULES = believed(content.alertRules);
const monthsOf = (key: string) => RULES.find((rule) => rule.key === key)?.thresholdMonths ?? 0;

const find = (key: string, facts: Partial<AlertFacts> = {}, today = TODAY): readonly Finding[] =>
  ALERT_RULES[key]?.find({ ...FACTS, ...facts }, today, monthsOf(key)) ?? [];
const keysOf = (findings: readonly Finding[]) => findings.map(({ subject }) => subject.key);
const one = (key: string, subject: string, facts: Partial<AlertFacts> = {}, today = TODAY): Finding => {
  const found = find(key, facts, today).find((finding) => finding.subject.key === subject);
  if (!found) throw new Error(`${key} does not find ${subject}`);
  return found;
};
/** Some rows with a change to the one of that slug or key. */
const changed = <Row extends object>(rows: readonly Row[], key: string, change: Partial<Row>): Row[] =>
  rows.map((row) =>
    Object.values(row).includes(key) && ('slug' in row ? row.slug : 'key' in row && row.key) === key ? { ...row, ...change } : row,
  );

describe('C-06: an agreement that lapsed', () => {
  const AGREEMENT = 'vestre-viken-network-agreement';

  it('is told of with the answer that says so, and with what still describes the network as active', () => {
    expect(keysOf(find('AGREEMENT_LAPSED'))).toEqual([AGREEMENT]);
    const { since, networks, title, evidence } = one('AGREEMENT_LAPSED', AGREEMENT);
    expect({ since, networks }).toEqual({ since: '2020-01-01', networks: VESTRE_VIKEN });
    expect(title.nb).toContain('1. januar 2020');
    expect(title.nb).toContain('i drift');
    expect(title.en).toContain('1 January 2020');
    const [answer, ...page] = evidence;
    expect(answer).toMatchObject({ source: 'drammen-question-62', locator: 'Answer 2', period: { from: '2020-02-01', to: '2021-01-01' } });
    expect(answer?.verbatim).toContain('ikke videreført fra 01.01.2020');
    expect(page.map(({ verbatim }) => verbatim)).toContainEqual(expect.stringContaining('et formalisert nettverk'));
    for (const said of page) expect(said).toMatchObject({ source: 'vestre-viken-network-page', period: null });
  });

  const lapsing = (validTo: string) => ({
    agreements: changed(FACTS.agreements, 'oslo-network-agreement', { validTo }),
  });
  it.each([
    ['2026-11-21', true],
    ['2026-11-22', true],
    ['2026-11-23', false],
    ['2026-12-22', false],
  ])('has lapsed on its end, not before: %s', (validTo, lapsed) => {
    expect(keysOf(find('AGREEMENT_LAPSED', lapsing(validTo))).includes('oslo-network-agreement')).toBe(lapsed);
  });

  it('is no longer told of when another of its kind and region is in force, from the day that it begins', () => {
    const old = FACTS.agreements.find(({ slug }) => slug === AGREEMENT);
    if (!old) throw new Error('there is no such agreement');
    const next = { ...old, slug: 'next', status: 'IN_FORCE', validFrom: '2026-11-22', validTo: null };
    const facts = (change: object) => ({ agreements: [...FACTS.agreements, { ...next, ...change }] });
    expect(find('AGREEMENT_LAPSED', facts({}))).toEqual([]);
    expect(keysOf(find('AGREEMENT_LAPSED', facts({}), '2026-11-21'))).toEqual([AGREEMENT]);
    for (const other of [
      { region: 'oslo' },
      { kind: 'COOPERATION' },
      // The lapsed one names no parties: one with a single municipality is not seen to take its place for all.
      { parties: '["Kongsberg kommune"]' },
      { status: 'PLANNED' },
      { validTo: '2026-11-22', validFrom: '2026-01-01' },
    ])
      expect(keysOf(find('AGREEMENT_LAPSED', facts(other))), JSON.stringify(other)).toContain(AGREEMENT);
  });

  it('has the age of its source, also when an editor has touched it; without one, that of the record', () => {
    const ageOf = (source: string) => {
      const agreements = changed(FACTS.agreements, AGREEMENT, { edited: true, source, verbatim: '' });
      const [first] = one('AGREEMENT_LAPSED', AGREEMENT, { agreements }).evidence;
      return { ...first, age: first?.period && ageInDays(first.period, TODAY) };
    };
    expect(ageOf('drammen-question-62')).toMatchObject({ age: 2152, owner: null, verbatim: null });
    expect(ageOf('vestre-viken-network-page')).toMatchObject({ age: null, owner: null });
    expect(ageOf('VV-news-2020')).toMatchObject({ age: 2510, source: 'VV-news-2020' });
    expect(ageOf('recorded-here')).toMatchObject({ age: 21, owner: 'regional', source: null });
  });

  it('between named parties is only replaced by one between all of them', () => {
    const agreements = changed(FACTS.agreements, 'vestre-viken-cooperation-agreements', { validTo: '2026-01-01' });
    expect(keysOf(find('AGREEMENT_LAPSED', { agreements }))).toContain('vestre-viken-cooperation-agreements');
    const whole = changed(agreements, 'drammen-overall-cooperation-agreement', {
      status: 'IN_FORCE',
      parties: FACTS.agreements.find(({ slug }) => slug === 'vestre-viken-cooperation-agreements')?.parties ?? '',
    });
    expect(keysOf(find('AGREEMENT_LAPSED', { agreements: whole }))).not.toContain('vestre-viken-cooperation-agreements');
  });

  it.each([
    ['2027-05-21', true],
    ['2027-05-22', true],
    ['2027-05-23', false],
    ['2026-11-23', true],
    ['2026-11-22', false],
  ])('is told of before it ends, within the limit: %s', (validTo, found) => {
    expect(keysOf(find('AGREEMENT_EXPIRING', lapsing(validTo)))).toEqual(found ? ['oslo-network-agreement'] : []);
  });
});

describe('C-08: the term of a body', () => {
  const BODY = 'vestre-viken-steering-group';
  const term = (validFrom: string, validTo: string | null, body = BODY) => ({
    ...RECORDED,
    demo: false,
    bodyTermId: 'regional:body-term:1',
    body,
    validFrom,
    validTo,
    decision: 'Samarbeidsutvalget, sak 1/26',
  });

  it('is unknown where no appointment is dated: the evidence is the evaluation of autumn 2012, and no end is made up', () => {
    expect(keysOf(find('TERM_UNKNOWN'))).toEqual(expect.arrayContaining([BODY, 'oslo-steering-group', 'oslo-operations-group']));
    expect(find('TERM_EXPIRED')).toEqual([]);
    const { since, networks, title, evidence } = one('TERM_UNKNOWN', BODY);
    expect({ since, networks }).toEqual({ since: null, networks: VESTRE_VIKEN });
    expect(title).toEqual({
      nb: 'Når perioden til «Styringsgruppe for nettverk for ressurssykepleiere i Vestre Viken», som oppnevnes for 3 år, slutter, er ukjent: ingen oppnevning er datert. Siste daterte hendelse er evalueringen i september–november 2012.',
      en: 'When the term of “Steering group of the network of resource nurses in Vestre Viken”, which is appointed for 3 years, ends is unknown: no appointment is dated. The last dated event is the evaluation of September\u2009–\u2009November 2012.',
    });
    expect(title.nb + title.en).not.toContain('2015');
    const [evaluation, length] = evidence;
    expect(evaluation).toMatchObject({ period: { from: '2012-09-01', to: '2012-12-01' }, source: 'vestre-viken-network-page' });
    expect(evaluation?.verbatim).toContain('Styringsgruppen har høsten 2012 evaluert sitt arbeid');
    expect(evaluation?.period && ageInDays(evaluation.period, TODAY)).toBe(5105);
    expect(length).toMatchObject({ verbatim: 'Styringsgruppen oppnevnes for tre år.', period: null });
  });

  it('says of the bodies of Oslo no more than that they exist', () => {
    const { title, evidence, networks } = one('TERM_UNKNOWN', 'oslo-steering-group');
    expect(networks).toEqual(OSLO);
    expect(title.nb).toMatch(/^Når perioden til «[^»]+» slutter, er ukjent: ingen oppnevning er datert\.$/);
    expect(title.en).toMatch(/^When the term of “[^”]+” ends is unknown: no appointment is dated\.$/);
    expect(title.nb).not.toMatch(/\d/);
    expect(evidence).toHaveLength(1);
    // The plan counts nurses of February 2024: it is at most so old.
    expect(evidence[0]).toMatchObject({ source: 'oslo-strategy-plan-2024-2028', period: { from: '2024-02-01', to: null } });
    expect(evidence[0]?.verbatim).toContain('ledes av en styringsgruppe');
  });

  it.each([
    ['2026-10-22', ['TERM_EXPIRED']],
    ['2026-11-21', ['TERM_EXPIRED']],
    ['2026-11-22', ['TERM_EXPIRED']],
    ['2026-11-23', []],
    ['2026-12-22', []],
    [null, []],
  ])('is over from the day on which it ends: %s', (validTo, rules) => {
    const terms = [term('2023-11-22', validTo)];
    const found = ['TERM_EXPIRED', 'TERM_UNKNOWN'].filter((rule) => keysOf(find(rule, { terms })).includes(BODY));
    expect(found).toEqual(rules);
    if (rules.length > 0) {
      const expired = one('TERM_EXPIRED', BODY, { terms });
      expect(expired.since).toBe(validTo);
      expect(expired.title.nb).toMatch(/har vært over siden .*; ingen ny oppnevning er registrert\.$/);
      expect(expired.evidence).toMatchObject([{ verbatim: 'Samarbeidsutvalget, sak 1/26', owner: 'regional', source: null }]);
    }
  });

  it('is that of the last one recorded; one that is yet to begin makes nothing known of today', () => {
    const terms = [term('2023-01-01', null), term('2019-01-01', '2022-01-01')];
    expect(find('TERM_EXPIRED', { terms })).toEqual([]);
    const between = [term('2019-01-01', '2022-01-01'), term('2027-01-01', null)];
    const expired = one('TERM_EXPIRED', BODY, { terms: between });
    expect(expired.since).toBe('2022-01-01');
    expect(expired.title.nb).toMatch(/har vært over siden 1\. januar 2022; neste oppnevning gjelder fra 1\. januar 2027\.$/);
    expect(expired.title.en).toMatch(/over since 1 January 2022; the next appointment is from 1 January 2027\.$/);
    expect(expired.evidence.map(({ period }) => period?.from)).toEqual(['2019-01-01', '2027-01-01']);
    // Of several, the first to come.
    const unknown = one('TERM_UNKNOWN', BODY, { terms: [term('2030-01-01', null), term('2027-01-01', '2030-01-01')] });
    expect(unknown.title.nb).toContain(
      'er ukjent: ingen oppnevning som har begynt, er datert; neste oppnevning gjelder fra 1. januar 2027.',
    );
    expect(unknown.title.en).toContain('no appointment that has begun is dated; the next appointment is from 1 January 2027.');
    expect(unknown.evidence[0]).toMatchObject({ owner: 'regional', period: { from: '2027-01-01', to: '2030-01-01' } });
    expect(keysOf(find('TERM_UNKNOWN', { terms: [term('2026-01-01', null, 'oslo-steering-group')] }))).toContain(BODY);
  });
});

describe('C-08: what is known of a body whose term is not', () => {
  const BODY = 'vestre-viken-steering-group';
  const evaluation = (validFrom: string, validTo: string | null) => ({
    ...RECORDED,
    ...{ demo: false, evaluationId: 'regional:evaluation:1', body: BODY, validFrom, validTo, verbatim: 'Fortsetter uendret.' },
  });

  it('is the newest evaluation, published or recorded, that has begun', () => {
    const evaluations = [evaluation('2026-12-01', null), evaluation('2026-03-01', '2026-05-01'), evaluation('2010-01-01', '2010-02-01')];
    const { title, evidence } = one('TERM_UNKNOWN', BODY, { evaluations });
    expect(title.nb).toMatch(/Siste daterte hendelse er evalueringen i mars–april 2026\.$/);
    expect(evidence[0]).toMatchObject({ verbatim: 'Fortsetter uendret.', owner: 'regional', source: null, period: { to: '2026-05-01' } });
    const day = one('TERM_UNKNOWN', BODY, { evaluations: [evaluation('2026-11-01', null)] });
    expect(day.title.nb).toMatch(/er evalueringen 1\. november 2026\.$/);
    const others = [{ ...evaluation('2026-11-01', null), body: 'oslo-steering-group' }];
    expect(one('TERM_UNKNOWN', BODY, { evaluations: others }).title.nb).toContain('2012');
  });

  it('says one year, not one years', () => {
    const bodies = changed(FACTS.bodies, BODY, { termYears: 1 });
    expect(one('TERM_UNKNOWN', BODY, { bodies }).title).toMatchObject({
      nb: expect.stringContaining(', som oppnevnes for 1 år, slutter, er ukjent'),
      en: expect.stringContaining(', which is appointed for 1 year, ends is unknown'),
    });
  });
});

describe('C-17: governing documents', () => {
  it('whose period is over are told of, with their own words', () => {
    expect(keysOf(find('DOCUMENT_EXPIRED'))).toEqual(['oslo-gov-06-nasjonal-kreftstrategi']);
    const { since, networks, title, evidence } = one('DOCUMENT_EXPIRED', 'oslo-gov-06-nasjonal-kreftstrategi');
    expect({ since, networks }).toEqual({ since: '2023-01-01', networks: OSLO });
    expect(title.nb).toContain('til og med 31. desember 2022');
    expect(evidence.map(({ verbatim }) => verbatim)).toEqual([
      'Leve med kreft - Nasjonal kreftstrategi (2018–2022)',
      'Nasjonal kreftstrategi 2024-2028 under behandling',
    ]);
  });

  it('that are being revised are told of, and no link of the same name', () => {
    expect(keysOf(find('DOCUMENT_UNDER_REVISION'))).toEqual(['oslo-gov-08-beslutningsprosesser']);
    const { networks, evidence } = one('DOCUMENT_UNDER_REVISION', 'oslo-gov-08-beslutningsprosesser');
    expect(networks).toEqual(OSLO);
    expect(evidence).toMatchObject([
      { verbatim: 'er under revidering', source: 'oslo-strategy-plan-2024-2028', period: { from: '2024-02-01', to: null } },
    ]);
  });

  it.each([
    ['2028-12-01', false],
    ['2028-12-31', false],
    ['2029-01-01', true],
    ['2029-01-02', true],
  ])('expire on their end, the strategy itself too: %s', (today, found) => {
    expect(keysOf(find('DOCUMENT_EXPIRED', {}, today)).includes('oslo-strategy-plan-2024-2028')).toBe(found);
  });

  it('that were replaced count as expired; what governs nothing does not', () => {
    const replaced = changed(FACTS.documents, 'oslo-gov-04-nou-2017-16', { status: 'SUPERSEDED' });
    expect(keysOf(find('DOCUMENT_EXPIRED', { documents: replaced }))).toContain('oslo-gov-04-nou-2017-16');
    const edition = { ...RECORDED, demo: false, documentEditionId: 'regional:document-edition:1', label: '2', url: null, followedBy: null };
    const goesOn = (document: string, validTo: string | null) => [{ ...edition, document, validFrom: '2024-01-01', validTo }];
    const strategy = 'oslo-gov-06-nasjonal-kreftstrategi';
    expect(find('DOCUMENT_EXPIRED', { editions: goesOn(strategy, null) })).toEqual([]);
    expect(keysOf(find('DOCUMENT_EXPIRED', { editions: goesOn(strategy, TODAY) }))).toEqual([strategy]);
    expect(keysOf(find('DOCUMENT_EXPIRED', { editions: goesOn('oslo-competence-plan', null) }))).toEqual([strategy]);
    const carriedOn = { documents: replaced, editions: goesOn('oslo-gov-04-nou-2017-16', null) };
    expect(keysOf(find('DOCUMENT_EXPIRED', carriedOn))).toContain('oslo-gov-04-nou-2017-16');
    const link = changed(FACTS.documents, 'vestre-viken-pump-manual', { status: 'EXPIRED' });
    expect(keysOf(find('DOCUMENT_EXPIRED', { documents: link }))).not.toContain('vestre-viken-pump-manual');
  });
});

describe('a competence plan', () => {
  const edition = (validFrom: string) => ({
    ...RECORDED,
    demo: false,
    documentEditionId: 'regional:document-edition:1',
    document: 'oslo-competence-plan',
    label: '2.1',
    url: null,
    validFrom,
    validTo: null,
    followedBy: null,
  });

  it('without a dated edition has an unknown age', () => {
    const [found, ...others] = find('COMPETENCE_PLAN_OLD');
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      since: null,
      networks: OSLO,
      evidence: [{ period: { from: '2024-02-01', to: null }, source: 'oslo-strategy-plan-2024-2028' }],
    });
    expect(found?.title.nb).toContain('ukjent');
    expect(find('COMPETENCE_PLAN_OLD', { editions: [edition('2026-11-23')] })).toMatchObject([{ since: null }]);
  });

  it.each([
    ['2024-10-22', true],
    ['2024-11-21', true],
    ['2024-11-22', false],
    ['2024-11-23', false],
    ['2024-12-22', false],
  ])('is old when its newest edition is more than 24 months old: %s', (validFrom, old) => {
    const found = find('COMPETENCE_PLAN_OLD', { editions: [edition('2019-01-01'), edition(validFrom), edition('2020-01-01')] });
    expect(found).toHaveLength(old ? 1 : 0);
    if (old) expect(found).toMatchObject([{ evidence: [{ verbatim: '2.1', owner: 'regional', period: { from: validFrom } }] }]);
  });

  it.each([
    ['SUPERSEDED', null],
    ['EXPIRED', null],
    ['CURRENT', '2026-11-22'],
  ])('is not told of when it applies no more: %s, %s', (status, validTo) => {
    const documents = changed(FACTS.documents, 'oslo-competence-plan', { status, validTo });
    expect(find('COMPETENCE_PLAN_OLD', { documents })).toEqual([]);
    const [dated] = find('COMPETENCE_PLAN_OLD', { documents, editions: [edition('2019-01-01')] });
    expect(dated === undefined).toBe(status === 'SUPERSEDED');
  });

  it.each([
    [2026, false],
    [2024, false],
    [2023, true],
  ])('of a year is of any day of that year: %i', (year, old) => {
    const documents = changed(FACTS.documents, 'oslo-competence-plan', { year });
    const found = find('COMPETENCE_PLAN_OLD', { documents });
    expect(found).toHaveLength(old ? 1 : 0);
    if (old) {
      expect(found).toMatchObject([{ since: '2026-01-01', evidence: [{ period: { from: '2023-01-01', to: '2024-01-01' } }] }]);
      expect(found[0]?.title.nb).toContain('er fra 2023, mer enn');
    }
  });

  it('is old from the day after the limit', () => {
    const editions = [edition('2024-02-29')];
    expect(find('COMPETENCE_PLAN_OLD', { editions }, '2026-02-28')).toEqual([]);
    expect(find('COMPETENCE_PLAN_OLD', { editions }, '2026-03-01')).toMatchObject([{ since: '2026-03-01' }]);
  });
});

describe('the operator of a network', () => {
  const operator = (name: string | null, validFrom = '2026-03-01'): RecordedOperator => ({
    network: 'drammen',
    name,
    validFrom,
    validTo: null,
    demo: false,
  });
  const recorded = (...operators: RecordedOperator[]) => ({ operators: new Map([['drammen', operators]]) });

  it('is unknown where its owner has recorded nobody, and not told of where the owner is silent', () => {
    expect(find('OPERATOR_UNKNOWN')).toEqual([]);
    const found = one('OPERATOR_UNKNOWN', 'drammen', recorded());
    expect(found).toMatchObject({ networks: ['drammen'], since: null });
    expect(found.evidence[0]).toMatchObject({ verbatim: null, owner: 'vestre-viken', source: null, period: { from: TODAY } });
    expect(
      keysOf(
        find('OPERATOR_UNKNOWN', {
          operators: new Map([
            ['ous', []],
            ['baerum', []],
          ]),
        }),
      ),
    ).toEqual(['baerum', 'ous']);
  });

  it('is unknown beside what published sources say of today, each with its age', () => {
    const said = (slug: string) =>
      find('OPERATOR_UNKNOWN', { operators: new Map([[slug, []]]) }).flatMap(({ evidence }) =>
        evidence.flatMap(({ verbatim }) => verbatim ?? []),
      );
    expect(said('baerum')).toEqual([
      'Nettverket driftes av Palliativ enhet ved Drammen sykehus.',
      expect.stringContaining('driftes av en driftsgruppe'),
    ]);
    expect(said('drammen')).toEqual([...said('baerum'), expect.stringContaining('ingen formell leder av nettverket')]);
    expect(said('ous')).toEqual([expect.stringContaining('ledes av en styringsgruppe')]);
  });

  it('is vacant where its owner says so, also of one place among several', () => {
    expect(find('OPERATOR_UNKNOWN', recorded(operator(null)))).toEqual([]);
    const alone = one('OPERATOR_VACANT', 'drammen', recorded(operator(null), operator(null, '2026-02-01')));
    expect(alone).toMatchObject({ since: '2026-02-01', evidence: [{ owner: 'vestre-viken' }, { owner: 'vestre-viken' }] });
    expect(alone.title).toMatchObject({
      nb: expect.stringContaining('ubesatt siden 1. februar 2026'),
      en: expect.stringContaining('nobody'),
    });
    const among = one('OPERATOR_VACANT', 'drammen', recorded(operator('Palliativ enhet'), operator(null)));
    expect(among.title.nb).toContain('drives av Palliativ enhet');
    for (const rule of ['OPERATOR_VACANT', 'OPERATOR_UNKNOWN']) expect(find(rule, recorded(operator('Palliativ enhet')))).toEqual([]);
  });
});

describe('C-04: an entry of the national register', () => {
  const HELSEHUSET = 'register-drammen-helsehuset-beds';

  it('has an age of its own: that of helsehuset was about three years older than the others when it was quoted', () => {
    const found = find('REGISTER_ENTRY_STALE');
    expect(found.map(({ subject, since, networks }) => [subject.key, since, networks])).toEqual([
      ['register-drammen-braata-beds', '2022-03-01', ['drammen']],
      [HELSEHUSET, '2020-01-01', ['drammen']],
      ['register-drammen-cancer-coordinator', '2022-03-01', ['drammen']],
      ['register-drammen-resource-nurses', '2022-03-01', ['drammen']],
    ]);
    const ages = found.map(({ evidence }) => evidence.map(({ period }) => period && ageInDays(period, TODAY)));
    expect(ages).toEqual([[2458], [3248], [2458], [2458]]);
    const [, helsehuset, , nurses] = found;
    expect(helsehuset?.title.nb).toContain('sist oppdatert i 2017');
    expect(helsehuset?.title.nb).toContain('rundt 3 år eldre');
    expect(helsehuset?.title.en).toContain('about 3 years older');
    expect(helsehuset?.title.en).toContain('was last updated in 2017,');
    expect(nurses?.title.nb).toContain('sist oppdatert i februar 2020,');
    expect(nurses?.title.en).toContain('was last updated in February 2020,');
    expect(nurses?.title.nb).not.toContain('eldre enn');
    expect(helsehuset?.evidence[0]?.verbatim).toContain('helsehuset med 7 senger');
  });

  it.each([
    ['2019-11-30', false],
    ['2019-12-31', false],
    ['2020-01-01', true],
    ['2020-02-01', true],
  ])('is stale when more than 24 months have gone since the last day that it may have been updated: %s', (today, stale) => {
    expect(keysOf(find('REGISTER_ENTRY_STALE', {}, today))).toEqual(stale ? [HELSEHUSET] : []);
  });

  it('counts from the day where that is known', () => {
    const services = changed(FACTS.services, HELSEHUSET, { lastUpdatedOn: '2024-11-22', lastUpdatedPrecision: 'DAY' });
    expect(keysOf(find('REGISTER_ENTRY_STALE', { services }))).not.toContain(HELSEHUSET);
    expect(keysOf(find('REGISTER_ENTRY_STALE', { services }, '2026-11-23'))).toContain(HELSEHUSET);
    const early = changed(FACTS.services, HELSEHUSET, { lastUpdatedOn: '2019-02-01', lastUpdatedPrecision: 'DAY' });
    expect(one('REGISTER_ENTRY_STALE', HELSEHUSET, { services: early }).title).toMatchObject({
      nb: expect.stringMatching(/sist oppdatert 1\. februar 2019, .* rundt 1 år eldre/),
      en: expect.stringMatching(/was last updated on 1 February 2019, .* about 1 year older/),
    });
  });
});

describe('the rules', () => {
  it('come by weight and then in their own order; one that is off finds nothing', () => {
    const operators = new Map(['ous', 'baerum'].map((slug) => [slug, []]));
    const all = listAlerts(RULES, { ...FACTS, operators }, TODAY);
    const order = ['WARNING', 'NOTICE', 'INFO'];
    const weights = all.map(({ rule }) => order.indexOf(rule.severity));
    expect(weights).toEqual(weights.toSorted());
    expect(new Set(weights).size).toBe(3);
    expect(listAlerts(RULES.toReversed(), { ...FACTS, operators }, TODAY)).toEqual(all);
    for (const { key } of RULES) {
      const off = RULES.map((rule) => (rule.key === key ? { ...rule, enabled: false } : rule));
      expect(listAlerts(off, { ...FACTS, operators }, TODAY), key).toEqual(all.filter(({ rule }) => rule.key !== key));
    }
  });

  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  const read = (change: (rules: Record<string, unknown>[]) => unknown) => {
    const folder = mkdtempSync(join(tmpdir(), 'resource-nurse-rules-'));
    folders.push(folder);
    cpSync(projectPath('subgraphs', 'regional', 'data'), folder, { recursive: true });
    const file = join(folder, 'alert-rules.json');
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
    return () => readContent(REGISTRY, readAreas(), folder);
  };
  const withRule = (key: string, change: object) =>
    read((rules) => rules.map((rule) => (rule.key === key ? { ...rule, ...change } : rule)));

  it('are the same in the file and in the program, or nothing starts', () => {
    expect(read((rules) => rules)).not.toThrow();
    expect(read((rules) => rules.slice(1))).toThrow('the rule AGREEMENT_LAPSED is missing');
    expect(read((rules) => [...rules, { ...rules[0], key: 'toString' }])).toThrow('the rule toString is not one');
    expect(read((rules) => [...rules, rules[0]])).toThrow('the rule AGREEMENT_LAPSED stands twice');
    expect(withRule('TERM_EXPIRED', { thresholdMonths: 3 })).toThrow('the rule TERM_EXPIRED has no use');
    for (const thresholdMonths of [null, 0, -1])
      expect(withRule('COMPETENCE_PLAN_OLD', { thresholdMonths })).toThrow('the rule COMPETENCE_PLAN_OLD needs a threshold');
    expect(withRule('TERM_EXPIRED', { severity: 'CRITICAL' })).toThrow(/alert-rules\.json.*CRITICAL/);
    expect(withRule('TERM_EXPIRED', { contradictions: [{ subject: 'x', contradiction: 'none-such' }] })).toThrow(/none-such/);
  });
});

describe('spans', () => {
  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-05-22', -6, '2025-11-22'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-01', 1, '2027-01-01'],
  ])('%s and %i months is %s', (day, months, then) => {
    expect(addMonths(day, months)).toBe(then);
  });

  it('have an age from their last day, or from their first while they last', () => {
    expect(ageInDays({ from: '2026-11-21', to: '2026-11-22' }, TODAY)).toBe(1);
    expect(ageInDays({ from: '2026-11-22', to: '2026-11-23' }, TODAY)).toBe(0);
    expect(ageInDays({ from: '2026-11-12', to: null }, TODAY)).toBe(10);
    expect(ageInDays({ from: null, to: '2026-11-22' }, TODAY)).toBe(1);
    expect(ageInDays({ from: null, to: null }, TODAY)).toBeNull();
    expect(ageInDays({ from: '2027-01-01', to: null }, TODAY)).toBe(0);
  });

  it('are written for people', () => {
    expect(dayInWords('2020-01-01')).toEqual({ nb: '1. januar 2020', en: '1 January 2020' });
    expect(monthsInWords('2020-02-01', '2020-03-01')).toEqual({ nb: 'februar 2020', en: 'February 2020' });
  });
});
