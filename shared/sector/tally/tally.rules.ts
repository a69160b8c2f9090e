import { hasRole, type Viewer } from '../viewer/viewer.js';
import type { Tally } from './tally.vocabulary.js';

/** Tallies that are for everybody: of appointments, which are directory data, of events and of reports. All others tell of persons. */
export const FOR_EVERYBODY: ReadonlySet<Tally> = new Set<Tally>([
  'UNIT_COVERAGE',
  'NURSES',
  'VACANCIES_FILLED',
  'REPORTS_ON_TIME',
  'NON_CANCER_EVENTS',
  'JOINT_EVENTS',
  'NETWORK_MEETINGS',
]);

/**
 * The networks whose figures of a tally are the viewer's to see; null for all of this owner. A group with subjects of any other network
 * is not hers at all: of a part of it a figure would be wrong.
 */
export function networksSeen(tally: Tally, viewer: Pick<Viewer, 'grants' | 'coordinates'>): readonly string[] | null {
  if (FOR_EVERYBODY.has(tally) || hasRole(viewer, 'STEERING') || hasRole(viewer, 'ANALYST')) return null;
  return viewer.coordinates;
}
