import { type Areas, areasWithin } from '../../../shared/areas.js';
import type { Observation } from '../observation/observation.type.js';
import type { UnallocatedShare } from './unallocated.type.js';

/** More than this, and a level is hidden. An assumption: the sources that hide a level so do not publish their limit. */
const MOST_UNALLOCATED = 0.1;

/**
 * How much of a whole is in none of its parts: 1 − Σ children / parent, as FHI does before it shows a level below.
 * @param parent the whole, 0 or more
 * @param children the parts that are known
 * @returns null if the whole is 0: there is nothing to allocate
 */
export function unallocatedShare(parent: number, children: readonly number[]): number | null {
  return parent === 0 ? null : 1 - children.reduce((sum, child) => sum + child, 0) / parent;
}

/** Whether a level of which so much is not known is hidden. A level that has more than its whole is as little to be trusted. */
export const hidesLevel = (share: number | null): boolean => share !== null && Math.abs(share) > MOST_UNALLOCATED;

/**
 * The published counts of nurses of areas that are known to have sub-districts at the same time, and how much of each is published for
 * those. Oslo's districts are areas of their own; other sub-districts have no code, so nothing can be published for them here.
 */
export function findUnallocated(observations: readonly Observation[], areas: Areas): UnallocatedShare[] {
  const ofAreas = observations.filter(({ subject, value }) => subject.kind === 'AREA' && value !== null);
  return ofAreas.flatMap((observation) => {
    const subdistricts = ofAreas.find(
      (other) =>
        other.measure === 'SUBDISTRICT_COUNT' && other.subject.key === observation.subject.key && meet(other.period, observation.period),
    );
    if (observation.measure !== 'NURSE_COUNT' || observation.value === null || subdistricts === undefined) return [];
    const [, ...within] = areasWithin(areas, observation.subject.key);
    const parts = ofAreas.filter(
      ({ measure, subject, period }) => measure === 'NURSE_COUNT' && within.includes(subject.key) && meet(period, observation.period),
    );
    const children = parts.map(({ value }) => value ?? 0);
    const share = unallocatedShare(observation.value, children);
    const allocated = children.reduce((sum, child) => sum + child, 0);
    return {
      ...{ observation, subdistricts, share, allocated, unallocated: observation.value - allocated },
      subdistrictsGiven: new Set(parts.map(({ subject }) => subject.key)).size,
      hidesLevel: hidesLevel(share),
    };
  });
}

/** Whether two periods have a day in common; one that is not known may be any. */
const meet = (a: Observation['period'], b: Observation['period']): boolean =>
  (a?.to == null || b?.from == null || a.to > b.from) && (b?.to == null || a?.from == null || b.to > a.from);
