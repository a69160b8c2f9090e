import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { REFUSAL_CODES, refusalOf } from './refusal.js';

/** Answers requests that are so broken, slow or large that no handler sees them, and closes their connection. */
export interface BrokenRequestAnswer {
  /** Remembers a request that was handed to a handler. */
  note(request: IncomingMessage, response: ServerResponse): void;
  /** Answers what the parser refused. */
  answer(error: NodeJS.ErrnoException, socket: Socket): void;
}

/**
 * A refusal is written only where it answers the request at fault: where others of the same connection still wait for their answers, a
 * client would take it for the first of those, so the connection is closed without a word.
 */
export function createBrokenRequestAnswer(): BrokenRequestAnswer {
  const last = new WeakMap<Socket, ServerResponse>();
  return {
    note: ({ socket }, response) => last.set(socket, response),
    answer: (error, socket) => {
      if (error.code !== 'ECONNRESET' && socket.writable && isDue(last.get(socket), socket)) socket.write(rawRefusal(error.code));
      socket.destroySoon();
    },
  };
}

/** Whether an answer is due to the request at fault: the newest whose body is incomplete, else one that has no handler yet. */
function isDue(newest: ServerResponse | undefined, socket: Socket): boolean {
  if (newest === undefined || (newest.req.complete && newest.writableFinished)) return true;
  return !newest.req.complete && !newest.headersSent && newest.socket === socket;
}

function rawRefusal(code: string | undefined): string {
  const [status, message] = REASONS[String(code)] ?? [400, 'This is not a valid HTTP request.'];
  const { body, headers } = closingRefusal(status, message);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`;
}

/** One after which the connection is closed. */
function closingRefusal(status: number, message: string) {
  const { body, headers } = refusalOf([{ message, extensions: { code: REFUSAL_CODES[status] } }], randomUUID());
  return { body, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' } };
}

/** By the codes of Node's HTTP server. */
const REASONS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Address and headers are too large. Send long queries by POST.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The extensions of the chunks of the body are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time. Send it again.'],
};

/** Refuses `Expect` headers other than `100-continue` in the gateway's own form. */
export function answerExpectations(app: FastifyInstance): void {
  app.server.on('checkExpectation', (_request, response) => {
    const { body, headers } = closingRefusal(417, 'The `Expect` header can only be `100-continue`.');
    response.writeHead(417, headers).end(body);
  });
}
