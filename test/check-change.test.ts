import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkChange } from '../gateway/composition/check-change.js';

const SDL = `
  interface Nurse { id: ID! name: String grade: Int unit(long: Boolean): String }
  type Ous implements Nurse { id: ID! name: String grade: Int unit(long: Boolean): String }
  type Sun implements Nurse { id: ID! name: String grade: Int unit(long: Boolean): String }
  union Found = Ous | Sun
  enum Kind { RESOURCE HEAD }
  input Filter { name: String inner: Inner }
  input Inner { kind: Kind }
  type Query { nurses(first: Int, kind: Kind, filter: Filter): [Nurse] found: [Found] count: Int unused: Int }
`;
const own = (source: string) => ({ source, operationName: null, times: 0, lastAsked: null });
const check = (change: (sdl: string) => string, ...sources: string[]) =>
  checkChange(buildSchema(SDL), buildSchema(change(SDL)), sources.map(own));
const replace = (from: string, to: string) => (sdl: string) => {
  expect(sdl).toContain(from);
  return sdl.replaceAll(from, to);
};

describe('a change is refused that', () => {
  it.each([
    ['takes a field away', replace('count: Int', ''), 'query Q { count }', 'Query.count'],
    [
      'takes a field of an interface away',
      replace(' grade: Int', ''),
      'query Q { nurses { ...F } } fragment F on Nurse { grade }',
      'Nurse.grade',
    ],
    ['gives a field another type', replace('count: Int', 'count: String'), 'query Q { count }', 'Query.count'],
    ['takes an argument away', replace('(long: Boolean)', ''), 'query Q { nurses { unit(long: true) } }', 'Nurse.unit.long'],
    ['asks for one more argument', replace('count: Int', 'count(of: Int!): Int'), 'query Q { count }', 'of'],
    ['takes a value away that is written', replace(' HEAD', ''), 'query Q { nurses(kind: HEAD) { id } }', 'Kind.HEAD'],
    ['takes a value away that may be sent', replace(' HEAD', ''), 'query Q($f: Filter) { nurses(filter: $f) { id } }', 'Kind.HEAD'],
    [
      'takes an input field away that may be sent',
      replace('name: String inner', 'inner'),
      'query Q($f: Filter) { nurses(filter: $f) { id } }',
      'Filter.name',
    ],
    [
      'asks for one more input field',
      replace('{ kind: Kind }', '{ kind: Kind area: ID! }'),
      'query Q($f: Filter) { nurses(filter: $f) { id } }',
      'Inner.area',
    ],
    ['takes a type away', replace(' | Sun', ''), 'query Q { found { ... on Sun { id } } }', 'Sun'],
    ['takes a directive away', (sdl: string) => sdl, 'query Q { count @here }', '@here'],
  ])('%s', async (_what, change, source, coordinate) => {
    const before = source.includes('@here') ? `directive @here on FIELD ${SDL}` : SDL;
    const { reasons } = await checkChange(buildSchema(before), buildSchema(change(SDL)), [own(source), own('query Other { __typename }')]);
    expect(reasons).not.toEqual([]);
    for (const reason of reasons) {
      expect(reason).toMatch(/\bQ\b/);
      expect(reason).not.toContain('Other');
    }
    expect(reasons.join()).toContain(coordinate);
  });
});

describe('a change is let through that', () => {
  it.each([
    ['takes away what nobody asks', replace('unused: Int', ''), 'Query.unused'],
    ['takes a member of a union away that nobody asks for', replace(' | Sun', ''), 'Found'],
    ['takes a value away that nobody sends', replace(' HEAD', ''), 'Kind.HEAD'],
  ])('%s, but told', async (_what, change, coordinate) => {
    const { reasons, notes } = await check(change, 'query Q { nurses { id name } found { ... on Ous { id } } count }');
    expect(reasons).toEqual([]);
    expect(notes).toContainEqual(expect.stringContaining(`(${coordinate})`));
  });

  it('only adds', async () => {
    expect(await check(replace('count: Int', 'count: Int more(of: Int): Int'), '{ count }')).toEqual({ reasons: [], notes: [] });
  });

  it('breaks what is of another graph', async () => {
    expect((await check(replace('count: Int', ''), 'query Elsewhere { count birds }')).reasons).toEqual([]);
  });
});

describe('the operations that a change breaks', () => {
  it('are named, those without a name by their digest, the first ten', async () => {
    const { reasons } = await check(
      replace('count: Int', ''),
      '{ count }',
      ...Array.from({ length: 12 }, (_, turn) => `query Q${turn} { count }`),
    );
    expect(reasons).toEqual([expect.stringMatching(/without a name, SHA-256 [0-9a-f]{12}, Q0, .*Q8 and 3 more$/)]);
  });
});
