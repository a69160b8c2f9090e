import type { Registry, SectorDeclaration } from '../../sectors.js';
import { districtPlace } from './places.js';
import type { NetworkSpec, PlaceSpec, RosterSpec } from './roster-spec.js';

/** How large a made-up cooperation shall be. */
export interface SyntheticSize {
  readonly sectors: number;
  readonly unitsPerSector: number;
  readonly nursesPerSector: number;
  readonly seed: string;
}

/** A made-up registry, and the rosters of its sectors: for benchmarks and tests of size. */
export interface SyntheticSectors {
  readonly registry: Registry;
  readonly specs: readonly RosterSpec[];
}

/** Fifteen area codes that have been valid through the whole history: the ordinary districts of Oslo. */
const DISTRICTS = 15;
const PLACES_A_SECTOR = 4;
const UNITS_A_WARD = 12;

/** Makes up sectors of equal size with one network each: `synthetic-01`, `synthetic-02` and so on. */
export function syntheticSectors(size: SyntheticSize): SyntheticSectors {
  const width = Math.max(2, String(size.sectors).length);
  const numbers = Array.from({ length: size.sectors }, (_, index) => String(index + 1).padStart(width, '0'));
  return {
    registry: { regions: [{ slug: 'synthetic', name: 'Syntetisk' }], sectors: numbers.map(declaration) },
    specs: numbers.map((number, index) => ({
      sector: `synthetic-${number}`,
      seed: size.seed,
      networks: [networkSpec(`synthetic-${number}`, index, size)],
      sharedPersons: [],
    })),
  };
}

function declaration(number: string): SectorDeclaration {
  const slug = `synthetic-${number}`;
  const name = `Syntetisk ${number}`;
  return {
    slug,
    name,
    prefix: `Synthetic${number}`,
    region: 'synthetic',
    networks: [{ slug, name, kind: 'SECTOR', hospital: 'synthetic-hospital', domains: ['PALLIATION'], aliases: [] }],
  };
}

function networkSpec(slug: string, index: number, { unitsPerSector, nursesPerSector }: SyntheticSize): NetworkSpec {
  return {
    slug,
    persons: nursesPerSector,
    units: unitsPerSector,
    hospitalName: 'Syntetisk sykehus',
    hospitalUnits: Math.max(2, Math.round(unitsPerSector / UNITS_A_WARD)),
    places: Array.from({ length: PLACES_A_SECTOR }, (_, place) => roundRobin(index * PLACES_A_SECTOR + place)),
    resourcePersonShare: 0.05,
    usesSubGoals: false,
    census: null,
  };
}

function roundRobin(index: number): PlaceSpec {
  const district = String((index % DISTRICTS) + 1).padStart(2, '0');
  return districtPlace(`prøvebydel ${district}`, 1, `0301${district}`);
}
