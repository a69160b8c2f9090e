import type { SectorWork } from '../change/sector-work.js';

/** Changes of which it matters who made them. */
export interface Deeds {
  readonly network: string;
  /** Ids of what was changed. */
  readonly objects: readonly string[];
  /** Instant after which they were made; null for all that ever were. */
  readonly after: string | null;
  /** Whether a mutation counts, by its name. */
  counts(action: string): boolean;
}

/** Who made some changes, newest first, by pseudonym: it stands in the audit alone, so that no table of records names anybody. */
export async function authorsOf({ db }: Pick<SectorWork, 'db'>, { network, objects, after, counts }: Deeds): Promise<string[]> {
  const lines = await db
    .selectFrom('auditEntry')
    .select(['actor', 'action'])
    .where('network', '=', network)
    .where('object', 'in', objects)
    .$if(after !== null, (query) => query.where('at', '>', after ?? ''))
    .orderBy('sequence', 'desc')
    .execute();
  return lines.filter(({ action }) => counts(action)).map(({ actor }) => actor);
}

/** Whether one of the authors is the caller herself: by any name that her token gives, not by the main one alone (four eyes). */
export async function isAmong({ db, viewer }: Pick<SectorWork, 'db' | 'viewer'>, authors: readonly string[]): Promise<boolean> {
  const own = await db
    .selectFrom('pseudonym')
    .select('pseudonym')
    .where('subject', 'in', viewer.caller?.keys ?? [''])
    .execute();
  return own.some(({ pseudonym }) => authors.includes(pseudonym));
}
