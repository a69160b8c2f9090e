import { stat } from 'node:fs/promises';
import { findSubgraphFiles } from '../composition/subgraph-files.js';
import type { ReloadOutcome } from './reload-outcome.js';

/** What has failed is tried again after so many looks: perhaps a subgraph was not up yet. */
const LOOKS_TO_RETRY = 12;

/** What to watch. */
export interface WatchOptions {
  /** A file with a supergraph, or a folder with the SDL of subgraphs. */
  readonly path: string;
  /** How it looked when it was read last: see {@link lookAt}. */
  readonly seen: string;
  /** Whether what was read then could not be served: perhaps only the check of it has failed, so it is tried again. */
  readonly hasFailed: boolean;
  readonly intervalMs: number;
  onChange(): Promise<ReloadOutcome>;
}

/**
 * Looks again and again whether files have changed. What watches files for a process misses those that are put in the place of others, and
 * symbolic links that lead elsewhere, as Kubernetes does it. A change counts when it looks the same twice: until then somebody may be writing.
 */
export class SourceWatch {
  #seen: string;
  #last: string;
  #looksLeft: number;
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: WatchOptions) {
    this.#seen = options.seen;
    this.#last = options.seen;
    this.#looksLeft = looksUntilNext(options.hasFailed);
    this.#wait();
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #wait(): void {
    // It keeps no process alive that has ended otherwise.
    this.#timer = setTimeout(() => void this.#look(), this.options.intervalMs).unref();
  }

  async #look(): Promise<void> {
    const now = await lookAt(this.options.path);
    const isSteady = now === this.#last;
    this.#last = now;
    if (isSteady && (now !== this.#seen || --this.#looksLeft <= 0)) {
      this.#seen = now;
      const { outcome } = await this.options.onChange();
      this.#looksLeft = looksUntilNext(outcome === 'failed');
    }
    if (this.#timer) this.#wait();
  }
}

const looksUntilNext = (hasFailed: boolean) => (hasFailed ? LOOKS_TO_RETRY : Number.POSITIVE_INFINITY);

/** How a file, or the files of a folder, look: another text for other contents, empty if they cannot be read. */
export async function lookAt(path: string): Promise<string> {
  try {
    const files = (await stat(path)).isDirectory() ? (await findSubgraphFiles(path)).map((file) => file.path) : [path];
    return (await Promise.all(files.map(lookAtFile))).join('\n');
  } catch {
    return '';
  }
}

async function lookAtFile(path: string): Promise<string> {
  const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
  return `${path} ${dev} ${ino} ${size} ${mtimeNs}`;
}
