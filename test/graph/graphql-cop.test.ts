import { readFileSync } from 'node:fs';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGateway } from '../../gateway/create-gateway.js';
import { serveGateway } from '../../gateway/serve-gateway.js';
import type { GatewaySettings } from '../../gateway/settings/gateway-settings.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import type { Served } from '../../shared/subgraph/serve.js';
import { PATIENT } from '../kit/patient.js';
import { sharedPlanner } from '../kit/shared-planner.js';
import { onPostgres } from '../kit/test-database.js';
import type { AnswerError } from '../kit/test-graph.js';

/**
 * The fourteen checks of graphql-cop (github.com/dolevf/graphql-cop, `lib/tests`), sent as it sends them. Three of what it reports are
 * offered here on purpose: the tests say what protects instead, and with which setting it is off.
 */

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly errors: readonly AnswerError[];
  readonly data: Readonly<Record<string, unknown>> | null;
}

const repeat = (times: number, text: (index: number) => string) => Array.from({ length: times }, (_, index) => text(index)).join(' ');

// Nothing of it comes to a subgraph: none listens.
describe.runIf(!onPostgres)('graphql-cop', () => {
  const open: Served[] = [];
  let usual: string;
  /** With what an operator can switch off, off. */
  let strict: string;
  beforeAll(async () => {
    usual = await start({});
    strict = await start({ introspection: false, production: true });
  });
  afterAll(() => Promise.all(open.map((gateway) => gateway.close())));

  async function start(changed: Partial<GatewaySettings>): Promise<string> {
    const settings = { ...PATIENT.settings, ...changed };
    const logger = pino({ level: process.env.TEST_LOG ?? 'silent' });
    const gateway = await createGateway({
      supergraph: readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8'),
      urlOf: () => 'http://127.0.0.1:1/graphql',
      logger,
      hopSecret: 'secret',
      settings,
      planner: await sharedPlanner(),
    });
    const served = await serveGateway(gateway, { host: '127.0.0.1', port: 0, logger, identify: async () => null, settings });
    open.push(served);
    return served.url;
  }

  async function send(address: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(address, init);
    const text = await response.text();
    const body = text.startsWith('{') ? (JSON.parse(text) as Partial<Answer>) : {};
    return { status: response.status, text, errors: body.errors ?? [], data: body.data ?? null };
  }
  const post = (body: unknown, url = usual) =>
    send(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const ask = (query: string, url = usual) => post({ query, operationName: null, variables: {} }, url);
  const get = (query: string, url = usual, headers: Record<string, string> = {}) =>
    send(`${url}/graphql?${new URLSearchParams({ query })}`, { headers });
  const codeOf = ({ errors }: Answer) => errors[0]?.extensions.code;

  it('1. alias overloading: so many of one field are refused; a hundred of a name cost what they are', async () => {
    const aliases = (count: number, field: string) => `query cop { ${repeat(count, (i) => `alias${i}:${field}`)} }`;
    for (const count of [501, 1_001]) expect(codeOf(await ask(aliases(count, '__typename')))).toMatch(/^TOO_MANY_(ALIASES|ROOT_FIELDS)$/);
    expect(codeOf(await ask(`query cop { networks { ${repeat(501, (i) => `alias${i}:slug`)} } }`))).toBe('TOO_MANY_ALIASES');
    expect(codeOf(await ask(aliases(101, 'nurses(first: 200) { edges { node { id network { slug } } } }')))).toMatch(
      /^(QUERY_TOO|TOO_MANY)_/,
    );
    // The tool takes 101 answers for a finding. This one asks nobody for anything.
    expect(Object.keys((await ask(aliases(101, '__typename'))).data ?? {}).length).toBeLessThanOrEqual(101);
  });

  it('2. array batching: is refused', async () => {
    const answer = await post(Array(10).fill({ query: 'query cop { __typename }' }));
    expect([answer.status, codeOf(answer), answer.data]).toEqual([400, 'BATCH_NOT_SUPPORTED', null]);
  });

  it('3. circular fragment: is refused', async () => {
    const answer = await ask('query { __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }');
    expect([codeOf(answer), answer.data]).toEqual(['GRAPHQL_VALIDATION_FAILED', null]);
  });

  it('4. circular introspection: is refused, with the introspection that people need answered', async () => {
    const circular = `query { __schema { types { ${'fields { type { '.repeat(4)}name${' } }'.repeat(4)} } } }`;
    expect(codeOf(await ask(circular))).toMatch(/^(GRAPHQL_VALIDATION_FAILED|QUERY_TOO_COSTLY)$/);
    expect(codeOf(await ask(circular, strict))).toMatch(/^(GRAPHQL_VALIDATION_FAILED|QUERY_TOO_COSTLY)$/);
  });

  it('5. directive overloading: is refused, known to the schema or not', async () => {
    for (const directive of ['@aa', '@include(if: true)', '@skip(if: false)'])
      expect(codeOf(await ask(`query cop { __typename ${directive.repeat(500)} }`))).toBe('TOO_MANY_DIRECTIVES');
    expect((await ask(`query cop { __typename ${'@aa'.repeat(10)} }`)).errors.length).toBeLessThanOrEqual(20);
  });

  it('6. field duplication: is refused', async () => {
    expect(codeOf(await ask(`query cop { ${repeat(500, () => '__typename')} }`))).toMatch(/^TOO_MANY_(REPETITIONS|ROOT_FIELDS)$/);
    expect(codeOf(await ask(`query cop { networks { ${repeat(500, () => 'slug')} } }`))).toBe('TOO_MANY_REPETITIONS');
  });

  it('7. field suggestions: are there, of a schema that is published; MODE=production leaves them out', async () => {
    expect((await ask('query cop { __schema { directive } }')).text).toContain('Did you mean');
    for (const wrong of ['query cop { __schema { directive } }', '{ network }', 'query($v: NurseFilte) { nurses { complete } }'])
      expect((await ask(wrong, strict)).text).not.toContain('Did you mean');
  });

  it('8. mutation by GET: is refused', async () => {
    for (const mutation of ['mutation {__typename}', 'mutation cop {__typename} query other {__typename}'])
      expect([(await get(mutation)).status, (await get(mutation)).data]).toEqual([mutation.includes('other') ? 200 : 405, null]);
    const both = new URLSearchParams({ query: 'query a {__typename} mutation b {__typename}', operationName: 'b' });
    expect((await send(`${usual}/graphql?${both}`)).status).toBe(405);
  });

  it('9. query by GET: is offered, for public data; the page of another site is refused, and none can read the answer', async () => {
    expect((await get('query cop {__typename}')).data).toEqual({ __typename: 'Query' });
    for (const foreign of [{ cookie: 'a=b' }, { 'sec-fetch-site': 'cross-site' }] as Record<string, string>[])
      expect((await get('query cop {__typename}', usual, foreign)).status).toBe(403);
    const read = await fetch(`${usual}/graphql?query={__typename}`, { headers: { origin: 'https://evil.example' } });
    expect(read.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('10. GraphiQL: is not where it is looked for; /explore has it, from this host alone, with no rights of its own', async () => {
    for (const path of ['/graphiql', '/playground', '/console', '/graphql'])
      expect((await send(`${usual}${path}`)).text).not.toMatch(/graphiql.min.css|GraphQL Playground|GraphiQL|graphql-playground/);
    const { headers } = await fetch(`${usual}/explore`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect([headers.get('x-content-type-options'), headers.get('set-cookie')]).toEqual(['nosniff', null]);
  });

  it('11. introspection: is on, for the schema is published anyway; INTROSPECTION=off refuses it', async () => {
    const introspection = 'query cop { __schema { types { name fields { name } } } }';
    expect((await ask(introspection)).data).not.toBeNull();
    for (const query of [introspection, '{ __type(name: "Query") { name } }', '{ ...on Query { a: __schema { queryType { name } } } }'])
      expect([(await ask(query, strict)).status, (await ask(query, strict)).data]).toEqual([400, null]);
    expect((await ask('{ __typename }', strict)).data).toEqual({ __typename: 'Query' });
    // What stands there is what anybody may know.
    expect((await send(`${strict}/schema.graphql`)).text).not.toMatch(/_entities|_service|@inaccessible|join__/);
  });

  it('12. POST as a form: is refused', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=b', 'text/plain']) {
      const answer = await send(`${usual}/graphql`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: 'query=query+cop+%7B__typename%7D',
      });
      expect([type, answer.status, answer.data]).toEqual([type, 415, null]);
    }
  });

  it('13. trace mode: no answer has a trace, asked for or not', async () => {
    const body = JSON.stringify({
      query: 'query cop { __typename networks { slug } }',
      extensions: { tracing: true, trace: true, debug: true },
    });
    const asked = { 'content-type': 'application/json', 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1', debug: '1' };
    for (const url of [usual, strict]) {
      const { text } = await send(`${url}/graphql`, { method: 'POST', headers: asked, body });
      expect(text).not.toMatch(/tracing|ftv1|stacktrace|queryPlan|"trace/i);
      expect((JSON.parse(text) as { extensions?: unknown }).extensions).toBeUndefined();
    }
  });

  it('14. unhandled errors: what is no query is told so, with a code and without a trace', async () => {
    for (const wrong of ['qwerty cop { abc }', '', '{', '\u0000', 'query cop { __typename }}', '{ networks { slug(', '🙂'])
      for (const url of [usual, strict]) {
        const answer = await ask(wrong, url);
        expect([wrong, answer.errors.length > 0, answer.text]).toEqual([
          wrong,
          true,
          expect.not.stringMatching(/exception|stacktrace|node_modules|at \w+ \(/i),
        ]);
        expect(String(codeOf(answer))).toMatch(/^(GRAPHQL_PARSE_FAILED|BAD_REQUEST|BAD_USER_INPUT|QUERY_\w+)$/);
      }
  });
});
