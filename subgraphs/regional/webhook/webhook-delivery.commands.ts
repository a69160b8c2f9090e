import { mustBeVersion } from '../../../shared/command/read-input.js';
import { restate } from '../../../shared/command/versions.js';
import { mustBeEditor } from '../change/editor.rules.js';
import type { RegionalCommand } from '../change/regional-work.js';
import { WebhookMessage, WebhookVersion } from './webhook.entity.js';
import { ResendDeadLettersInput, RotateWebhookSecretInput } from './webhook.input.js';
import { WEBHOOK, WEBHOOK_SECRET } from './webhook.result.js';
import { mustKnowWebhook } from './webhook.rules.js';

/** Replaces a receiver's secret (bytte hemmelighet). */
export const rotateWebhookSecret: RegionalCommand<RotateWebhookSecretInput> = {
  verb: 'rotate',
  noun: 'WebhookSecret',
  description:
    'Replaces the secret of a receiver (bytte hemmelighet). For a day, messages are signed with both, so that the receiver can change over. For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: RotateWebhookSecretInput,
  result: WEBHOOK_SECRET,
  async run({ webhookId, expectedVersion }, work, { webhooks }) {
    mustBeEditor(work);
    const { row } = await mustKnowWebhook(work, webhookId);
    mustBeVersion(expectedVersion, row.version);
    const overlapUntil = new Date(Date.parse(work.now) + webhooks.overlapMs).toISOString();
    await restate(work, WebhookVersion, row, { generation: row.generation + 1, overlapUntil, removed: false });
    return { objectId: webhookId };
  },
};

/** Sends again what was given up (sende på nytt). */
export const resendDeadLetters: RegionalCommand<ResendDeadLettersInput> = {
  verb: 'resend',
  noun: 'DeadLetters',
  description:
    'Sends a receiver again what was given up, oldest first, each under its first `webhook-id` (sende på nytt). For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: ResendDeadLettersInput,
  result: WEBHOOK,
  async run({ webhookId }, work) {
    mustBeEditor(work);
    await mustKnowWebhook(work, webhookId);
    const again = { status: 'PENDING', attempts: 0, nextAttemptAt: work.now } as const;
    await work.em.nativeUpdate(WebhookMessage, { webhookId, status: 'DEAD' }, again);
    return { objectId: webhookId };
  },
};
