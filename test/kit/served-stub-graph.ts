import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createStubGraph, type StubGraph } from './stub-graph.js';

/** A stub graph whose subgraphs are asked over HTTP; one whose answer throws closes the connection. */
export interface ServedStubGraph {
  readonly graph: StubGraph;
  /** What a gateway needs to know of it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds that an answer takes; may be changed. */
  delayMs: number;
  /** Requests that have reached a subgraph, answered or not. */
  readonly taken: number;
  close(): Promise<void>;
}

/** Serves the subgraphs, and writes the supergraph to a file. */
export async function serveStubGraph(): Promise<ServedStubGraph> {
  const graph = createStubGraph();
  const servers: Server[] = [];
  const environment: Record<string, string> = {
    SUPERGRAPH: join(mkdtempSync(join(tmpdir(), 'resource-nurse-stub-')), 'supergraph.graphql'),
  };
  writeFileSync(environment.SUPERGRAPH as string, graph.supergraph);
  const counted = { taken: 0 };
  const served: ServedStubGraph = {
    graph,
    get taken() {
      return counted.taken;
    },
    environment,
    delayMs: 0,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
  for (const [name, client] of graph.clients) {
    const server = createServer(async (request, response) => {
      const body = (await request.toArray()).join('');
      // At once with the delay that it gets.
      counted.taken++;
      await sleep(served.delayMs);
      const answer = await client.send({ body }).catch(() => null);
      if (answer) response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
      else request.socket.destroy();
    });
    // Longer than any client keeps a connection.
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    environment[`${name.toUpperCase()}_URL`] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  return served;
}
