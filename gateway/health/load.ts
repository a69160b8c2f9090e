import type { Numbers } from '../../shared/settings/number-setting.js';
import { Refusal } from '../http/refusal.js';
import type { LOAD_SETTINGS } from '../settings/load-settings.js';

/** Samples of the delay, on end, after which the gateway counts as overloaded, and as well again. */
const LONG_TO_OVERLOAD = 2;
const SHORT_TO_RECOVER = 3;
/** Share of the requests, and of the delay, below which the gateway is well again: not just below the limit, or it would go to and fro. */
const RECOVERED_REQUESTS = 0.75;
const RECOVERED_DELAY = 0.5;

/** Whether a gateway has more to do than it can. */
export class Load {
  #isCrowded = false;
  #isSlow = false;
  /** Samples on end that speak for a change. */
  #streak = 0;

  /** @param requestsUnderWay how many are worked on now */
  constructor(
    private readonly settings: Pick<Numbers<typeof LOAD_SETTINGS>, 'maxRequestsInFlight' | 'overloadDelayMs'>,
    private readonly requestsUnderWay: () => number,
  ) {}

  /** Whether new requests had better go elsewhere. */
  get isOverloaded(): boolean {
    const count = this.requestsUnderWay();
    if (count > this.settings.maxRequestsInFlight) this.#isCrowded = true;
    else if (count <= this.settings.maxRequestsInFlight * RECOVERED_REQUESTS) this.#isCrowded = false;
    return this.#isCrowded || this.#isSlow;
  }

  /**
   * Lets a new request in, which is counted already.
   * @throws Refusal 503 if there are too many
   */
  admit(): void {
    if (this.requestsUnderWay() <= this.settings.maxRequestsInFlight) return;
    this.#isCrowded = true;
    throw overloaded('There is more to do now than can be answered. Try again in some seconds.', 1);
  }

  /** @param delayMs delay of the event loop in the last second */
  noteDelay(delayMs: number): void {
    const { overloadDelayMs } = this.settings;
    const speaksForChange = this.#isSlow ? delayMs < overloadDelayMs * RECOVERED_DELAY : delayMs > overloadDelayMs;
    this.#streak = speaksForChange ? this.#streak + 1 : 0;
    if (this.#streak < (this.#isSlow ? SHORT_TO_RECOVER : LONG_TO_OVERLOAD)) return;
    this.#isSlow = !this.#isSlow;
    this.#streak = 0;
  }
}

/**
 * A refusal for lack of room.
 * @param seconds after which it is worth trying again
 */
export const overloaded = (message: string, seconds: number): Refusal =>
  new Refusal(503, message, { code: 'GATEWAY_OVERLOADED', headers: { 'retry-after': String(seconds) } });
