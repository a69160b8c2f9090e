import { describe, expect, it } from 'vitest';
import { readAreas } from '../shared/areas.js';
import { createGazetteer } from '../shared/sector/search/gazetteer.js';
import { type Reading, readQuery, suggestPlaces } from '../shared/sector/search/read-query.js';
import { REGISTRY } from '../shared/sectors.js';

const areas = readAreas();
const gazetteer = createGazetteer(areas, REGISTRY);
const TODAY = '2026-11-22';

const readings = (text: string) => readQuery(text, gazetteer).readings.slice(1);
const show = ({ place, role, rest, typo }: Reading) =>
  [place && `${place.kind} ${place.name}`, role, rest.length > 0 && `+ ${rest.join(' ')}`, typo && '(typo)'].filter(Boolean).join(' ');
const shown = (text: string) => readings(text).map(show);
const placeOf = (text: string) => readings(text)[0]?.place ?? null;

describe('the gazetteer', () => {
  it('finds every area under its name, with its code among those meant', () => {
    for (const { code, name } of areas.values()) {
      const meant = readings(name).filter(({ rest, typo }) => rest.length === 0 && !typo);
      expect(
        meant.some(({ place }) => place?.areas.includes(code)),
        name,
      ).toBe(true);
    }
  });

  it('finds every network and region under its name and aliases', () => {
    for (const { slug, name, aliases } of REGISTRY.sectors.flatMap(({ networks }) => networks)) {
      for (const text of [name, ...aliases, `nettverket ${name}`])
        expect(
          readings(text).some(({ place, rest }) => rest.length === 0 && place?.networks.includes(slug)),
          text,
        ).toBe(true);
    }
    expect(shown('Vestre Viken')).toContain('REGION Vestre Viken');
  });

  it('leads a former name to the codes of all times since, and says why', () => {
    expect(placeOf('Svelvik')).toMatchObject({ kind: 'AREA', areas: ['0711', '3005', '3301'] });
    expect(placeOf('Svelvik')?.note(TODAY)).toBe('Svelvik gikk over i Drammen 2020-01-01.');
    expect(placeOf('Svelvik')?.note('2019-12-31')).toBeNull();
    expect(placeOf('Nes')?.note(TODAY)).toBe('Nes gikk over i Nesbyen 2020-01-01.');
    expect(placeOf('Sande')?.note('2021-06-01')).toBe('Sande gikk over i Holmestrand 2020-01-01.');
  });

  it('says nothing of a name that still stands, whatever its codes were', () => {
    expect(placeOf('Drammen')).toMatchObject({ areas: ['0602', '3005', '3301'] });
    for (const day of ['2019-01-01', '2021-01-01', TODAY]) expect(placeOf('Drammen')?.note(day)).toBeNull();
  });

  it('means all districts by Oslo', () => {
    const oslo = readings('Oslo').find(({ place }) => place?.kind === 'AREA')?.place;
    expect(oslo?.areas).toEqual(expect.arrayContaining(['0301', '030101', '030115']));
  });

  it('explains an alias', () => {
    expect(placeOf('Vestre Akershus')?.note(TODAY)).toBe('Vestre Akershus er et annet navn på nettverket Bærum.');
  });
});

describe('a text', () => {
  it.each([
    ['Baerum', ['AREA Bærum', 'NETWORK Bærum']],
    ['østensjø', ['AREA Østensjø']],
    ['Ostensjo', ['AREA Østensjø']],
    ['Drammen kommune', ['AREA Drammen']],
    ['bydel Sagene', ['AREA Sagene']],
    ['Dramm', ['AREA Drammen', 'NETWORK Drammen', 'NETWORK Drammensområdet']],
    ['hanshaugen', ['AREA St. Hanshaugen']],
    ['nordstrand', ['AREA Nordstrand']],
    ['Dramen', ['AREA Drammen (typo)', 'NETWORK Drammen (typo)']],
    ['ressurssykepleier', ['RESOURCE_NURSE']],
    ['resurssykepleier', ['RESOURCE_NURSE (typo)']],
    ['Ressurs person', ['RESOURCE_PERSON']],
    ['resource nurse', ['RESOURCE_NURSE']],
    ['Dr', []],
    ['Hansen', []],
  ])('«%s» is understood as a place or a role', (text, expected) => {
    const whole = readings(text).filter(({ rest }) => rest.length === 0);
    expect(whole.map(show)).toEqual(expected);
  });

  it('leaves over what is no place and no role, wherever it stands', () => {
    expect(shown('Kari Svelvik')).toContain('AREA Svelvik + kari');
    expect(shown('Svelvik Kari Hansen')).toContain('AREA Svelvik + kari hansen');
    expect(shown('ressursperson Kari Østensjø')).toContain('AREA Østensjø RESOURCE_PERSON + kari');
  });

  it('is first of all read as a name, and in few ways in all', () => {
    for (const text of ['Lier', 'Nes Hol Gol Lier Modum Flå Ål', 'a b c d e f g', 'Oslo '.repeat(20)]) {
      const query = readQuery(text, gazetteer);
      expect(query.readings[0]).toEqual({ place: null, role: null, rest: query.words, typo: false });
      expect(query.readings.length).toBeLessThanOrEqual(25);
    }
  });

  it('that nothing fits gets places that may have been meant', () => {
    expect(suggestPlaces('Drmmaen', gazetteer)[0]).toBe('Drammen');
    expect(suggestPlaces('Svelvika', gazetteer)).toContain('Svelvik');
    expect(suggestPlaces('qqqqqqqqqqqqq', gazetteer)).toEqual([]);
  });
});
