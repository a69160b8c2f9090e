import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { readWithin } from '../../../shared/subgraph/database.js';
import type { RegionalTables } from '../entities.js';
import type { Attempt } from './post-message.js';
import { WebhookMessage, WebhookProgress } from './webhook.entity.js';
import { KEPT_DEAD } from './webhook.resolver.js';
import { jittered, type WebhookSettings } from './webhook.settings.js';

/** Messages that were taken of which it is remembered how it went. */
const KEPT_DELIVERED = 100;
const GONE = 410;

/**
 * Writes down how an attempt went, and when the next is due; a receiver that is gone is sent nothing more. A process that was paused in an
 * attempt comes late: what another one, which had the lease meanwhile, wrote down of the message stands.
 */
export async function settleAttempt(
  em: SqlEntityManager,
  { id, webhookId, attempts: before, sequence }: Readonly<WebhookMessage>,
  { httpStatus, problem }: Attempt,
  { retryDelaysMs }: Pick<WebhookSettings, 'retryDelaysMs'>,
): Promise<void> {
  const now = Date.now();
  const attempts = before + 1;
  const isGone = httpStatus === GONE;
  const delay = retryDelaysMs[attempts - 1];
  const status = problem === null ? 'DELIVERED' : delay === undefined && !isGone ? 'DEAD' : 'PENDING';
  const wait = status === 'PENDING' && !isGone && delay !== undefined ? jittered(delay) : 0;
  const at = (instant: number) => new Date(instant).toISOString();
  const settled = { status, attempts, httpStatus, problem, lastAttemptAt: at(now), nextAttemptAt: at(now + wait) } as const;
  const written = await em.nativeUpdate(WebhookMessage, { id, status: 'PENDING', attempts: before }, settled);
  if (written === 0) return;
  if (isGone) await em.nativeUpdate(WebhookProgress, { webhookId }, { disabledAt: at(now) });
  if (status === 'DELIVERED') await em.nativeDelete(WebhookMessage, { webhookId, status, sequence: { $lte: sequence - KEPT_DELIVERED } });
  if (status === 'DEAD') await forgetOldest(em, webhookId);
}

async function forgetOldest(em: SqlEntityManager, webhookId: string): Promise<void> {
  const [oldest] = await readWithin<RegionalTables>(em)
    .selectFrom('webhookMessage')
    .select('sequence')
    .where('webhookId', '=', webhookId)
    .where('status', '=', 'DEAD')
    .orderBy('sequence', 'desc')
    .offset(KEPT_DEAD)
    .limit(1)
    .execute();
  if (oldest) await em.nativeDelete(WebhookMessage, { webhookId, status: 'DEAD', sequence: { $lte: oldest.sequence } });
}
