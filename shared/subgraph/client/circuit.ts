import { type CircuitBreakerPolicy, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { SubgraphFailure } from './failure.js';

/** How the last fetch from a subgraph went. */
type SubgraphState = 'OK' | 'TIMEOUT' | 'UNAVAILABLE';

/** A state and when it was seen, in milliseconds since 1970. */
export interface LastAnswer {
  readonly state: SubgraphState;
  readonly at: number;
}

/** What a circuit does: lets all through, one to find out, or nothing. */
export type CircuitName = 'closed' | 'trying' | 'open';

/**
 * Leaves a subgraph alone that has failed several times on end, so that nobody waits for it in vain and it can get up; after a while
 * one fetch goes through, and its outcome decides. Counted are failures of the subgraph: not its GraphQL errors, not a client who
 * went away. On end, not as a share: of a subgraph that answers every second time, every second answer is worth having.
 */
export class Circuit {
  private readonly policy: CircuitBreakerPolicy;
  private openUntil = 0;
  private last: LastAnswer | null = null;

  constructor(failuresToOpen: number, openMs: number) {
    this.policy = circuitBreaker(
      handleWhen((error) => this.noteFailure(error)),
      { halfOpenAfter: openMs, breaker: new ConsecutiveBreaker(failuresToOpen) },
    );
    this.policy.onBreak(() => {
      this.openUntil = Date.now() + openMs;
    });
  }

  /** How the last fetch went; null before the first. */
  get lastAnswer(): LastAnswer | null {
    return this.last;
  }

  /** Whether one fetch is out whose outcome decides. */
  get isProbing(): boolean {
    return this.policy.state === CircuitState.HalfOpen;
  }

  /** Whether nothing is to be asked now. cockatiel would let those wait who come while the one fetch is out: that may take a deadline. */
  get isOpen(): boolean {
    return this.isProbing || (this.policy.state === CircuitState.Open && Date.now() < this.openUntil);
  }

  /** For operators. */
  get name(): CircuitName {
    if (this.isProbing) return 'trying';
    return this.isOpen ? 'open' : 'closed';
  }

  /** Fetches, and learns from the outcome. The caller has seen that the circuit is not open. */
  async run<Answer>(fetch: () => Promise<Answer>): Promise<Answer> {
    const answer = await this.policy.execute(fetch);
    this.last = { state: 'OK', at: Date.now() };
    return answer;
  }

  private noteFailure(error: unknown): boolean {
    if (!(error instanceof SubgraphFailure)) return false;
    this.last = { state: error.kind === 'TIMEOUT' ? 'TIMEOUT' : 'UNAVAILABLE', at: Date.now() };
    return true;
  }
}
