import type { ResultType } from '../../../shared/command/command.js';
import type { RegionalContext } from '../regional-context.js';
import { secretOf } from './sign-message.js';
import { findWebhook } from './webhook.repository.js';
import { presentWebhook, Webhook, WebhookSecret } from './webhook.type.js';

/** Commands whose answer shows a receiver. */
export const WEBHOOK: ResultType<RegionalContext> = {
  name: 'Webhook',
  field: 'webhook',
  type: () => Webhook,
  description: 'The receiver after the change.',
  load: async ({ id, moment }, { db }) => {
    const found = await findWebhook(db, id, moment);
    return found && presentWebhook(found);
  },
};

/** Commands whose answer shows a receiver's new secret: to who sends the same again with the same key too, and to nobody else. */
export const WEBHOOK_SECRET: ResultType<RegionalContext> = {
  name: 'WebhookSecret',
  field: 'webhookSecret',
  type: () => WebhookSecret,
  description: 'The receiver and its new secret.',
  load: async ({ id, moment }, { db, cursors }) => {
    const found = await findWebhook(db, id, moment);
    return found && { webhook: presentWebhook(found), secret: secretOf(cursors, id, found.row.generation) };
  },
};
