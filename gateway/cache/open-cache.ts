import type { Logger } from 'pino';
import type { SubgraphClient } from '../../shared/subgraph/client/subgraph-client.js';
import type { GatewaySettings } from '../settings/gateway-settings.js';
import { DataVersions } from './data-versions.js';
import { type AskingClient, KeepingClient } from './keeping-client.js';
import { KeptAnswers } from './kept-answers.js';
import { KeptFetches } from './kept-fetches.js';
import { openRedisStore } from './redis-store.js';
import { VersionChecks } from './version-checks.js';

/** What a gateway keeps of public answers. */
export interface GatewayCache {
  readonly answers: KeptAnswers;
  /** Texts of operations that clients have registered by their hash, where processes share them; null without Redis. */
  readonly store: Awaited<ReturnType<typeof openRedisStore>> | null;
  /** A client that gives what is kept, and keeps what may be kept. */
  keepingFor(client: SubgraphClient): AskingClient;
  /** The client is there no more. */
  forget(client: SubgraphClient): void;
  close(): Promise<void>;
}

const MIB = 1_048_576;
/** Whole answers are asked for more often than their parts, which are kept beside them. */
const ANSWERS_SHARE = 0.5;

/** Opens the cache; null where it is off. */
export async function openCache(
  { cache: { isOn, redisUrl, maxMb, checkMs, staleIfErrorS } }: Pick<GatewaySettings, 'cache'>,
  { hopSecret, logger }: { readonly hopSecret: string; readonly logger: Logger },
): Promise<GatewayCache | null> {
  if (!isOn) return null;
  const store = redisUrl === null ? null : await openRedisStore({ url: redisUrl, secret: hopSecret, logger });
  const versions = new DataVersions(checkMs);
  const checks = new VersionChecks(versions, checkMs);
  const fetches = new KeptFetches(maxMb * MIB * (1 - ANSWERS_SHARE), staleIfErrorS, versions, store);
  const isFresh = (hint: Parameters<KeptFetches['isFresh']>[0]) => {
    checks.wake();
    return fetches.isFresh(hint);
  };
  return {
    answers: new KeptAnswers(maxMb * MIB * ANSWERS_SHARE, isFresh, store),
    store,
    keepingFor: (client) => {
      checks.add(client);
      return new KeepingClient(client, { fetches, versions, checks });
    },
    forget: (client) => checks.delete(client),
    close: async () => {
      checks.close();
      await store?.close();
    },
  };
}
