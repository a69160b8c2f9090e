import {
  buildSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type AnswerError, startTestGraph, type TestGraph } from '../kit/test-graph.js';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph.close());

/**
 * Sends any body to `/graphql`. What is refused is refused in JSON, with a code and the request id, and with a status 4xx: what is wrong
 * with the query itself too, as the client takes `application/graphql-response+json`.
 */
async function send(body: string, headers: Record<string, string> = { 'content-type': 'application/json' }, method = 'POST') {
  const accept = 'application/graphql-response+json';
  const response = await fetch(`${graph.url}/graphql`, {
    method,
    headers: { accept, ...headers },
    ...(method === 'GET' ? {} : { body }),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: AnswerError[] };
  return { status: response.status, data, errors };
}

async function expectRefused(body: string, headers?: Record<string, string>, method?: string): Promise<AnswerError[]> {
  const { status, data, errors } = await send(body, headers, method);
  expect(data ?? null).toBeNull();
  expect(errors?.length).toBeGreaterThan(0);
  for (const { message, extensions } of errors ?? []) {
    expect(message).not.toBe('');
    expect(extensions.code).toMatch(/^[A-Z_]+$/);
    expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
    expect(extensions.requestId).toMatch(/^[\w-]+$/);
  }
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  return errors ?? [];
}

/** Asks for something with the alias `asked`, which must be refused for an argument, wherever in the answer it would stand. */
async function expectBadInput(query: string, argument: string, variables?: Record<string, unknown>): Promise<void> {
  const { data, errors } = await graph.query<unknown>(query, variables);
  const what = `${query} ${JSON.stringify(variables ?? {})}`;
  expect(errors?.length, what).toBeGreaterThan(0);
  for (const { message, extensions } of errors ?? []) {
    expect(extensions, what).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(extensions.requestId).toMatch(/^[\w-]+$/);
    expect(message).toMatch(/\.$/);
  }
  expect(
    valuesOf(data, 'asked').filter((value) => value !== null),
    what,
  ).toEqual([]);
}

function valuesOf(value: unknown, field: string): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => [...(name === field ? [inner] : []), ...valuesOf(inner, field)]);
}

/** Every field that takes `asOf`. `ARGS` stands for the argument. */
const FIELDS_WITH_AS_OF: readonly string[] = [
  'asked: nurses(ARGS) { totalCount }',
  'asked: units(ARGS) { totalCount }',
  'asked: networks(ARGS) { slug }',
  'asked: areas(ARGS) { code }',
  'asked: area(code: "3301", ARGS) { code }',
  'asked: services(ARGS) { complete }',
  'asked: bodies(ARGS) { slug }',
  'asked: agreements(ARGS) { slug }',
  'network(slug: "ous") { asked: nurseCount(ARGS) }',
  'network(slug: "ous") { asked: unitCount(ARGS) }',
  'network(slug: "ous") { asked: nurses(ARGS) { totalCount } }',
  'network(slug: "ous") { asked: units(ARGS) { totalCount } }',
  'network(slug: "ous") { asked: affiliations(ARGS) { kind } }',
  'area(code: "3301") { asked: affiliations(ARGS) { kind } }',
  'units(first: 2) { edges { node { asked: nurses(ARGS) { id } } } }',
  'units(first: 2) { edges { node { asked: covered(ARGS) } } }',
  'units(first: 2) { edges { node { asked: vacantSince(ARGS) } } }',
  'nurses(first: 2) { edges { node { asked: appointments(ARGS) { id } } } }',
];
const FIELDS_WITH_KNOWN_AT: readonly string[] = [
  'asked: nurses(ARGS) { totalCount }',
  'network(slug: "ous") { asked: nurseCount(ARGS) }',
  'nurses(first: 2) { edges { node { asked: appointments(ARGS) { id } } } }',
];
const FIELDS_WITH_FIRST: readonly string[] = [
  'asked: nurses(ARGS) { totalCount }',
  'asked: units(ARGS) { totalCount }',
  'network(slug: "ous") { asked: nurses(ARGS) { totalCount } }',
  'network(slug: "ous") { asked: units(ARGS) { totalCount } }',
  'network(slug: "ous") { asked: events(ARGS) { totalCount } }',
];

/** What is no day, or no instant; the first three are also tried as literals, each of which is a query of its own. */
const NO_DAYS: readonly unknown[] = ['2020-02-30', 'x', 5, '', '20200101', '2020-01-01T00:00:00Z', true, ['2020-01-01']];
const NO_INSTANTS: readonly unknown[] = [
  '2020-01-01',
  'x',
  5,
  '',
  '2020-01-01T12:00:00',
  '2020-02-30T12:00:00Z',
  '2020-01-01T25:00:00Z',
  false,
];
const LITERALS = 3;

describe('a date', () => {
  it.each(FIELDS_WITH_AS_OF)('that is no day is refused, as a literal and as a variable: %s', async (field) => {
    for (const value of NO_DAYS.slice(0, LITERALS))
      await expectBadInput(`{ ${field.replace('ARGS', `asOf: ${JSON.stringify(value)}`)} }`, 'asOf');
    for (const value of NO_DAYS)
      await expectBadInput(`query($value: Date) { ${field.replace('ARGS', 'asOf: $value')} }`, 'asOf', { value });
  });

  it.each(FIELDS_WITH_KNOWN_AT)('that is no instant is refused, as a literal and as a variable: %s', async (field) => {
    for (const value of NO_INSTANTS.slice(0, LITERALS))
      await expectBadInput(`{ ${field.replace('ARGS', `knownAt: ${JSON.stringify(value)}`)} }`, 'knownAt');
    for (const value of NO_INSTANTS)
      await expectBadInput(`query($value: DateTime) { ${field.replace('ARGS', 'knownAt: $value')} }`, 'knownAt', { value });
  });

  it('that is an object is refused too', async () => {
    await expectBadInput('{ asked: nurses(asOf: { day: "2020-01-01" }) { totalCount } }', 'asOf');
    await expectBadInput('query($value: Date) { asked: networks(asOf: $value) { slug } }', 'asOf', { value: { day: '2020-01-01' } });
  });

  it('that is null means: not given', async () => {
    const { data, errors } = await graph.query('{ a: units { totalCount } b: units(asOf: null) { totalCount } }');
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ a: expect.anything(), b: { totalCount: expect.any(Number) } });
    expect(new Set(valuesOf(data, 'totalCount')).size).toBe(1);
  });
});

describe('a page size', () => {
  it.each(FIELDS_WITH_FIRST)('below 1 or above 200 is refused: %s', async (field) => {
    for (const first of [0, -1, 201, 2_147_483_647, -2_147_483_648])
      await expectBadInput(`query($first: Int) { ${field.replace('ARGS', 'first: $first')} }`, 'first', { first });
    await expectBadInput(`{ ${field.replace('ARGS', 'first: 0')} }`, 'first');
  });

  it('of null is the default of 20, also as a variable', async () => {
    const list = '{ edges { cursor } }';
    const { data, errors } = await graph.query<{ edges: unknown[] }>(
      `query($first: Int) {
        a: nurses(first: null) ${list} b: units(first: null) ${list} c: nurses(first: $first) ${list} d: nurses ${list}
        network(slug: "ous") { e: nurses(first: null) ${list} f: units(first: $first) ${list} g: events(first: null) ${list} }
      }`,
      { first: null },
    );
    expect(errors).toBeUndefined();
    expect(valuesOf(data, 'edges').map((edges) => (edges as unknown[]).length)).toEqual(Array.from({ length: 7 }, () => 20));
  });

  it.each([1, 200])('of %i is granted', async (first) => {
    const { data, errors } = await graph.query<{ nurses: { edges: unknown[] } }>(
      'query($first: Int) { nurses(first: $first) { edges { cursor } } }',
      { first },
    );
    expect(errors).toBeUndefined();
    expect(data.nurses.edges).toHaveLength(first);
  });
});

describe('a cursor', () => {
  it.each(FIELDS_WITH_FIRST)('that nobody gave out is refused: %s', async (field) => {
    for (const after of ['x', '', '====', 'a'.repeat(500), 'W3siYSI6MX1d', '🙂', "' or 1=1"])
      await expectBadInput(`query($after: String) { ${field.replace('ARGS', 'after: $after')} }`, 'after', { after });
  });

  it('of another list, filter, order or day is refused, and so is one that was changed', async () => {
    const after = await cursorOf('nurses(first: 3, asOf: "2024-01-01")');
    for (const list of [
      'nurses(after: $after)',
      'nurses(after: $after, asOf: "2024-01-02")',
      'nurses(after: $after, asOf: "2024-01-01", filter: { region: "oslo" })',
      'nurses(after: $after, asOf: "2024-01-01", orderBy: NAME_DESC)',
      'nurses(after: $after, asOf: "2024-01-01", knownAt: "2024-06-01T00:00:00Z")',
      'units(after: $after, asOf: "2024-01-01")',
    ])
      await expectBadInput(`query($after: String) { asked: ${list} { totalCount } }`, 'after', { after });
    await expectBadInput('query($after: String) { network(slug: "ous") { asked: nurses(after: $after) { totalCount } } }', 'after', {
      after,
    });
    const middle = Math.floor(after.length / 2);
    const changed = `${after.slice(0, middle)}${after[middle] === 'A' ? 'B' : 'A'}${after.slice(middle + 1)}`;
    await expectBadInput('query($after: String) { asked: nurses(first: 3, asOf: "2024-01-01", after: $after) { totalCount } }', 'after', {
      after: changed,
    });
  });

  it('of the same list is taken, with another page size too', async () => {
    const after = await cursorOf('nurses(first: 3, asOf: "2024-01-01")');
    const { errors } = await graph.query('query($after: String) { nurses(first: 50, asOf: "2024-01-01", after: $after) { totalCount } }', {
      after,
    });
    expect(errors).toBeUndefined();
  });

  it('shows nothing of the names that it stands between', async () => {
    const { data } = await graph.query<{ nurses: { edges: { cursor: string; node: { name: string; id: string } }[] } }>(
      '{ nurses(first: 5) { edges { cursor node { id name } } } }',
    );
    for (const { cursor, node } of data.nurses.edges)
      for (const text of [cursor, Buffer.from(cursor, 'base64url').toString('latin1'), Buffer.from(cursor, 'base64url').toString('utf8')])
        for (const part of [...node.name.split(/[ -]/), node.id]) expect(text.toLowerCase()).not.toContain(part.toLowerCase());
  });

  async function cursorOf(list: string): Promise<string> {
    const { data, errors } = await graph.query<{ nurses: { pageInfo: { endCursor: string } } }>(`{ ${list} { pageInfo { endCursor } } }`);
    expect(errors).toBeUndefined();
    return data.nurses.pageInfo.endCursor;
  }
});

describe('an unknown slug or code', () => {
  const STRANGE = ['nowhere', '', 'OUS', ' ous', '9999', '__proto__', 'constructor', "'; --", '%', 'ous:network:ous'];

  it.each<[string, string, string]>([
    ['nurses(filter: { region: $value }) { totalCount }', 'filter.region', ''],
    ['nurses(filter: { network: $value }) { totalCount }', 'filter.network', ''],
    ['nurses(filter: { area: $value }) { totalCount }', 'filter.area', ''],
    ['units(filter: { region: $value }) { totalCount }', 'filter.region', ''],
    ['units(filter: { network: $value }) { totalCount }', 'filter.network', ''],
    ['units(filter: { area: $value }) { totalCount }', 'filter.area', ''],
    ['nurses(filter: { region: $value }) { totalCount }', 'filter.region', 'network(slug: "ous")'],
    ['nurses(filter: { network: $value }) { totalCount }', 'filter.network', 'network(slug: "ous")'],
    ['nurses(filter: { area: $value }) { totalCount }', 'filter.area', 'network(slug: "ous")'],
    ['units(filter: { region: $value }) { totalCount }', 'filter.region', 'networks'],
    ['units(filter: { network: $value }) { totalCount }', 'filter.network', 'networks'],
    ['units(filter: { area: $value }) { totalCount }', 'filter.area', 'networks'],
    ['networks(region: $value) { slug }', 'region', ''],
    ['areas(network: $value) { code }', 'network', ''],
    ['services(network: $value) { complete }', 'network', ''],
    ['services(area: $value) { complete }', 'area', ''],
    ['observations(network: $value) { key }', 'network', ''],
    ['observations(area: $value) { key }', 'area', ''],
    ['bodies(region: $value) { slug }', 'region', ''],
    ['agreements(region: $value) { slug }', 'region', ''],
    ['documents(network: $value) { slug }', 'network', ''],
  ])('in a filter or a list is refused, and the argument named: %s (%s) %s', async (list, argument, around) => {
    for (const value of STRANGE) {
      const asked = around === '' ? `asked: ${list}` : `${around} { asked: ${list} }`;
      await expectBadInput(`query($value: String) { ${asked} }`, argument, { value });
    }
  });

  it('is told with those that are known, where these are few', async () => {
    const { errors } = await graph.query('{ a: networks(region: "x") { slug } }');
    expect(errors?.[0]?.message).toContain('vestre-viken, oslo');
  });

  it('is the caller’s to mend: no data owner is named for it', async () => {
    const { errors } = await graph.query('{ nurses(filter: { region: "x" }) { totalCount } }');
    expect(errors?.map(({ extensions }) => extensions.sector)).toEqual([undefined]);
  });

  it('of one network is null without an error', async () => {
    for (const slug of STRANGE) {
      const answer = await graph.query('query($slug: String!) { network(slug: $slug) { slug nurseCount } }', { slug });
      expect(answer, slug).toMatchObject({ status: 200, data: { network: null }, errors: undefined });
    }
  });

  it('of one area is null without an error', async () => {
    for (const code of STRANGE) {
      const answer = await graph.query('query($code: String!) { area(code: $code) { code population } }', { code });
      expect(answer, code).toMatchObject({ status: 200, data: { area: null }, errors: undefined });
    }
  });

  it.each([
    '',
    'x',
    ':',
    ':::',
    'ous',
    'ous:',
    'ous:nurse',
    'ous:nurse:',
    'ous:nurse:00000',
    'ous:nurse:x:y',
    'ous:network:',
    'ous:network:baerum',
    'ous:network:ous:x',
    'OUS:network:ous',
    'vestre-viken:network:ous',
    'regional:network:ous',
    'ous:Nurse:00000',
    'ous:person:00000',
    'ous:appointment:00000',
    'ous:constructor:x',
    'ous:toString:x',
    'ous:__proto__:x',
    '__proto__:nurse:x',
    "ous:nurse:' or '1'='1",
    'ous:unit:%',
    `ous:unit:${'x'.repeat(10_000)}`,
    '42',
  ])('of one object is null without an error: %s', async (id) => {
    const answer = await graph.query('query($id: ID!) { node(id: $id) { __typename id } }', { id });
    expect(answer).toMatchObject({ status: 200, data: { node: null }, errors: undefined });
  });

  it('of an id that is a number is null without an error', async () => {
    expect(await graph.query('{ node(id: 42) { id } }')).toMatchObject({ data: { node: null }, errors: undefined });
  });
});

describe('a NUL character', () => {
  const NUL = '\u0000';

  it.each<[string, string, Record<string, unknown>]>([
    ['a text', 'query($v: String!) { asked: network(slug: $v) { slug } }', { v: NUL }],
    ['the middle of a text', 'query($v: String!) { asked: network(slug: $v) { slug } }', { v: `ou${NUL}s` }],
    ['an id', 'query($v: ID!) { asked: node(id: $v) { id } }', { v: `ous:nurse:${NUL}` }],
    ['a cursor', 'query($v: String) { asked: nurses(after: $v) { totalCount } }', { v: NUL }],
    ['a nested input', 'query($v: NurseFilter) { asked: nurses(filter: $v) { totalCount } }', { v: { region: 'oslo', network: NUL } }],
    ['a list in a scalar', 'query($v: Date) { asked: nurses(asOf: $v) { totalCount } }', { v: [['a', NUL]] }],
    ['a key in a scalar', 'query($v: Date) { asked: nurses(asOf: $v) { totalCount } }', { v: { [NUL]: 1 } }],
  ])('in a variable is refused: %s', async (_what, query, variables) => {
    await expectBadInput(query, 'v', variables);
  });

  it.each([
    ['slug', '{ asked: network(slug: "ou\\u0000s") { slug } }'],
    ['slug', '{ asked: network(slug: "\\u{0}") { slug } }'],
    ['after', '{ network(slug: "ous") { asked: nurses(after: "\\u0000") { totalCount } } }'],
    ['filter', '{ asked: nurses(filter: { area: "\\u0000" }) { totalCount } }'],
    ['code', 'fragment F on Query { asked: area(code: "\\u0000") { code } } { ...F }'],
  ])('in a literal is refused, with the argument %s', async (argument, query) => {
    await expectBadInput(query, argument);
  });

  it('in a default value, a directive or raw is refused', async () => {
    for (const query of [
      'query($v: String! = "\\u0000") { network(slug: $v) { slug } }',
      `{ network(slug: "${NUL}") { slug } }`,
      `{ network(slug: """${NUL}""") { slug } }`,
      `{ __typename }${NUL}`,
    ])
      await expectRefused(JSON.stringify({ query }));
  });
});

describe('a request that is no query', () => {
  it.each([
    ['half of its JSON', '{"query":'],
    ['no JSON', 'query { __typename }'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '1'],
    ['a text', '"{ __typename }"'],
    ['an empty object', '{}'],
    ['an empty list', '[]'],
    ['a batch', '[{"query":"{ __typename }"},{"query":"{ __typename }"}]'],
    ['a query that is a number', '{"query":1}'],
    ['an empty query', '{"query":""}'],
    ['variables that are a text', '{"query":"{ __typename }","variables":"x"}'],
    ['variables that are a list', '{"query":"{ __typename }","variables":[]}'],
    ['an operation name that is a number', '{"query":"{ __typename }","operationName":5}'],
    ['an operation name that is unknown', '{"query":"query A { __typename }","operationName":"B"}'],
    ['an operation name with a NUL character', '{"query":"query A { __typename }","operationName":"\\u0000"}'],
    ['two operations and no name', '{"query":"query A { __typename } query B { __typename }"}'],
    ['a mutation, which there is not', '{"query":"mutation { x }"}'],
    ['a subscription, which there is not', '{"query":"subscription { x }"}'],
    ['fragments alone', '{"query":"fragment F on Query { __typename }"}'],
    ['a syntax error', '{"query":"{ networks "}'],
    ['an unknown field', '{"query":"{ network }"}'],
    ['a variable of the wrong type', '{"query":"query($f: Int) { nurses(first: $f) { totalCount } }","variables":{"f":"x"}}'],
    ['a number that is no Int', '{"query":"query($f: Int) { nurses(first: $f) { totalCount } }","variables":{"f":1.5}}'],
    ['a required variable left out', '{"query":"query($s: String!) { network(slug: $s) { slug } }"}'],
  ])('is refused in JSON, with a status 4xx: %s', async (_what, body) => {
    await expectRefused(body);
  });

  it('is refused with 413 if it is larger than 256 KiB', async () => {
    const { status, errors } = await send(JSON.stringify({ query: `{ __typename } #${'x'.repeat(256 * 1024)}` }));
    expect(status).toBe(413);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', requestId: expect.any(String) });
  });

  it('is refused with 400 if it is not JSON, with 415 if it is a form', async () => {
    expect(await send('{"query":')).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await send('query={__typename}', form)).toMatchObject({
      status: 415,
      errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }],
    });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/graphql',
    '',
  ])('is refused in JSON with the media type «%s», which any web page could send', async (type) => {
    await expectRefused('{"query":"{ __typename }"}', { 'content-type': type });
  });

  it('is refused in JSON with another method, and by GET without a query or from a page of another site', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) await expectRefused('{}', { 'content-type': 'application/json' }, method);
    await expectRefused('', {}, 'GET');
    await expectRefused('', { 'sec-fetch-site': 'cross-site' }, 'GET');
  });

  it('is answered nowhere else: an unknown address is a 404 in JSON', async () => {
    const response = await fetch(`${graph.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND', requestId: expect.any(String) } }] });
  });
});

describe('a query that would cost too much', () => {
  async function expectCheaplyRefused(query: string, variables?: string): Promise<void> {
    const before = performance.now();
    const body = variables === undefined ? JSON.stringify({ query }) : `{"query":${JSON.stringify(query)},"variables":${variables}}`;
    await expectRefused(body);
    expect(performance.now() - before).toBeLessThan(10_000);
    const after: Answer<{ networks: unknown[] }> = await graph.query('{ networks { slug } }');
    expect(after.data.networks).toHaveLength(7);
  }

  it('is refused if its fragments double thirty times', async () => {
    const fragments = Array.from({ length: 30 }, (_, i) => `fragment f${i} on Query{...f${i + 1} ...f${i + 1}}`);
    const query = `{...f0} ${fragments.join(' ')} fragment f30 on Query{__typename}`;
    expect(query.length).toBeLessThan(1_400);
    await expectCheaplyRefused(query);
  });

  it('is refused if its fragments double thirty times below a list', async () => {
    const fragments = Array.from({ length: 30 }, (_, i) => `fragment f${i} on Network{...f${i + 1} ...f${i + 1}}`);
    await expectCheaplyRefused(`{networks{...f0}} ${fragments.join(' ')} fragment f30 on Network{slug}`);
  });

  it('is refused if its fragments go round in circles', async () => {
    await expectCheaplyRefused('{...A} fragment A on Query{...B} fragment B on Query{...A}');
  });

  it('is refused if it has more than ten thousand tokens', async () => {
    await expectCheaplyRefused(`{${'__typename '.repeat(10_001)}}`);
    await expectCheaplyRefused(`{${Array.from({ length: 5_000 }, (_, i) => `a${i}:__typename`).join(' ')}}`);
  });

  it('may be nested a thousand deep, as long as it has few rows: it is answered or refused at once', async () => {
    const [down, up] = ['predecessors{area{successors{area{', '}}}}'];
    const before = performance.now();
    const { status } = await send(JSON.stringify({ query: `{area(code:"3301"){${down.repeat(250)}code${up.repeat(250)}}}` }));
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(status).toBeLessThan(500);
  });

  it('is refused if its literals are nested thousands deep', async () => {
    await expectCheaplyRefused(`{nurses(asOf:${'['.repeat(4_900)}${']'.repeat(4_900)}){totalCount}}`);
  });

  it('is refused if each level multiplies the rows of the last: 200 letters for millions of rows', async () => {
    await expectCheaplyRefused(`{networks{${'region{networks{'.repeat(7)}slug${'}}'.repeat(7)}}}`);
  });

  it('is refused if it is a mutation of more than twenty changes, aliases and fragments counted', async () => {
    const input = '{ idempotencyKey: "one", ids: ["ous:nurse:none"] }';
    const changes = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `a${from + i}: verifyOusRecords(input: ${input}) { userErrors { code } }`).join(' ');
    const [inFragment, inline] = [`fragment F on Mutation { ${changes(0, 10)} }`, `... { ${changes(10, 11)} }`];
    for (const query of [`mutation { ${changes(0, 21)} }`, `mutation { ...F ${inline} ${changes(11, 21)} } ${inFragment}`]) {
      const errors = await expectRefused(JSON.stringify({ query }));
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['QUERY_TOO_COSTLY']);
    }
    const { errors } = await send(JSON.stringify({ query: `mutation { ...F ${inline} ${changes(11, 20)} } ${inFragment}` }));
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(Array.from({ length: 20 }, () => 'UNAUTHENTICATED'));
    const names = Array.from({ length: 21 }, (_, i) => `a${i}: __typename`).join(' ');
    expect((await send(JSON.stringify({ query: `{ ${names} }` }))).status).toBe(200);
  });

  it('is refused if its variables are nested a hundred thousand deep', async () => {
    await expectCheaplyRefused('query($d:Date){nurses(asOf:$d){totalCount}}', `{"d":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
  });
});

describe('what is not for clients', () => {
  const HIDDEN = /"moment"|_entities|_service|_search|_source|SectorSearch|_Any|_Entity|join__|link__|federation__|inaccessible|Internal:/;

  it('does not show in the introspection', async () => {
    const { data, errors } = await graph.query(getIntrospectionQuery({ inputValueDeprecation: true }));
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty('__schema');
    expect(JSON.stringify(data)).not.toMatch(HIDDEN);
  });

  it('does not show in the published schema', async () => {
    const text = await (await fetch(`${graph.url}/schema.graphql`)).text();
    expect(text).not.toMatch(HIDDEN);
    expect(text).not.toMatch(/\bmoment\b/);
  });

  it.each([
    '{ _source { state } }',
    '{ _service { sdl } }',
    '{ _entities(representations: []) { __typename } }',
    '{ _searchNurses(search: {}) { total } }',
    '{ _searchNurse }',
    '{ networks { moment } }',
    '{ networks { momen } }',
    '{ nurses { edges { node { moments } } } }',
    '{ __type(name: "SectorSearchInput") { name x } }',
  ])('cannot be asked for, and no suggestion gives it away: %s', async (query) => {
    const errors = await expectRefused(JSON.stringify({ query }));
    for (const { message } of errors) expect(message.replace(/^.*?type "\w+"\.?/, '')).not.toMatch(/moment|_s|SectorSearch/);
  });

  it('is unknown as a type', async () => {
    const { data } = await graph.query('{ a: __type(name: "SectorSearchInput") { name } b: __type(name: "_Any") { name } }');
    expect(data).toEqual({ a: null, b: null });
  });
});

describe('what every client may rely on', () => {
  it.each(['/health/live', '/health/ready'])('%s answers 200', async (path) => {
    const response = await fetch(`${graph.url}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
  });

  it('the published schema is one, and everything in it is described', async () => {
    const response = await fetch(`${graph.url}/schema.graphql`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const schema = buildSchema(await response.text());
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).length).toBeGreaterThan(10);
    expect(undescribed(schema)).toEqual([]);
  });
});

/** Everything in a schema that has no description, by its place. */
function undescribed(schema: GraphQLSchema): string[] {
  const described: [string, string | null | undefined][] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    // The root has none in any of the subgraphs, and explains itself.
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    if (type !== schema.getQueryType() && type !== schema.getMutationType()) described.push([type.name, type.description]);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        described.push([`${type.name}.${field.name}`, field.description]);
        for (const argument of field.args) described.push([`${type.name}.${field.name}(${argument.name}:)`, argument.description]);
      }
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) described.push([`${type.name}.${field.name}`, field.description]);
    if (isEnumType(type)) for (const value of type.getValues()) described.push([`${type.name}.${value.name}`, value.description]);
  }
  return described.filter(([, description]) => !description?.trim()).map(([place]) => place);
}
