import { buildSchema, GraphQLError } from 'graphql';
import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
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
      logger: pino({ level: 'trace' }, { write: (line) => void logged.push(line) }),
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
      },
    ]);
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
