import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { buildSchema, type GraphQLSchema, getIntrospectionQuery, getNamedType, isCompositeType, isInterfaceType } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readOperations } from '../../gateway/operations.js';
import type { FieldAccess } from '../../gateway/reference/field-access.js';
import { REGISTRY } from '../../shared/sectors.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { EXECUTOR } from '../kit/executor.js';
import { conditions, doubledFragments } from '../kit/plan-bombs.js';
import { POISON, POLLUTED, type Prototypes, poisoned, pollutedSince, prototypesOf } from '../kit/poison.js';
import { HONEST, startTamperedGraph, type TamperedGraph } from '../kit/tampered-graph.js';
import { onPostgres } from '../kit/test-database.js';
import type { AnswerError } from '../kit/test-graph.js';

/**
 * What has gone wrong in other gateways, done to this one: each test is called after the advisory whose attack it repeats, over HTTP,
 * against a whole graph. Versions that have the corrections: test/security-floors.test.ts. Of what needs no test here:
 * - CVE-2025-32033 and GHSA-94hh-jmq8-2fgp, GHSA-84m6-5m72-45fp, GHSA-75m2-jhh5-j5g2, GHSA-3j43-9v8v-cp3f are of Apollo Router's own code,
 *   in Rust; what they do is what CVE-2025-32030 to -32034 do here.
 * - GHSA-8r69-3cvp-wxc3 needs batches and cache hints in one answer; batches are refused.
 */

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** As it came: keys that an object would not show are in it. */
  readonly text: string;
  readonly body: { readonly data?: unknown; readonly errors?: readonly AnswerError[]; readonly extensions?: unknown };
}

/** A bomb must be refused in far less; a busy machine may take its time. */
const AT_ONCE_MS = 3_000;
const PLANNING_MS = 1_000;
const MIB = 1_048_576;
const CLOSED = JSON.parse(readFileSync(projectPath('gateway', 'reference', 'access.json'), 'utf8')) as FieldAccess;
const repeat = (times: number, text: (index: number) => string) => Array.from({ length: times }, (_, index) => text(index)).join(' ');
/** So many blanks, which are valid JSON before its value. */
const BLANKS = Buffer.alloc(32 * MIB, 0x20);
const ZIP = [
  ['gzip', (body: Buffer) => gzipSync(body, { level: 1 })],
  ['br', (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ['zstd', (body: Buffer) => zstdCompressSync(body)],
] as const;
/** What errors of an answer say, to be compared with those of another one. */
const told = (errors: readonly AnswerError[] = []) =>
  errors.map(({ message, path, extensions: { code, sector } }) => ({ message, path, code, sector }));
/** Cursors are sealed, each time anew. */
const withoutCursors = (data: unknown) => JSON.stringify(data, (key, value: unknown) => (/cursor$/i.test(key) ? undefined : value));
const codesOf = ({ body }: Answer) => [...new Set((body.errors ?? []).map(({ extensions }) => extensions.code))];

// None of it depends on the database.
describe.runIf(!onPostgres)('what was done to other gateways', () => {
  let graph: TamperedGraph;
  let prototypes: Prototypes;
  beforeAll(async () => {
    prototypes = prototypesOf();
    graph = await startTamperedGraph({ planningTimeMs: PLANNING_MS });
  });
  afterAll(() => graph.close());
  afterEach(() => {
    graph.tamper = HONEST;
    graph.asked.length = 0;
    // Nothing that any of them does may show on objects that have nothing to do with it.
    expect(Reflect.get({}, POLLUTED)).toBeUndefined();
    expect(pollutedSince(prototypes)).toEqual([]);
  });

  async function send(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${graph.url}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Answer['body'] };
  }
  const post = (body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) =>
    send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const ask = (query: string, variables: object = {}) => post(JSON.stringify({ query, variables }));
  const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
    send(`/graphql?${new URLSearchParams(parameters)}`, { headers });

  async function refusedAtOnce(query: string): Promise<void> {
    const [before, began] = [process.memoryUsage().rss, performance.now()];
    const answer = await ask(query);
    expect(performance.now() - began).toBeLessThan(AT_ONCE_MS);
    expect(codesOf(answer)[0]).toMatch(/^(TOO_MANY|QUERY_TOO)_/);
    expect(answer.body.data ?? null).toBeNull();
    expect(graph.asked).toEqual([]);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * MIB);
  }

  describe('planning that never ends', () => {
    // Apollo's executor plans in the thread that answers: there it cannot be ended.
    it.runIf(EXECUTOR === 'own')('CVE-2024-43414: is ended in time, and nobody else waits for it', async () => {
      await ask('{ networks { slug } }');
      const stuck = ask(conditions(12), Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`v${index}`, true])));
      let done = false;
      void stuck.finally(() => {
        done = true;
      });
      const others: number[] = [];
      while (!done) {
        others.push((await ask('{ networks { slug } }')).status);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(codesOf(await stuck)).toEqual(['QUERY_PLANNING_TIMEOUT']);
      expect(others.length).toBeGreaterThan(2);
      expect(new Set(others)).toEqual(new Set([200]));
    });

    it('CVE-2024-43414: nor by the fields that several owners share, through named fragments', async () => {
      const fragments = `${repeat(12, (i) => `fragment F${i} on Network { region { ...R${i} } nurseCount }`)}
        ${repeat(12, (i) => `fragment R${i} on Region { name networks { ${i < 11 ? `...F${i + 1}` : 'slug'} } }`)}`;
      const answer = await ask(`{ networks { ...F0 } } ${fragments}`);
      expect(['QUERY_PLANNING_TIMEOUT', 'QUERY_TOO_COSTLY', 'QUERY_TOO_DEEP']).toContain(codesOf(answer)[0]);
    });
  });

  describe('fragments that grow', () => {
    it.each([16, 18, 20, 24, 30])('CVE-2025-32030: are refused before they are written out, doubled %i times', (times) =>
      refusedAtOnce(doubledFragments(times)),
    );

    it.each([
      ['inline', (n: number) => `{ networks { ${'... on Network { a: region { name } ... { '.repeat(n)}slug${' } }'.repeat(n)} } }`, 30],
      ['spread side by side', (n: number) => `{ networks { ${repeat(n, () => '...F0')} } } ${chain(14, 3)}`, 40],
    ] as const)('CVE-2025-32031: also %s, where a planner takes a short cut', async (_way, make, size) => {
      await refusedAtOnce(make(size));
    });

    it('CVE-2025-32034: also over many operations of one document, of which one is run', () =>
      refusedAtOnce(`${repeat(40, (i) => `query Q${i} { networks { ...F0 } }`)} ${chain(9, 2)}`));

    it('CVE-2025-32032, CVE-2025-32380: also where the same names are asked for again and again', () =>
      refusedAtOnce(`{ networks { ${repeat(1_000, () => '... on Network { slug region { name } }')} } }`));

    it('CVE-2025-31496: also where nothing uses them, so that only validation walks them', () =>
      refusedAtOnce(`{ networks { slug } } ${chain(30, 2)}`));

    it.each(['__schema', '__typename', '__proto__', 'constructor', 'hasOwnProperty', 'introspection', 'IntrospectionQuery'])(
      'GHSA-733v-p3h5-qpq7: are counted under any name: %s',
      async (name) => {
        const bomb = `fragment ${name} on Network { ${'region { networks { '.repeat(7)}slug${' } }'.repeat(7)} }`;
        await refusedAtOnce(`query ${name} { ${name}: networks { ...${name} } } ${bomb}`);
        const list = `${name}: nurses(first: 200) { edges { node { network { nurses(first: 200) { edges { node { id name role contact { email } } } } } } } }`;
        await refusedAtOnce(`query ${name} { ${list} }`);
      },
    );

    it('GHSA-733v-p3h5-qpq7: are counted anew where they stand deeper', () =>
      refusedAtOnce(
        `{ networks { ...Shallow } deep: networks { region { networks { region { networks { region { networks { region { networks { ...Shallow } } } } } } } } } }
         fragment Shallow on Network { region { networks { region { networks { slug } } } } }`,
      ));
  });

  describe('CVE-2026-32621: names that every object has', () => {
    const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineSetter__'];

    it.each(NAMES)('as aliases, of lists, objects and values: %s', async (name) => {
      const query = `{ ${name}: networks { ${name}: slug inner: region { ${name}: name } } n: nurses(first: 4) { edges { node { ${name}: network { ${name}: slug } id } } } }`;
      const plain = `{ a: networks { b: slug inner: region { c: name } } n: nurses(first: 4) { edges { node { d: network { e: slug } id } } } }`;
      const [odd, usual] = [await ask(query), await ask(plain)];
      expect(odd.body.errors).toBeUndefined();
      expect(odd.text).toBe(usual.text.replace(/"[abcde]":/g, `"${name}":`));
    });

    it.each(NAMES)('as names of operations, fragments and variables: %s', async (name) => {
      const query = `query ${name}($${name}: Int, $other: Boolean = false) { nurses(first: $${name}) { edges { node { id ...${name} @skip(if: $other) } } } }
        fragment ${name} on Nurse { name }`;
      // Written as text: an object would not have the key.
      const answer = await post(`{"query":${JSON.stringify(query)},"operationName":"${name}","variables":{"v":1}}`);
      expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
      const given = await post(`{"query":${JSON.stringify(query)},"operationName":"${name}","variables":{"${name}":2}}`);
      const refused = name === '__proto__';
      expect(given.status).toBe(refused ? 400 : 200);
      if (!refused) expect((given.body.data as { nurses: { edges: [] } }).nurses.edges).toHaveLength(2);
    });

    it.each([
      `{"query":"{ networks { slug } }","__proto__":${POISON}}`,
      `{"query":"{ networks { slug } }","variables":{"__proto__":${POISON}}}`,
      `{"query":"{ networks { slug } }","variables":{"a":[{"b":{"\\u005f_proto__":${POISON}}}]}}`,
      `{"query":"{ networks { slug } }","variables":{"constructor":{"prototype":${POISON}}}}`,
      `{"query":"{ networks { slug } }","extensions":{"__proto__":${POISON}}}`,
    ])('as keys of what is sent are refused, by POST: %s', async (body) => {
      expect([(await post(body)).status, graph.asked]).toEqual([400, []]);
    });

    it.each(['variables', 'extensions'])('as keys of what is sent are refused, by GET: %s', async (parameter) => {
      for (const value of [`{"__proto__":${POISON}}`, `{"a":{"constructor":{"prototype":${POISON}}}}`])
        expect((await get({ query: '{ networks { slug } }', [parameter]: value })).status).toBe(400);
    });

    it('as keys of input objects and enums are unknown there', async () => {
      for (const literal of ['{ __proto__: { polluted: true } }', '{ constructor: "x" }', '{ service: constructor }'])
        expect(codesOf(await ask(`{ nurses(first: 1, filter: ${literal}) { complete } }`))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    });

    it('as keys of every object that a compromised subgraph answers: the answer is as it was', { timeout: 120_000 }, async () => {
      const operations = readOperations();
      let tampered = 0;
      graph.tamper = (_subgraph, answer) => {
        tampered += 1;
        return { body: poisoned(JSON.parse(answer)) };
      };
      const answers: Answer[] = [];
      for (const { query } of operations) answers.push(await ask(query));
      expect(tampered).toBeGreaterThan(operations.length);
      graph.tamper = HONEST;
      for (const [index, { name, query }] of operations.entries()) {
        const [{ body } = await ask(query), honest] = [answers[index], await ask(query)];
        expect([name, told(body.errors)]).toEqual([name, told(honest.body.errors)]);
        expect([name, withoutCursors(body.data)]).toEqual([name, withoutCursors(honest.body.data)]);
        expect(JSON.stringify(body.data), name).not.toMatch(/polluted|__proto__/);
      }
    });

    it('as keys of its errors and their extensions, at every depth', async () => {
      graph.tamper = (subgraph, answer) => {
        if (subgraph === 'regional') return { body: answer };
        const error = (path: string) =>
          `{"message":"m","path":${path},"__proto__":${POISON},"extensions":{"code":"PROVOKED","http":{"status":302,"__proto__":${POISON}},"__proto__":${POISON},"constructor":{"prototype":${POISON}},"deep":{"__proto__":${POISON}}}}`;
        return { body: `{"data":null,"errors":[${error('["_entities",0,"__proto__","constructor"]')},${error('["__proto__"]')}]}` };
      };
      const { status, body } = await ask('{ networks { slug odd: nurseCount } nurses(first: 9) { edges { node { id name } } } }');
      expect(status).toBe(200);
      expect(body.errors?.length).toBeGreaterThan(0);
      // Nor are they handed on, to pollute a client.
      for (const { message, extensions } of body.errors ?? [])
        expect([
          message,
          Object.keys(extensions)
            .filter((key) => key !== 'ids')
            .toSorted(),
        ]).toEqual(['m', ['code', 'deep', 'requestId', 'sector']]);
      expect(JSON.stringify(body.errors)).not.toContain(POLLUTED);
    });

    it('in what the gateway asks of nobody at run time: the schemas of subgraphs', async () => {
      for (const { query } of readOperations()) await ask(query);
      await ask(getIntrospectionQuery());
      expect(graph.asked.length).toBeGreaterThan(10);
      expect(graph.asked.filter((body) => /_service|__schema/.test(body))).toEqual([]);
    });
  });

  describe('what is odd about a request', () => {
    const CHARSETS = [
      'utf-16',
      'utf-16le',
      'utf-32',
      'iso-8859-1',
      'x-user-defined',
      'utf-7',
      'ibm866',
      '__proto__',
      'utf-8, utf-16',
      '"utf-16"',
    ];
    it.each(CHARSETS)('CVE-2026-23897: a charset that no JSON has is refused before the body is read: %s', async (charset) => {
      const body = Buffer.alloc(200 * 1024, 0x20);
      const answer = await post(body, { 'content-type': `application/json; charset=${charset}` });
      expect([answer.status, codesOf(answer)]).toEqual([415, ['UNSUPPORTED_MEDIA_TYPE']]);
    });

    const TYPES = [
      ...['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'text/plain; application/json'],
      ...['text/plain;charset=application/json', 'message/rfc822', 'application/', '/json', 'json', 'application/json, text/plain'],
      ...['text/plain, application/json', 'application/jsonp', ' ', 'x'],
    ];
    const FOREIGN = [{ cookie: 'a=b' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, {}];
    it.each(TYPES)('GHSA-9q82-xgwf-vj6h, GHSA-hff2-gcpx-8f4p: «%s» opens no way for the page of another site', async (type) => {
      for (const foreign of FOREIGN) {
        const headers = { 'content-type': type, ...foreign };
        const read = await get({ query: '{ networks { slug } }' }, headers);
        expect([type, foreign, read.status >= 400 && read.status < 500]).toEqual([type, foreign, true]);
        const written = await send('/graphql', { method: 'POST', headers, body: '{"query":"{ networks { slug } }"}' });
        expect([type, foreign, written.status]).toEqual([type, foreign, 415]);
      }
    });

    it('GHSA-9q82-xgwf-vj6h: JSON by GET is asked for before, and no change is made by it', async () => {
      const change = 'mutation { recordVacancy: __typename }';
      for (const headers of [{}, { 'content-type': 'application/json' }, { 'apollo-require-preflight': 'x' }] as Record<string, string>[])
        expect((await get({ query: change }, headers)).status).toBe(405);
      const asked = await send('/graphql', {
        method: 'OPTIONS',
        headers: {
          origin: 'https://evil.example',
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'content-type',
        },
      });
      expect([asked.status >= 400, asked.headers.get('access-control-allow-origin')]).toEqual([true, null]);
    });

    it('GHSA-8r69-3cvp-wxc3: several requests in one are refused, so that none decides how another one is kept', async () => {
      const one = { query: '{ networks { slug } }' };
      for (const batch of [[one, one], [one], []]) expect(codesOf(await post(JSON.stringify(batch)))).toEqual(['BATCH_NOT_SUPPORTED']);
      expect(graph.asked).toEqual([]);
    });

    it.each(ZIP)('CVE-2024-28101: compressed bodies are refused, whatever they stand for: %s', async (encoding, zip) => {
      const bomb = Buffer.from(zip(BLANKS));
      const before = process.memoryUsage().rss;
      const answer = await post(bomb, { 'content-encoding': encoding });
      expect([answer.status, codesOf(answer)]).toEqual([415, ['UNSUPPORTED_MEDIA_TYPE']]);
      expect(process.memoryUsage().rss - before).toBeLessThan(256 * MIB);
    });

    it.each(ZIP)('CVE-2024-28101: a subgraph’s answer is not read further than any may be long: %s', async (encoding, zip) => {
      const slug = REGISTRY.sectors[0]?.slug;
      const headers = { 'content-encoding': encoding };
      const answered =
        (blanks: Buffer): TamperedGraph['tamper'] =>
        (subgraph, body) =>
          subgraph === slug ? { body: zip(Buffer.concat([blanks, Buffer.from(body)])), headers } : { body };
      graph.tamper = answered(Buffer.alloc(10, 0x20));
      expect((await ask(`{ networks { slug short_${encoding}: nurseCount } }`)).body.errors).toBeUndefined();
      graph.tamper = answered(BLANKS);
      const answer = await ask(`{ networks { slug ${encoding}: nurseCount } }`);
      const bad = (answer.body.errors ?? []).filter(({ extensions }) => extensions.sector === slug);
      expect(bad.map(({ extensions }) => extensions.code)).toContain('SECTOR_BAD_RESPONSE');
      const { networks } = answer.body.data as { networks: Readonly<Record<string, unknown>>[] };
      expect(networks.some((network) => network[encoding] !== null)).toBe(true);
    });
  });

  describe('who may see a field', () => {
    let schema: GraphQLSchema;
    beforeAll(async () => {
      schema = buildSchema(await (await fetch(`${graph.url}/schema.graphql`)).text());
    });

    /** Fields of a type that nobody in particular may not see, each asked for as shortly as can be. */
    const closedOf = (typeName: string) => {
      const type = schema.getType(typeName);
      if (!isInterfaceType(type)) throw new Error(`${typeName} is no interface`);
      const [concrete] = schema.getPossibleTypes(type);
      return Object.values(type.getFields()).filter(({ name }) => CLOSED[`${concrete?.name}.${name}`] !== undefined);
    };

    it.each([
      ['Nurse', '{ nurses(first: 8) { edges { node { HERE } } } }'],
      ['Network', '{ networks { HERE } }'],
      ['Unit', '{ units(first: 8) { edges { node { HERE } } } }'],
      ['Event', '{ events(first: 8) { edges { node { HERE } } } }'],
    ])('GHSA-mx7m-j9xf-62hw, GHSA-x33c-7c2v-mrj9: not by the interface, a fragment on it or on its types: %s', async (name, query) => {
      const fields = closedOf(name);
      expect(fields.length).toBeGreaterThan(0);
      for (const { name: field, type, args } of fields) {
        const required = args.flatMap((one) =>
          String(one.type).endsWith('!') && one.defaultValue === undefined ? [`${one.name}: 2025`] : [],
        );
        const asked = `${field}${required.length > 0 ? `(${required.join(', ')})` : ''}${isCompositeType(getNamedType(type)) ? ' { __typename }' : ''}`;
        const types = schema.getPossibleTypes(schema.getType(name) as never).map(String);
        const ways = [
          asked,
          `... on ${name} { ${asked} }`,
          types.map((one) => `... on ${one} { ${asked} }`).join(' '),
          `... { ... on ${name} { x: ${asked} } }`,
        ];
        for (const way of ways) {
          const { body } = await ask(query.replace('HERE', `__typename ${way}`));
          const text = JSON.stringify(body.data);
          expect(text.match(new RegExp(`"(${field}|x)":(?!null)`)), `${name}.${field} by ${way}`).toBeNull();
          expect(
            body.errors?.some(({ extensions }) => extensions.code === 'FORBIDDEN'),
            `${name}.${field} by ${way}`,
          ).toBe(true);
        }
      }
    });

    it('GHSA-m8jr-fxqx-8xx6: nor by handing a subgraph what another one hides', async () => {
      for (const query of [
        '{ _entities(representations: [{ __typename: "VestreVikenNurse", id: "vestre-viken:nurse:1" }]) { __typename } }',
        'query($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
        '{ _service { sdl } }',
      ])
        expect(codesOf(await ask(query))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
      expect(graph.asked).toEqual([]);
    });
  });
});

/** Each fragment spreads the next so many times. */
function chain(depth: number, times: number): string {
  const links = repeat(depth, (i) => `fragment F${i} on Network { a${i}: slug ${repeat(times, () => `...F${i + 1}`)} }`);
  return `${links} fragment F${depth} on Network { slug }`;
}
