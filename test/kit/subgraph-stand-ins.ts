import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server as NetServer, type Socket } from 'node:net';
import { GraphQLError } from 'graphql';
import { expect } from 'vitest';
import type { SubgraphClientOptions } from '../../shared/subgraph/client/options.js';
import { SubgraphClient } from '../../shared/subgraph/client/subgraph-client.js';

/** Milliseconds that the clients of these tests wait. */
export const DEADLINE_MS = 300;
/** A call of nobody. */
export const CALL = { requestId: 'request-1', authorization: null, language: null };
/** A question that changes nothing. */
export const QUERY = { query: '{ __typename }', call: CALL };
/** A change. */
export const MUTATION = { query: 'mutation { change }', call: CALL };

/** Servers in the place of a subgraph, and clients that ask them. */
export class SubgraphStandIns {
  private readonly opened: (() => Promise<unknown>)[] = [];

  /** A client of the subgraph `ous`. */
  client(url: string, options: Partial<SubgraphClientOptions> = {}): SubgraphClient {
    const client = new SubgraphClient({ name: 'ous', url, deadlineMs: DEADLINE_MS, hopSecret: 'a secret', ...options });
    this.opened.push(() => client.close());
    return client;
  }

  /** A server that does as told with each request, once it has read it. */
  http(listener: RequestListener): Promise<string> {
    return this.listen(createHttpServer((request, response) => request.resume().on('end', () => listener(request, response))));
  }

  /** A server that is told the body of each request. */
  bodies(listener: (body: string, response: ServerResponse, request: IncomingMessage) => void): Promise<string> {
    return this.listen(
      createHttpServer(async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        listener(Buffer.concat(chunks).toString(), response, request);
      }),
    );
  }

  /** A server that does as told with each connection. */
  net(listener: (socket: Socket) => void): Promise<string> {
    return this.listen(createNetServer(listener));
  }

  /** Lets a server listen; returns its address. */
  async listen(server: Server | NetServer, port = 0): Promise<string> {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    this.opened.push(() => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** An address at which nothing listens. */
  async refused(): Promise<string> {
    const server = createNetServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return `http://127.0.0.1:${port}`;
  }

  /** Closes all of them. */
  async close(): Promise<void> {
    await Promise.all(this.opened.splice(0).map((close) => close()));
  }
}

/** Sends a JSON answer. */
export const json = (response: ServerResponse, body: string, status = 200): ServerResponse =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);

/** The error of a call that must fail. */
export async function errorOf(call: Promise<unknown>): Promise<GraphQLError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GraphQLError)) throw new Error(`the call did not fail with an error for clients: ${error}`);
  return error;
}

/** The error of a question that must fail: one that tells nothing about where the subgraph is. */
export async function failureOf(client: SubgraphClient, url: string, request = QUERY): Promise<GraphQLError> {
  const error = await errorOf(client.request(request));
  expect(error.extensions.sector).toBe(client.name);
  const shown = JSON.stringify(error);
  expect(shown).not.toMatch(/ECONN|UND_ERR|127\.0\.0\.1|localhost|http|socket|\bat \//i);
  expect(shown).not.toContain(new URL(url).port);
  return error;
}

/** Codes of calls, in their order; `OK` for an answer. */
export const codesOf = (calls: readonly Promise<unknown>[]): Promise<string[]> =>
  Promise.all(
    calls.map((call) =>
      call.then(
        () => 'OK',
        (error: unknown) => String((error as GraphQLError).extensions.code),
      ),
    ),
  );
