import { mustExist, webAddress } from '../../../shared/command/read-input.js';
import { Refusal } from '../../../shared/command/user-error.js';
import type { RegionalWork } from '../change/regional-work.js';
import { CHANGE_TYPES } from '../mirror/change-types.js';
import { problemOfAddress } from './address.rules.js';
import { findWebhook, type WebhookState } from './webhook.repository.js';
import type { WebhookSettings } from './webhook.settings.js';

/** Most receivers that one process can serve in good time. */
export const MOST_WEBHOOKS = 100;

/** A receiver that has not been removed. */
export async function mustKnowWebhook({ db }: RegionalWork, webhookId: string): Promise<WebhookState> {
  const found = mustExist(await findWebhook(db, webhookId), 'webhookId');
  if (found.row.removed || found.progress === null) throw new Refusal('NOT_FOUND', 'webhookId');
  return { row: found.row, progress: found.progress };
}

/**
 * Reads a receiver's web address.
 * @throws Refusal INVALID if nothing may be sent there
 */
export function readReceiver(text: string, { allowLoopback }: Pick<WebhookSettings, 'allowLoopback'>): string {
  const url = webAddress(text, 'url');
  const problem = problemOfAddress(url, allowLoopback);
  if (problem !== null) throw new Refusal('INVALID', 'url', { problem });
  return url;
}

/**
 * Reads the types that a receiver wants to be told of, as they are stored; none means all.
 * @throws Refusal INVALID naming those that there are
 */
export function readTypes(types: readonly string[]): string | null {
  if (types.length === 0) return null;
  if (!types.every((type) => CHANGE_TYPES.includes(type)))
    throw new Refusal('INVALID', 'types', {
      problem: { nb: `typene er ${CHANGE_TYPES.join(', ')}`, en: `the types are ${CHANGE_TYPES.join(', ')}` },
    });
  return JSON.stringify([...new Set(types)].toSorted());
}
