import { readGrants } from '../../../shared/identity/grants.js';
import { hasRole, mustBe } from '../../../shared/sector/viewer/viewer.js';
import type { RegionalContext } from '../regional-context.js';
import type { RegionalWork } from './regional-work.js';

/** Lets pass the editors of `regional`. */
export function mustBeEditor({ viewer }: Pick<RegionalWork, 'viewer'>): void {
  mustBe(viewer, hasRole(viewer, 'REGION_EDITOR'), 'an editor of regional');
}

/** Whether the caller of a query is an editor of `regional`. */
export async function isOwnEditor({ call: { caller }, db, sector }: Pick<RegionalContext, 'call' | 'db' | 'sector'>): Promise<boolean> {
  return caller !== null && hasRole({ grants: await readGrants(db, caller, sector.slug) }, 'REGION_EDITOR');
}
