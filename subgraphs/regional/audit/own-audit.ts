import { readGrants } from '../../../shared/identity/grants.js';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { readDataVersion } from '../../../shared/subgraph/setting.js';
import type { RegionalContext } from '../regional-context.js';

/** Whether the caller is an auditor of `regional` itself. */
export async function isOwnAuditor({ call: { caller }, db, sector }: RegionalContext): Promise<boolean> {
  return caller !== null && (await readGrants(db, caller, sector.slug)).some(({ role }) => role === 'AUDITOR');
}

/** The line of `regional` itself in `sources`. */
export async function ownSource({ db, sector }: Pick<RegionalContext, 'db' | 'sector'>, shown: boolean): Promise<SourceStatus> {
  if (!shown)
    return { sector: sector.slug, state: 'FORBIDDEN', dataVersion: null, asOf: null, message: 'regional does not show this to you.' };
  const version = await readDataVersion(db);
  return { sector: sector.slug, state: 'OK', dataVersion: version?.version ?? null, asOf: version?.changedAt ?? null, message: null };
}
