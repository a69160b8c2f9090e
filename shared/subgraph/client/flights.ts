import type { Fetch } from './fetch.js';
import { Flight, type SharedAnswer } from './flight.js';
import type { HttpRequest } from './transport.js';

/** Fetches are joined in the first part of their deadline only: who joins must not be told after a moment that time is up. */
const JOINABLE_SHARE = 0.5;

/** What is under way to one subgraph: who asks the same as another one, as the same person and in the same language, waits with her. */
export class Flights {
  private readonly byKey = new Map<string, Flight<unknown>>();

  constructor(
    private readonly subgraph: string,
    private readonly deadlineMs: number,
  ) {}

  /**
   * The fetch of the same that is under way; else a new one.
   * @param request what is asked; two that are the same are read in the same way
   */
  shared<Answer>(request: HttpRequest, fetch: () => Fetch<SharedAnswer<Answer>>): Flight<Answer> {
    const key = keyOf(request);
    const same = this.byKey.get(key) as Flight<Answer> | undefined;
    if (same && same.age < this.deadlineMs * JOINABLE_SHARE) return same;
    const flight: Flight<Answer> = new Flight(this.subgraph, fetch(), () => {
      if (this.byKey.get(key) === flight) this.byKey.delete(key);
    });
    this.byKey.set(key, flight);
    return flight;
  }

  /** After a change: who asks now must see it, and none of these is sure to. */
  closeAll(): void {
    this.byKey.clear();
  }
}

/** Everything of which the answer depends. No header has a line break in it. */
function keyOf({ path, body, call }: HttpRequest): string {
  return `${path}\n${identityOf(call.authorization)}\n${identityOf(call.language)}\n${body ?? ''}`;
}

/** An empty header is not the same as none. */
const identityOf = (header: string | null) => (header === null ? '-' : `=${header}`);
