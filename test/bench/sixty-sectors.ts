import { type AreaDeclaration, readAreas } from '../../shared/areas.js';
import type { NetworkSpec, PlaceSpec, RosterSpec } from '../../shared/sector/demo/roster-spec.js';
import { syntheticSectors } from '../../shared/sector/demo/synthetic.js';
import { REGISTRY, type Registry } from '../../shared/sectors.js';
import { placesOn } from '../../subgraphs/regional/statistic/places.js';

const UNITS = 300;
const PERSONS = 334;
/** Areas in which one sector has units. */
const PLACES = 6;
const SEED = 'statistics';

/** A day on which all areas are those of today. */
const TODAY = '2026-11-22';

/**
 * Sixty sectors of 300 units and 334 persons at work: the four real ones, which the content of `regional` speaks of, and 56 made-up
 * ones, with units in all areas of the real networks. The rosters are made by the generator of the demonstration, with what has ended
 * and what was corrected.
 */
export function sixtySectors(): { readonly registry: Registry; readonly specs: ReadonlyMap<string, RosterSpec> } {
  const size = { sectors: 60 - REGISTRY.sectors.length, unitsPerSector: UNITS, nursesPerSector: PERSONS, seed: SEED };
  const { registry: madeUp, specs } = syntheticSectors(size);
  const [region] = REGISTRY.regions;
  const [hospital] = REGISTRY.sectors.flatMap(({ networks }) => networks.map((network) => network.hospital));
  if (!region || !hospital) throw new Error('the registry is empty');
  const sectors = [
    ...REGISTRY.sectors,
    ...madeUp.sectors.map((sector) => ({
      ...sector,
      region: region.slug,
      networks: sector.networks.map((network) => ({ ...network, hospital })),
    })),
  ];
  const [pattern] = specs.flatMap(({ networks }) => networks);
  if (!pattern) throw new Error('there are no made-up networks');
  const places = allPlaces();
  const rosters = sectors.map(({ slug, networks }, index): [string, RosterSpec] => {
    const own = Array.from({ length: PLACES }, (_, place) => places[(index * PLACES + place) % places.length] as PlaceSpec);
    const share = networks.map(
      (network): NetworkSpec => ({
        ...pattern,
        slug: network.slug,
        persons: Math.ceil(PERSONS / networks.length),
        units: Math.ceil(UNITS / networks.length),
        hospitalUnits: Math.max(2, Math.round(pattern.hospitalUnits / networks.length)),
        places: own,
      }),
    );
    return [slug, { sector: slug, seed: SEED, networks: share, sharedPersons: [] }];
  });
  return { registry: { regions: REGISTRY.regions, sectors }, specs: new Map(rosters) };
}

/** The areas of today, each with the codes that it had before. */
function allPlaces(): PlaceSpec[] {
  const areas = readAreas();
  const before = ({ code }: AreaDeclaration) =>
    [...areas.values()].find(({ successors }) => successors.length === 1 && successors[0] === code);
  const history = (area: AreaDeclaration | undefined): AreaDeclaration[] => (area ? [...history(before(area)), area] : []);
  return placesOn(areas, TODAY).map((area) => ({
    name: area.name,
    weight: 1,
    states: history(area).map(({ code, validFrom, validTo }, place) => ({
      areaCode: code,
      validFrom: place === 0 ? null : validFrom,
      validTo,
    })),
  }));
}
