import { randomUUID } from 'node:crypto';
import { type ChangesContext, gatherChanges } from '../mirror/gather-changes.js';
import { type MergedChange, type MirrorProgress, mergeChanges } from '../mirror/merge-changes.js';
import { sealProgress } from '../mirror/mirror-cursor.js';
import { presentChange } from '../mirror/present-change.js';
import { holdLease, type Lease } from './lease.js';
import { WebhookMessage, WebhookProgress } from './webhook.entity.js';
import type { WebhookState } from './webhook.repository.js';

/** Most changes that one message tells. */
const MOST_CHANGES = 100;

/** What came of looking for changes: a message was made; there is nothing new, from all owners or from those who answered; another process serves. */
export type Composed = 'MADE' | 'NOTHING' | 'INCOMPLETE' | 'NOT_OURS';

/**
 * Makes the next message to a receiver, if there is anything to tell. Message and position are written in one transaction, before
 * anything is sent: whatever happens then, the message is sent, under this id.
 */
export async function composeMessage(context: ChangesContext, { row, progress: stands }: WebhookState, lease: Lease): Promise<Composed> {
  const types = row.types === null ? null : (JSON.parse(row.types) as string[]);
  const { since: from } = stands;
  const before = JSON.parse(stands.progress) as MirrorProgress;
  const asked = { progress: before, from, types, limit: MOST_CHANGES, forAuditor: false };
  const answers = await gatherChanges(context, asked);
  const lost = answers.filter(({ found }) => found?.lost).map(({ owner }) => owner);
  // Of a database that was made anew, everything since the registration is told.
  const kept = Object.fromEntries(Object.entries(before).filter(([owner]) => !lost.includes(owner)));
  const page = mergeChanges(kept, answers, MOST_CHANGES);
  const isComplete = lost.length === 0 && answers.every(({ found }) => found !== null);
  if (page.changes.length === 0 && lost.length === 0) return isComplete ? 'NOTHING' : 'INCOMPLETE';
  const cursorAt = (progress: MirrorProgress) => sealProgress(context.cursors, { progress, from }, types);
  return context.database.write(async (em) => {
    const now = new Date().toISOString();
    if (!(await holdLease(em, lease, Date.parse(now)))) return 'NOT_OURS';
    const sequence = stands.sequence + 1;
    const next = { progress: JSON.stringify(page.progress), ...(page.changes.length === 0 ? {} : { sequence }) };
    const { webhookId } = row;
    // Who has overtaken us has written the same changes into a message of the same number.
    if ((await em.nativeUpdate(WebhookProgress, { webhookId, sequence: stands.sequence }, next)) === 0) return 'NOT_OURS';
    if (page.changes.length === 0) return 'INCOMPLETE';
    // With the types, for the cursors hold for a question with the same ones.
    const data = { sequence, types, since: cursorAt(kept), cursor: cursorAt(page.progress), changes: page.changes.map(tell) };
    const body = JSON.stringify({ type: 'changes', timestamp: now, data });
    const message = { id: `msg_${randomUUID()}`, webhookId, sequence, body, status: 'PENDING', attempts: 0 } as const;
    await em.insert(WebhookMessage, {
      ...message,
      createdAt: now,
      nextAttemptAt: now,
      lastAttemptAt: null,
      httpStatus: null,
      problem: null,
    });
    return 'MADE';
  });
}

/** What a message tells of a change: which object, never what is in it. */
function tell({ change, owner }: MergedChange) {
  const { id, kind, type, objectId, at, sector, sequence, network } = presentChange(change, owner);
  return { id, kind, type, objectId, at, sector, sequence, network };
}
