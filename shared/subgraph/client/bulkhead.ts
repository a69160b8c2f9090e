/**
 * Keeps a slow subgraph from taking up the whole process: only so many fetches at a time, and only so many that wait. (cockatiel has
 * one, which keeps the places in its queue of those who have given up waiting: while a subgraph hangs, that is all of them.)
 */
export class Bulkhead {
  private inFlight = 0;
  /** In the order in which they came. */
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly maxInFlight: number,
    private readonly maxQueued: number,
  ) {}

  /** How many there are now, and how many wait. */
  get load(): { readonly inFlight: number; readonly queued: number } {
    return { inFlight: this.inFlight, queued: this.waiting.size };
  }

  /** Enters, if there is room now; whoever has entered leaves. */
  tryEnter(): boolean {
    if (this.inFlight >= this.maxInFlight) return false;
    this.inFlight++;
    return true;
  }

  /**
   * Waits for room.
   * @param onRoom called when there is: then it has entered
   * @returns false if too many wait already
   */
  queue(onRoom: () => void): boolean {
    if (this.waiting.size >= this.maxQueued) return false;
    this.waiting.add(onRoom);
    return true;
  }

  /** Waits no longer. */
  withdraw(onRoom: () => void): void {
    this.waiting.delete(onRoom);
  }

  /** Gives its room to who has waited longest. */
  leave(): void {
    const [next] = this.waiting;
    if (!next) {
      this.inFlight--;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}
