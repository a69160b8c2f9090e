import { hasRole, mustBe } from '../../../shared/sector/viewer/viewer.js';
import type { RegionalWork } from './regional-work.js';

/** Lets pass the editors of `regional`. */
export function mustBeEditor({ viewer }: Pick<RegionalWork, 'viewer'>): void {
  mustBe(viewer, hasRole(viewer, 'REGION_EDITOR'), 'an editor of regional');
}
