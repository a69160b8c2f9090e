import { type AreaDeclaration, type Areas, areasWithin } from '../../areas.js';
import type { Registry } from '../../sectors.js';
import type { NurseRole } from '../roster/roster.vocabulary.js';
import { fold } from './fold.js';

/** What a place is. */
export type PlaceKind = 'AREA' | 'NETWORK' | 'REGION';

/** A place that people look for: an area under a name that it has or had, a network, a region. */
export interface Place {
  readonly kind: PlaceKind;
  /** The name looked for. */
  readonly name: string;
  /** Codes of the areas that it means, those that it has gone over into included; empty for networks. */
  readonly areas: readonly string[];
  /** Slugs of the networks that it means; empty for areas. */
  readonly networks: readonly string[];
  /** Why this is what the name means on a day, in Norwegian; null where the name says it. */
  note(day: string): string | null;
}

/** Something with the folded texts under which it is found. */
export interface Named<Meaning> {
  readonly meaning: Meaning;
  /** Also found by the beginning of these. */
  readonly names: readonly string[];
  /** Found by the whole text alone: «drammen kommune». */
  readonly phrases: readonly string[];
}

/** All names of places and roles that a text may hold. */
export interface Gazetteer {
  readonly places: readonly Named<Place>[];
  readonly roles: readonly Named<NurseRole>[];
}

/** Words of both languages for the roles; «sykepleier» alone means the resource nurse, who is one. */
const ROLES: Readonly<Record<NurseRole, readonly string[]>> = {
  RESOURCE_NURSE: ['ressurssykepleier', 'ressurssykepleiere', 'ressurs sykepleier', 'ressurssjukepleiar', 'resource nurse', 'sykepleier'],
  RESOURCE_PERSON: ['ressursperson', 'ressurspersoner', 'ressurs person', 'resource person'],
};

/** Collects the names of areas, today's and former ones, of networks with their aliases, of regions and of roles. */
export function createGazetteer(areas: Areas, registry: Registry): Gazetteer {
  const byName = Map.groupBy(areas.values(), (area) => fold(area.name));
  const networks = registry.sectors.flatMap((sector) => sector.networks.map((network) => ({ ...network, region: sector.region })));
  return {
    places: [
      ...[...byName.values()].map((namesakes) => named(areaPlace(areas, namesakes), ['kommune', 'bydel'])),
      ...networks.flatMap(({ slug, name, aliases }) =>
        [name, ...aliases].map((alias) => named(networkPlace(slug, name, alias), ['sektor', 'nettverk', 'nettverket'])),
      ),
      ...registry.regions.map(({ slug, name }) => {
        const within = networks.filter(({ region }) => region === slug).map((network) => network.slug);
        return named({ kind: 'REGION', name, areas: [], networks: within, note: () => null }, ['region', 'området']);
      }),
    ],
    roles: Object.entries(ROLES).map(([role, names]) => ({ meaning: role as NurseRole, names: names.map(fold), phrases: [] })),
  };
}

/** «Drammen», and as whole phrases «Drammen kommune» and «kommune Drammen». */
function named(place: Place, generics: readonly string[]): Named<Place> {
  const phrases = generics.flatMap((generic) => [`${place.name} ${generic}`, `${generic} ${place.name}`]);
  return { meaning: place, names: [fold(place.name)], phrases: phrases.map(fold) };
}

function networkPlace(slug: string, name: string, alias: string): Place {
  const note = alias === name ? null : `${alias} er et annet navn på nettverket ${name}.`;
  return { kind: 'NETWORK', name: alias, areas: [], networks: [slug], note: () => note };
}

/** Areas of one name: as a rule the codes that one municipality has had one after the other. */
function areaPlace(areas: Areas, namesakes: readonly AreaDeclaration[]): Place {
  const codes = new Set(namesakes.flatMap(({ code }) => successorsOf(areas, code)).flatMap((code) => areasWithin(areas, code)));
  const name = namesakes[0]?.name ?? '';
  return { kind: 'AREA', name, areas: [...codes], networks: [], note: (day) => noteOf(areas, namesakes, day) };
}

/** The area itself and all that it has gone over into, one after the other. */
function successorsOf(areas: Areas, code: string): string[] {
  return [code, ...(areas.get(code)?.successors ?? []).flatMap((next) => successorsOf(areas, next))];
}

/** What a former name means on a day, and since when: «Svelvik gikk over i Drammen 2020-01-01.» */
function noteOf(areas: Areas, namesakes: readonly AreaDeclaration[], day: string): string | null {
  const ended = namesakes.every(({ validTo }) => validTo !== null && validTo <= day);
  const last = namesakes.toSorted((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? -1 : 1)).at(-1);
  if (!ended || !last) return null;
  const heirs = successorsOf(areas, last.code)
    .flatMap((code) => areas.get(code) ?? [])
    .filter(({ validTo }) => validTo === null || validTo > day)
    .filter(({ validFrom }) => validFrom === null || validFrom <= day);
  return heirs.length === 0 ? null : `${last.name} gikk over i ${heirs.map(({ name }) => name).join(' og ')} ${last.validTo}.`;
}
