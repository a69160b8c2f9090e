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
const ON_ITS_WAY_MS = 500;

/** Connections that the system holds for a server that has not taken them yet, by Node's own setting. */
const MOST_WAITING = 511;

/** A turn of the loop is quiet that takes no longer, in milliseconds. */
const QUIET_MS = 0.5;

/** The requests that a server has not answered yet. */
export class RequestsUnderWay {
  readonly #responses = new Set<ServerResponse>();
  /** How many there have been in all. */
  #begun = 0;
  #isDraining = false;
  #endsConnections = false;
  #whenNone: (() => void) | null = null;

  /** @param app a server whose routes are not yet there: those before would not be counted */
  constructor(private readonly app: FastifyInstance) {
    app.addHook('onRequest', (_request, { raw }, done) => {
      this.#responses.add(raw);
      this.#begun++;
      raw.once('close', () => this.#leave(raw));
      if (this.#endsConnections) this.#endWith(raw);
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
   * Ends the server without losing a request: during the delay connections end with their next answer, so that clients go elsewhere;
   * after it no more are taken, and again they end; resolves when all is answered, or after the deadline. What is left then, is for the
   * caller to close.
   */
  async drain({ delayMs, deadlineMs }: DrainOptions): Promise<void> {
    this.#isDraining = true;
    if (delayMs > 0) {
      this.#endConnections(true);
      await sleep(delayMs);
    }
    // Whoever is told to connect again would do so just when nobody is taken any more.
    this.#endConnections(false);
    await this.#takeWaiting();
    // Not that of HTTP, which closes idle connections at once: a request may just be on its way on each of them.
    Server.prototype.close.call(this.app.server);
    this.#endConnections(true);
    await this.#untilNone(deadlineMs);
  }

  /** @param ends whether they end with the answer to what was asked last on each */
  #endConnections(ends: boolean): void {
    this.#endsConnections = ends;
    const last = new Map([...this.#responses].map((response) => [response.req.socket, response]));
    for (const response of this.#responses) setEnding(response, ends && last.get(response.req.socket) === response);
  }

  /** Others on the same connection that wait for their turn are answered first: theirs would be the end of it. */
  #endWith(last: ServerResponse): void {
    for (const response of this.#responses) if (response.req.socket === last.req.socket) setEnding(response, response === last);
  }

  /** Whoever has connected is taken, or the system would hang up on her: Node takes one in each turn of the loop. */
  async #takeWaiting(): Promise<void> {
    let taken = 0;
    const note = () => taken++;
    this.app.server.on('connection', note);
    for (let turn = 0; turn < MOST_WAITING; turn++) {
      taken = 0;
      const began = performance.now();
      await new Promise(setImmediate);
      // In a turn in which much was done somebody may have come after it began.
      if (taken === 0 && performance.now() - began < QUIET_MS) break;
    }
    this.app.server.off('connection', note);
  }

  #leave(response: ServerResponse): void {
    this.#responses.delete(response);
    if (this.#responses.size === 0) this.#whenNone?.();
  }

  async #untilNone(limitMs: number): Promise<void> {
    const end = AbortSignal.timeout(limitMs);
    let before: number;
    do {
      before = this.#begun;
      if (this.#responses.size > 0)
        await new Promise<void>((resolve) => {
          this.#whenNone = resolve;
          end.addEventListener('abort', () => resolve(), { once: true });
        });
      if (!end.aborted) await sleep(ON_ITS_WAY_MS);
      // What came while this process was busy is read before anybody counts.
      await new Promise(setImmediate);
      // While some come, others may come too.
    } while ((this.#responses.size > 0 || this.#begun > before) && !end.aborted);
  }
}

function setEnding(response: ServerResponse, ends: boolean): void {
  if (response.headersSent) return;
  if (ends) response.setHeader('connection', 'close');
  else response.removeHeader('connection');
}
