import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { buildSchema, parse, validate } from 'graphql';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shapeOf } from '../gateway/generations/operation-shape.js';
import { OperationsFile, readKeptOperations } from '../gateway/generations/operations-file.js';
import { OperationsInUse } from '../gateway/generations/operations-in-use.js';

const schema = buildSchema(`
  scalar Date
  enum Kind { RESOURCE HEAD }
  input Filter { name: String born: Date kinds: [Kind!] inner: Filter areas: [[ID!]!] share: Float }
  type Nurse { id: ID! name(of: String): String at(day: Date!): Int }
  type Query {
    nurses(first: Int, ids: [ID!], kind: Kind, filter: Filter, filters: [Filter!], share: Float, open: Boolean): [Nurse]
  }
`);
const shape = (text: string) => shapeOf(parse(text));

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const literal = {
  text: text.map((value) => JSON.stringify(value)),
  block: fc.stringMatching(/^[a-z ]{0,9}$/).map((value) => `"""${value}"""`),
  int: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map(String),
  float: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0.001, max: 1e6 }).map((value) => value.toFixed(4)),
};
const string = fc.oneof(literal.text, literal.block);
const strings = fc.array(string, { maxLength: 4 }).map((values) => `[${values.join(', ')}]`);
/** What may be written where a value is, by the mark that stands for it in a template. */
const WRITTEN: Readonly<Record<string, fc.Arbitrary<string>>> = {
  S: string,
  I: literal.int,
  F: literal.float,
  L: strings,
  M: fc.array(strings, { maxLength: 3 }).map((values) => `[${values.join(' ')}]`),
  O: fc.array(string, { minLength: 1, maxLength: 3 }).map((values) => `[${values.map((value) => `{ name: ${value} }`).join(' ')}]`),
  _: fc.constantFrom(' ', '\n', ' , ', ' # a comment\n'),
};
const TEMPLATES = [
  'query Q {%_nurses(first: %I ids: %L) {%_id a: name(of: %S) }%_}',
  'query Q($f: Int = %I, $n: String = %S) { nurses(first: $f, filter: { name: $n, born: %S, share: %F, areas: %M }) { at(day: %S) } }',
  'query Q($id: ID!) { nurses(ids: [$id, %S], filters: %O, kind: HEAD, open: true) {%_b: id @include(if: false) ...F } } fragment F on Nurse { name(of: null) }',
];
const fill = (template: string) => {
  const parts = template.split(/%(.)/);
  const arbitraries = parts.map((part, turn) => (turn % 2 === 0 ? fc.constant(part) : (WRITTEN[part] ?? fc.constant(part))));
  return fc.tuple(...arbitraries).map((written) => written.join(''));
};

describe('the shape of a document', () => {
  it.each(TEMPLATES)('is the same whatever a client writes into it, valid as the document is, and has nothing of it: %s', (template) => {
    fc.assert(
      fc.property(fill(template), fill(template), (one, other) => {
        expect(validate(schema, parse(one))).toEqual([]);
        expect(shape(one)).toBe(shape(other));
        expect(validate(schema, parse(shape(one)))).toEqual([]);
        expect(shape(shape(one))).toBe(shape(one));
      }),
    );
  });

  it('has what names something: fields, aliases, variables, values of enums, booleans, null', () => {
    const base = 'query Q($id: ID!) { nurses(ids: [$id], kind: HEAD, open: true) { a: id } }';
    for (const [from, to] of [
      ['a: id', 'b: id'],
      ['a: id', 'a: name'],
      ['HEAD', 'RESOURCE'],
      ['HEAD', 'null'],
      ['true', 'false'],
      ['[$id]', '[]'],
      ['query Q', 'query R'],
    ] as const)
      expect(shape(base.replace(from, to).replace('($id: ID!)', to === '[]' ? '' : '($id: ID!)'))).not.toBe(shape(base));
    expect(shape('"Kari" query Q { nurses(ids: ["Kari", "Ola"]) { name(of: """Kari""") } } # Kari')).toBe(
      'query Q{nurses(ids:[]){name(of:"")}}',
    );
  });
});

describe('what is in use', () => {
  const logged: string[] = [];
  const logger = pino({}, { write: (line) => void logged.push(line) });
  const open = (hours = 1, others?: () => Promise<never[]>) =>
    new OperationsInUse({ own: ['{ own }'], hours, ready: 3, logger, ...(others ? { others } : {}) });
  const note = (inUse: OperationsInUse, source: string, name: string | null = null) => inUse.note(parse(source), source, name);
  beforeEach(() => {
    logged.length = 0;
  });

  it('is our own for ever, and what was asked lately, however often and with whatever values', async () => {
    const inUse = open();
    note(inUse, '{ a(x: 1) }');
    note(inUse, '{ a(x: 2) }');
    note(inUse, 'query B { b }', 'B');
    expect(await inUse.all()).toEqual([
      { source: '{ own }', operationName: null, times: 0, lastAsked: null },
      { source: '{a(x:0)}', operationName: null, times: 2, lastAsked: expect.stringMatching(/^\d{4}-/) },
      { source: 'query B{b}', operationName: 'B', times: 1, lastAsked: expect.any(String) },
    ]);
    expect(inUse.texts().map(({ source }) => source)).toEqual(['{ own }', 'query B { b }', '{ a(x: 2) }']);
    const none = open(0);
    note(none, '{ a }');
    none.merge(inUse.asked());
    expect(await none.all()).toHaveLength(1);
  });

  it('is thought of once for a document that is kept', () => {
    const inUse = open();
    const document = parse('{ a }');
    inUse.note(document, '{ a }', null);
    Object.assign(document, { definitions: parse('{ b }').definitions });
    inUse.note(document, '{ a }', null);
    expect(inUse.asked()).toMatchObject([{ source: '{a}', times: 2 }]);
  });

  it('is also what others were asked, told as often as they like, unless that is long ago', async () => {
    const at = (ago: number) => new Date(Date.now() - ago).toISOString();
    const told = [
      { source: '{a}', operationName: null, times: 3, lastAsked: at(1_000) },
      { source: '{old}', operationName: null, times: 9, lastAsked: at(4_000_000) },
    ];
    const inUse = open(1, async () => told as never[]);
    note(inUse, '{ a }');
    for (const _time of [1, 2]) expect((await inUse.all()).slice(1)).toMatchObject([{ source: '{a}', times: 1 }]);
    const fresh = open(1, async () => told as never[]);
    for (const _time of [1, 2]) expect((await fresh.all()).slice(1)).toEqual([told[0]]);
    // Nobody of this process has written it so.
    expect(fresh.texts()).toHaveLength(1);
  });

  it('is what was asked latest that the next graph is made ready for first, and no more than it keeps', () => {
    const inUse = open();
    for (const source of ['{ a }', '{ b }', '{ c }']) {
      vi.setSystemTime(Date.now() + 1_000);
      note(inUse, source);
    }
    vi.useRealTimers();
    expect(inUse.texts().map(({ source }) => source)).toEqual(['{ own }', '{ c }', '{ b }']);
  });

  it('is not pushed out by clients that write values into their texts, nor, once asked twice, by any who ask much that is new; the log tells once', async () => {
    const inUse = open();
    note(inUse, '{ a }');
    for (let turn = 0; turn < 3_000; turn++) note(inUse, `{ b(x: ${turn}, y: "${turn}") }`);
    expect(inUse.asked()).toMatchObject([{ source: '{a}' }, { times: 3_000 }]);
    expect(logged).toEqual([]);
    note(inUse, '{ a }');
    for (let turn = 0; turn < 3_000; turn++) note(inUse, `{ c${turn} }`);
    // One is as long as many, and one too long to be kept.
    for (const length of [15_000, 60_000]) for (let turn = 0; turn < 300; turn++) note(inUse, `{ ${'d'.repeat(length)}${turn} }`);
    expect(inUse.asked().length).toBeLessThanOrEqual(2_000);
    expect(inUse.asked().filter(({ times }) => times > 1)).toMatchObject([{ times: 3_000 }, { source: '{a}', times: 2 }]);
    expect(logged.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ event: 'operations-in-use', kept: 2_000 }),
    ]);
  });

  describe('and kept', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'operations-in-use-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('is there at the next start, again and again, and no draft is left', async () => {
      const inUse = open();
      const path = join(folder, 'deep', 'operations-in-use.json');
      const file = new OperationsFile({ file: path, logger, intervalMs: 20, list: async () => inUse.asked() });
      note(inUse, 'query A { a(x: "Kari") }', 'A');
      await vi.waitFor(() => expect(readFileSync(path, 'utf8')).toContain('query A'), { timeout: 20_000 });
      note(inUse, '{ b }');
      await file.close();
      expect(await readKeptOperations(path, logger)).toEqual(inUse.asked());
      expect(readFileSync(path, 'utf8')).not.toContain('Kari');
      expect(readdirSync(join(folder, 'deep'))).toEqual(['operations-in-use.json']);
    });

    it('is forgotten if it is broken, and the log says so; what cannot be written, too', async () => {
      const path = join(folder, 'operations-in-use.json');
      expect(await readKeptOperations(path, logger)).toEqual([]);
      expect(logged).toEqual([]);
      writeFileSync(path, '[{');
      expect(await readKeptOperations(path, logger)).toEqual([]);
      const good = { source: '{a}', operationName: null, times: 1, lastAsked: new Date().toISOString() };
      writeFileSync(
        path,
        JSON.stringify([null, 1, good, { ...good, source: '{' }, { ...good, lastAsked: 'soon' }, { ...good, operationName: 1 }]),
      );
      expect(await readKeptOperations(path, logger)).toEqual([good]);
      await new OperationsFile({ file: join(path, 'below'), logger, list: async () => [good] }).close();
      expect(logged).toHaveLength(2);
    });
  });
});
