import type { Kysely } from 'kysely';
import { believed } from '../../../shared/sector/time.js';
import { parseMoment } from '../../../shared/subgraph/moment.js';
import type { RegionalTables } from '../entities.js';
import type { WebhookMessage, WebhookProgress, WebhookVersion } from './webhook.entity.js';
import { DeliveryStatus } from './webhook.vocabulary.js';

/** A receiver as it is believed, and where it stands now. */
export interface WebhookState {
  readonly row: Readonly<WebhookVersion>;
  readonly progress: Readonly<WebhookProgress>;
}

/** A receiver as it was believed at a moment. */
export interface KnownWebhook {
  readonly row: Readonly<WebhookVersion>;
  readonly registeredAt: string;
  /** Where it stands now; null once it is removed. */
  readonly progress: Readonly<WebhookProgress> | null;
}

/** A message without what is in it. */
export type WebhookReceipt = Omit<WebhookMessage, 'body'>;

const RECEIPT = [
  ...(['id', 'webhookId', 'sequence', 'status', 'attempts'] as const),
  ...(['createdAt', 'nextAttemptAt', 'lastAttemptAt', 'httpStatus', 'problem'] as const),
] satisfies readonly (keyof WebhookReceipt)[];

/** All receivers that have not been removed, oldest first. */
export async function listWebhooks(db: Kysely<RegionalTables>): Promise<WebhookState[]> {
  const rows = await db.selectFrom('webhookVersion').selectAll().where('supersededAt', 'is', null).orderBy('webhookId').execute();
  const progress = await db.selectFrom('webhookProgress').selectAll().orderBy('since').execute();
  return progress.flatMap((one) => {
    const row = rows.find(({ webhookId, removed }) => webhookId === one.webhookId && !removed);
    return row ? [{ row, progress: one }] : [];
  });
}

/** A receiver as it was believed at a moment; null if it is not known. */
export async function findWebhook(db: Kysely<RegionalTables>, webhookId: string, moment = ''): Promise<KnownWebhook | null> {
  const row = await db
    .selectFrom('webhookVersion as w')
    .selectAll('w')
    .where('w.webhookId', '=', webhookId)
    .where(believed('w', parseMoment(moment)))
    .executeTakeFirst();
  const progress = await db.selectFrom('webhookProgress').selectAll().where('webhookId', '=', webhookId).executeTakeFirst();
  if (!row) return null;
  return { row, progress: progress ?? null, registeredAt: progress?.since ?? (await firstRecorded(db, webhookId)) };
}

async function firstRecorded(db: Kysely<RegionalTables>, webhookId: string): Promise<string> {
  const first = db.selectFrom('webhookVersion').select(({ fn }) => fn.min('recordedAt').as('at'));
  return (await first.where('webhookId', '=', webhookId).executeTakeFirstOrThrow()).at;
}

/** Messages to a receiver in a state, newest first, without their bodies: a list of them would be large. */
export async function listMessages(
  db: Kysely<RegionalTables>,
  webhookId: string,
  statuses: readonly DeliveryStatus[],
  limit: number,
): Promise<Readonly<WebhookReceipt>[]> {
  return db
    .selectFrom('webhookMessage')
    .select(RECEIPT)
    .where('webhookId', '=', webhookId)
    .where('status', 'in', statuses)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
}

/** The message that a receiver is to be sent first; null if none waits. */
export async function nextMessage(db: Kysely<RegionalTables>, webhookId: string): Promise<Readonly<WebhookMessage> | null> {
  const message = await db
    .selectFrom('webhookMessage')
    .selectAll()
    .where('webhookId', '=', webhookId)
    .where('status', '=', 'PENDING')
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst();
  return message ?? null;
}
