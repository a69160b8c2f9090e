import type { ChangesContext } from '../mirror/gather-changes.js';
import { type Composed, composeMessage } from './compose-message.js';
import { endLease, holdLease, type Lease } from './lease.js';
import type { Post } from './post-message.js';
import { settleAttempt } from './settle-attempt.js';
import { secretsOf, signedHeaders } from './sign-message.js';
import { findWebhook, nextMessage, type WebhookState } from './webhook.repository.js';
import type { WebhookSettings } from './webhook.settings.js';

/** Most messages in one turn: then the others have theirs. */
const MOST_IN_TURN = 20;

/** What serving receivers takes. */
export interface Serving {
  readonly context: ChangesContext;
  readonly settings: WebhookSettings;
  readonly post: Post;
  readonly holder: string;
  /** Aborted when this process is to end. */
  readonly closing: AbortSignal;
}

/**
 * Sends a receiver what waits for it, in order, up to one that it does not take: the next comes after that one.
 * @param mayCompose whether it is looked for changes
 * @returns how looking for changes ended; null if something waits for its time
 */
export async function serveReceiver(serving: Serving, { row: { webhookId } }: WebhookState, mayCompose: boolean): Promise<Composed | null> {
  const { context, settings, holder, closing } = serving;
  const { db, database } = context;
  const lease: Lease = { webhookId, holder, lastsMs: settings.timeoutMs * 2 };
  let held = false;
  try {
    for (let turn = 0; turn < MOST_IN_TURN && !closing.aborted; turn += 1) {
      const now = Date.now();
      const message = await nextMessage(db, webhookId);
      if (message && message.nextAttemptAt > new Date(now).toISOString()) return null;
      if (!message && !mayCompose) return 'NOTHING';
      held = await database.write((em) => holdLease(em, lease, now));
      if (!held) return 'NOT_OURS';
      // Read again: another process may have served it before the lease was ours.
      const state = await findWebhook(db, webhookId);
      if (!state?.progress || state.row.removed) return 'NOT_OURS';
      const due = await nextMessage(db, webhookId);
      if (due === null) {
        const composed = await composeMessage(context, { row: state.row, progress: state.progress }, lease);
        if (composed !== 'MADE') return composed;
      } else if (due.nextAttemptAt > new Date(now).toISOString() || !(await attempt(serving, state, due))) return null;
    }
    return null;
  } finally {
    if (held) await endLease(database, lease);
  }
}

/** Sends a message once, and writes down how it went. */
async function attempt(
  { context: { cursors, database }, settings, post, closing }: Serving,
  { row }: Pick<WebhookState, 'row'>,
  message: NonNullable<Awaited<ReturnType<typeof nextMessage>>>,
): Promise<boolean> {
  const now = new Date().toISOString();
  const headers = signedHeaders(message.id, message.body, secretsOf(cursors, row, now), now);
  const outcome = await post.send(row.url, headers, message.body);
  // What was broken off because this process ends was no fault of the receiver.
  if (closing.aborted && outcome.problem !== null) return false;
  await database.write((em) => settleAttempt(em, message, outcome, settings));
  return outcome.problem === null;
}
