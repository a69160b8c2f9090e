import type { Areas } from '../../../shared/areas.js';
import type { SectorTallyGroup } from '../../../shared/sector/tally/tally.type.js';
import type { TallyGrouping } from '../../../shared/sector/tally/tally.vocabulary.js';
import { ServiceType } from '../../../shared/sector/unit/unit.vocabulary.js';
import type { Registry, SectorDeclaration } from '../../../shared/sectors.js';
import { today } from '../../../shared/subgraph/date.js';
import { presentArea } from '../area/area.type.js';
import type { Breakdown } from '../indicator/indicator.vocabulary.js';
import { codesWithin } from './check-question.js';
import { type Places, placesOn } from './places.js';
import type { StatisticGroup } from './statistic.type.js';
import type { CheckedScope, StatisticQuestion } from './statistic-question.js';

/** A row of a table before it is counted. */
export interface Group {
  readonly shown: StatisticGroup;
  /** The owners whose silence makes it incomplete. */
  readonly owners: readonly SectorDeclaration[];
  /** Networks whose inhabitants a rate is told of; null of an area, whose own inhabitants it is told of. */
  readonly networks: ReadonlySet<string> | null;
  /** Key of the cells that sectors count for it; null for their totals. */
  readonly cell: string | null;
}

/** How sectors group for a breakdown: what is one per sector or made of whole sectors needs no groups. */
export const GROUPING: Readonly<Record<Breakdown, TallyGrouping>> = {
  REGION: 'NONE',
  SECTOR: 'NONE',
  NETWORK: 'NETWORK',
  AREA: 'AREA',
  SERVICE_TYPE: 'SERVICE_TYPE',
  NETWORK_BY_SERVICE_TYPE: 'NETWORK_BY_SERVICE_TYPE',
};

/** Key by which the cells of a sector are found again; `null` of an area is the empty text. */
export const cellKey = ({ network, area, serviceType }: Pick<SectorTallyGroup, 'network' | 'area' | 'serviceType'>): string =>
  `${network ?? ''}/${area ?? ''}/${serviceType ?? ''}`;

/** The sectors that a scope reaches. */
export const sectorsWithin = ({ region, sector, network }: CheckedScope, registry: Registry): SectorDeclaration[] =>
  registry.sectors.filter(
    (candidate) =>
      (region === null || candidate.region === region) &&
      (sector === null || candidate.slug === sector) &&
      (network === null || candidate.networks.some(({ slug }) => slug === network)),
  );

/** The networks that a scope reaches. */
export const networksWithin = (within: CheckedScope, registry: Registry): Set<string> =>
  new Set(
    sectorsWithin(within, registry).flatMap((sector) =>
      sector.networks.flatMap(({ slug }) => (within.network === null || slug === within.network ? slug : [])),
    ),
  );

/** What groups are made from. */
export interface GroupContext {
  readonly registry: Registry;
  readonly areas: Areas;
  readonly places: Places;
  readonly moment: string;
}

const PLAIN = { region: null, sector: null, network: null, area: null, serviceType: null } as const;

/** The group of everything in scope. */
export function totalGroup(question: StatisticQuestion, { registry }: Pick<GroupContext, 'registry'>): Group {
  const { region, sector, network, serviceType } = question.within;
  return {
    shown: { ...PLAIN, key: 'all', region, sector, network, serviceType, texts: { nb: 'I alt', nn: null, en: 'Total' } },
    owners: sectorsWithin(question.within, registry),
    networks: networksWithin(question.within, registry),
    cell: null,
  };
}

/** Every group of a breakdown that is in scope, in a fixed order, also those of which nobody counts anything. */
export function groupsOf(question: StatisticQuestion, context: GroupContext, cells: ReadonlySet<string>): Group[] {
  const { within, by } = question;
  const { registry } = context;
  const sectors = sectorsWithin(within, registry);
  const slugs = networksWithin(within, registry);
  const networks = sectors.flatMap((sector) =>
    sector.networks.filter(({ slug }) => slugs.has(slug)).map((network) => ({ sector, network })),
  );
  const types = within.serviceType === null ? Object.values(ServiceType) : [within.serviceType];
  const ofSectors = (owners: readonly SectorDeclaration[]) =>
    new Set(owners.flatMap((owner) => owner.networks.flatMap(({ slug }) => (slugs.has(slug) ? slug : []))));
  switch (by) {
    case 'REGION':
      return registry.regions.flatMap(({ slug, name }) => {
        const owners = sectors.filter((sector) => sector.region === slug);
        const shown = { ...PLAIN, key: slug, region: slug, texts: named(name) };
        return owners.length > 0 ? { shown, owners, networks: ofSectors(owners), cell: null } : [];
      });
    case 'SECTOR':
      return sectors.map((sector) => ({
        shown: { ...PLAIN, key: sector.slug, region: sector.region, sector: sector.slug, texts: named(sector.name) },
        owners: [sector],
        networks: ofSectors([sector]),
        cell: null,
      }));
    case 'NETWORK':
      return networks.map(({ sector, network: { slug, name } }) => ({
        shown: { ...PLAIN, key: slug, region: sector.region, sector: sector.slug, network: slug, texts: named(name) },
        owners: [sector],
        networks: new Set([slug]),
        cell: cellKey({ ...PLAIN, network: slug }),
      }));
    case 'SERVICE_TYPE':
      return types.map((serviceType) => ({
        shown: { ...PLAIN, key: serviceType, serviceType, texts: SERVICE_TYPES[serviceType] },
        owners: sectors,
        networks: slugs,
        cell: cellKey({ ...PLAIN, serviceType }),
      }));
    case 'NETWORK_BY_SERVICE_TYPE':
      return networks.flatMap(({ sector, network: { slug, name } }) =>
        types.map((serviceType) => ({
          shown: {
            ...PLAIN,
            key: `${slug}/${serviceType}`,
            ...{ region: sector.region, sector: sector.slug, network: slug, serviceType },
            texts: named(
              `${name}: ${SERVICE_TYPES[serviceType].nb.toLowerCase()}`,
              `${name}: ${SERVICE_TYPES[serviceType].en.toLowerCase()}`,
            ),
          },
          owners: [sector],
          networks: new Set([slug]),
          cell: cellKey({ ...PLAIN, network: slug, serviceType }),
        })),
      );
    case 'AREA':
      return areaGroups(question, context, { sectors, cells, networks: slugs });
  }
}

/** Areas in scope: those that a network in scope has, that lie in its region, or in which somebody is counted. */
function areaGroups(
  question: StatisticQuestion,
  { areas, places, moment }: GroupContext,
  {
    sectors,
    cells,
    networks,
  }: { readonly sectors: readonly SectorDeclaration[]; readonly cells: ReadonlySet<string>; readonly networks: ReadonlySet<string> },
): Group[] {
  const { within } = question;
  const only = codesWithin(within, areas);
  const rows = question.geography === 'AS_WAS' ? places.all() : placesOn(areas, today());
  return rows.flatMap((area) => {
    const { code, name } = area;
    const cell = cellKey({ ...PLAIN, area: code });
    const made = madeOf(question, places, code);
    const affiliated = made.flatMap((part) => places.networksOf(part));
    const isWanted =
      (only === null || only.includes(code)) &&
      (cells.has(cell) ||
        (within.network === null && within.sector === null
          ? within.region === null || made.some((part) => places.regionOfArea(part) === within.region)
          : made.some((part) => networks.has(places.networkOf(part) ?? places.partOf(part) ?? ''))));
    if (!isWanted) return [];
    const network = made.map((part) => places.networkOf(part)).find((slug) => slug !== null) ?? null;
    const sector = network === null ? null : places.sectorOf(network);
    const region = made.map((part) => places.regionOfArea(part)).find((slug) => slug !== null) ?? null;
    const owners = sectors.filter((owner) => owner.networks.some(({ slug }) => affiliated.includes(slug)));
    const shown = { ...PLAIN, key: code, region, sector, network, area: presentArea(area, moment), texts: named(name) };
    return { shown, owners, networks: null, cell };
  });
}

/** The codes of the day that an area of the question's geography consists of. */
export const madeOf = ({ geography }: StatisticQuestion, places: Places, code: string): string[] =>
  geography === 'AS_WAS' ? [code] : places.madeOf(code);

const named = (nb: string, en = nb) => ({ nb, nn: null, en });

const SERVICE_TYPES: Readonly<Record<ServiceType, { nb: string; nn: null; en: string }>> = {
  HOME_NURSING: named('Hjemmesykepleie', 'Home nursing'),
  NURSING_HOME: named('Sykehjem', 'Nursing homes'),
  HOSPITAL: named('Sykehus', 'Hospitals'),
  OTHER: named('Annet', 'Other'),
};
