import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import pino from 'pino';
import { compose } from '../../gateway/compose.js';
import type { GatewayOptions } from '../../gateway/create-gateway.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const UNITS = `${LINK} type Nurse @key(fields: "id") { id: ID! unit: String }`;
/** All that any version of the subgraph `roster` has. */
const EVERYTHING = 'nurses: [Nurse!]! count: Int! added: Int legacy: String';
const NURSE = 'type Nurse @key(fields: "id") { id: ID! name: String grade: Int }';

/** SDL of the subgraph `roster`, which owns all root fields. */
export const rosterSdl = (fields = EVERYTHING): string => `${LINK} ${NURSE} type Query { ${fields} }`;

/** The supergraph of `roster` in some version, and `units`. */
export function supergraphOf(roster: string): string {
  const composition = compose([
    { name: 'roster', sdl: roster },
    { name: 'units', sdl: UNITS },
  ]);
  if ('problems' in composition) throw new Error(composition.problems.join('\n'));
  return composition.supergraph;
}

/** Two subgraphs behind HTTP that answer for every version of the graph, and a folder for what a gateway over them serves. */
export interface ReloadingGraph {
  readonly folder: string;
  /** For `createGateway` and `startFromSource`. */
  readonly options: Pick<GatewayOptions, 'urlOf' | 'hopSecret' | 'logger'>;
  /** Lines that the gateway has logged. */
  readonly logged: Readonly<Record<string, unknown>>[];
  /** Connections that subgraphs have taken and that are still open. */
  connections(): Promise<number>;
  /** Address of a subgraph. */
  urlOf(name: string): string;
  /** Puts a file into the folder. @returns its path */
  write(name: string, text: string): string;
  close(): Promise<void>;
}

/** Starts one. */
export async function startReloadingGraph(): Promise<ReloadingGraph> {
  const nurse = (id: string) => ({ __typename: 'Nurse', id, name: `Name ${id}`, grade: 1 });
  const roster = await serve(rosterSdl(), {
    Query: { nurses: () => ['n1', 'n2'].map(nurse), count: () => 2, added: () => 3, legacy: () => 'old' },
    Nurse: { __resolveReference: ({ id }: { id: string }) => nurse(id) },
  });
  const units = await serve(UNITS, { Nurse: { __resolveReference: ({ id }: { id: string }) => ({ id, unit: `Unit ${id}` }) } });
  const servers: Readonly<Record<string, Server>> = { roster, units };
  const folder = mkdtempSync(join(tmpdir(), 'reloading-graph-'));
  const logged: Record<string, unknown>[] = [];
  const urlOf = (name: string) => `http://127.0.0.1:${(servers[name]?.address() as AddressInfo | undefined)?.port}`;
  const countOf = (server: Server) => new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));
  return {
    folder,
    logged,
    urlOf,
    options: {
      urlOf,
      hopSecret: 'x'.repeat(32),
      logger: pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>) }),
    },
    connections: async () => (await countOf(roster)) + (await countOf(units)),
    write: (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    close: async () => {
      for (const server of Object.values(servers)) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function serve(sdl: string, resolvers: object): Promise<Server> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const server = createServer(async (request, response) => {
    const { query, variables } = JSON.parse(await readText(request)) as { query: string; variables?: Record<string, unknown> };
    const result = await graphql({ schema, source: query, ...(variables ? { variableValues: variables } : {}) });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
