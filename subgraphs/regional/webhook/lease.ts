import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Database } from '../../../shared/subgraph/database.js';
import type { RegionalTables } from '../entities.js';
import { WebhookProgress } from './webhook.entity.js';

/** The right of one process to serve a receiver: no two send to the same at the same time. A process that is gone loses it by itself. */
export interface Lease {
  readonly webhookId: string;
  /** Any name that no other process has. */
  readonly holder: string;
  /** How long it holds without being renewed, in milliseconds: longer than an attempt takes. */
  readonly lastsMs: number;
}

/**
 * Takes or renews a lease, in the caller's transaction.
 * @returns whether it holds; if not, another process serves the receiver
 */
export async function holdLease(em: SqlEntityManager, { webhookId, holder, lastsMs }: Lease, now: number): Promise<boolean> {
  const free = { $or: [{ holder }, { heldUntil: null }, { heldUntil: { $lte: new Date(now).toISOString() } }] };
  const heldUntil = new Date(now + lastsMs).toISOString();
  return (await em.nativeUpdate(WebhookProgress, { webhookId, disabledAt: null, ...free }, { holder, heldUntil })) === 1;
}

/** Gives a lease back. */
export const endLease = (database: Pick<Database<RegionalTables>, 'write'>, { webhookId, holder }: Lease): Promise<number> =>
  database.write((em) => em.nativeUpdate(WebhookProgress, { webhookId, holder }, { holder: null, heldUntil: null }));
