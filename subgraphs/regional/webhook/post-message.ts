import { Agent } from 'undici';
import { CLOSED_ADDRESS, createOpenLookup, problemOfAddress } from './address.rules.js';
import type { WebhookSettings } from './webhook.settings.js';
import type { DeliveryProblem } from './webhook.vocabulary.js';

/** How an attempt ended. */
export interface Attempt {
  readonly httpStatus: number | null;
  /** Null if the receiver took the message. */
  readonly problem: DeliveryProblem | null;
}

/** Sends messages to receivers. */
export interface Post {
  send(url: string, headers: Record<string, string>, body: string): Promise<Attempt>;
  close(): Promise<void>;
}

const MOST_BYTES = 16 * 1024;

/** Sends to addresses of the public internet only, follows no redirect, and reads hardly anything of the answer. */
export function createPost({ timeoutMs, allowLoopback }: Pick<WebhookSettings, 'timeoutMs' | 'allowLoopback'>): Post {
  const agent = new Agent({
    connect: { timeout: timeoutMs, lookup: createOpenLookup(allowLoopback) },
    connections: 16,
    pipelining: 1,
    keepAliveTimeout: 1_000,
    keepAliveMaxTimeout: 1_000,
    maxResponseSize: MOST_BYTES,
    allowH2: false,
  });
  const closing = new AbortController();
  return {
    async send(url, headers, body) {
      // An address instead of a name is never looked up.
      if (problemOfAddress(url, allowLoopback) !== null) return { httpStatus: null, problem: 'ADDRESS' };
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)]);
      const { origin, pathname, search } = new URL(url);
      try {
        const answer = await agent.request({ origin, path: pathname + search, method: 'POST', headers, body, signal });
        // The status is what counts.
        await answer.body.dump({ limit: MOST_BYTES, signal }).catch(() => undefined);
        const isTaken = answer.statusCode >= 200 && answer.statusCode < 300;
        return { httpStatus: answer.statusCode, problem: isTaken ? null : 'STATUS' };
      } catch (error) {
        return { httpStatus: null, problem: problemOf(error) };
      }
    },
    async close() {
      closing.abort();
      await agent.destroy();
    },
  };
}

const PROBLEMS: Readonly<Record<string, DeliveryProblem>> = {
  [CLOSED_ADDRESS]: 'ADDRESS',
  ENOTFOUND: 'ADDRESS',
  EAI_AGAIN: 'ADDRESS',
  UND_ERR_CONNECT_TIMEOUT: 'TIMEOUT',
};

function problemOf(error: unknown): DeliveryProblem {
  if (!(error instanceof Error)) return 'CONNECTION';
  if (error.name === 'TimeoutError') return 'TIMEOUT';
  return PROBLEMS[String((error as NodeJS.ErrnoException).code)] ?? 'CONNECTION';
}
