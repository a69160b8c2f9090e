import { randomUUID } from 'node:crypto';
import {
  buildSchema,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { ROLES } from '../../shared/identity/roles.js';
import { REGISTRY } from '../../shared/sectors.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { identityNumbers } from '../kit/identity-number.js';
import type { UserError } from '../kit/mutate.js';
import { contentsOf } from '../kit/sql.js';
import { emptyDatabases } from '../kit/test-database.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** National identity numbers are let in nowhere: not in any text of any change, not in messages, not in logs, not in a database. */

const NAMES = subgraphNames(REGISTRY);
const NUMBERS = identityNumbers(40);
const logged: string[] = [];
let environment: Record<string, string>;
let graph: TestGraph;
let schema: GraphQLSchema;
let anybody: string;

beforeAll(async () => {
  environment = await emptyDatabases(NAMES);
  graph = await startTestGraph(environment, pino({ level: 'trace' }, { write: (line) => void logged.push(line) }));
  schema = buildSchema(await (await fetch(`${graph.url}/schema.graphql`)).text());
  const roles = ROLES.flatMap((role) => NAMES.map((sector) => ({ role, sector })));
  anybody = await tokenFor(graph, roles, 'anybody');
});
afterAll(() => graph.close());

/** A value of a type with everything filled in, and the places of all texts in it. */
function fill(type: GraphQLInputType, path: readonly string[] = []): { value: unknown; texts: string[][] } {
  if (isNonNullType(type)) return fill(type.ofType, path);
  if (isListType(type)) {
    const { value, texts } = fill(type.ofType, [...path, '0']);
    return { value: [value], texts };
  }
  if (isEnumType(type)) return { value: type.getValues()[0]?.value, texts: [] };
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map((field) => [field.name, fill(field.type, [...path, field.name])] as const);
    return {
      value: Object.fromEntries(fields.map(([name, { value }]) => [name, value])),
      texts: fields.flatMap(([, { texts }]) => texts),
    };
  }
  const values: Record<string, unknown> = { Int: 1, Float: 1, Boolean: true };
  if (isScalarType(type) && type.name in values) return { value: values[type.name], texts: [] };
  // Texts, ids, and days and instants, whose values pass as they are.
  return { value: type.name === 'Date' ? '2026-01-01' : 'x', texts: [[...path]] };
}

function withText(value: unknown, [name, ...rest]: readonly string[], text: string): unknown {
  if (name === undefined) return text;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === name ? withText(item, rest, text) : item));
  return { ...(value as object), [name]: withText((value as Record<string, unknown>)[name], rest, text) };
}

const mutations = () => Object.values(schema.getMutationType()?.getFields() ?? {});
const inputOf = (name: string) =>
  mutations()
    .find((field) => field.name === name)
    ?.args.find((arg) => arg.name === 'input')?.type;

async function send(name: string, input: unknown) {
  return graph.query<Record<string, { userErrors: UserError[] } | null>>(
    `mutation($input: ${inputOf(name)}) { ${name}(input: $input) { userErrors { code field message } } }`,
    { input },
    { as: anybody },
  );
}

/** Nothing of the numbers, nor of their digits without what is between them. */
function mustNotHold(text: string): void {
  const digits = text.replaceAll(/[\s.-]/g, '');
  for (const number of NUMBERS) expect(digits.includes(number), 'an identity number was found').toBe(false);
}

describe('every text of every change', () => {
  it('is known to this test: all changes take one input, and the sectors take the same', () => {
    const names = mutations().map(({ name }) => name);
    expect(names.length).toBeGreaterThan(150);
    for (const { args } of mutations()) expect(args.map(({ name }) => name)).toEqual(['input']);
    const [first, ...others] = REGISTRY.sectors.map(({ prefix }) =>
      names.filter((name) => name.includes(prefix)).map((name) => [name.replace(prefix, ''), String(inputOf(name))]),
    );
    expect(first?.length).toBeGreaterThan(35);
    for (const other of others) expect(other).toEqual(first);
  });

  it('is refused if it holds such a number, by its name and without repeating it', { timeout: 120_000 }, async () => {
    const [{ prefix = '' } = {}, ...others] = REGISTRY.sectors;
    const tried = mutations().filter(({ name }) => !others.some((other) => name.includes(other.prefix)));
    expect(tried.some(({ name }) => name.includes(prefix))).toBe(true);
    let count = 0;
    for (const { name } of tried) {
      const { value, texts } = fill(inputOf(name) ?? expect.fail(name));
      expect(texts.length).toBeGreaterThan(0);
      for (const place of texts) {
        const number = NUMBERS[count % NUMBERS.length] ?? '';
        const forms = [number, `Kari (${number.slice(0, 6)} ${number.slice(6)})`, `${number.slice(0, 6)}-${number.slice(6)} er nummeret`];
        count += 1;
        const input = withText(withText(value, ['idempotencyKey'], randomUUID()), place, forms[count % forms.length] ?? '');
        const answer = await send(name, input);
        expect(answer.data?.[name]?.userErrors, `${name}.${place.join('.')}: ${JSON.stringify(answer.errors)}`).toMatchObject([
          { code: 'IDENTITY_NUMBER', field: place.join('.') },
        ]);
        mustNotHold(JSON.stringify(answer));
      }
    }
    expect(count).toBeGreaterThan(150);
  });
});

describe('what is no text', () => {
  it('is refused too, and not logged', async () => {
    const [number = ''] = NUMBERS;
    for (const input of [{ role: number }, { role: 'ADMIN', [`f${number}`]: 1 }, { role: 'ADMIN', from: { day: number } }, number]) {
      const whole = typeof input === 'string' ? input : { idempotencyKey: 'key', subject: 'hpr:7654321', ...input };
      const answer = await send('grantRole', whole);
      expect(answer.data?.grantRole?.userErrors.length ?? answer.errors?.length).toBeGreaterThan(0);
    }
    const literal = `mutation { grantRole(input: { idempotencyKey: "key", subject: "hpr:${number}", role: ADMIN }) { userErrors { code } } }`;
    const { data } = await graph.query<Record<string, unknown>>(literal, {}, { as: anybody });
    expect(data).toEqual({ grantRole: { userErrors: [{ code: 'IDENTITY_NUMBER' }] } });
    await graph.query(`{ nope(text: "${number}") }`);
  });
});

describe('afterwards', () => {
  it('none is in any log or database', async () => {
    // That the logs are caught at all.
    await fetch(`${graph.graph.subgraphs.get('ous')?.url}/graphql`, { method: 'POST' });
    expect(logged.length).toBeGreaterThan(0);
    mustNotHold(logged.join('\n'));
    const config = readConfig(environment, NAMES);
    for (const name of NAMES) {
      const contents = await contentsOf(config.databaseOf(name));
      expect(Object.keys(contents).length).toBeGreaterThan(10);
      mustNotHold(JSON.stringify(contents));
    }
  });
});
