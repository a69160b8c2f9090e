import { randomUUID } from 'node:crypto';
import { versionTag } from '../../shared/subgraph/cache-hint.js';
import type { SubgraphClient } from '../../shared/subgraph/client/subgraph-client.js';
import type { DataVersions } from './data-versions.js';

/** Who is asked. */
type Asked = Pick<SubgraphClient, 'name' | 'dataVersion'>;

/** Questions within the time for which a version is known: one that is slow, or lost, is no harm. */
const PER_CHECK = 3;
/** After so many turns in which nothing was looked for, nobody is asked any more. */
const IDLE_TURNS = 30;

/** Asks the subgraphs for the versions of their data again and again, as long as something is looked for that depends on them. */
export class VersionChecks {
  readonly #clients = new Set<Asked>();
  readonly #asked = new Set<Asked>();
  #timer: NodeJS.Timeout | null = null;
  #idleTurns = 0;
  #isClosed = false;

  constructor(
    private readonly versions: DataVersions,
    private readonly checkMs: number,
  ) {}

  /** Asks this one too, as long as it is there. */
  add(client: Asked): void {
    this.#clients.add(client);
  }

  delete(client: Asked): void {
    this.#clients.delete(client);
  }

  /** Something is looked for. */
  wake(): void {
    this.#idleTurns = 0;
    if (this.#timer !== null || this.#isClosed) return;
    this.#timer = setInterval(() => this.#turn(), this.checkMs / PER_CHECK);
    // It keeps no process alive that has ended otherwise.
    this.#timer.unref();
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
  }

  #turn(): void {
    if (++this.#idleTurns > IDLE_TURNS) this.#stop();
    // Who has told no version, as older subgraphs do not, has nothing kept that depends on it.
    else for (const client of this.#clients) if (this.versions.isTold(client.name)) void this.#ask(client);
  }

  #stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  async #ask(client: Asked): Promise<void> {
    if (this.#asked.has(client)) return;
    this.#asked.add(client);
    const askedAt = performance.now();
    try {
      const version = await client.dataVersion({ requestId: randomUUID(), authorization: null, language: null });
      this.versions.learn(new Map([[client.name, versionTag(version)]]), askedAt);
    } catch {
      // Silent: what is known of it is over soon. The client has told the log.
    } finally {
      this.#asked.delete(client);
    }
  }
}
