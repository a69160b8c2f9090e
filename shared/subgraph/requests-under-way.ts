import type { ServerResponse } from 'node:http';
import { Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** How long a server that is to end goes on; all in milliseconds. */
export interface DrainOptions {
  /** All is answered as before, so that load balancers notice. */
  readonly delayMs: number;
  /** Then so long for what is under way. */
  readonly deadlineMs: number;
}

/** A connection without a request may have one on its way: it is closed when none has come for so long. */
const ON_ITS_WAY_MS = 100;

/** The requests that a server has not answered yet. */
export class RequestsUnderWay {
  readonly #responses = new Set<ServerResponse>();
  #isDraining = false;
  #whenNone: (() => void) | null = null;

  /** @param app a server whose routes are not yet there: those before would not be counted */
  constructor(private readonly app: FastifyInstance) {
    app.addHook('onRequest', (_request, { raw }, done) => {
      this.#responses.add(raw);
      raw.once('close', () => this.#leave(raw));
      if (this.#isDraining) raw.setHeader('connection', 'close');
      done();
    });
  }

  get count(): number {
    return this.#responses.size;
  }

  /** Whether the server is about to end. */
  get isDraining(): boolean {
    return this.#isDraining;
  }

  /**
   * Ends the server without losing a request: from now on connections end with their next answer; after the delay no more are taken;
   * resolves when all is answered, or after the deadline. What is left then, is for the caller to close.
   */
  async drain({ delayMs, deadlineMs }: DrainOptions): Promise<void> {
    this.#isDraining = true;
    for (const response of this.#responses) if (!response.headersSent) response.setHeader('connection', 'close');
    await sleep(delayMs);
    // At the end of this turn of the loop: whoever has connected was taken by then.
    await new Promise(setImmediate);
    // Not that of HTTP, which closes idle connections at once: a request may just be on its way on each of them.
    Server.prototype.close.call(this.app.server);
    await this.#untilNone(deadlineMs);
  }

  #leave(response: ServerResponse): void {
    this.#responses.delete(response);
    if (this.#responses.size === 0) this.#whenNone?.();
  }

  async #untilNone(limitMs: number): Promise<void> {
    const end = AbortSignal.timeout(limitMs);
    do {
      if (this.#responses.size > 0)
        await new Promise<void>((resolve) => {
          this.#whenNone = resolve;
          end.addEventListener('abort', () => resolve(), { once: true });
        });
      if (!end.aborted) await sleep(ON_ITS_WAY_MS);
    } while (this.#responses.size > 0 && !end.aborted);
  }
}
