import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, errors } from 'undici';

/** What arrived. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly body: Buffer;
}

/**
 * One HTTP exchange over undici's `dispatch`: without the streams and signals of its `request`, which cost more than all that this
 * folder adds. It has no time limit of its own. The pool counts the bytes as they arrive.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  /** The whole answer; fails with an error of undici, or with that of {@link abort}. */
  readonly answer: Promise<HttpAnswer>;
  /** Whether anything of an answer has arrived: then a second attempt would not be the first one's repetition. */
  hasBegun = false;

  private readonly resolve: (answer: HttpAnswer) => void;
  private readonly reject: (error: unknown) => void;
  private readonly chunks: Buffer[] = [];
  private controller: Dispatcher.DispatchController | null = null;
  private aborted: Error | null = null;
  private status = 0;
  private headers: IncomingHttpHeaders = {};

  constructor(private readonly maxBytes: number) {
    const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
    this.answer = promise;
    this.resolve = resolve;
    this.reject = reject;
  }

  /** Whether it has, or had, a connection: from then on the server may get it. */
  get isSent(): boolean {
    return this.controller !== null;
  }

  /** Ends it at once, and its connection with it. */
  abort(error: Error): void {
    this.aborted = error;
    this.reject(error);
    this.controller?.abort(error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // Until it has a connection, undici knows no way to withdraw a request; this is before its first byte.
    if (this.aborted) controller.abort(this.aborted);
  }

  onResponseStarted(): void {
    this.hasBegun = true;
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.status = status;
    this.headers = headers;
    if (Number(headers['content-length']) > this.maxBytes) controller.abort(new errors.ResponseExceededMaxSizeError());
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const { status, headers, chunks } = this;
    const [first] = chunks;
    this.resolve({ status, headers, body: chunks.length === 1 && first ? first : Buffer.concat(chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.reject(error);
  }
}
