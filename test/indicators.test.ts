import 'reflect-metadata';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readAreas } from '../shared/areas.js';
import { ClinicalTool } from '../shared/sector/record/record.vocabulary.js';
import { Tally } from '../shared/sector/tally/tally.vocabulary.js';
import { REGISTRY } from '../shared/sectors.js';
import { STRATEGY_PLANS, subGoalNumbers } from '../shared/strategy-plans.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import { readContent } from '../subgraphs/regional/content.js';
import { breakdownsOf, measures } from '../subgraphs/regional/indicator/indicator.type.js';
import { earlierVersions, versionsOf } from '../subgraphs/regional/indicator/indicator-versions.js';

/** Definitions of indicators are data; what would make them lie stops the start. */

const SLUG = 'oslo-2024-2028';
const { indicators } = readContent(REGISTRY, readAreas());
const byKey = new Map(indicators.map((indicator) => [indicator.key, indicator]));
const keysOf = (number: string) => indicators.filter((indicator) => measures(indicator, SLUG, number)).map(({ key }) => key);

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

type Row = Record<string, unknown>;
const read = (change: (rows: Row[]) => unknown) => {
  const folder = mkdtempSync(join(tmpdir(), 'resource-nurse-indicators-'));
  folders.push(folder);
  cpSync(projectPath('subgraphs', 'regional', 'data'), folder, { recursive: true });
  const file = join(folder, 'indicators.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Row[])));
  return () => readContent(REGISTRY, readAreas(), folder);
};
/** The files with a change to one definition. */
const withChange = (key: string, change: Row) => read((rows) => rows.map((row) => (row.key === key ? { ...row, ...change } : row)));

describe('AN-7: the definitions of indicators', () => {
  it('map each of the 31 sub-goals to its indicators, but for the two that are told of in words only', () => {
    const numbers = STRATEGY_PLANS.flatMap(subGoalNumbers);
    expect(numbers).toHaveLength(31);
    expect(Object.fromEntries(numbers.map((number) => [number, keysOf(number)]))).toEqual({
      ...{ '1.1': ['oslo-1-1'], '1.2': [], '1.3': ['oslo-1-3'], '1.4': ['oslo-1-4'], '1.6': ['oslo-1-6'], '1.7': ['oslo-1-7'] },
      '1.5': Object.keys(ClinicalTool).map((tool) => `tool-${tool.toLowerCase().replaceAll('_', '-')}`),
      ...{ '2.1': ['oslo-2-1'], '2.2': ['level-b'], '2.3': ['oslo-2-3'], '2.4': ['internal-teaching'], '2.5': ['placement'] },
      ...{ '2.6': ['oslo-2-6'], '3.1': ['oslo-3-1'], '3.2': ['oslo-3-2'], '3.3': ['oslo-3-3'], '3.4': ['attendance'] },
      ...{ '3.5': ['oslo-3-5'], '3.6': ['reports-on-time'], '3.7': ['published-within-7-days'], '4.1': ['agreement-acknowledged'] },
      ...{ '4.2': ['oslo-4-2'], '4.3': ['oslo-4-3'], '4.4': ['annual-conversation'], '4.5': ['two-network-days'] },
      ...{ '4.6': ['vacancies-filled-90-days'], '5.1': ['unit-coverage', 'nurses-per-10000'], '5.2': ['oslo-5-2'] },
      ...{ '5.3': ['oslo-5-3'], '5.4': ['oslo-5-4'], '5.5': [] },
    });
  });

  it('count all that data owners can count, each once, and say of the others what it would take', () => {
    const tallies = indicators.flatMap(({ tally }) => tally ?? []);
    expect(tallies.toSorted()).toEqual(Object.keys(Tally).toSorted());
    for (const { key, tally, missingNb, data } of indicators) {
      expect(missingNb === null, key).toBe(tally !== null);
      expect(data.startsWith('None yet'), key).toBe(tally === null);
      if (missingNb !== null) expect(missingNb, key).toContain('Det krever');
    }
  });

  it('say of each figure in two languages what is counted of what, what a reader must know, and that the plan has no indicators', () => {
    for (const definition of indicators) {
      const { key, titleNb, titleEn, numeratorNb, numeratorEn, denominatorNb, denominatorEn, basis } = definition;
      const texts = [titleNb, titleEn, numeratorNb, numeratorEn, denominatorNb, denominatorEn];
      const caveats = (JSON.parse(definition.caveats) as { nb: string; en: string }[]).flatMap(({ nb, en }) => [nb, en]);
      expect(caveats.length, key).toBeGreaterThan(0);
      for (const text of [...texts, ...caveats]) expect(text, key).toBe(text.trim());
      expect(new Set([...texts, ...caveats]).size, key).toBe(texts.length + caveats.length);
      for (const caveat of caveats) expect(caveat, key).toMatch(/\.$/);
      expect(basis, key).toMatch(/gives no indicators\. This one is our assumption\./);
    }
    expect(new Set(indicators.map(({ titleNb }) => titleNb)).size).toBe(indicators.length);
  });

  it('say of everything that is counted from appointments that resource persons are in it', () => {
    const ofAppointments: readonly Tally[] = [
      ...(['UNIT_COVERAGE', 'NURSES', 'VACANCIES_FILLED', 'LEVEL_B', 'PLACEMENT', 'ATTENDANCE', 'TWO_NETWORK_DAYS'] as const),
      ...(['INTERNAL_TEACHING', 'ANNUAL_CONVERSATION', 'AGREEMENT_ACKNOWLEDGED', 'FUNCTION_ACKNOWLEDGED'] as const),
    ];
    const counted = indicators.filter(({ tally }) => tally !== null && ofAppointments.includes(tally));
    expect(counted).toHaveLength(ofAppointments.length);
    for (const { key, caveats } of counted) {
      const said = JSON.parse(caveats) as { nb: string; en: string }[];
      expect(
        said.some(({ nb, en }) => /ressursperson/i.test(nb) && /resource person/i.test(en)),
        key,
      ).toBe(true);
    }
  });

  it('have the breakdowns that make sense: of events, reports and what nobody counts no finer one than the network, of rates no service type', () => {
    const coarse = ['REGION', 'NETWORK', 'SECTOR'];
    for (const key of ['oslo-2-6', 'oslo-3-2', 'oslo-3-3', 'reports-on-time'])
      expect(breakdownsOf(byKey.get(key) ?? { breakdowns: '[]' }), key).toEqual(coarse);
    expect(breakdownsOf(byKey.get('nurses-per-10000') ?? { breakdowns: '[]' })).toEqual([...coarse, 'AREA']);
    for (const key of ['unit-coverage', 'level-b', 'tool-esas', 'vacancies-filled-90-days'])
      expect(breakdownsOf(byKey.get(key) ?? { breakdowns: '[]' }), key).toEqual([
        ...coarse,
        'AREA',
        'SERVICE_TYPE',
        'NETWORK_BY_SERVICE_TYPE',
      ]);
  });

  it('stop the start if they contradict each other, the plans, or what the data owners show', () => {
    expect(read((rows) => rows)).not.toThrow();
    const found = (problem: string) => new RegExp(`^content file indicators\\.json: ${problem}\\.$`);
    expect(read((rows) => [...rows, rows[0]])).toThrow(found('unit-coverage stands there twice'));
    expect(withChange('level-b', { audience: 'EVERYBODY' })).toThrow(
      found('level-b is said to be for EVERYBODY, but the data owners show it to ROLES'),
    );
    for (const key of ['unit-coverage', 'oslo-1-1'])
      expect(withChange(key, { audience: 'ROLES' })).toThrow(
        found(`${key} is said to be for ROLES, but the data owners show it to EVERYBODY`),
      );
    for (const field of ['missingNb', 'missingEn']) {
      expect(withChange('oslo-1-1', { [field]: null })).toThrow(found('oslo-1-1 does not say what is missing'));
      expect(withChange('level-b', { [field]: 'Nothing.' })).toThrow(found('level-b is counted, and says what is missing'));
    }
    expect(withChange('oslo-1-1', { subGoals: [{ plan: SLUG, number: '1.8' }] })).toThrow(
      found(`oslo-1-1 measures the sub-goal 1.8 of ${SLUG}, which is unknown`),
    );
    expect(withChange('oslo-1-1', { subGoals: [{ plan: 'oslo-2030', number: '1.1' }] })).toThrow('1.1 of oslo-2030, which is unknown');
    expect(read((rows) => rows.filter(({ key }) => key !== 'oslo-1-1'))).toThrow(found(`sub-goal 1.1 of ${SLUG} has no indicator`));
    expect(withChange('oslo-1-1', { subGoals: ['1.1', '1.2'].map((number) => ({ plan: SLUG, number })) })).toThrow(
      found(`sub-goal 1.2 of ${SLUG} is told of in words only, but has an indicator`),
    );
    expect(withChange('level-b', { breakdowns: ['REGION'] })).toThrow(found('level-b has no breakdown by network, as progress has'));
    expect(withChange('level-b', { breakdowns: ['NETWORK', 'NETWORK'] })).toThrow(found('level-b names a breakdown twice'));
    expect(withChange('nurses-per-10000', { breakdowns: ['NETWORK', 'SERVICE_TYPE'] })).toThrow(
      found('nurses-per-10000 is a rate, and cannot be broken down by SERVICE_TYPE'),
    );
    for (const key of ['', 'Level B', '-b', '__proto__'])
      expect(withChange('level-b', { key })).toThrow(/key is missing|has an id that is not/);
    expect(withChange('level-b', { edition: 0 })).toThrow(found('level-b has an edition below 1'));
    for (const field of ['titleNb', 'titleEn', 'numeratorNb', 'numeratorEn', 'denominatorNb', 'denominatorEn', 'data', 'basis'])
      expect(withChange('level-b', { [field]: '' })).toThrow(`${field} is missing`);
    expect(withChange('level-b', { caveats: [{ nb: 'Bare bokmål.' }] })).toThrow('caveats[0].en is missing');
    expect(withChange('level-b', { tally: 'LEVEL_D' })).toThrow('tally has the unknown value LEVEL_D');
    expect(withChange('level-b', { breakdowns: ['NETWORK', 'UNIT'] })).toThrow('breakdowns names UNIT');
  });
});

describe('versions of a definition', () => {
  const state = (version: number, edition: number, titleNb: string, key = 'level-b') => ({
    ...(byKey.get('level-b') ?? expect.fail('no level-b')),
    ...{ version, edition, titleNb, key, digest: '', recordedAt: '', supersededAt: null },
  });
  const states = [state(1, 1, 'En'), state(2, 1, 'Én', 'placement'), state(3, 1, 'Én'), state(4, 3, 'Tre'), state(5, 2, 'To')];
  const titles = (facts: readonly { titleNb: string }[]) => facts.map(({ titleNb }) => titleNb);

  it('are in the form that each last had, newest first, however they came', () => {
    expect(titles(versionsOf(states, 'level-b'))).toEqual(['Tre', 'To', 'Én']);
    expect(versionsOf(states, 'none')).toEqual([]);
  });

  it('are earlier by their number', () => {
    expect(titles(earlierVersions(states, state(5, 2, 'To')))).toEqual(['Én']);
    expect(earlierVersions(states, state(3, 1, 'Én'))).toEqual([]);
  });
});
