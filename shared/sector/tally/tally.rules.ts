import type { SectorDeclaration } from '../../sectors.js';
import { today } from '../../subgraph/date.js';
import type { Moment } from '../../subgraph/moment.js';
import { hasRole, type Viewer } from '../viewer/viewer.js';
import type { SectorTallyInput } from './tally.type.js';
import type { Tally } from './tally.vocabulary.js';

/** Tallies that are for everybody: of appointments, which are directory data, of events, of reports and of what is published. All others tell of persons. */
export const FOR_EVERYBODY: ReadonlySet<Tally> = new Set<Tally>([
  'UNIT_COVERAGE',
  'NURSES',
  'VACANCIES_FILLED',
  'REPORTS_ON_TIME',
  'NON_CANCER_EVENTS',
  'JOINT_EVENTS',
  'NETWORK_MEETINGS',
  'PUBLISHED_WITHIN_7_DAYS',
]);

/** Fewest subjects of a figure for those who look at an owner as a whole: of fewer, it would tell of single persons. Assumption. */
export const FEWEST = 5;

/** What of a tally somebody may see. */
export interface TallyView {
  /** Networks whose figures are hers; null for all of this owner. Of a part of a group a figure would be wrong, so it is hidden whole. */
  readonly seen: readonly string[] | null;
  /** A network with fewer subjects is hidden, and so is what it could be subtracted from. */
  readonly fewest: number;
}

/**
 * What of a tally is the viewer's to see. Coordinators see all of their networks. The steering group and analysts see whole networks at
 * the end of past years: areas, service types and single days could be subtracted from each other, and so tell of single persons.
 */
export function viewOf(
  {
    tally,
    by,
    network,
    areas,
    serviceType,
  }: Pick<SectorTallyInput, 'by' | 'network' | 'areas' | 'serviceType'> & { readonly tally: Tally },
  { asOf, knownAt }: Moment,
  viewer: Pick<Viewer, 'grants' | 'coordinates'>,
  sector: Pick<SectorDeclaration, 'networks'>,
): TallyView {
  if (FOR_EVERYBODY.has(tally)) return { seen: null, fewest: 0 };
  const asked = network == null ? sector.networks.map(({ slug }) => slug) : [network];
  const coordinatesAll = asked.every((slug) => viewer.coordinates.includes(slug));
  const isOfWhole = areas == null && serviceType == null && (by === 'NONE' || by === 'NETWORK');
  const isOfPastYear = (asOf?.endsWith(LAST_DAY) ?? false) && (asOf ?? '') < today() && knownAt === null;
  const looksAtWhole = hasRole(viewer, 'STEERING') || hasRole(viewer, 'ANALYST');
  if (looksAtWhole && isOfWhole && isOfPastYear && !coordinatesAll) return { seen: null, fewest: FEWEST };
  return { seen: viewer.coordinates, fewest: 0 };
}

/** The day of a year that its figures are published of. */
const LAST_DAY = '-12-31';
