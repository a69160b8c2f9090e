import { createHmac } from 'node:crypto';
import type { CursorBox } from '../../../shared/subgraph/cursor.js';
import type { WebhookVersion } from './webhook.entity.js';

/**
 * A receiver's secret, of 32 bytes, in the form of Standard Webhooks. It is made from this owner's own key whenever it is needed, so that
 * no table, backup or log of receivers holds it.
 */
export const secretOf = ({ scramble }: Pick<CursorBox, 'scramble'>, webhookId: string, generation: number): string =>
  `whsec_${Buffer.from(scramble(`webhook secret ${webhookId} ${generation}`), 'hex').toString('base64')}`;

/** The secrets that a message is signed with: the one that holds, and for a while the one before. */
export function secretsOf(
  cursors: Pick<CursorBox, 'scramble'>,
  { webhookId, generation, overlapUntil }: Pick<WebhookVersion, 'webhookId' | 'generation' | 'overlapUntil'>,
  now: string,
): string[] {
  const generations = overlapUntil !== null && now < overlapUntil ? [generation, generation - 1] : [generation];
  return generations.map((one) => secretOf(cursors, webhookId, one));
}

/**
 * The headers of a signed message (Standard Webhooks 1.0: https://github.com/standard-webhooks/standard-webhooks).
 * @param now instant of the attempt
 */
export function signedHeaders(id: string, body: string, secrets: readonly string[], now: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(now) / 1_000));
  const sign = (secret: string) =>
    createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64');
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'resource-nurse-federation',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${sign(secret)}`).join(' '),
  };
}
