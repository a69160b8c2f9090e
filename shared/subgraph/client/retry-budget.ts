/** Seconds' worth of second attempts that may be saved up. */
const SAVED_SECONDS = 10;

/**
 * How many second attempts there may be: a share of all queries, and a few a second for a graph that is hardly used. Without it, a
 * subgraph that is about to break gets twice the work. (Token bucket, as in the retry budgets of Finagle and Linkerd.)
 */
export class RetryBudget {
  private tokens: number;
  private at = performance.now();

  constructor(
    private readonly share: number,
    private readonly perSecond: number,
  ) {
    this.tokens = perSecond;
  }

  /** Notes a query that was sent. */
  earn(): void {
    this.tokens = Math.min(this.tokens + this.share, this.mostTokens());
  }

  /** Takes one second attempt; false if there is none left. */
  take(): boolean {
    const now = performance.now();
    this.tokens = Math.min(this.tokens + ((now - this.at) / 1_000) * this.perSecond, this.mostTokens());
    this.at = now;
    if (this.tokens < 1) return false;
    this.tokens--;
    return true;
  }

  private mostTokens(): number {
    return Math.max(1, this.perSecond) * SAVED_SECONDS;
  }
}
