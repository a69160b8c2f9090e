import { AsyncLocalStorage } from 'node:async_hooks';

/** Counts the SQL statements of each request of a process: a database is shared by all of them, and does not know for whom it works. */
export class StatementCounts {
  readonly #requests = new AsyncLocalStorage<{ count: number }>();

  /** Counts one for the request that it was made for. */
  note(): void {
    const request = this.#requests.getStore();
    if (request) request.count++;
  }

  /** Does the work of a request. @param tally takes how many statements it made, so far */
  within<Result>(tally: { count: number }, work: () => Promise<Result>): Promise<Result> {
    return this.#requests.run(tally, work);
  }
}
