import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createGateway } from '../../gateway/create-gateway.js';
import { serveGateway } from '../../gateway/serve-gateway.js';
import { DEFAULT_SETTINGS, type GatewaySettings } from '../../gateway/settings/gateway-settings.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import type { Served } from '../../shared/subgraph/serve.js';
import { EXECUTOR } from '../kit/executor.js';
import { openRaw } from '../kit/raw-http.js';
import { sharedPlanner } from '../kit/shared-planner.js';
import { onPostgres } from '../kit/test-database.js';

// There is no database: what stands for the subgraphs takes every request and answers none.
describe.runIf(!onPostgres)('the gateway over subgraphs that never answer', () => {
  let silent: Server;
  /** Fetches that have arrived, and those of them that were given up. */
  let arrived = 0;
  let givenUp = 0;
  const open: Served[] = [];

  beforeAll(async () => {
    silent = createServer((_request, response) => {
      arrived += 1;
      response.once('close', () => {
        givenUp += 1;
      });
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    await sharedPlanner();
  });
  afterAll(() => {
    silent.closeAllConnections();
    silent.close();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((gateway) => gateway.close()));
  });

  async function start(changed: Partial<GatewaySettings>): Promise<string> {
    const settings = { ...DEFAULT_SETTINGS, executor: EXECUTOR, ...changed };
    const logger = pino({ level: 'silent' });
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const gateway = await createGateway({
      supergraph: readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8'),
      urlOf: () => url,
      logger,
      hopSecret: 'secret',
      settings,
      planner: await sharedPlanner(),
    });
    const served = await serveGateway(gateway, { host: '127.0.0.1', port: 0, logger, identify: async () => null, settings });
    open.push(served);
    return served.url;
  }

  async function ask(url: string, query: string, variables: object = {}, accept = 'application/json') {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: await response.json() };
  }

  it('asks them nothing more once the client has gone away', async () => {
    const url = await start({ subgraphDeadlineMs: 60_000, requestDeadlineMs: 90_000 });
    const [arrivedBefore, givenUpBefore] = [arrived, givenUp];
    const body = '{"query":"{ networks { slug } }"}';
    const { socket } = openRaw(
      url,
      `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await vi.waitFor(() => expect(arrived).toBeGreaterThan(arrivedBefore), 10_000);
    expect(givenUp).toBe(givenUpBefore);
    socket.destroy();
    await vi.waitFor(() => expect(givenUp - givenUpBefore).toBe(arrived - arrivedBefore), 10_000);
  });

  it('answers at the deadline of the request, with what there is', async () => {
    const url = await start({ subgraphDeadlineMs: 60_000, requestDeadlineMs: 300 });
    const before = performance.now();
    const { status, body } = await ask(url, '{ __typename networks { slug } }');
    expect(performance.now() - before).toBeLessThan(30_000);
    expect({ status, codes: codesOf(body) }).toEqual({ status: 200, codes: ['REGIONAL_TIMEOUT'] });
    await vi.waitFor(() => expect(givenUp).toBe(arrived), 10_000);
  });

  const SCHEMA = '{ __schema { queryType { name } } }';
  it('shows its schema, unless that is set off; then it refuses with 400 whatever the client accepts', async () => {
    expect(await ask(await start({}), SCHEMA)).toEqual({ status: 200, body: { data: { __schema: { queryType: { name: 'Query' } } } } });
    const url = await start({ introspection: false });
    for (const accept of ['application/json', 'application/graphql-response+json'])
      for (const query of [
        SCHEMA,
        '{ __type(name: "Nurse") { name } }',
        '{ ...F } fragment F on Query { x: __schema { types { name } } }',
      ]) {
        const { status, body } = await ask(url, query, {}, accept);
        expect({ status, codes: codesOf(body), data: body.data }).toEqual({
          status: 400,
          codes: ['GRAPHQL_VALIDATION_FAILED'],
          data: undefined,
        });
        expect(JSON.stringify(body)).not.toContain('queryType');
      }
    expect(await ask(url, '{ __typename }')).toEqual({ status: 200, body: { data: { __typename: 'Query' } } });
  });

  it('suggests names of the schema, but not in production', async () => {
    const wrong: readonly [string, object?][] = [
      ['{ network { slug } netwroks { slug } }'],
      ['{ networks { slgu } }'],
      ['{ networks(asOff: "2020-01-01") { slug } }'],
      ['query($f: NursFilter) { nurses(filter: $f) { totalCount } }'],
      ['{ nurses(orderBy: NAME_DES) { totalCount } }'],
      ['query($f: NurseFilter) { nurses(filter: $f) { totalCount } }', { f: { regio: 'oslo' } }],
      ['query($o: NurseOrder) { nurses(orderBy: $o) { totalCount } }', { o: 'NAME_DES' }],
    ];
    const [usual, production] = [await start({}), await start({ production: true })];
    for (const [query, variables] of wrong) {
      expect(JSON.stringify((await ask(usual, query, variables)).body), query).toContain('Did you mean');
      expect(JSON.stringify((await ask(production, query, variables)).body), query).not.toContain('Did you mean');
    }
  });
});

const codesOf = (body: { errors?: readonly { extensions: { code: string } }[] }) => body.errors?.map(({ extensions }) => extensions.code);
