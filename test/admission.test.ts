import fc from 'fast-check';
import { type DocumentNode, GraphQLError, getIntrospectionQuery, graphqlSync, Kind, parse, type SelectionSetNode, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Admission, createAdmission } from '../gateway/admission/admission.js';
import { checkStructure } from '../gateway/admission/check-structure.js';
import { OBJECT, VALUE } from '../gateway/admission/cost.js';
import { LIST_SIZES } from '../gateway/admission/list-sizes.js';
import { readDocument } from '../gateway/admission/request-document.js';
import { readOperations } from '../gateway/operations.js';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import type { Limits } from '../gateway/settings/limit-settings.js';
import { BOMBS } from './bench/gateway/bombs.js';
import { readPublicSchema } from './kit/public-schema.js';

const schema = readPublicSchema();
const { limits } = DEFAULT_SETTINGS;
const CODES =
  /^(QUERY_TOO_(LONG|MANY_TOKENS|DEEP|COSTLY)|TOO_MANY_(SELECTIONS|OPERATIONS|FRAGMENTS|ALIASES|ROOT_FIELDS|DIRECTIVES|REPETITIONS)|BAD_USER_INPUT)$/;

const repeat = (times: number, text: (index: number) => string) => Array.from({ length: times }, (_, index) => text(index)).join(' ');
const admissionWith = (changed: Partial<Limits>): Admission => createAdmission({ schema, limits: { ...limits, ...changed } });
const unlimited = (): Admission => admissionWith({ maxCost: Number.MAX_SAFE_INTEGER });

/** Code of the refusal; null if the request is admitted. Anything but a refusal is thrown. */
function codeOf(request: Parameters<Admission['check']>[0], admission = createAdmission({ schema, limits })): string | null {
  try {
    admission.check(request);
    return null;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    expect(error.extensions.code).toMatch(CODES);
    expect(error.message).not.toBe('');
    return String(error.extensions.code);
  }
}

describe('each limit', () => {
  const input = '{ idempotencyKey: "one", ids: [] }';
  const changes = (count: number) => `mutation { ${repeat(count, (i) => `a${i}: verifyOusRecords(input: ${input}) { version }`)} }`;
  const nested = (levels: number, open: string, close: string) => `${open.repeat(levels)}${close.repeat(levels)}`;

  it.each<[keyof Limits, number, string, (size: number) => string]>([
    ['maxQueryBytes', 2_000, 'QUERY_TOO_LONG', (size) => '{__typename}#ø'.padEnd(size - 1, 'x')],
    ['maxTokens', 300, 'QUERY_TOO_MANY_TOKENS', (size) => `{node(id:[${'1 '.repeat(size - 9)}])}`],
    ['maxDepth', 20, 'QUERY_TOO_DEEP', (size) => `{${'a{'.repeat(size - 1)}a${'}'.repeat(size)}`],
    ['maxDepth', 20, 'QUERY_TOO_DEEP', (size) => `{a(b:${nested(size - 2, '[', ']')})}`],
    ['maxDepth', 20, 'QUERY_TOO_DEEP', (size) => `{...F}fragment F on Query{${'a{'.repeat(size - 1)}a${'}'.repeat(size)}`],
    [
      'maxDepth',
      20,
      'QUERY_TOO_DEEP',
      (size) => `{...F0}${repeat(size - 1, (i) => `fragment F${i} on Query{a{...F${i + 1}}}`)}fragment F${size - 1} on Query{a}`,
    ],
    [
      'maxDepth',
      20,
      'QUERY_TOO_DEEP',
      (size) => `{...F0}${repeat(size - 1, (i) => `fragment F${i} on Query{...F${i + 1}}`)}fragment F${size - 1} on Query{a}`,
    ],
    [
      'maxSelections',
      100,
      'TOO_MANY_SELECTIONS',
      (size) => `{${repeat(size / 10, (i) => `a${i}{b c d e f g h i j}`)}${size % 10 > 0 ? ' z' : ''}}`,
    ],
    [
      'maxSelections',
      100,
      'TOO_MANY_SELECTIONS',
      (size) => `query A{${repeat(size - 40, (i) => `a${i}`)}}query B{${repeat(40, (i) => `a${i}`)}}`,
    ],
    ['maxOperations', 5, 'TOO_MANY_OPERATIONS', (size) => repeat(size, (i) => `query Q${i}{a}`)],
    ['maxFragments', 10, 'TOO_MANY_FRAGMENTS', (size) => `{a}${repeat(size, (i) => `fragment F${i} on Query{a}`)}`],
    ['maxAliases', 10, 'TOO_MANY_ALIASES', (size) => `{a{...F ${repeat(size - 2, (i) => `a${i}:a`)}}}fragment F on Query{y:a z:a}`],
    ['maxRootFields', 10, 'TOO_MANY_ROOT_FIELDS', (size) => `{...F ...{w x}${repeat(size - 4, (i) => `a${i}`)}}fragment F on Query{y z}`],
    [
      'maxDirectives',
      10,
      'TOO_MANY_DIRECTIVES',
      (size) => `query($v:Int @a)@a{...F @a ...@a{b ${'@a'.repeat(size - 5)}}}fragment F on Query @a{b}`,
    ],
    ['maxComparisons', 15, 'TOO_MANY_REPETITIONS', (size) => `{a a a a a a ${repeat(size - 15, () => 'a:x').replace(/^a:x$/, 'b b')}}`],
    ['maxChanges', 3, 'QUERY_TOO_COSTLY', changes],
  ])('%s lets %i pass, and refuses one more with %s: %#', (limit, most, code, queryOf) => {
    const admission = admissionWith({ [limit]: most });
    expect(codeOf({ query: queryOf(most) }, admission)).toBeNull();
    expect(codeOf({ query: queryOf(most + 1) }, admission)).toBe(code);
    expect(codeOf({ query: queryOf(most + 1) })).toBeNull();
  });

  it('of depth holds for variables too, which may be nested as deep as the body is long', () => {
    const variables = (levels: number) => ({ d: JSON.parse(nested(levels, '[', ']')) as unknown });
    const query = 'query($d:Date){nurses(asOf:$d){totalCount}}';
    expect(codeOf({ query, variables: variables(limits.maxVariableDepth) })).toBeNull();
    for (const levels of [limits.maxVariableDepth + 1, 100_000])
      expect(codeOf({ query, variables: variables(levels) })).toBe('QUERY_TOO_DEEP');
  });

  it('of cost holds for each operation that is chosen', () => {
    const query = 'query A{__typename} query B{nurses(first:200){edges{node{id}}}}';
    const admission = admissionWith({ maxCost: 100 });
    expect(codeOf({ query, operationName: 'A' }, admission)).toBeNull();
    expect(codeOf({ query, operationName: 'B' }, admission)).toBe('QUERY_TOO_COSTLY');
    for (const operationName of ['C', '', undefined]) expect(codeOf({ query, operationName }, admission)).toBeNull();
  });

  it('holds for fragments that nothing uses, or of a name that is taken: they are validated as well', () => {
    const same = `fragment F on Query{${repeat(99, () => 'networks{slug}')}}`;
    const code = (query: string) => codeOf({ query }, admissionWith({ maxRootFields: 1_000 }));
    expect(code(`{slug}${same}`)).toBe('TOO_MANY_REPETITIONS');
    expect(code(`{...F}${same}fragment F on Query{slug}`)).toBe('TOO_MANY_REPETITIONS');
    expect(code(`{slug}fragment F on Query{networks{slug}}`)).toBeNull();
  });

  it('says what was found, the limit and what to do', () => {
    expect(() => admissionWith({ maxFragments: 1 }).check({ query: '{a}fragment A on Query{a}fragment B on Query{a}' })).toThrow(
      expect.objectContaining({
        message: 'The query defines 2 fragments; at most 1 are read. Send it in parts.',
        extensions: { code: 'TOO_MANY_FRAGMENTS', limit: 1, found: 2 },
      }),
    );
  });

  it('is none for what the graph itself uses: the examples, and the introspection of GraphiQL', () => {
    for (const { query } of [...readOperations(), { query: getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }) }])
      expect([codeOf({ query }), query.slice(0, 0)]).toEqual([null, '']);
  });
});

describe('what a query looks like', () => {
  it.each([
    '{ node(id: "}}}[[[(((") { id } }',
    `{ node(id: """${'{'.repeat(99)} \\""" ${'{'.repeat(99)}""") { id } }`,
    `{ # ${'{'.repeat(99)}\n slug }`,
    '{ node(id: "\\u007B\\"\\\\") { id } }',
    '\uFEFF{ slug }',
    `{ nodeø${'{'.repeat(99)}`,
    `{ node(id: "${'\\"'.repeat(10_000)}`,
    '',
    '{ a ',
    'type A { a: Int }',
  ])('hides no brackets, and what is no GraphQL is left to the server: %#', (query) => {
    expect(codeOf({ query })).toBeNull();
  });

  it.each(['{a(b:"\\u0000")}', '{a(b:"""\u0000""")}'])('may have no NUL character: %j', (query) => {
    expect(codeOf({ query })).toBe('BAD_USER_INPUT');
  });

  it.each(['__schema', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'online'])('may use the name %s for anything', (name) => {
    const doubled = repeat(20, (i) => `fragment ${name}${i} on Query{...${name}${i + 1} ...${name}${i + 1}}`);
    const query = `{...${name}}fragment ${name} on Query{...${name}0}${doubled}fragment ${name}20 on Query{${name}:__typename}`;
    expect(codeOf({ query })).toMatch(/^TOO_MANY/);
    const harmless = `query ${name}($${name}:Int){${name}:nurses(first:$${name}){...${name}}}fragment ${name} on NurseConnection{${name}:totalCount}`;
    const { cost } = unlimited().check({ query: harmless, operationName: name, variables: JSON.parse(`{"${name}":7}`) });
    expect(cost).toBe(2);
  });

  it('may go round in circles: validation says so', () => {
    for (const query of [
      '{...A}fragment A on Query{...B}fragment B on Query{...A}',
      '{...A}fragment A on Query{...A}',
      '{networks{...A}}fragment A on Network{region{networks{...A}}}',
      '{__schema{types{...T}}}fragment T on __Type{ofType{...T}}',
      '{__typename}fragment A on Query{...A}',
    ]) {
      expect(codeOf({ query })).toBeNull();
      expect(validate(schema, parse(query)).map(({ message }) => message)).toContainEqual(expect.stringContaining('within itself'));
    }
  });
});

/** Names with which naive tables go wrong, and plain ones. */
const NAMES = ['__schema', '__proto__', 'constructor', 'toString', 'onward', 'networks', 'slug', 'a', 'b'] as const;

/** Selections in which only fragments after the given one are spread, so that there are no circles. */
const selectionsAfter = (fragment: number): fc.Arbitrary<string> => {
  const { set } = fc.letrec<{ set: string; field: string; selection: string }>((tie) => ({
    field: fc
      .record({
        alias: fc.option(fc.constantFrom(...NAMES), { freq: 2 }),
        name: fc.constantFrom(...NAMES),
        directives: fc.constantFrom('', '@skip(if:true)', '@a @b'),
        below: fc.option(tie('set'), { freq: 1, depthSize: 'small', maxDepth: 2 }),
      })
      .map(({ alias, name, directives, below }) => `${alias === null ? '' : `${alias}:`}${name} ${directives}${below ?? ''}`),
    selection: fc.oneof(
      tie('field'),
      ...NAMES.slice(fragment + 1).map((name) => fc.constant(`...${name}`)),
      tie('set').map((inner) => `...@c${inner}`),
      tie('set').map((inner) => `...on Network${inner}`),
    ),
    set: fc.array(tie('selection'), { minLength: 1, maxLength: 3, depthIdentifier: 'set' }).map((all) => `{${all.join(' ')}}`),
  }));
  return set;
};
const documents = fc
  .tuple(...[-1, ...NAMES.keys()].map(selectionsAfter))
  .map(
    ([operation, ...fragments]) => `query @q ${operation}${fragments.map((set, i) => `fragment ${NAMES[i]} on Network ${set}`).join(' ')}`,
  );

/** Selections that are counted at most. */
const MOST = 5_000;

/** The numbers of the operation, by writing all fragments out; null beyond {@link MOST} selections. */
function countNaively(document: DocumentNode) {
  const { operations, fragmentsByName } = readDocument(document);
  const counted = { selections: 0, aliases: 0, rootFields: 0, directives: 1, comparisons: 0 };
  const places = new Map<string, number>();
  const walk = ({ selections }: SelectionSetNode, path: readonly string[]): void => {
    for (const selection of selections) {
      if (counted.selections > MOST) return;
      counted.selections += 1;
      counted.directives += selection.directives?.length ?? 0;
      if (selection.kind !== Kind.FIELD) {
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentsByName.get(selection.name.value);
        if (inner) walk(inner.selectionSet, path);
        continue;
      }
      if (selection.alias) counted.aliases += 1;
      if (path.length === 0) counted.rootFields += 1;
      const here = [...path, (selection.alias ?? selection.name).value];
      places.set(here.join('/'), (places.get(here.join('/')) ?? 0) + 1);
      if (selection.selectionSet) walk(selection.selectionSet, here);
    }
  };
  for (const { selectionSet } of operations) walk(selectionSet, []);
  for (const fields of places.values()) counted.comparisons += (fields * (fields - 1)) / 2;
  return counted.selections > MOST ? null : counted;
}

/** Of all limits only that of selections, which also holds for what is not used. */
const UNBOUNDED: Limits = {
  ...(Object.fromEntries(Object.keys(limits).map((name) => [name, 1e9])) as unknown as Limits),
  maxSelections: MOST,
};

describe('random queries', () => {
  it('have the numbers that they have with their fragments written out', () => {
    let compared = 0;
    fc.assert(
      fc.property(documents, (query) => {
        const document = parse(query, { noLocation: true });
        const expected = countNaively(document);
        const check = () => checkStructure(readDocument(document), UNBOUNDED);
        if (expected === null) return expect(check).toThrow('fields and fragments');
        try {
          expect(check()).toEqual(expected);
          compared += 1;
        } catch (error) {
          // A fragment that nothing uses is beyond.
          if (!(error instanceof GraphQLError)) throw error;
        }
      }),
      { numRuns: 300, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it('are admitted or refused with a stable code, whatever is cut out of them or put into them', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '"',
      '"""',
      '\\',
      '#',
      '\n',
      '...',
      ':',
      '@',
      '$',
      '!',
      '\u0000',
      '\uD800',
      'on',
      'fragment',
    );
    fc.assert(
      fc.property(documents, fc.array(fc.tuple(fc.nat(), fc.nat(9), pieces), { maxLength: 4 }), fc.jsonValue(), (whole, edits, json) => {
        const query = edits.reduce(
          (text, [at, cut, piece]) => text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + cut),
          whole,
        );
        codeOf({ query, variables: { json, slug: json } });
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });

  it('cost no less with a selection more', () => {
    const admission = unlimited();
    const places = [
      'nurses',
      'units(first: $first)',
      'networks',
      'region',
      'edges',
      'node',
      'appointments',
      '... on OusNurse',
      '... on Nurse',
      '... on OusUnit',
    ];
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.constantFrom('id', 'name', 'slug', '__typename'),
        fc
          .tuple(fc.constantFrom(...places), fc.array(tie('tree'), { minLength: 1, maxLength: 3 }))
          .map(([place, below]) => `${place} { ${below.join(' ')} }`),
      ),
    }));
    fc.assert(
      fc.property(tree, tree, fc.nat(), fc.integer({ min: -5, max: 300 }), (all, more, at, first) => {
        const query = `query($first: Int) { networks { ${all} } nurses { edges { node { ${all} } } } }`;
        const openings = [...query.matchAll(/{/g)].map(({ index }) => index + 1);
        const place = openings[at % openings.length] ?? 1;
        const longer = `${query.slice(0, place)} ${more} ${query.slice(place)}`;
        const costOf = (text: string) => admission.check({ query: text, variables: { first } }).cost;
        expect(costOf(longer)).toBeGreaterThanOrEqual(costOf(query));
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });
});

describe('the cost', () => {
  let admission: Admission;
  beforeAll(() => {
    admission = unlimited();
  });
  const costOf = (query: string, variables: Record<string, unknown> = {}) => admission.check({ query, variables }).cost;

  it('is that of the rows which a page is asked for, by literal, variable or default', () => {
    const page = (first: number) => Math.ceil(OBJECT + first * (OBJECT + OBJECT + VALUE));
    const rows = 'edges { node { id } }';
    expect(costOf(`{ nurses { ${rows} } }`)).toBe(page(20));
    expect(costOf(`{ nurses(first: 7) { ${rows} } }`)).toBe(page(7));
    expect(costOf(`{ nurses(first: null) { ${rows} } }`)).toBe(page(20));
    expect(costOf(`{ nurses(first: 10000) { ${rows} } }`)).toBe(page(1_000));
    for (const first of ['10001', '2147483647'])
      expect(() => costOf(`{ nurses(first: ${first}) { ${rows} } }`)).toThrow(/first must not be above 1000/);
    for (const n of [1e9, Number.POSITIVE_INFINITY])
      expect(() => costOf(`query($n: Int) { nurses(first: $n) { ${rows} } }`, { n })).toThrow(/Ask page by page/);
    const query = `query($first: Int) { nurses(first: $first) { ${rows} } }`;
    for (const [variables, first] of [
      [{ first: 150 }, 150],
      [{ first: null }, 20],
      [{}, 20],
      [{ first: -1 }, 1],
      [{ first: 9_999 }, 1_000],
      [{ first: 'x' }, 20],
    ] as const)
      expect([variables, costOf(query, variables)]).toEqual([variables, page(first)]);
    expect(costOf(`query($first: Int = 200) { nurses(first: $first) { ${rows} } }`)).toBe(page(200));
    expect(costOf(`query($first: Int = 200) { nurses(first: $first) { ${rows} } }`, { first: null })).toBe(page(20));
  });

  it('multiplies below lists, and counts every alias', () => {
    const one = costOf('{ networks { units(first: 100) { edges { node { nurses { name } } } } } }');
    expect(one).toBeGreaterThan(10 * 100 * 5);
    expect(
      costOf(
        '{ a: networks { units(first: 100) { edges { node { nurses { name } } } } } __proto__: networks { units(first: 100) { edges { node { nurses { name } } } } } }',
      ),
    ).toBe(one * 2);
  });

  it('counts a fragment wherever it is used', () => {
    const once = costOf('{ networks { ...F } } fragment F on Network { region { name } }');
    expect(costOf('{ networks { ...F } b: networks { ...F } } fragment F on Network { region { name } }')).toBe(once * 2);
  });

  it('is that of the dearest of fragments that exclude each other, and of all that do not', () => {
    const nurse = (fragments: string) => costOf(`{ nurses(first: 1) { edges { node { ${fragments} } } } }`);
    const dear = 'appointments { unit { id } }';
    const alone = nurse(`... on OusNurse { ${dear} }`);
    expect(nurse(`... on OusNurse { ${dear} } ... on LovisenbergNurse { id } ... on VestreVikenNurse { ${dear} }`)).toBe(alone);
    expect(nurse(`... on OusNurse { ${dear} } ... on OusNurse { ${dear} }`)).toBeGreaterThan(alone);
    expect(nurse(`... on OusNurse { ${dear} } ... on Node { ... on Nurse { ${dear} } }`)).toBeGreaterThan(alone);
  });

  it('of introspection is exactly that of its answer', () => {
    for (const query of [
      getIntrospectionQuery({ inputValueDeprecation: true }),
      '{ __schema { types { name fields(includeDeprecated: true) { type { name fields(includeDeprecated: true) { name } } } } } }',
      '{ __type(name: "Nurse") { possibleTypes { ...T } } } fragment T on __Type { name interfaces { name } }',
    ]) {
      const { data } = graphqlSync({ schema, source: query });
      const count = (value: unknown): number => {
        if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + count(one), 0);
        if (value === null || typeof value !== 'object') return 0;
        return Object.values(value).reduce<number>((sum, one) => sum + VALUE + count(one), OBJECT);
      };
      const exact = Object.values(data ?? {}).reduce<number>((sum, one) => sum + count(one), 0);
      expect(Math.abs(costOf(query) - exact)).toBeLessThan(1);
    }
  });

  it('of a type that a variable names is that of the dearest', () => {
    const query = (name: string) => `query($name: String = "Query") { __type(name: ${name}) { fields { name } } }`;
    expect(costOf(query('$name'))).toBeGreaterThanOrEqual(costOf(query('"Mutation"')));
    expect(costOf(query('$name'))).toBeGreaterThanOrEqual(costOf(query('"Query"')));
  });

  it('knows lists that there are', () => {
    for (const coordinate of LIST_SIZES.keys()) {
      const [name = '', field = ''] = coordinate.split('.');
      const type = schema.getType(name);
      expect([coordinate, type && 'getFields' in type && field in type.getFields()]).toEqual([coordinate, true]);
    }
  });
});

describe('a bomb', () => {
  const queries = BOMBS.flatMap(({ title, body }) => {
    const { query, variables } = JSON.parse(body) as { query?: string; variables?: Record<string, unknown> };
    return query === undefined ? [] : [{ title, query, variables }];
  });
  const more = {
    'fragments doubled 30 times': `{...F0}${repeat(30, (i) => `fragment F${i} on Query{...F${i + 1} ...F${i + 1}}`)}fragment F30 on Query{__typename}`,
    'one list 2400 times in a fragment that nothing uses': `{__typename}fragment F on Query{${repeat(2_400, () => 'networks{slug}')}}`,
    'one list 2400 times in a fragment of a name that is used': `{...F}fragment F on Query{${repeat(2_000, () => 'networks{slug}')}}fragment F on Query{__typename}`,
    'the same fields as a tree': `{networks{${Array.from({ length: 8 }).reduce<string>((inner) => `region{networks{${inner} ${inner}}}`, 'slug')}}}`,
    '120 fragments in one place': `{networks{${repeat(120, (i) => `...F${i}`)}}}${repeat(120, (i) => `fragment F${i} on Network{slug}`)}`,
    'every fragment in every other': `{...F0}${repeat(40, (i) => `fragment F${i} on Query{a ${repeat(40, (j) => `...F${j}`)}}`)}`,
    'introspection with 490 aliases of every field of a field': `{__schema{types{fields{type{fields{${repeat(490, (i) => `a${i}:name`)}}}}}}}`,
    'introspection with all fields 100 times': `{__schema{types{${repeat(100, (i) => `a${i}:fields{name}`)}}}}`,
    'a text of 200 000 quotes': `{node(id:"${'\\"'.repeat(100_000)}"){id}}`,
  };
  for (const [title, query] of Object.entries(more)) queries.push({ title, query, variables: undefined });

  it.each(queries)('is refused at once, here or as invalid: $title', ({ query, variables }) => {
    const times = Array.from({ length: 3 }, () => {
      const before = performance.now();
      const code = codeOf({ query, variables });
      const time = performance.now() - before;
      // What is let through is invalid, and seen to be so in as short a time.
      const isInvalid = () => validate(schema, parse(query)).length > 0;
      expect(code !== null || isInvalid()).toBe(true);
      return time;
    });
    // Some milliseconds on an idle machine.
    expect(times.toSorted((a, b) => a - b)[1]).toBeLessThan(1_000);
  });

  it('does not push what is kept out of memory, nor is it kept', () => {
    const admission = createAdmission({ schema, limits });
    const { query = '' } = queries.find(({ title }) => title.includes('30 times')) ?? {};
    for (let i = 0; i < 3; i += 1) expect(codeOf({ query }, admission)).toMatch(/^TOO_MANY/);
  });
});
