import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAreas } from '../shared/areas.js';
import type { SectorTallyGroup } from '../shared/sector/tally/tally.type.js';
import { REGISTRY } from '../shared/sectors.js';
import { readContent } from '../subgraphs/regional/content.js';
import type { IndicatorFact } from '../subgraphs/regional/indicator/indicator.entity.js';
import { countGroup, type Parts } from '../subgraphs/regional/statistic/count-group.js';
import { Places } from '../subgraphs/regional/statistic/places.js';
import { populationOfArea, populationOfNetworks } from '../subgraphs/regional/statistic/population.js';

/** How a figure is put together from what owners counted, for all counts, and which inhabitants it is told of. */

const AREAS = readAreas();
const CONTENT = readContent(REGISTRY, AREAS);
const definition = (key: string) => CONTENT.indicators.find((row) => row.key === key) as IndicatorFact;
const GROUP = { key: 'all', region: null, sector: null, network: null, area: null, serviceType: null, texts: { nb: '', nn: null, en: '' } };
const BASE = { group: GROUP, owners: REGISTRY.sectors, silent: [], population: null, day: '2025-12-31', notes: [] };
const parts = (rest: Partial<Parts>): Parts => ({ ...BASE, indicator: definition('unit-coverage'), cells: [], ...rest });
const people = (inhabitants: number | null) => ({ inhabitants, comparable: true, flags: [], notes: [] });

const cells: fc.Arbitrary<SectorTallyGroup[]> = fc.array(
  fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500)).map((counts) => {
    const [numerator = 0, denominator = 0, subjects = 0] = counts.toSorted((a, b) => a - b);
    return { network: null, area: null, serviceType: null, numerator, denominator, subjects, demo: false };
  }),
  { maxLength: 6 },
);
const sum = (all: readonly SectorTallyGroup[], of: 'numerator' | 'denominator' | 'subjects') =>
  all.reduce((total, cell) => total + (cell[of] ?? 0), 0);

describe('a figure', () => {
  it('is the sum of numerators over the sum of denominators, inside its interval, never an average', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const figure = countGroup(parts({ cells: all }));
        const [x, n] = [sum(all, 'numerator'), sum(all, 'denominator')];
        expect(figure).toMatchObject({ numerator: x, denominator: n });
        if (n === 0) expect(figure).toMatchObject({ state: 'MISSING', value: null, interval: null });
        else {
          expect(figure.state).toBe('VALUE');
          expect(figure.value).toBe(x / n);
          expect(figure.interval?.low).toBeLessThanOrEqual(x / n);
          expect(figure.interval?.high).toBeGreaterThanOrEqual(x / n);
          expect(figure.flags.includes('INCOMPLETE')).toBe(n < sum(all, 'subjects'));
          expect(figure.flags.includes('LOW_COUNT')).toBe(x < 10);
        }
      }),
    );
  });

  it('does not depend on how owners and groups are cut', () => {
    fc.assert(
      fc.property(cells, fc.nat(6), (all, at) => {
        const merged = (some: readonly SectorTallyGroup[]): SectorTallyGroup => ({
          ...{ network: null, area: null, serviceType: null, demo: false },
          ...{ numerator: sum(some, 'numerator'), denominator: sum(some, 'denominator'), subjects: sum(some, 'subjects') },
        });
        const [a, b] = [all.slice(0, at), all.slice(at)];
        expect(countGroup(parts({ cells: [merged(a), merged(b)] }))).toEqual(countGroup(parts({ cells: all })));
      }),
    );
  });

  it('is hidden as soon as one part is, and then tells no number at all', () => {
    fc.assert(
      fc.property(cells, fc.nat(6), (all, at) => {
        const hidden = { network: null, area: null, serviceType: null, numerator: null, denominator: null, subjects: null, demo: true };
        const figure = countGroup(parts({ cells: all.toSpliced(at, 0, hidden) }));
        expect(figure).toMatchObject({ state: 'SUPPRESSED', value: null, numerator: null, denominator: null, interval: null, flags: [] });
        expect(figure.completeness).toMatchObject({ expected: null, known: null });
        expect(figure.notes.map(({ code }) => code)).toContain('NOT_FOR_YOU');
      }),
    );
  });

  it('tells zero from nothing', () => {
    const cell = { network: null, area: null, serviceType: null, numerator: 0, denominator: 4, subjects: 4, demo: false };
    expect(countGroup(parts({ cells: [cell] }))).toMatchObject({ state: 'VALUE', value: 0, numerator: 0 });
    expect(countGroup(parts({}))).toMatchObject({ state: 'MISSING', value: null });
    expect(countGroup(parts({ indicator: { ...definition('unit-coverage'), tally: null } })).notes.map(({ code }) => code)).toEqual([
      'NOT_COLLECTED',
    ]);
    const rate = { indicator: definition('nurses-per-10000'), cells: [cell] };
    expect(countGroup(parts({ ...rate, population: people(8_000) }))).toMatchObject({ state: 'VALUE', value: 0, denominator: 8_000 });
    expect(countGroup(parts({ ...rate, population: people(null) }))).toMatchObject({ state: 'MISSING', value: null, denominator: null });
  });

  it('names who is silent, and is incomplete; without anybody there is no figure', () => {
    const cell = { network: null, area: null, serviceType: null, numerator: 3, denominator: 4, subjects: 4, demo: false };
    const silent = REGISTRY.sectors.slice(0, 1);
    const figure = countGroup(parts({ cells: [cell], silent }));
    expect(figure).toMatchObject({ state: 'VALUE', value: 0.75, completeness: { ownersExpected: 4, ownersAnswered: 3 } });
    expect(figure.flags).toContain('INCOMPLETE');
    expect(figure.notes.find(({ code }) => code === 'OWNER_SILENT')?.subjects).toEqual(['vestre-viken']);
    expect(countGroup(parts({ silent: REGISTRY.sectors }))).toMatchObject({ state: 'MISSING', numerator: null });
  });
});

describe('the inhabitants of a network', () => {
  const on = (day: string) => {
    const places = new Places(AREAS, REGISTRY, CONTENT.affiliations as never, day);
    const year = Number(day.slice(0, 4));
    const rows = CONTENT.populations.filter((row) => row.year === year && row.ageGroup === 'ALL');
    const placesNow = new Places(AREAS, REGISTRY, CONTENT.affiliations as never, '2026-11-22');
    return { areas: AREAS, places, placesNow, inhabitants: new Map(rows.map((row) => [row.areaCode, row.population])) };
  };
  const all = new Set(REGISTRY.sectors.flatMap(({ networks }) => networks.map(({ slug }) => slug)));

  it.each([2012, 2019, 2020, 2023, 2024, 2025, 2026])('are each counted once in %i', (year) => {
    const context = on(`${year}-07-01`);
    const everybody = populationOfNetworks(all, context).inhabitants ?? 0;
    const codes = context.places.all().flatMap(({ code }) => (context.places.networkOf(code) === null ? [] : code));
    expect(everybody).toBe(codes.reduce((total, code) => total + (context.inhabitants.get(code) ?? Number.NaN), 0));
    const regions = REGISTRY.regions.map(({ slug }) => {
      const networks = REGISTRY.sectors.filter(({ region }) => region === slug).flatMap((sector) => sector.networks);
      return populationOfNetworks(new Set(networks.map((network) => network.slug)), context).inhabitants ?? Number.NaN;
    });
    expect(regions.reduce((total, each) => total + each, 0)).toBe(everybody);
  });

  it('are those of the sources: 488 650 in Vestre Viken and 580 284 in the three sectors of Oslo in 2020', () => {
    const context = on('2020-06-30');
    const ofSectors = (...slugs: string[]) =>
      new Set(REGISTRY.sectors.filter(({ slug }) => slugs.includes(slug)).flatMap(({ networks }) => networks.map(({ slug }) => slug)));
    expect(populationOfNetworks(ofSectors('vestre-viken'), context).inhabitants).toBe(488_650);
    expect(populationOfNetworks(ofSectors('lovisenberg', 'diakonhjemmet', 'ous'), context).inhabitants).toBe(580_284);
  });

  it('are not told of a part of an area', () => {
    const context = on('2022-01-01');
    expect(populationOfNetworks(new Set(['baerum']), context)).toMatchObject({ inhabitants: null, comparable: false });
    expect(populationOfArea('3025', ['3025'], all, context)).toMatchObject({ comparable: true });
    expect(populationOfArea('3025', ['3025'], new Set(['baerum']), context)).toMatchObject({ inhabitants: null, comparable: false });
    expect(populationOfArea('3802', ['3802'], all, context)).toMatchObject({ inhabitants: null, comparable: false });
    const before = on('2019-06-30');
    expect(populationOfArea('0713', ['0713'], all, before)).toMatchObject({ comparable: true });
    expect(populationOfArea('3903', ['0713'], all, before)).toMatchObject({ inhabitants: null, comparable: false });
    expect(populationOfArea('3301', ['0602', '0625', '0711'], all, before)).toMatchObject({ comparable: true });
  });
});
