/** Whose turn it is, where not all who wait can be served at once: whoever has had none for longest. */
export class Turns {
  private readonly last = new Map<string, number>();
  private count = 0;

  /** Takes as many of those who wait, by id, as there is room for, and notes that they had their turn. */
  take(waiting: readonly string[], room: number): string[] {
    this.count += 1;
    const lastOf = (id: string) => this.last.get(id) ?? 0;
    const taken = waiting.toSorted((a, b) => lastOf(a) - lastOf(b)).slice(0, Math.max(room, 0));
    for (const id of taken) this.last.set(id, this.count);
    return taken;
  }
}
