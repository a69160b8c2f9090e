/** How receivers are served. Times in milliseconds. */
export interface WebhookSettings {
  /** How often it is looked for changes; 0 never. */
  readonly intervalMs: number;
  /** How long a receiver may take to answer. */
  readonly timeoutMs: number;
  /** Waits before the second attempt, the third, and so on; after the last attempt a message is given up. */
  readonly retryDelaysMs: readonly number[];
  /** How long messages are signed with the secret before, too, after it was rotated. */
  readonly overlapMs: number;
  /** Whether receivers may be on this machine, and without TLS: for development. */
  readonly allowLoopback: boolean;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** As usual: the waits are those that Standard Webhooks suggests, three days and more in all. */
export const WEBHOOK_DEFAULTS: WebhookSettings = {
  intervalMs: 10 * SECOND,
  timeoutMs: 15 * SECOND,
  retryDelaysMs: [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
  overlapMs: 24 * HOUR,
  allowLoopback: false,
};

/** A wait, up to a fifth shorter or longer by chance: receivers that failed together are not tried together again. */
export const jittered = (delayMs: number, chance: () => number = Math.random): number => delayMs * (0.8 + 0.4 * chance());
