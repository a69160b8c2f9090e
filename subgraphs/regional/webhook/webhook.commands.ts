import { randomUUID } from 'node:crypto';
import { line, mustBeVersion, mustDiffer } from '../../../shared/command/read-input.js';
import { Refusal } from '../../../shared/command/user-error.js';
import { record, restate } from '../../../shared/command/versions.js';
import { mustBeEditor } from '../change/editor.rules.js';
import type { RegionalCommand } from '../change/regional-work.js';
import { WebhookMessage, WebhookProgress, WebhookVersion } from './webhook.entity.js';
import { RegisterWebhookInput, RemoveWebhookInput, UpdateWebhookInput } from './webhook.input.js';
import { listWebhooks } from './webhook.repository.js';
import { WEBHOOK, WEBHOOK_SECRET } from './webhook.result.js';
import { MOST_WEBHOOKS, mustKnowWebhook, readReceiver, readTypes } from './webhook.rules.js';

const FULL = { nb: `det er høyst ${MOST_WEBHOOKS} mottakere`, en: `there are at most ${MOST_WEBHOOKS} receivers` };

/** Registers a receiver (registrere mottaker). */
export const registerWebhook: RegionalCommand<RegisterWebhookInput> = {
  verb: 'register',
  noun: 'Webhook',
  description:
    'Registers a receiver of signed messages about public changes (registrere mottaker); its secret is in the answer, and never shown again. For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: RegisterWebhookInput,
  result: WEBHOOK_SECRET,
  async run(input, work, { webhooks }) {
    mustBeEditor(work);
    if ((await listWebhooks(work.db)).length >= MOST_WEBHOOKS) throw new Refusal('WRONG_STATE', null, { problem: FULL });
    const webhookId = `regional:webhook:${randomUUID()}`;
    await record(work, WebhookVersion, {
      ...{ webhookId, url: readReceiver(input.url, webhooks), description: line(input.description, 'description') },
      ...{ types: readTypes(input.types ?? []), generation: 1, overlapUntil: null, removed: false },
    });
    const stands = { since: work.now, progress: '{}', sequence: 0, disabledAt: null, holder: null, heldUntil: null };
    await work.em.insert(WebhookProgress, { webhookId, ...stands });
    return { objectId: webhookId };
  },
};

/** Changes a receiver (endre mottaker). */
export const updateWebhook: RegionalCommand<UpdateWebhookInput> = {
  verb: 'update',
  noun: 'Webhook',
  description: 'Changes a receiver (endre mottaker); one that was disabled is sent messages again. For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: UpdateWebhookInput,
  result: WEBHOOK,
  async run({ webhookId, expectedVersion, ...input }, work, { webhooks }) {
    mustBeEditor(work);
    const { row, progress } = await mustKnowWebhook(work, webhookId);
    mustBeVersion(expectedVersion, row.version);
    const change = {
      url: input.url == null ? row.url : readReceiver(input.url, webhooks),
      description: input.description == null ? row.description : line(input.description, 'description'),
      types: input.types == null ? row.types : readTypes(input.types),
    };
    if (progress.disabledAt === null) mustDiffer(row, change);
    await restate(work, WebhookVersion, row, { ...change, removed: false });
    await work.em.nativeUpdate(WebhookProgress, { webhookId }, { disabledAt: null });
    return { objectId: webhookId };
  },
};

/** Removes a receiver (fjerne mottaker). */
export const removeWebhook: RegionalCommand<RemoveWebhookInput> = {
  verb: 'remove',
  noun: 'Webhook',
  description: 'Removes a receiver, with all messages to it (fjerne mottaker). For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: RemoveWebhookInput,
  result: WEBHOOK,
  async run({ webhookId, expectedVersion }, work) {
    mustBeEditor(work);
    const { row } = await mustKnowWebhook(work, webhookId);
    mustBeVersion(expectedVersion, row.version);
    await restate(work, WebhookVersion, row, { removed: true });
    // With it the lease ends: whoever serves it at this moment writes no message more.
    await work.em.nativeDelete(WebhookProgress, { webhookId });
    await work.em.nativeDelete(WebhookMessage, { webhookId });
    return { objectId: webhookId };
  },
};
