import { randomUUID } from 'node:crypto';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { readRequestId } from '../../shared/subgraph/serve.js';
import { noteErrors, noteOf } from '../observability/request-note.js';
import { REFUSAL_CODES, refusalOf } from './refusal.js';

/** A request that was refused before any handler saw it. */
export interface BrokenRequest {
  readonly requestId: string;
  /** Of the refusal; where other answers of the connection were still due, nobody has read it. */
  readonly status: number;
  /** The stable code. */
  readonly code: string;
}

/** Answers requests that are so broken, slow or large that no handler sees them, and closes their connection. */
export interface BrokenRequestAnswer {
  /** Remembers a request that was handed to a handler. */
  note(request: FastifyRequest, reply: FastifyReply): void;
  /** Answers what the parser refused. */
  answer(error: NodeJS.ErrnoException, socket: Socket): void;
}

/** The newest request of a connection that has a handler. */
interface Handled {
  readonly request: FastifyRequest;
  readonly response: ServerResponse;
}

/**
 * A refusal is written only where it answers the request at fault: where others of the same connection still wait for their answers, a
 * client would take it for the first of those, so the connection is closed without a word.
 * @param onRefused told of what no handler has seen
 */
export function createBrokenRequestAnswer(onRefused: (request: BrokenRequest) => void): BrokenRequestAnswer {
  const last = new WeakMap<Socket, Handled>();
  // What still comes of the same request is an error again.
  const refused = new WeakSet<Socket>();
  return {
    note: (request, { raw: response }) => {
      const { raw } = request;
      const handled = { request, response };
      last.set(raw.socket, handled);
      // Connections are kept long: what was asked last on each, with its token, is not.
      const forget = () => {
        if (last.get(raw.socket) === handled) last.delete(raw.socket);
      };
      // One that was answered early is still at fault for the rest of its body.
      response.once('close', () => (raw.complete ? forget() : raw.once('close', forget)));
    },
    answer: (error, socket) => {
      // Whoever hangs up is refused nothing.
      if (!HUNG_UP.has(error.code) && !refused.has(socket)) refuseBroken(error.code, { socket, newest: last.get(socket), onRefused });
      refused.add(socket);
      socket.destroySoon();
    },
  };
}

/** Where and on whose behalf a request is refused. */
interface At {
  readonly socket: Socket;
  readonly newest: Handled | undefined;
  readonly onRefused: (request: BrokenRequest) => void;
}

function refuseBroken(cause: string | undefined, { socket, newest, onRefused }: At): void {
  const [status, message] = REASONS[String(cause)] ?? [400, 'This is not a valid HTTP request.'];
  // At fault is the newest whose body is incomplete, else one that has no handler yet.
  const atFault = newest?.response.req.complete === false ? newest : null;
  const requestId = atFault?.request.id ?? randomUUID();
  const { errors, body, headers } = closingRefusal(status, message, requestId);
  const isDue = atFault ? !atFault.response.headersSent && atFault.response.socket === socket : isAnswered(newest);
  if (!atFault) onRefused({ requestId, status, code: codeOf(status) });
  if (!isDue || !socket.writable) return;
  if (atFault) noteBroken(atFault.request, status, errors);
  socket.write(rawAnswer(status, body, headers));
}

const isAnswered = (newest: Handled | undefined) => newest?.response.writableFinished ?? true;

/** What is observed of it then says how it was answered. */
function noteBroken(request: FastifyRequest, status: number, errors: readonly GraphQLFormattedError[]): void {
  const note = noteOf(request);
  note.brokenStatus = status;
  noteErrors(note, errors, false);
}

function rawAnswer(status: number, body: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`;
}

/** Codes of connections that clients have cut off or ended amid a request. */
const HUNG_UP: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'HPE_INVALID_EOF_STATE']);

const codeOf = (status: number) => REFUSAL_CODES[status] ?? 'BAD_REQUEST';

/** One after which the connection is closed. */
function closingRefusal(status: number, message: string, requestId: string) {
  const errors = [{ message, extensions: { code: codeOf(status) } }];
  const { body, headers } = refusalOf(errors, requestId);
  return { errors, body, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' } };
}

/** By the codes of Node's HTTP server. */
const REASONS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Address and headers are too large. Send long queries by POST.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The extensions of the chunks of the body are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time. Send it again.'],
};

/**
 * Tells also of addresses that Fastify refuses by itself, without any hook.
 * @param answer gives the request its answer
 * @param onRefused told of each
 */
export const tellingOfAddresses =
  <Failure>(
    answer: (error: Failure, request: FastifyRequest, reply: FastifyReply) => unknown,
    onRefused: (request: BrokenRequest) => void,
  ) =>
  (error: Failure, request: FastifyRequest, reply: FastifyReply): void => {
    answer(error, request, reply);
    onRefused({ requestId: request.id, status: reply.statusCode, code: codeOf(reply.statusCode) });
  };

/**
 * Refuses `Expect` headers other than `100-continue` in the gateway's own form.
 * @param onRefused told of each, for no handler sees it
 */
export function answerExpectations(app: FastifyInstance, onRefused: (request: BrokenRequest) => void): void {
  app.server.on('checkExpectation', (request, response) => {
    const requestId = readRequestId(request.headers['x-request-id']);
    const { body, headers } = closingRefusal(417, 'The `Expect` header can only be `100-continue`.', requestId);
    onRefused({ requestId, status: 417, code: codeOf(417) });
    response.writeHead(417, headers).end(body);
  });
}
