import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import type { FieldQuestion } from '../../subgraph/access.js';
import type { SectorContext } from '../sector-context.js';
import type { SectorTables } from '../tables.js';
import type { AccessScope } from './access-scope.js';
import { closePersons, colleagues, hasRole, type Viewer } from './viewer.js';

/** How close a viewer is to a person: CLOSE to whom her whole record is business, COLLEAGUE in one network, or neither. */
export type Closeness = 'CLOSE' | 'COLLEAGUE' | null;

/** Loads how close the viewer is to persons, by id. */
export function createClosenessLoader(db: Kysely<SectorTables>, viewer: Viewer): DataLoader<string, Closeness> {
  return new DataLoader(async (ids) => {
    if (viewer.grants.length === 0) return ids.map(() => null);
    const close = await closePersons(db, viewer).where('sa.nurseId', 'in', ids).execute();
    const near = await colleagues(db, viewer).where('na.nurseId', 'in', ids).execute();
    const closeIds = new Set([...viewer.selves, ...close.map(({ nurseId }) => nurseId)]);
    const nearIds = new Set(near.map(({ nurseId }) => nurseId));
    return ids.map((id) => (closeIds.has(id) ? 'CLOSE' : nearIds.has(id) ? 'COLLEAGUE' : null));
  });
}

/**
 * Decides whether the viewer may read a field, by what its object is about; what is about nothing known is nobody's. A RESTRICTED
 * field of somebody else that is read is remembered for the audit.
 */
export async function mayRead({ access, field, root }: FieldQuestion, context: SectorContext): Promise<boolean> {
  const scope = (root as { readonly scope?: AccessScope } | null)?.scope;
  if (scope === undefined || context.viewer.grants.length === 0) return false;
  const allowed = access === 'RESTRICTED' ? await isBusiness(scope, context) : await isNear(scope, context);
  const person = scope.kind === 'person' ? scope.id : scope.person;
  if (allowed && access === 'RESTRICTED' && person !== undefined) context.noteRead(person, field);
  return allowed;
}

async function isBusiness(scope: AccessScope, { viewer, loaders }: SectorContext): Promise<boolean> {
  if (scope.kind === 'person') return (await loaders.closeness.load(scope.id)) === 'CLOSE';
  if (viewer.coordinates.includes(scope.network)) return true;
  if (scope.kind === 'network' && scope.steering && hasRole(viewer, 'STEERING')) return true;
  return scope.kind === 'unit' && viewer.leads.includes(scope.id);
}

async function isNear(scope: AccessScope, { viewer, loaders }: SectorContext): Promise<boolean> {
  if (scope.kind === 'person') return (await loaders.closeness.load(scope.id)) !== null;
  return viewer.networks.includes(scope.network) || hasRole(viewer, 'STEERING');
}
