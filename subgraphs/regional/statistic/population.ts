import type { Areas } from '../../../shared/areas.js';
import { note } from './notes.js';
import type { Places } from './places.js';
import type { StatisticNote } from './statistic.type.js';
import type { StatisticFlag } from './statistic.vocabulary.js';

/** The inhabitants that a rate is told of. */
export interface Population {
  /** Null where there is none, or where it is not that of the persons who are counted. */
  readonly inhabitants: number | null;
  /** Whether the numerator is of the same inhabitants. */
  readonly comparable: boolean;
  readonly flags: readonly StatisticFlag[];
  readonly notes: readonly StatisticNote[];
}

/** What populations are looked up in. */
export interface PopulationContext {
  readonly areas: Areas;
  readonly places: Places;
  /** Areas of today: a figure of the past may be shown by them. */
  readonly placesNow: Places;
  /** Inhabitants on 1 January of the year, by code. */
  readonly inhabitants: ReadonlyMap<string, number>;
}

/**
 * The inhabitants of the areas that mainly belong to some networks. An area of which a part belongs to another network makes it not
 * comparable: nobody publishes the population of the part, and it is not estimated. A part of an area outside is missing in it.
 * @param isInScope leaves out areas that are not asked about
 */
export function populationOfNetworks(
  networks: ReadonlySet<string>,
  { areas, places, inhabitants }: PopulationContext,
  isInScope: (code: string) => boolean = () => true,
): Population {
  const codes = places.all().flatMap(({ code }) => (isInScope(code) ? code : []));
  const has = (network: string | null) => network !== null && networks.has(network);
  const own = codes.filter((code) => has(places.networkOf(code)));
  const split = codes.filter((code) => {
    const [main, part] = [places.networkOf(code), places.partOf(code)];
    return main !== null && part !== null && has(main) !== has(part);
  });
  const partMissing = codes.filter((code) => places.networkOf(code) === null && has(places.partOf(code)));
  const disputed = [...own, ...partMissing].filter((code) => places.isDisputed(code));
  const unknown = own.filter((code) => !inhabitants.has(code));
  const say = (code: Parameters<typeof note>[0], found: readonly string[]) =>
    found.length > 0 ? [note(code, found, namesOf(areas, found))] : [];
  const sum = own.reduce((total, code) => total + (inhabitants.get(code) ?? 0), 0);
  return {
    inhabitants: split.length > 0 || sum === 0 ? null : sum,
    comparable: split.length === 0,
    flags: partMissing.length + unknown.length > 0 ? ['DENOMINATOR_PARTIAL'] : [],
    notes: [
      ...(own.length === 0 && split.length === 0 ? [note('NOT_IN_SCOPE')] : []),
      ...say('DENOMINATOR', own),
      ...say('SPLIT_AREA', split),
      ...say('AREA_PART_MISSING', partMissing),
      ...say('DISPUTED_AREA', disputed),
      ...say('NO_POPULATION', unknown),
    ],
  };
}

/**
 * The inhabitants of one area.
 * @param made codes of the day that it consists of
 * @param networks whose nurses are counted
 */
export function populationOfArea(
  code: string,
  made: readonly string[],
  networks: ReadonlySet<string>,
  { areas, places, placesNow, inhabitants }: PopulationContext,
): Population {
  const affiliations = made.map((part) => [places.networkOf(part), places.partOf(part)] as const);
  const isOfNetworks = affiliations.every(([main, part]) => main !== null && networks.has(main) && (part === null || networks.has(part)));
  // What it was made of then may be a part only: Holmestrand of today took in Sande, and others that are not known here.
  const isPartOnly = !made.includes(code) && placesNow.networkOf(code) === null && placesNow.partOf(code) !== null;
  const isWhole = isOfNetworks && !isPartOnly;
  const isShared = affiliations.some(([, part]) => part !== null);
  const unknown = made.filter((part) => !inhabitants.has(part));
  const sum = made.reduce((total, part) => total + (inhabitants.get(part) ?? 0), 0);
  const notes = [
    ...(isWhole && !isShared ? [] : [note('SPLIT_AREA', [code], namesOf(areas, [code]))]),
    ...(unknown.length > 0 ? [note('NO_POPULATION', unknown, namesOf(areas, unknown))] : []),
  ];
  return { inhabitants: isWhole && unknown.length === 0 && sum > 0 ? sum : null, comparable: isWhole, flags: [], notes };
}

/** Names with codes, as people look them up. */
export const namesOf = (areas: Areas, codes: readonly string[]): string[] =>
  codes.map((code) => `${areas.get(code)?.name ?? ''} (${code})`.trim());
