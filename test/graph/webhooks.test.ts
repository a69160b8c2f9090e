import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readGuides } from '../../gateway/reference/guides.js';
import { readConfig } from '../../shared/config.js';
import { openIdentity } from '../../shared/identity/open-identity.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { createOpenLookup, isOpenAddress, problemOfAddress } from '../../subgraphs/regional/webhook/address.rules.js';
import { WEBHOOK_DEFAULTS } from '../../subgraphs/regional/webhook/webhook.settings.js';
import { type ChildSubgraph, startChild } from '../kit/child-subgraph.js';
import { compileSources } from '../kit/compile.js';
import { type Changed, change } from '../kit/mutate.js';
import { changeBySql, runSql } from '../kit/sql.js';
import { emptyDatabases } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';
import { isSigned, type Receiver, startReceiver } from '../kit/webhook-receiver.js';

/** Receivers over real HTTP, which verify, fail, hang, redirect, answer garbage and come back. */

interface Hook {
  readonly id: string;
  readonly version: number;
  readonly state: string;
}
interface Delivery {
  readonly id: string;
  readonly sequence: number;
  readonly status: string;
  readonly attempts: number;
  readonly httpStatus: number | null;
  readonly problem: string | null;
}
interface Registered {
  readonly webhook: Hook;
  readonly secret: string;
}

const FAST = { intervalMs: 20, timeoutMs: 1_000, retryDelaysMs: [20, 20, 20], overlapMs: 60_000 };
const receivers: Receiver[] = [];
let graph: TestGraph;
let editor: string;

let regional: DatabaseLocation;

beforeAll(async () => {
  const names = subgraphNames(REGISTRY);
  const environment = { ...(await emptyDatabases(names)), DEMO: 'off' };
  regional = readConfig(environment, names).databaseOf('regional');
  graph = await startTestGraph(environment, undefined, { webhooks: FAST });
  editor = await tokenFor(graph, [
    { role: 'REGION_EDITOR', sector: 'regional' },
    { role: 'REGION_EDITOR', sector: 'ous' },
  ]);
}, 240_000);
afterAll(async () => {
  for (const receiver of receivers) receiver.close();
  await graph.close();
});

const mutate = <Result>(name: string, select: string, input: object, as = editor): Promise<Changed<Result>> =>
  change<Result>(graph, { owner: 'regional', name, select, input, as });
const SECRET = 'webhookSecret { webhook { id version state } secret }';

async function receive(): Promise<Receiver> {
  const receiver = await startReceiver();
  receivers.push(receiver);
  return receiver;
}

async function register(url: string, types?: string[]): Promise<Registered> {
  const { result, ...rest } = await mutate<Registered>('register Webhook', SECRET, { url, description: 'Nettsted', types });
  return result ?? expect.fail(JSON.stringify(rest));
}

let made = 0;
/** Makes a public change; an object of an owner of rows, or one of `regional`. */
async function makeChange(): Promise<string> {
  made += 1;
  const input = { name: `Post ${made}`, serviceType: 'HOSPITAL', network: 'ous', from: '2020-01-01' };
  const { result, ...rest } = await change<{ id: string }>(graph, {
    owner: 'ous',
    name: 'register Unit',
    select: 'unit { id }',
    input,
    as: editor,
  });
  return result?.id ?? expect.fail(JSON.stringify(rest));
}

/** Waits for something to come true; patient, for the machine may be busy. */
const until = <Result>(look: () => Result | Promise<Result>): Promise<Result> => vi.waitFor(look, { timeout: 30_000, interval: 20 });

async function hook(id: string): Promise<Hook & { deliveries: Delivery[]; deadLetters: Delivery[] }> {
  const facts = 'id sequence status attempts httpStatus problem';
  const { data } = await graph.query<{ webhooks: (Hook & { deliveries: Delivery[]; deadLetters: Delivery[] })[] }>(
    `{ webhooks { id version state deliveries { ${facts} } deadLetters { ${facts} } } }`,
    {},
    { as: editor },
  );
  return data.webhooks.find((one) => one.id === id) ?? expect.fail('not listed');
}

/** Runs the example of a guide as a program, and gives what it found in the message. */
async function runExample(example: string, given: object): Promise<object> {
  const program = `const { secret, body, headers } = JSON.parse(process.env.GIVEN);\n${example}\nconsole.log(JSON.stringify(message));`;
  const env = { ...process.env, GIVEN: JSON.stringify(given) };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { env });
  return JSON.parse(stdout) as object;
}

const told = ({ messages }: Receiver) => messages.flatMap(({ data }) => data.changes.map(({ objectId }) => objectId));

afterEach(async () => {
  const { data } = await graph.query<{ webhooks: Hook[] }>('{ webhooks { id version } }', {}, { as: editor });
  for (const { id, version } of data.webhooks)
    await mutate('remove Webhook', 'webhook { id }', { webhookId: id, expectedVersion: version });
});

describe('a receiver', () => {
  it('is told of changes in order, in messages that the library of Standard Webhooks verifies, and of nothing else', async () => {
    const receiver = await receive();
    await makeChange();
    const { secret } = await register(receiver.url);
    const ids = [await makeChange(), await makeChange(), await makeChange()];
    await until(() => expect(told(receiver)).toEqual(ids));
    expect(receiver.messages.every((message) => isSigned(message, secret))).toBe(true);
    const [first] = receiver.messages;
    expect(isSigned({ ...(first ?? expect.fail()), text: `${first?.text} ` }, secret)).toBe(false);
    expect(receiver.messages.map(({ data }) => data.sequence)).toEqual(receiver.messages.map((_, i) => i + 1));
    expect(Object.keys(first?.data.changes[0] ?? {}).toSorted()).toEqual([
      'at',
      'id',
      'kind',
      'network',
      'objectId',
      'sector',
      'sequence',
      'type',
    ]);
    // The cursors in it are those of the public list.
    const { data } = await graph.query<{ changes: { edges: { node: { objectId: string } }[] } }>(
      'query($since: String!) { changes(since: $since) { edges { node { objectId } } } }',
      { since: first?.data.since },
    );
    expect(data.changes.edges.map(({ node }) => node.objectId)).toEqual(ids);
  });

  it('that wants to know of some types is told of those', async () => {
    const receiver = await receive();
    await register(receiver.url, ['Document']);
    await makeChange();
    const input = { slug: `nytt-${made}`, kind: 'GUIDELINE', status: 'CURRENT', title: 'Nytt' };
    expect((await mutate('add Document', 'document { slug }', input)).result).not.toBeNull();
    await until(() => expect(told(receiver)).toEqual([input.slug]));
  });

  it.each([
    ['fails', 'STATUS', 503, (response: ServerResponse): void => void response.writeHead(503).end()],
    ['redirects', 'STATUS', 302, (response: ServerResponse): void => void response.writeHead(302, { location: '/other' }).end()],
    ['answers garbage', 'CONNECTION', null, (response: ServerResponse): void => void response.socket?.end('no HTTP at all')],
    ['hangs', 'TIMEOUT', null, () => undefined],
  ] as const)(
    'that %s is given up after the last attempt, and is sent the same again on request',
    async (_what, problem, httpStatus, answer) => {
      const [bad, good] = [await receive(), await receive()];
      bad.answer = answer;
      const { webhook, secret } = await register(bad.url);
      await register(good.url);
      const id = await makeChange();
      // The bad one holds nobody up.
      await until(() => expect(told(good)).toContain(id));
      const [dead] = await until(async () => {
        const { deadLetters } = await hook(webhook.id);
        expect(deadLetters).toHaveLength(1);
        return deadLetters;
      });
      expect(dead).toMatchObject({ status: 'DEAD', attempts: 4, problem, httpStatus });
      expect(new Set(bad.messages.map((message) => message.id)).size).toBe(1);
      bad.answer = (response) => void response.writeHead(200).end('takk');
      const before = bad.messages.length;
      const again = await mutate<Hook>('resend DeadLetters', 'webhook { id }', { webhookId: webhook.id });
      expect(again.userErrors).toEqual([]);
      await until(() => expect(bad.messages.length).toBe(before + 1));
      expect(bad.messages.at(-1)).toMatchObject({ id: bad.messages[0]?.id, text: bad.messages[0]?.text });
      expect(isSigned(bad.messages.at(-1) ?? expect.fail(), secret)).toBe(true);
      await until(async () => expect((await hook(webhook.id)).deliveries[0]).toMatchObject({ status: 'DELIVERED' }));
    },
  );

  it('that comes back is sent what it missed first', async () => {
    const receiver = await receive();
    let refusals = 2;
    receiver.answer = (response) => {
      refusals -= 1;
      response.writeHead(refusals >= 0 ? 500 : 200).end();
    };
    await register(receiver.url);
    const first = await makeChange();
    await until(() => expect(receiver.messages.length).toBeGreaterThan(0));
    const second = await makeChange();
    await until(() => expect(told(receiver).slice(2)).toEqual([first, second]));
  });

  it.each([500, 410])('is sent nothing twice by a process that comes late with its %i: what another wrote down stands', async (late) => {
    const receiver = await receive();
    const { webhook } = await register(receiver.url);
    // While this process waits for the answer, another delivers the message.
    receiver.answer = async (response, { id }) => {
      receiver.answer = (next) => void next.writeHead(204).end();
      await changeBySql(regional, [`update webhook_message set status = 'DELIVERED', attempts = 1, http_status = 204 where id = '${id}'`]);
      response.writeHead(late).end();
    };
    const first = await makeChange();
    await until(() => expect(receiver.messages).toHaveLength(1));
    const second = await makeChange();
    await until(() => expect(told(receiver)).toContain(second));
    expect(told(receiver)).toEqual([first, second]);
    await until(async () =>
      expect(await hook(webhook.id)).toMatchObject({
        state: 'ACTIVE',
        deliveries: [
          { sequence: 2, status: 'DELIVERED', attempts: 1, httpStatus: 204 },
          { sequence: 1, status: 'DELIVERED', attempts: 1, httpStatus: 204 },
        ],
      }),
    );
  });

  it('that is gone (410) is sent nothing until it is updated', async () => {
    const receiver = await receive();
    receiver.answer = (response) => void response.writeHead(410).end();
    const { webhook } = await register(receiver.url);
    const id = await makeChange();
    await until(async () => expect((await hook(webhook.id)).state).toBe('DISABLED'));
    const count = receiver.messages.length;
    const other = await receive();
    const updated = await mutate<Hook>('update Webhook', 'webhook { id state }', {
      webhookId: webhook.id,
      expectedVersion: webhook.version,
      url: other.url,
    });
    expect(updated.result?.state).toBe('ACTIVE');
    await until(() => expect(told(other)).toEqual([id]));
    expect([receiver.messages.length, count]).toEqual([1, 1]);
  });

  it('can change over to a new secret: for a while messages are signed with both', async () => {
    const receiver = await receive();
    const { webhook, secret } = await register(receiver.url);
    const rotation = { webhookId: webhook.id, expectedVersion: webhook.version, idempotencyKey: randomUUID() };
    const { result } = await mutate<Registered>('rotate WebhookSecret', SECRET, rotation);
    const rotated = result ?? expect.fail('not rotated');
    expect(rotated.secret).not.toBe(secret);
    expect((await mutate<Registered>('rotate WebhookSecret', SECRET, rotation)).result).toEqual(rotated);
    await makeChange();
    const message = await until(() => receiver.messages[0] ?? expect.fail('none'));
    expect([secret, rotated.secret].map((one) => isSigned(message, one))).toEqual([true, true]);
  });

  it('can verify as the guide shows, and the guide’s numbers are those that hold', async () => {
    const text = readGuides().find(({ name }) => name === 'webhooks')?.text ?? '';
    const [, example = expect.fail('no example')] = /```js\n([\s\S]*?)```/.exec(text) ?? [];
    const receiver = await receive();
    const { secret } = await register(receiver.url);
    const id = await makeChange();
    const message = await until(() => receiver.messages[0] ?? expect.fail('none'));
    const verify = (body: string) => runExample(example, { secret, body, headers: message.headers });
    const verified = await verify(message.text);
    expect(verified).toEqual(JSON.parse(message.text));
    await expect(verify(`${message.text} `)).rejects.toThrow(/WebhookVerificationError/);
    // The message that the guide shows has the fields of a real one.
    const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
    const { data, ...envelope } = JSON.parse(shown) as { data: { changes: object[] } };
    expect(Object.keys(verified)).toEqual([...Object.keys(envelope), 'data']);
    expect(Object.keys(message.data)).toEqual(Object.keys(data));
    expect(Object.keys(message.data.changes[0] ?? {})).toEqual(expect.arrayContaining(Object.keys(data.changes[0] ?? {})));
    expect(told(receiver)).toEqual([id]);
    const days = WEBHOOK_DEFAULTS.retryDelaysMs.reduce((sum, delay) => sum + delay, 0) / 86_400_000;
    expect(Math.floor(days)).toBe(3);
    expect(text).toContain(`${WEBHOOK_DEFAULTS.timeoutMs / 1_000} sekunder`);
    expect(text).toContain('mer enn tre døgn');
  });

  it('has its messages listed without what is in them, which would be much', async () => {
    const receiver = await receive();
    const { webhook } = await register(receiver.url);
    await makeChange();
    await until(async () => expect((await hook(webhook.id)).deliveries).toHaveLength(1));
    const lists = graph.statements.filter(({ sql }) => /"webhook_message".*order by "sequence" desc/s.test(sql));
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.filter(({ sql }) => /select \*|"body"/.test(sql))).toEqual([]);
  });

  it('that was removed is sent nothing', async () => {
    const [removed, other] = [await receive(), await receive()];
    const { webhook } = await register(removed.url);
    await register(other.url);
    const { result } = await mutate<Hook>('remove Webhook', 'webhook { state }', {
      webhookId: webhook.id,
      expectedVersion: webhook.version,
    });
    expect(result?.state).toBe('REMOVED');
    const id = await makeChange();
    await until(() => expect(told(other)).toEqual([id]));
    expect(removed.messages).toEqual([]);
    const late = await mutate('update Webhook', 'webhook { id }', { webhookId: webhook.id, expectedVersion: 99, description: 'x' });
    expect(late.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const left = await Promise.all(
      ['webhook_progress', 'webhook_message'].map((table) =>
        runSql(regional, `select webhook_id from ${table} where webhook_id = '${webhook.id}'`),
      ),
    );
    expect(left.flat()).toEqual([]);
  });
});

describe('who may', () => {
  it('see receivers: editors of `regional`; nobody is shown a secret again', async () => {
    const { webhook } = await register('https://example.no/');
    const query = '{ webhooks { id url } }';
    expect((await graph.query(query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const other = await tokenFor(
      graph,
      [
        { role: 'REGION_EDITOR', sector: 'ous' },
        { role: 'AUDITOR', sector: 'regional' },
        { role: 'ADMIN', sector: 'regional' },
      ],
      'other',
    );
    expect((await graph.query(query, {}, { as: other })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const input = { url: 'https://example.no/', description: 'x' };
    expect((await mutate('register Webhook', SECRET, input, other)).codes).toEqual(['FORBIDDEN']);
    const { data } = await graph.query<{ webhooks: unknown[] }>(query, {}, { as: editor });
    expect(data.webhooks).toMatchObject([{ id: webhook.id }]);
    expect(JSON.stringify(data)).not.toContain('whsec_');
  });

  it.each([
    'http://example.no/',
    'http://10.0.0.1/',
    'https://169.254.169.254/latest',
    'https://[fd00::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://192.168.1.1:8443/',
    'ftp://example.no/',
  ])('be a receiver: not %s', async (url) => {
    expect((await mutate('register Webhook', SECRET, { url, description: 'x' })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'url' },
    ]);
  });

  it('be connected to: not what a name leads to that is no address of the public internet', () => {
    const closed = [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      '255.255.255.255',
      '224.0.0.1',
      'x',
    ];
    expect(closed.filter((address) => isOpenAddress(address, false))).toEqual([]);
    expect(['8.8.8.8', '2a00:1450:4001::200e', '193.213.112.4'].every((address) => isOpenAddress(address, false))).toBe(true);
    expect(closed.filter((address) => isOpenAddress(address, true))).toEqual(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
    for (const url of [
      'https://localhost/',
      'https://127.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::1]/',
      'http://example.no/',
    ])
      expect(problemOfAddress(url, false), url).not.toBeNull();
    // One bad address among several refuses the name.
    const answers = [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    const outcomes: unknown[] = [];
    for (const some of [answers, answers.slice(0, 1)])
      createOpenLookup(false, ((_name: string, _options: object, done: (e: null, a: object) => void) => done(null, some)) as never)(
        'x',
        { all: true },
        (error, found) => outcomes.push(error === null ? found : error.message),
      );
    expect(outcomes).toEqual(['not a public address', answers.slice(0, 1)]);
  });
});

describe('the process that sends', () => {
  it('may be killed in the middle: nothing is lost, and what comes twice is the same; two of them do not send twice', async () => {
    const receiver = await receive();
    const environment = {
      ...(await emptyDatabases(['regional'])),
      HOP_SECRET: randomUUID(),
      WEBHOOK_INTERVAL_MS: '50',
      WEBHOOK_TIMEOUT_MS: '1500',
    };
    const sectors = Object.fromEntries(
      ['VESTRE_VIKEN', 'LOVISENBERG', 'DIAKONHJEMMET', 'OUS'].map((name) => [`${name}_URL`, 'http://127.0.0.1:9']),
    );
    const { developmentIssuer: issuer } = await openIdentity(readConfig(environment, ['regional']).identity);
    const as = await tokenFor({ issuer }, [{ role: 'REGION_EDITOR', sector: 'regional' }]);
    const compiled = compileSources();
    const start = () => startChild(compiled, 'regional', { ...environment, ...sectors });
    const send = async (child: ChildSubgraph, name: string, type: string, select: string, input: object) => {
      const query = `mutation($input: ${type}!) { ${name}(input: $input) { ${select} userErrors { code } } }`;
      const { data } = await child.query<Record<string, object>>(query, { input: { idempotencyKey: randomUUID(), ...input } }, as);
      return data[name];
    };
    const slugs = ['a', 'b', 'c', 'd'].map((letter) => `nytt-${letter}`);
    const add = (child: ChildSubgraph, slug = '') =>
      send(child, 'addDocument', 'AddDocumentInput', 'document { slug }', { slug, kind: 'GUIDELINE', status: 'CURRENT', title: slug });
    let child = await start();
    const { webhookSecret } = (await send(child, 'registerWebhook', 'RegisterWebhookInput', 'webhookSecret { secret }', {
      ...{ url: receiver.url, description: 'Nettsted' },
    })) as { webhookSecret: { secret: string } };
    receiver.answer = () => undefined;
    await add(child, slugs[0]);
    await until(() => expect(receiver.messages).toHaveLength(1));
    await add(child, slugs[1]);
    await child.kill();
    receiver.answer = (response) => void response.writeHead(204).end();
    const both = await Promise.all([start(), start()]);
    [child] = both;
    await add(child, slugs[2]);
    await until(() => expect(new Set(told(receiver))).toEqual(new Set(slugs.slice(0, 3))));
    await add(both[1], slugs[3]);
    await until(() => expect(told(receiver).at(-1)).toBe(slugs[3]));
    await Promise.all(both.map((one) => one.kill()));
    expect(receiver.messages.every((message) => isSigned(message, webhookSecret.secret))).toBe(true);
    // In order, and only the one that was being sent when the process ended comes twice.
    const ids = receiver.messages.map(({ id }) => id);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids.slice(1)).size).toBe(ids.length - 1);
    const once = receiver.messages.slice(1);
    expect(once.map(({ data }) => data.sequence)).toEqual(once.map((_, i) => i + 1));
    expect(once.flatMap(({ data }) => data.changes.map(({ objectId }) => objectId))).toEqual(slugs);
    const rows = await runSql(
      readConfig(environment, ['regional']).databaseOf('regional'),
      "select status from webhook_message where status <> 'DELIVERED'",
    );
    expect(rows.length).toBeLessThanOrEqual(1);
  }, 240_000);
});
