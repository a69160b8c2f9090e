import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import { type PlainGateway, startPlainGateway } from './kit/plain-gateway.js';
import { openRaw, readRaw } from './kit/raw-http.js';
import type { AnswerError } from './kit/test-graph.js';

const JSON_TYPE = 'application/json';
const RESPONSE_TYPE = 'application/graphql-response+json';
const HELLO = JSON.stringify({ query: '{ hello }' });

let gateway: PlainGateway;
beforeAll(async () => {
  gateway = await startPlainGateway({
    admit: ({ query }) => {
      if (query?.includes('forbiddenByAdmission')) throw new GraphQLError('Too much.', { extensions: { code: 'QUERY_TOO_COSTLY' } });
    },
  });
});
afterAll(() => gateway.close());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

async function send({ method = 'POST', path = '/graphql', headers = {}, body }: Sent) {
  const response = await fetch(gateway.url + path, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  const { data, errors } = (text === '' ? {} : JSON.parse(text)) as { data?: unknown; errors?: AnswerError[] };
  return { status: response.status, headers: response.headers, data, errors, codes: errors?.map(({ extensions }) => extensions.code) };
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  send({ headers: { 'content-type': JSON_TYPE, ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });

const get = (parameters: Record<string, string> | string, headers: Record<string, string> = {}) =>
  send({ method: 'GET', path: `/graphql?${typeof parameters === 'string' ? parameters : new URLSearchParams(parameters)}`, headers });

/** Refused before it was executed, in JSON, with its code and the request's id. */
async function expectRefused(answer: Promise<Awaited<ReturnType<typeof send>>>, status: number, code: string): Promise<void> {
  const before = gateway.contexts.length;
  const { headers, errors, data, ...got } = await answer;
  expect(got).toEqual({ status, codes: [code] });
  expect(data).toBeUndefined();
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(errors?.[0]?.extensions.requestId).toBe(headers.get('x-request-id'));
  expect(errors?.[0]?.message).toMatch(/\.$/);
  expect(gateway.contexts).toHaveLength(before);
}

describe('the status of a query with an error of GraphQL', () => {
  const ERRORS: readonly (readonly [string, unknown, string])[] = [
    ['syntax', { query: '{ hello' }, 'GRAPHQL_PARSE_FAILED'],
    ['validation', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable of the wrong type', { query: 'query($t: String!) { echo(text: $t) }', variables: { t: 1 } }, 'BAD_USER_INPUT'],
    ['a variable left out', { query: 'query($t: String!) { echo(text: $t) }' }, 'BAD_USER_INPUT'],
    ['an unknown operation', { query: 'query A { hello }', operationName: 'B' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['two operations and no name', { query: 'query A { hello } query B { hello }' }, 'OPERATION_RESOLUTION_FAILURE'],
  ];

  it.each(ERRORS)('is 200 in application/json and 400 in application/graphql-response+json: %s', async (_what, body, code) => {
    for (const accept of [JSON_TYPE, '*/*', 'application/json;q=1, application/graphql-response+json;q=0.9'])
      expect(await post(body, { accept })).toMatchObject({ status: 200, codes: [code], data: undefined });
    for (const accept of [RESPONSE_TYPE, 'application/graphql-response+json, application/json;q=0.9'])
      expect(await post(body, { accept })).toMatchObject({ status: 400, codes: [code], data: undefined });
  });

  it('is 4xx with either where the gateway refuses it: by its limits, or a mutation by GET', async () => {
    for (const accept of [JSON_TYPE, RESPONSE_TYPE]) {
      expect(await post({ query: '{ forbiddenByAdmission }' }, { accept })).toMatchObject({ status: 400, codes: ['QUERY_TOO_COSTLY'] });
      const byGet = await get({ query: 'mutation { count }' }, { accept });
      expect(byGet).toMatchObject({ status: 405, codes: ['BAD_REQUEST'] });
      expect(byGet.headers.get('allow')).toBe('POST');
    }
    expect(gateway.counted()).toBe(0);
  });
});

describe('the media type of an answer', () => {
  it.each([
    ['', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    [JSON_TYPE, JSON_TYPE],
    ['Application/JSON; charset=utf-8', JSON_TYPE],
    [RESPONSE_TYPE, RESPONSE_TYPE],
    [`${RESPONSE_TYPE}, ${JSON_TYPE}`, RESPONSE_TYPE],
    [`${JSON_TYPE}, ${RESPONSE_TYPE}`, JSON_TYPE],
    [`${RESPONSE_TYPE};q=0.1, */*`, JSON_TYPE],
    [`${JSON_TYPE};q=0, */*`, RESPONSE_TYPE],
    [`text/html, */*;q=0.1, ${RESPONSE_TYPE};q=0.5`, RESPONSE_TYPE],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', JSON_TYPE],
  ])('for «%s» is %s', async (accept, type) => {
    const { headers, ...answer } = await post(HELLO, { accept });
    expect(answer).toMatchObject({ status: 200, data: { hello: 'hello' } });
    expect(headers.get('content-type')).toBe(`${type}; charset=utf-8`);
  });

  it.each([
    'text/html',
    'application/json;q=0',
    '*/*;q=0',
    'application/json;q=0, application/graphql-response+json;q=0, */*',
    'application/json;q=x',
    ', ,',
    'multipart/mixed',
  ])('for «%s» there is none: 406, and no mutation was done', async (accept) => {
    await expectRefused(post({ query: 'mutation { count }' }, { accept }), 406, 'NOT_ACCEPTABLE');
    expect(gateway.counted()).toBe(0);
  });
});

describe('a refusal', () => {
  it('comes in the media type that is wanted: a client that wants GraphQL’s own reads no errors from another', async () => {
    const refusals = {
      UNAUTHENTICATED: (accept: string) => post(HELLO, { accept, authorization: 'Bearer bad' }),
      QUERY_TOO_COSTLY: (accept: string) => post({ query: '{ forbiddenByAdmission }' }, { accept }),
      BAD_REQUEST: (accept: string) => post('{', { accept }),
      FORBIDDEN: (accept: string) => get({ query: '{ hello }' }, { accept, cookie: 'a=b' }),
    };
    for (const [code, ask] of Object.entries(refusals))
      for (const [accept, type] of [
        ['application/graphql-response+json,application/json;q=0.9', RESPONSE_TYPE],
        [RESPONSE_TYPE, RESPONSE_TYPE],
        [JSON_TYPE, JSON_TYPE],
        ['*/*', JSON_TYPE],
      ] as const) {
        const { headers, codes } = await ask(accept);
        expect([codes, headers.get('content-type')]).toEqual([[code], `${type}; charset=utf-8`]);
      }
  });

  it('is plain JSON where there is no GraphQL, and where none of ours is wanted', async () => {
    const elsewhere = { method: 'GET', headers: { accept: RESPONSE_TYPE, authorization: 'Bearer bad' } };
    for (const path of ['/export/nurses.csv', '/nowhere']) {
      const { headers, codes } = await send({ ...elsewhere, path });
      expect([codes?.length, headers.get('content-type')]).toEqual([1, 'application/json; charset=utf-8']);
    }
    await expectRefused(post(HELLO, { accept: 'text/html' }), 406, 'NOT_ACCEPTABLE');
  });
});

describe('the media type of a request', () => {
  it.each([
    JSON_TYPE,
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'APPLICATION/JSON ; Charset=UTF-8',
    'application/json; profile=x',
  ])('can be «%s»', async (type) => {
    expect(await post(HELLO, { 'content-type': type })).toMatchObject({ status: 200, data: { hello: 'hello' } });
  });

  const WRONG = [
    'text/plain',
    'text/plain;charset=UTF-8',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/xml',
    'application/json; charset=utf-16',
    'application/json; charset=utf-7',
    'application/json; charset=latin1; charset=utf-8',
    'application/jsonp',
    'application/json, text/plain',
    'text/plain; application/json',
    'application',
    '/',
    ';',
    ' ',
  ];

  it.each(WRONG)('cannot be «%s»: 415, by POST and by GET', async (type) => {
    await expectRefused(post(HELLO, { 'content-type': type }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    if (type.trim() !== '') await expectRefused(get({ query: '{ hello }' }, { 'content-type': type }), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it('cannot be left out with a body', async () => {
    const body = new TextEncoder().encode(HELLO);
    await expectRefused(send({ body }), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it.each(['gzip', 'br', 'deflate', 'zstd', 'gzip, gzip', 'x'])('cannot be compressed: %s', async (encoding) => {
    await expectRefused(post(HELLO, { 'content-encoding': encoding }), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });
});

describe('a page of another site', () => {
  const QUERY = { query: '{ hello }' };

  it.each([{ cookie: 'a=b' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])(
    'cannot ask by GET without a preflight: %j',
    async (headers) => {
      await expectRefused(get(QUERY, headers), 403, 'FORBIDDEN');
      await expectRefused(get(QUERY, { ...headers, 'apollo-require-preflight': '' }), 403, 'FORBIDDEN');
      for (const header of ['apollo-require-preflight', 'x-apollo-operation-name', 'graphql-require-preflight'])
        expect(await get(QUERY, { ...headers, [header]: 'true' })).toMatchObject({ status: 200, data: { hello: 'hello' } });
      expect(await get(QUERY, { ...headers, 'content-type': JSON_TYPE })).toMatchObject({ status: 200 });
    },
  );

  it.each([{}, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, { authorization: 'Bearer good' }])(
    'is not what this is: %j',
    async (headers) => {
      expect(await get(QUERY, headers)).toMatchObject({ status: 200, data: { hello: 'hello' } });
    },
  );

  it('gets no leave to ask by POST, as long as no origin is configured', async () => {
    const preflight = await fetch(`${gateway.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(405);
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('another method', () => {
  it.each(['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'QUERY'])(
    'is refused with 405 and the methods there are: %s',
    async (method) => {
      const { socket, closed } = openRaw(
        gateway.url,
        `${method} /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
      );
      const text = await closed;
      socket.destroy();
      expect(text).toMatch(/^HTTP\/1.1 405 /);
      expect(text.toLowerCase()).toContain('allow: get, post\r\n');
      if (method !== 'HEAD') expect(readRaw(text).body).toMatchObject({ errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
    },
  );

  it('is refused elsewhere too, and HEAD is answered where machines ask whether it lives', async () => {
    expect((await send({ path: '/schema.graphql', body: '{}' })).status).toBe(405);
    expect((await send({ path: '/nowhere', body: '{}' })).status).toBe(404);
    expect((await send({ method: 'HEAD', path: '/health/live' })).status).toBe(200);
  });
});

describe('parameters', () => {
  it.each([
    ['no JSON', '{ hello }'],
    ['half of it', '{"query":'],
    ['nothing', ''],
    ['null', 'null'],
    ['a text', '"{ hello }"'],
    ['a number', '1'],
    ['an empty object', '{}'],
    ['an empty query', '{"query":""}'],
    ['a query that is an object', '{"query":{"kind":"Document"}}'],
    ['variables that are a text', '{"query":"{ hello }","variables":"{}"}'],
    ['variables that are a list', '{"query":"{ hello }","variables":[]}'],
    ['extensions that are a text', '{"query":"{ hello }","extensions":"{}"}'],
    ['an operation name that is a number', '{"query":"{ hello }","operationName":1}'],
    ['a prototype', '{"query":"{ hello }","variables":{"__proto__":{"a":1}}}'],
    ['a prototype, in escapes', '{"query":"{ hello }","variables":{"\\u005f_proto__":{"a":1}}}'],
    ['the prototype of a constructor', '{"query":"{ hello }","variables":{"constructor":{"prototype":{"a":1}}}}'],
    ['a prototype around it', '{"__proto__":{"query":"{ hello }"}}'],
  ])('in a body are refused: %s', async (_what, body) => {
    await expectRefused(post(body), 400, 'BAD_REQUEST');
  });

  it('in a batch are refused', async () => {
    for (const batch of [[], [{ query: '{ hello }' }], Array.from({ length: 1_000 }, () => ({ query: '{ hello }' }))])
      await expectRefused(post(batch), 400, 'BATCH_NOT_SUPPORTED');
  });

  it.each([
    ['nothing', ''],
    ['an empty query', 'query='],
    ['a query twice', 'query={hello}&query={hello}'],
    ['an operation name twice', 'query={hello}&operationName=A&operationName=B'],
    ['variables twice', 'query={hello}&variables={}&variables={}'],
    ['variables that are no JSON', 'query={hello}&variables={'],
    ['variables that are a list', 'query={hello}&variables=[]'],
    ['variables that are a text', 'query={hello}&variables="x"'],
    ['extensions that are a number', 'query={hello}&extensions=1'],
    ['a prototype', 'query={hello}&variables={"__proto__":{"a":1}}'],
    ['a percent sign alone', 'query={hello}&x=%'],
    ['a byte that is no UTF-8', 'query={hello}%20%23%FF'],
    ['half a character', 'query={hello}%20%23%C3'],
  ])('in an address are refused: %s', async (_what, search) => {
    await expectRefused(get(search), 400, 'BAD_REQUEST');
  });

  it('of GET and POST mean the same', async () => {
    const query = 'query A($t: String!) { echo(text: $t) } query B { hello }';
    const text = 'Ærlig + «språk» 100 % & 🏃';
    const given = { query, variables: { t: text }, operationName: 'A' };
    const byGet = await get({ ...given, variables: JSON.stringify(given.variables), __proto__: 'x', extensions: '{"a":1}' } as never);
    expect(byGet).toMatchObject({ status: 200, data: { echo: text } });
    expect(await post(given)).toMatchObject({ status: 200, data: { echo: text } });
    expect(await get('query={hello}&operationName=&variables=')).toMatchObject({ status: 200, data: { hello: 'hello' } });
    expect(await get('__proto__=1&query=%7B+hello+%7D&constructor=2')).toMatchObject({ status: 200, data: { hello: 'hello' } });
  });

  it('of a POST are those of its body alone', async () => {
    const { data } = await send({ path: '/graphql?query={nothing}', headers: { 'content-type': JSON_TYPE }, body: HELLO });
    expect(data).toEqual({ hello: 'hello' });
  });
});

describe('an operation by its hash', () => {
  const HELLO_HASH = createHash('sha256').update('{ hello }').digest('hex');
  const persisted = (persistedQuery: unknown, query?: string) => ({ ...(query ? { query } : {}), extensions: { persistedQuery } });
  const byHash = (sha256Hash: string, query?: string) => persisted({ version: 1, sha256Hash }, query);

  it.each([
    ['a hash that is not that of the text', byHash('a'.repeat(64), '{ hello }')],
    ['the hash of the text in capitals', byHash(HELLO_HASH.toUpperCase(), '{ hello }')],
    ['no version', persisted({ sha256Hash: HELLO_HASH })],
    ['another version', persisted({ version: 2, sha256Hash: HELLO_HASH }, '{ hello }')],
    ['a version that is a text', persisted({ version: '1', sha256Hash: HELLO_HASH })],
    ['no hash', persisted({ version: 1 }, '{ hello }')],
    ['a hash that is an object', persisted({ version: 1, sha256Hash: { toString: 1 } })],
    ['a hash in a list', persisted({ version: 1, sha256Hash: [HELLO_HASH] })],
    ['a list of hashes', persisted([], '{ hello }')],
    ['null', persisted(null)],
  ])('is refused with %s, and is no error of the log', async (_what, body) => {
    const before = gateway.logged.length;
    await expectRefused(post(body), 400, 'BAD_REQUEST');
    await expectRefused(
      get({ ...('query' in body ? { query: body.query } : {}), extensions: JSON.stringify(body.extensions) }),
      400,
      'BAD_REQUEST',
    );
    expect(gateway.logged.slice(before)).toEqual([]);
  });

  it('that is not known is 200 in application/json, so that every client sends the text then', async () => {
    const query = '{ again: hello }';
    const hash = createHash('sha256').update(query).digest('hex');
    for (const [accept, status] of [
      [JSON_TYPE, 200],
      [RESPONSE_TYPE, 400],
    ] as const)
      expect(await post(byHash(hash), { accept })).toMatchObject({ status, codes: ['PERSISTED_QUERY_NOT_FOUND'], data: undefined });
    expect(await post(byHash(hash, query))).toMatchObject({ status: 200, data: { again: 'hello' } });
    expect(await post(byHash(hash))).toMatchObject({ status: 200, data: { again: 'hello' } });
  });
});

describe('size', () => {
  it('of a body is refused with 413 beyond the limit, with and without a length that is said before', async () => {
    const { maxBodyBytes } = DEFAULT_SETTINGS.limits;
    const body = (bytes: number) => HELLO.padEnd(bytes, ' ');
    expect(await post(body(maxBodyBytes))).toMatchObject({ status: 200 });
    await expectRefused(post(body(maxBodyBytes + 1)), 413, 'PAYLOAD_TOO_LARGE');
    const chunk = 'x'.repeat(0x8000);
    const { closed } = openRaw(
      gateway.url,
      `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${`8000\r\n${chunk}\r\n`.repeat(9)}`,
    );
    expect(readRaw(await closed)).toMatchObject({ status: 413, body: { errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] } });
  });

  it('of an address is refused with 414 beyond the limit', async () => {
    const query = (bytes: number) => `query=%7Bhello%7D&x=${'x'.repeat(bytes - '/graphql?query=%7Bhello%7D&x='.length)}`;
    expect(await get(query(DEFAULT_SETTINGS.limits.maxUrlBytes))).toMatchObject({ status: 200 });
    await expectRefused(get(query(DEFAULT_SETTINGS.limits.maxUrlBytes + 1)), 414, 'URI_TOO_LONG');
  });

  it('of the headers is refused with 431 beyond the limit', async () => {
    const { closed } = openRaw(
      gateway.url,
      `GET /health/live HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(DEFAULT_SETTINGS.limits.maxHeaderBytes)}\r\n\r\n`,
    );
    expect(readRaw(await closed)).toMatchObject({ status: 431, body: { errors: [{ extensions: { code: 'HEADERS_TOO_LARGE' } }] } });
  });
});

describe('who asks', () => {
  it('is refused with 401 if she is not known, whatever she asks', async () => {
    for (const query of ['{ hello }', '{ nothing }', '{']) {
      const answer = await post({ query }, { authorization: 'Bearer bad' });
      expect(answer).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer, DPoP');
    }
  });

  it('travels with the request, and her answer is kept nowhere', async () => {
    const { headers } = await post(HELLO, { authorization: 'Bearer good', 'x-request-id': 'mine-1', 'accept-language': 'nb' });
    expect(gateway.contexts.at(-1)).toMatchObject({ requestId: 'mine-1', authorization: 'Bearer good', language: 'nb' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-request-id': 'mine-1',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      vary: 'authorization, accept, accept-language',
    });
  });
});
