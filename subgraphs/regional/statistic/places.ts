import { type AreaDeclaration, type Areas, OSLO } from '../../../shared/areas.js';
import { codeOn } from '../../../shared/sector/tally/area-codes.js';
import type { Registry } from '../../../shared/sectors.js';
import { containsDay, today } from '../../../shared/subgraph/date.js';
import type { AffiliationFact } from '../area/area.entity.js';

/** Which areas there were on a day and to which networks they belonged. */
export class Places {
  private readonly existing: readonly AreaDeclaration[];
  private readonly made: ReadonlyMap<string, string[]>;
  private readonly affiliations: ReadonlyMap<string, readonly AffiliationFact[]>;
  private readonly networks: ReadonlyMap<string, { readonly sector: string; readonly region: string }>;

  constructor(
    private readonly areas: Areas,
    registry: Registry,
    affiliations: readonly AffiliationFact[],
    readonly day: string,
  ) {
    this.existing = placesOn(areas, day);
    const now = today();
    this.made = Map.groupBy(
      this.existing.map(({ code }) => code),
      (code) => codeOn(areas, code, now),
    );
    this.affiliations = Map.groupBy(
      affiliations.filter((row) => containsDay(row, day)),
      ({ areaCode }) => areaCode,
    );
    this.networks = new Map(
      registry.sectors.flatMap(({ slug: sector, region, networks }) => networks.map(({ slug }) => [slug, { sector, region }] as const)),
    );
  }

  /** The areas of the day. */
  all = (): readonly AreaDeclaration[] => this.existing;

  /** The network that an area mainly belongs to, whose figures its population counts in. */
  networkOf = (code: string): string | null => this.row(code, 'MAIN')?.network ?? null;

  /** The network that only a part of an area belongs to. */
  partOf = (code: string): string | null => this.row(code, 'PART')?.network ?? null;

  /** Whether sources disagree about the network that it, or a part of it, belongs to. */
  isDisputed = (code: string): boolean => Boolean(this.row(code, 'MAIN')?.disputed) || Boolean(this.row(code, 'PART')?.disputed);

  /** Whether it belongs to a hospital outside all networks, as a whole. */
  isOutside = (code: string): boolean => this.networkOf(code) === null && this.partOf(code) === null;

  /** All networks that a source says it belongs to, wholly or in part. */
  networksOf = (code: string): string[] => (this.affiliations.get(code) ?? []).flatMap(({ network }) => network ?? []);

  /** Slug of the sector that owns a network. */
  sectorOf = (network: string): string | null => this.networks.get(network)?.sector ?? null;

  /** Slug of a network's region. */
  regionOf = (network: string): string | null => this.networks.get(network)?.region ?? null;

  /** Slug of the region that an area lies in, by its network; a district without one lies where the other districts do. */
  regionOfArea(code: string): string | null {
    const network = this.networkOf(code) ?? this.partOf(code);
    if (network !== null) return this.regionOf(network);
    if (this.areas.get(code)?.kind !== 'CITY_DISTRICT') return null;
    const sibling = this.existing.find((area) => area.kind === 'CITY_DISTRICT' && this.networkOf(area.code) !== null);
    return sibling ? this.regionOfArea(sibling.code) : null;
  }

  /** Codes of the day that have become an area of today; itself, if it existed already. */
  madeOf(current: string): string[] {
    return this.made.get(current) ?? [];
  }

  private row = (code: string, kind: AffiliationFact['kind']) => (this.affiliations.get(code) ?? []).find((row) => row.kind === kind);
}

/** Areas that exist on a day and that units can lie in, by code; in Oslo the districts, not the municipality. */
export function placesOn(areas: Areas, day: string): AreaDeclaration[] {
  const onDay = [...areas.values()].filter((area) => containsDay(area, day) && isPlace(area));
  const districted = onDay.some(({ kind }) => kind === 'CITY_DISTRICT');
  return onDay.filter(({ code }) => !(districted && code === OSLO)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** Whether an area is one that units can lie in: Statistics Norway’s codes that end in 99 are for persons of unknown district. */
export const isPlace = ({ kind, code }: AreaDeclaration): boolean => !(kind === 'CITY_DISTRICT' && code.endsWith('99'));
