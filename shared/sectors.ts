/**
 * The registry: the only list of regions, sectors (data owners) and networks.
 * Everything that is repeated for each sector (subgraphs, types, addresses, tests) is derived from it.
 */

/** The field that a network works in; regions with different domains are compared with care. */
export type NetworkDomain = 'PALLIATION' | 'CANCER_CARE';

/** What the network is called where it works: a local network around one hospital, or one of Oslo's three sectors. */
export type NetworkKind = 'LOCAL_NETWORK' | 'SECTOR';

/** One of the seven networks: the rows of every comparison. */
export interface NetworkDeclaration {
  /** Stable key in addresses and arguments, for example `baerum`. */
  readonly slug: string;
  /** Name as people use it, for example «Bærum». */
  readonly name: string;
  readonly kind: NetworkKind;
  /** Slug of the hospital that the network is centred on (an organization of `regional`). */
  readonly hospital: string;
  readonly domains: readonly NetworkDomain[];
  /** Other names under which people look for it. */
  readonly aliases: readonly string[];
}

/** A data owner (dataeier) with a subgraph and a database of its own. */
export interface SectorDeclaration {
  /** Stable key; first part of every id that the sector gives out. */
  readonly slug: string;
  readonly name: string;
  /** Prefix of the sector's concrete GraphQL types, for example `Ous` in `OusNurse`. */
  readonly prefix: string;
  /** Slug of the region (område) that the sector belongs to. */
  readonly region: string;
  readonly networks: readonly NetworkDeclaration[];
}

/** A region (område): the level at which the two cooperations are compared. */
export interface RegionDeclaration {
  readonly slug: string;
  readonly name: string;
}

/** Regions and sectors that are joined into one graph. */
export interface Registry {
  readonly regions: readonly RegionDeclaration[];
  readonly sectors: readonly SectorDeclaration[];
}

const PALLIATION_AND_CANCER = ['PALLIATION', 'CANCER_CARE'] as const;

/** The real registry: Vestre Viken's four local networks and Oslo's three sectors. */
export const REGISTRY: Registry = {
  regions: [
    { slug: 'vestre-viken', name: 'Vestre Viken' },
    { slug: 'oslo', name: 'Oslo' },
  ],
  sectors: [
    {
      slug: 'vestre-viken',
      name: 'Vestre Viken',
      prefix: 'VestreViken',
      region: 'vestre-viken',
      networks: [
        {
          slug: 'baerum',
          name: 'Bærum',
          kind: 'LOCAL_NETWORK',
          hospital: 'baerum-sykehus',
          domains: PALLIATION_AND_CANCER,
          aliases: ['Vestre Akershus'],
        },
        {
          slug: 'drammen',
          name: 'Drammen',
          kind: 'LOCAL_NETWORK',
          hospital: 'drammen-sykehus',
          domains: PALLIATION_AND_CANCER,
          aliases: ['Drammensområdet'],
        },
        {
          slug: 'kongsberg',
          name: 'Kongsberg',
          kind: 'LOCAL_NETWORK',
          hospital: 'kongsberg-sykehus',
          domains: PALLIATION_AND_CANCER,
          aliases: ['Kongsbergområdet', 'Kongsbergregionen'],
        },
        {
          slug: 'ringerike',
          name: 'Ringerike',
          kind: 'LOCAL_NETWORK',
          hospital: 'ringerike-sykehus',
          domains: PALLIATION_AND_CANCER,
          aliases: ['Ringeriksområdet'],
        },
      ],
    },
    {
      slug: 'lovisenberg',
      name: 'Lovisenberg',
      prefix: 'Lovisenberg',
      region: 'oslo',
      networks: [
        {
          slug: 'lovisenberg',
          name: 'Lovisenberg',
          kind: 'SECTOR',
          hospital: 'lovisenberg-diakonale-sykehus',
          domains: ['PALLIATION'],
          aliases: ['Lovisenberg sektor', 'LDS'],
        },
      ],
    },
    {
      slug: 'diakonhjemmet',
      name: 'Diakonhjemmet',
      prefix: 'Diakonhjemmet',
      region: 'oslo',
      networks: [
        {
          slug: 'diakonhjemmet',
          name: 'Diakonhjemmet',
          kind: 'SECTOR',
          hospital: 'diakonhjemmet-sykehus',
          domains: ['PALLIATION'],
          aliases: ['Diakonhjemmet sektor'],
        },
      ],
    },
    {
      slug: 'ous',
      name: 'Oslo universitetssykehus',
      prefix: 'Ous',
      region: 'oslo',
      networks: [
        {
          slug: 'ous',
          name: 'Oslo universitetssykehus',
          kind: 'SECTOR',
          hospital: 'oslo-universitetssykehus',
          domains: ['PALLIATION'],
          aliases: ['OUS', 'Oslo universitetssykehus sektor'],
        },
      ],
    },
  ],
};
