import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { calculateJwkThumbprint, type JWK, SignJWT } from 'jose';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGateway } from '../../gateway/create-gateway.js';
import { serveGateway } from '../../gateway/serve-gateway.js';
import { startGraph } from '../../gateway/start-graph.js';
import { readConfig } from '../../shared/config.js';
import { openIdentity } from '../../shared/identity/open-identity.js';
import { REGISTRY } from '../../shared/sectors.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { startSubgraph } from '../../subgraphs/start-subgraph.js';
import { emptyDatabases } from '../kit/test-database.js';
import { type AnswerError, startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { issuerKey, startTestIssuer, type TestIssuer } from '../kit/test-issuer.js';
import { tokenFor } from '../kit/token.js';

const NAMES = subgraphNames(REGISTRY);
const [NEW, OLD] = ['n'.repeat(32), 'o'.repeat(32)];
const PUBLIC_URL = 'https://graph.example.no';
const LIST = '{ nurses(first: 1) { complete sources { sector state message } } }';
const logger = pino({ level: 'silent' });

let issuer: TestIssuer;
let graph: TestGraph;
beforeAll(async () => {
  issuer = await startTestIssuer();
  const { issuer: ISSUER, audience: AUDIENCE, jwksUrl: JWKS_URL } = issuer;
  graph = await startTestGraph({
    DEMO: 'off',
    MODE: 'production',
    HOP_SECRET: `${NEW},${OLD}`,
    ISSUER,
    AUDIENCE,
    JWKS_URL,
    PUBLIC_URL,
  });
});
afterAll(async () => {
  await graph?.close();
  await issuer?.close();
});

const urlOf = (name: string) => graph.graph.subgraphs.get(name)?.url ?? null;

async function post(url: string, query: string, headers: Record<string, string>) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const body = (await response.json()) as { data?: unknown; errors?: AnswerError[] };
  return { status: response.status, headers: response.headers, ...body, codes: body.errors?.map(({ extensions }) => extensions.code) };
}

describe.each(NAMES)('%s, reached directly', (name) => {
  it('tells its health to all', async () => {
    for (const path of ['live', 'ready']) expect((await fetch(`${urlOf(name)}/health/${path}`)).status).toBe(200);
  });

  it.each([{}, { 'x-gateway-secret': '' }, { 'x-gateway-secret': 'x'.repeat(32) }, { 'x-gateway-secret': `${NEW},${OLD}` }])(
    'answers nothing else to one who shows %j',
    async (headers) => {
      const { status, data, codes } = await post(urlOf(name) ?? '', '{ __typename }', headers as Record<string, string>);
      expect({ status, data, codes }).toEqual({ status: 403, data: undefined, codes: ['FORBIDDEN'] });
    },
  );

  it('answers a gateway with either secret, while one takes the place of the other', async () => {
    for (const secret of [NEW, OLD]) {
      const { data } = await post(urlOf(name) ?? '', '{ __typename }', { 'x-gateway-secret': secret });
      expect(data).toEqual({ __typename: 'Query' });
    }
  });

  it('finds out itself whether a token is good', async () => {
    const good = await issuer.token();
    expect((await graph.askSubgraph(name, '{ __typename }', {}, { as: good })).data).toEqual({ __typename: 'Query' });
    for (const claims of [{ aud: 'another' }, { exp: 1 }, { iss: 'https://sts.evil.example' }]) {
      const { data, errors } = await graph.askSubgraph(name, '{ __typename }', {}, { as: await issuer.token(claims) });
      expect(data).toBeUndefined();
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    }
  });
});

describe('the gateway', () => {
  it('answers nobody in particular, and one who signed in', async () => {
    for (const asking of [{}, { as: await issuer.token() }])
      expect(await graph.query(LIST, {}, asking)).toMatchObject({ status: 200, data: { nurses: { complete: true } }, errors: undefined });
  });

  it.each([{ exp: 1 }, { aud: 'another' }, { sub: undefined }])(
    'refuses a bad token with one error, and asks nobody: %j',
    async (claims) => {
      const before = graph.statements.length;
      const token = await issuer.token(claims);
      const answer = await post(graph.url, LIST, { authorization: `Bearer ${token}` });
      expect(answer).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
      expect(answer.data).toBeUndefined();
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
      expect(answer.errors?.[0]?.extensions.requestId).toBe(answer.headers.get('x-request-id'));
      expect(graph.statements.length).toBe(before);
    },
  );

  it('takes a bound token with its proof, and not without', async () => {
    const key = await issuerKey('client');
    const { kty, crv, x, y } = key.publicJwk;
    const token = await issuer.token({ cnf: { jkt: await calculateJwkThumbprint(key.publicJwk) } });
    const ath = createHash('sha256').update(token).digest('base64url');
    const dpop = await new SignJWT({ htm: 'POST', htu: `${PUBLIC_URL}/graphql`, jti: randomUUID(), ath })
      .setIssuedAt()
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } as JWK })
      .sign(key.privateKey);
    const headers = { authorization: `DPoP ${token}`, dpop };
    expect(await post(graph.url, LIST, headers)).toMatchObject({ status: 200, data: { nurses: { complete: true } } });
    expect(await post(graph.url, LIST, headers)).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
    expect(await post(graph.url, LIST, { authorization: `Bearer ${token}` })).toMatchObject({ status: 401 });
  });
});

describe('who calls, and in which language, is handed on', () => {
  let stub: Server;
  let url: string;
  /** What the stub was asked with, and what it answers. */
  const asked: { query: string; headers: IncomingHttpHeaders }[] = [];
  let answer = '{"data":{"networks":[]}}';
  beforeAll(async () => {
    stub = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request.setEncoding('utf8')) body += chunk;
      asked.push({ query: (JSON.parse(body) as { query: string }).query, headers: request.headers });
      response.setHeader('content-type', 'application/json').end(answer);
    });
    await new Promise<void>((resolve) => stub.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(stub.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    stub.closeAllConnections();
    stub.close();
  });

  it('by the gateway, as it found it', async () => {
    const supergraph = readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8');
    const gateway = await createGateway({ supergraph, urlOf: () => url, logger, hopSecret: NEW });
    const served = await serveGateway(gateway, { host: '127.0.0.1', port: 0, logger, identify: async () => 'Bearer of-kari' });
    await post(served.url, '{ networks { slug } }', { authorization: 'DPoP of-kari', dpop: 'a proof', 'accept-language': 'nn' });
    await served.close();
    const [{ headers } = { headers: {} }] = asked.splice(0);
    expect(headers).toMatchObject({ 'x-gateway-secret': NEW, authorization: 'Bearer of-kari', 'accept-language': 'nn' });
    expect(headers).not.toHaveProperty('dpop');
  });

  it('by regional to sectors, but not where it asks for itself; a sector that refuses her says so in sources', async () => {
    answer = '{"data":null,"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]}';
    const environment = { HOP_SECRET: NEW, ...(await emptyDatabases(['regional'])) };
    const config = readConfig(environment, NAMES);
    const regional = await startSubgraph('regional', { config, urlOf: () => url, listen: { host: '127.0.0.1', port: 0, logger } });
    const { developmentIssuer } = await openIdentity(config.identity);
    const token = await tokenFor({ issuer: developmentIssuer }, [], 'kari');
    const headers = { 'x-gateway-secret': NEW, authorization: `Bearer ${token}`, 'accept-language': 'nn' };
    const { data } = await post(regional.url, LIST, headers);
    expect(data).toMatchObject({ nurses: { complete: false, sources: REGISTRY.sectors.map(() => ({ state: 'FORBIDDEN' })) } });
    expect(asked.splice(0).map((call) => call.headers)).toEqual(REGISTRY.sectors.map(() => expect.objectContaining(headers)));
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await post(regional.url, '{ networks { available } }', headers);
    await expect.poll(() => asked.length).toBe(REGISTRY.sectors.length);
    for (const call of asked.splice(0)) expect(call.headers).not.toHaveProperty('authorization');
    await regional.close();
  });
});

describe('the logs of a whole graph', () => {
  it('hold neither a token nor a secret, whatever happens', async () => {
    const logged: string[] = [];
    const config = readConfig({ PORT: '0', DEMO: 'off', HOP_SECRET: NEW, ...(await emptyDatabases(NAMES)) }, NAMES);
    const started = await startGraph({
      config,
      logger: pino({ level: 'trace' }, { write: (line) => void logged.push(line) }),
    });
    const bad = await issuer.token();
    for (const authorization of [`Bearer ${bad}`, `DPoP ${bad}`, `Basic ${bad}`]) await post(started.url, LIST, { authorization });
    const sector = started.subgraphs.get('ous')?.url ?? '';
    for (const secret of [NEW, OLD]) await post(sector, '{ __typename }', { authorization: `Bearer ${bad}`, 'x-gateway-secret': secret });
    await started.close();
    expect(logged.join()).toContain('hop secret');
    for (const secret of [bad, NEW, OLD]) expect(logged.join()).not.toContain(secret);
  });
});
