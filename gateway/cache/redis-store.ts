import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import type { KeptStore } from './kept-store.js';

/** How to keep in Redis. */
export interface RedisStoreOptions {
  /** Address, for example `redis://127.0.0.1:6379`; may hold a password. */
  readonly url: string;
  /** Known to all gateways of the graph and to nobody else: what others have written is not taken. */
  readonly secret: string;
  readonly logger: Logger;
}

/** So long a value is waited for: asking a subgraph takes about as long. */
const TIMEOUT_MS = 50;
/** For so long nothing is asked after a failure. */
const REST_MS = 1_000;
const RECONNECT_MS = 500;
const MAX_COMMANDS = 1_000;
/** Changes with the form of what is kept. */
const PREFIX = 'resource-nurses:1:';
const SEAL_CHARACTERS = 43;

/**
 * Opens a store in Redis, whether it answers now or not: while it does not, nothing is found, and nobody waits for it. Each value is sealed
 * together with its key.
 */
export async function openRedisStore({ url, secret, logger }: RedisStoreOptions): Promise<KeptStore & { readonly isAway: () => boolean }> {
  const { createClient, ErrorReply } = await import('@redis/client');
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_COMMANDS,
    socket: { connectTimeout: REST_MS, reconnectStrategy: RECONNECT_MS },
  });
  let isAway = false;
  let restUntil = 0;
  let isFull = false;
  const fail = (error: unknown) => {
    restUntil = performance.now() + REST_MS;
    if (!isAway) logger.warn({ err: error }, 'Redis does not answer; answers are kept in memory alone until it does');
    isAway = true;
  };
  const recover = () => {
    if (isAway) logger.info('Redis answers again');
    isAway = false;
  };
  /** It answers, and refuses: full, or a copy that takes nothing. What it has can be read all the same. */
  const refused = (error: unknown) => {
    if (!(error instanceof ErrorReply)) return fail(error);
    if (!isFull) logger.warn({ event: 'redis', err: error }, 'Redis takes no more answers; those that it has are read');
    isFull = true;
  };
  // Told in between of every attempt to connect; without a listener it would end the process.
  client.on('error', fail);
  client.on('ready', () => {
    recover();
    restUntil = 0;
  });
  void client.connect().catch(fail);
  const key = createHmac('sha256', secret).update('kept answers').digest();
  const sealOf = (name: string, text: string) => createHmac('sha256', key).update(`${name}\n${text}`).digest('base64url');
  const isResting = () => !client.isReady || performance.now() < restUntil;
  return {
    isAway: () => isAway,
    get: async (asked) => {
      if (isResting()) return null;
      const name = nameOf(asked);
      try {
        const value = await within(client.get(name));
        recover();
        return unsealed(value, (text) => sealOf(name, text));
      } catch (error) {
        fail(error);
        return null;
      }
    },
    set: (asked, text, seconds) => {
      if (isResting() || seconds <= 0) return;
      const name = nameOf(asked);
      within(client.set(name, sealOf(name, text) + text, { expiration: { type: 'EX', value: seconds } })).then(() => {
        isFull = false;
      }, refused);
    },
    close: async () => client.destroy(),
  };
}

/** The key in Redis: tells nothing of what was asked. */
const nameOf = (key: string): string => PREFIX + createHash('sha256').update(key).digest('base64url');

/** The text of a value; null if it was not sealed here. */
function unsealed(value: string | null, sealOf: (text: string) => string): string | null {
  if (value === null || value.length <= SEAL_CHARACTERS) return null;
  const text = value.slice(SEAL_CHARACTERS);
  const [given, right] = [Buffer.from(value.slice(0, SEAL_CHARACTERS)), Buffer.from(sealOf(text))];
  return given.length === right.length && timingSafeEqual(given, right) ? text : null;
}

/** Waits no longer than is worth it. */
function within<Value>(work: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(new Error(`no answer within ${TIMEOUT_MS} ms`));
  // What arrived while this process was busy is read first.
  const timer = setTimeout(() => setImmediate(giveUp), TIMEOUT_MS);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
