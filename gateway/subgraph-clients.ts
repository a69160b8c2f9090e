import type { Logger } from 'pino';
import { environmentPrefix } from '../shared/config.js';
import { SubgraphClient } from '../shared/subgraph/client/subgraph-client.js';
import { StartError } from '../shared/subgraph/errors.js';
import type { AskingClient } from './cache/keeping-client.js';
import type { GatewayCache } from './cache/open-cache.js';
import type { Metrics } from './observability/metrics.js';
import type { GatewaySettings } from './settings/gateway-settings.js';

/** What subgraphs are asked with. */
export interface SubgraphClientsOptions {
  /** Address of a subgraph; null for what the supergraph says. */
  readonly urlOf: (subgraph: string) => string | null;
  readonly logger: Logger;
  /** Shows subgraphs that the gateway asks. */
  readonly hopSecret: string;
  readonly settings: GatewaySettings;
  /** Takes figures; left out, none are taken. */
  readonly metrics?: Metrics;
  /** Keeps what nobody in particular asked; null, or left out, keeps nothing. */
  readonly cache?: GatewayCache | null;
}

/** The clients that one generation asks with. */
export interface BorrowedClients {
  readonly byName: ReadonlyMap<string, AskingClient>;
  /** The client of a subgraph. @throws StartError if it has no address */
  borrow(name: string, url: string | undefined): AskingClient;
  /** Gives all of them back; one that nobody has any more is closed. */
  giveBack(): Promise<void>;
}

interface Shared {
  readonly client: SubgraphClient;
  readonly asking: AskingClient;
  borrowers: number;
}

/**
 * One client for each address: generations that ask the same subgraph share its connections, its room and what is known of its health. A
 * reload must not give a subgraph in trouble a fresh start, nor twice the load.
 */
export class SubgraphClients {
  readonly #shared = new Map<string, Shared>();

  constructor(private readonly options: SubgraphClientsOptions) {
    options.metrics?.watchSubgraphs(() => [...this.#shared.values()].map(({ client }) => client.state));
  }

  /** Clients for one generation. */
  borrowing(): BorrowedClients {
    const byName = new Map<string, AskingClient>();
    const keys: string[] = [];
    return {
      byName,
      borrow: (name, url) => {
        const known = byName.get(name);
        if (known) return known;
        const address = addressOf(name, this.options.urlOf(name) ?? url);
        const key = `${name} ${address}`;
        const shared = this.#shared.get(key) ?? this.#open(name, address);
        shared.borrowers++;
        this.#shared.set(key, shared);
        keys.push(key);
        byName.set(name, shared.asking);
        return shared.asking;
      },
      giveBack: async () => {
        await Promise.all(keys.splice(0).map((key) => this.#giveBack(key)));
      },
    };
  }

  #open(name: string, url: string): Shared {
    const { settings, hopSecret, logger, metrics, cache } = this.options;
    const client = new SubgraphClient({
      ...settings.client,
      name,
      url,
      deadlineMs: settings.subgraphDeadlineMs,
      hopSecret,
      onFailure: (failure, { requestId }) => logger.warn({ requestId, sector: name, err: failure }, 'a fetch failed'),
      ...(metrics ? { onOutcome: (outcome, ms) => metrics.countFetch(name, outcome, ms) } : {}),
    });
    return { client, asking: cache?.keepingFor(client) ?? client, borrowers: 0 };
  }

  async #giveBack(key: string): Promise<void> {
    const shared = this.#shared.get(key);
    if (!shared || --shared.borrowers > 0) return;
    this.#shared.delete(key);
    this.options.cache?.forget(shared.client);
    await shared.client.close();
  }
}

function addressOf(name: string, url: string | undefined): string {
  if (url && URL.canParse(url) && !new URL(url).hostname.endsWith('.invalid')) return url;
  throw new StartError(`the subgraph ${name} has no address. Set ${environmentPrefix(name)}_URL, for example to http://127.0.0.1:4001.`);
}
