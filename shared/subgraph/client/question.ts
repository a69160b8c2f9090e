import type { HttpAnswer } from './exchange.js';
import type { HttpRequest } from './transport.js';

/** What is asked, and how the answer is read. */
export interface Question<Answer> extends HttpRequest {
  /** Whether it surely changes nothing: then it may be sent a second time. */
  readonly isQuery: boolean;
  /**
   * Reads what arrived.
   * @throws SubgraphFailure if it cannot be used
   */
  readonly read: (answer: HttpAnswer) => Answer | Promise<Answer>;
}
