import { isOlder, type Versions } from '../../shared/subgraph/cache-hint.js';

/** What is known of the version of one subgraph's data. Instants are those of `performance.now()`. */
interface Known {
  readonly version: string;
  /** When the newest question began that told it: then it was the newest. */
  readonly askedAt: number;
  /** When it was told last, in milliseconds since 1970. */
  readonly confirmedAt: number;
  /** When a newer one was told than before. */
  readonly arrivedAt: number;
  /** When something happened after which it may not be the newest any more; null if nothing did. */
  readonly doubtedAt: number | null;
  /** Whether then nothing that is kept may stand in for it either: what was just hidden must not come back. */
  readonly isChanged: boolean;
}

/**
 * The newest known version of each subgraph's data: told by every answer, and by questions for it alone. One that was not told for a while
 * is not known any more, so a subgraph that is silent makes nothing look fresh.
 */
export class DataVersions {
  readonly #known = new Map<string, Known>();

  /** @param checkMs for how long a version is known from the question on that told it */
  constructor(private readonly checkMs: number) {}

  /**
   * Takes what a subgraph told. Answers overtake each other: of two whose questions overlapped, the higher one is the newer one. A lower one
   * counts only if it was asked for after all else had been told: then the database was put back to an earlier copy.
   * @param askedAt when the question began
   */
  learn(versions: Versions, askedAt: number): void {
    for (const [name, version] of versions) {
      const known = this.#known.get(name);
      if (known && isOlder(version, known.version) && askedAt <= known.arrivedAt) continue;
      const isSame = known?.version === version;
      const isCleared = known?.doubtedAt == null || askedAt > known.doubtedAt;
      this.#known.set(name, {
        version,
        askedAt: isSame ? Math.max(known.askedAt, askedAt) : askedAt,
        confirmedAt: Date.now(),
        arrivedAt: isSame ? known.arrivedAt : performance.now(),
        doubtedAt: isCleared ? null : known.doubtedAt,
        isChanged: !isCleared && known.isChanged,
      });
    }
  }

  /**
   * After a change whose version was not told: until the next question, these are not known to be the newest.
   * @param isChanged whether it surely was for them, and not only may have been
   */
  doubt(names: Iterable<string>, isChanged: boolean): void {
    for (const name of names) {
      const known = this.#known.get(name);
      if (known) this.#known.set(name, { ...known, doubtedAt: performance.now(), isChanged: isChanged || known.isChanged });
    }
  }

  /** Whether a subgraph has ever told its version. */
  isTold(name: string): boolean {
    return this.#known.has(name);
  }

  /** Whether all of these are surely the newest. */
  areNewest(versions: Versions): boolean {
    const since = performance.now() - this.checkMs;
    for (const [name, version] of versions) {
      const known = this.#known.get(name);
      if (known === undefined || known.version !== version || known.doubtedAt !== null || known.askedAt <= since) return false;
    }
    return true;
  }

  /** Whether one of these is not the newest that is known, or not known: while a subgraph is silent, the last that was known of it counts. */
  areOutdated(versions: Versions): boolean {
    for (const [name, version] of versions) {
      const known = this.#known.get(name);
      if (known === undefined || known.version !== version || known.isChanged) return true;
    }
    return false;
  }

  /** What is known now; stays as it is. */
  snapshot(): Versions {
    return new Map([...this.#known].map(([name, { version }]) => [name, version]));
  }

  /** The last instant at which all of these were known to be the newest, in milliseconds since 1970; null if one never was. */
  confirmedAt(versions: Versions): number | null {
    const times = [...versions].map(([name, version]) => {
      const known = this.#known.get(name);
      return known?.version === version ? known.confirmedAt : null;
    });
    return times.includes(null) || times.length === 0 ? null : Math.min(...(times as number[]));
  }
}

/** Whether something was made of older data than were known. */
export function isBehind(versions: Versions, known: Versions): boolean {
  for (const [name, version] of versions) if (isOlder(version, known.get(name) ?? version)) return true;
  return false;
}
