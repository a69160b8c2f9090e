import { buildSchema, GraphQLError } from 'graphql';
import pino from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Authenticate, SubgraphCall } from '../shared/subgraph/caller.js';
import { type RequestContext, type Served, serveSubgraph } from '../shared/subgraph/serve.js';

const SECRET = 'the secret of the graph';
const TOKEN = 'the-token-of-kari';
const served: Served[] = [];
afterEach(async () => {
  await Promise.all(served.splice(0).map((server) => server.close()));
});

interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

const kari: Authenticate = async (authorization) => (authorization === null ? null : { keys: ['sub:kari'], statedGrants: [] });

/** There is one for each request, whatever it is about. */
const isRequestLine = (line: string) => (JSON.parse(line) as { readonly msg: string }).msg === 'request';

/** Serves a subgraph of one field, and asks it once, as a gateway does. */
async function ask(createContext: (call: SubgraphCall) => RequestContext | Promise<RequestContext>, authenticate = kari) {
  const logged: string[] = [];
  const server = await serveSubgraph(
    {
      name: 'aviary',
      schema: buildSchema('type Query { bird: String }'),
      sdl: '',
      createContext,
      isReady: async () => true,
      dataVersion: async () => ({ version: '7', changedAt: '2026-01-01T00:00:00.000Z' }),
      close: async () => undefined,
    },
    {
      host: '127.0.0.1',
      port: 0,
      logger: pino({ level: 'trace' }, { write: (line) => void (isRequestLine(line) || logged.push(line)) }),
      hopSecrets: [SECRET],
      authenticate,
    },
  );
  served.push(server);
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-request-id': 'request-1',
      'x-gateway-secret': SECRET,
      authorization: `Bearer ${TOKEN}`,
      'accept-language': 'nb, en;q=0.5',
    },
    body: JSON.stringify({ query: '{ bird }' }),
  });
  const answer = (await response.json()) as Answer;
  expect(logged.join()).not.toMatch(new RegExp(`${TOKEN}|${SECRET}`));
  return { answer, logged };
}

/** A subgraph that makes its contexts when told to, and keeps what it makes them of. */
async function openSlow() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const calls = new Map<string, SubgraphCall>();
  const schema = buildSchema('type Query { bird: String } type Mutation { feed: String }');
  const server = await serveSubgraph(
    {
      name: 'aviary',
      schema,
      sdl: '',
      createContext: async (call) => {
        calls.set(call.requestId, call);
        await promise;
        return {};
      },
      isReady: async () => true,
      dataVersion: async () => null,
      close: async () => undefined,
    },
    { host: '127.0.0.1', port: 0, logger: pino({ level: 'silent' }), hopSecrets: [SECRET], authenticate: kari },
  );
  served.push(server);
  return { url: server.url, calls, release: resolve };
}

describe('a subgraph', () => {
  it('tells the version of its data to its graph, and to nobody else', async () => {
    await ask(() => ({}));
    const [server] = served.slice(-1);
    const version = (headers: Record<string, string>) => fetch(`${server?.url}/data-version`, { headers });
    expect(await (await version({ 'x-gateway-secret': SECRET })).json()).toEqual({ version: '7', changedAt: '2026-01-01T00:00:00.000Z' });
    expect((await version({})).status).toBe(403);
    expect(await (await version({ 'x-gateway-secret': 'another' })).text()).not.toContain('changedAt');
  });

  it('makes its context of who calls, also if that takes a while', async () => {
    const calls: SubgraphCall[] = [];
    const { answer } = await ask(async (call) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      calls.push(call);
      return {};
    });
    expect(answer).toEqual({ data: { bird: null } });
    expect(calls).toEqual([
      {
        requestId: 'request-1',
        caller: { keys: ['sub:kari'], statedGrants: [] },
        authorization: `Bearer ${TOKEN}`,
        language: 'nb, en;q=0.5',
        signal: expect.any(AbortSignal),
      },
    ]);
    expect(calls[0]?.signal?.aborted).toBe(false);
  });

  it('tells its context when the one who asks hangs up; a change is carried through', async () => {
    const { url, calls, release } = await openSlow();
    const ask = (id: string, query: string) => {
      const controller = new AbortController();
      const headers = { 'content-type': 'application/json', 'x-gateway-secret': SECRET, 'x-request-id': id };
      const asked = fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }), signal: controller.signal });
      return { controller, asked: asked.then(() => 'answered').catch(() => 'gone') };
    };
    const [query, patient, change] = [ask('query', '{ bird }'), ask('patient', '{ bird }'), ask('change', 'mutation { feed }')];
    await vi.waitFor(() => expect(calls.size).toBe(3));
    const signalOf = (id: string) => calls.get(id)?.signal;
    expect(signalOf('change')).toBeUndefined();
    expect(signalOf('query')).toBe(signalOf('query'));
    expect(signalOf('patient')?.aborted).toBe(false);
    query.controller.abort();
    change.controller.abort();
    await vi.waitFor(() => expect(signalOf('query')?.aborted).toBe(true));
    expect(signalOf('patient')?.aborted).toBe(false);
    release();
    expect(await patient.asked).toBe('answered');
    expect(signalOf('patient')?.aborted).toBe(false);
    expect([await query.asked, await change.asked]).toEqual(['gone', 'gone']);
  });

  it('keeps idle connections longer than its clients do', async () => {
    const { url } = await openSlow();
    const response = await fetch(`${url}/health/live`);
    expect(response.headers.get('keep-alive')).toBe('timeout=65');
  });

  it('answers once the request is finished', async () => {
    let isFinished = false;
    await ask(() => ({
      finish: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        isFinished = true;
      },
    }));
    expect(isFinished).toBe(true);
  });

  it.each([new Error('boom'), new GraphQLError('boom', { extensions: { code: 'FORBIDDEN' } })])(
    'answers an error and no data when it cannot be finished: %s',
    async (error) => {
      const { answer, logged } = await ask(() => ({ finish: () => Promise.reject(error) }));
      expect(answer.data).toBeUndefined();
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL_SERVER_ERROR']);
      expect(JSON.stringify(answer)).not.toContain('boom');
      expect(logged.join()).toContain('boom');
    },
  );

  it('hands on why it does not accept a token, and does nothing else', async () => {
    let contexts = 0;
    const refuse: Authenticate = () => Promise.reject(new GraphQLError('Sign in again.', { extensions: { code: 'UNAUTHENTICATED' } }));
    const { answer, logged } = await ask(() => {
      contexts += 1;
      return {};
    }, refuse);
    expect(answer).toEqual({ errors: [{ message: 'Sign in again.', extensions: { code: 'UNAUTHENTICATED' } }] });
    expect({ contexts, logged }).toEqual({ contexts: 0, logged: [] });
  });
});
