import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, spoil } from './spoil.js';

/** A server between gateways and one subgraph that spoils its answers. */
export interface SpoiledSubgraph {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts one.
 * @param target address of the subgraph
 * @param faultNow what is to go wrong with the request that just came
 */
export async function startSpoiledSubgraph(name: string, target: string, faultNow: () => Fault): Promise<SpoiledSubgraph> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { connection: _connection, host: _host, 'content-length': _length, ...headers } = request.headers;
    const answer = await fetch(`${target}/graphql`, { method: 'POST', headers: headers as Record<string, string>, body });
    const fault = faultNow();
    const { representations = null } = JSON.parse(body).variables ?? {};
    const { status, body: text } =
      fault.subgraph === name
        ? spoil(fault, (await answer.json()) as object, representations)
        : { status: answer.status, body: await answer.text() };
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
