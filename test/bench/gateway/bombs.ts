import { getIntrospectionQuery } from 'graphql';

/** A request that costs its sender little and would cost a gateway much. */
export interface Bomb {
  readonly title: string;
  readonly body: string;
}

const repeat = (times: number, text: (index: number) => string) => Array.from({ length: times }, (_, index) => text(index)).join(' ');
const query = (title: string, text: string): Bomb => ({ title, body: JSON.stringify({ query: text }) });

/** Each fragment spreads the next twice: 2ⁿ selections in some hundred bytes. A stock gateway runs out of memory at n = 20. */
const doubled = (n: number) =>
  query(
    `fragments doubled ${n} times`,
    `{ networks { ...F0 } } ${repeat(n, (i) => `fragment F${i} on Network { a${i}: __typename ...F${i + 1} ...F${i + 1} }`)} fragment F${n} on Network { slug }`,
  );

/** As before, but under aliases, so that the fields of either half cannot be one. */
const doubledFields = (n: number) =>
  query(
    `nested fields doubled ${n} times`,
    `{ __schema { types { ...F0 } } } ${repeat(n, (i) => `fragment F${i} on __Type { a: ofType { ...F${i + 1} } b: ofType { ...F${i + 1} } }`)} fragment F${n} on __Type { name }`,
  );

const nested = (depth: number, open: string, leaf: string) => `${open.repeat(depth)}${leaf}${'}'.repeat(depth)}`;

/** What every gateway on the open internet meets. All of them must be refused. */
export const BOMBS: readonly Bomb[] = [
  ...[18, 20, 22, 24].map(doubled),
  doubledFields(16),
  query('2000 aliases of a list', `{ ${repeat(2000, (i) => `a${i}: networks { slug }`)} }`),
  query('one field 4500 times', `{ networks { ${repeat(4500, () => 'slug')} } }`),
  query('one list 2000 times', `{ ${repeat(2000, () => 'networks { slug }')} }`),
  query('depth 500', nested(500, '{ networks ', '{ slug }')),
  query('depth 20 000', nested(20_000, '{ a ', '{ b }')),
  query('depth 20 000 in a list argument', `{ nurses(filter: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { complete } }`),
  query('2000 directives on one field', `{ networks { slug ${repeat(2000, () => '@include(if: true)')} } }`),
  query('2000 directives that nobody knows', `{ networks { slug ${repeat(2000, (i) => `@d${i}`)} } }`),
  query('fragments in a circle', '{ networks { ...A } } fragment A on Network { ...B } fragment B on Network { ...A }'),
  query('circle of 400 fragments', `{ networks { ...F0 } } ${repeat(400, (i) => `fragment F${i} on Network { ...F${(i + 1) % 400} }`)}`),
  query('introspection, nested', `{ __schema { types { ${nested(12, 'fields { type { ', 'name }')}${'}'.repeat(12)} } }`),
  query(
    'introspection 40 times',
    `${getIntrospectionQuery({ descriptions: false }).replace('__schema', repeat(40, (i) => `s${i}: __schema { types { ...FullType } }`).concat(' __schema'))}`,
  ),
  query('page of a million', '{ nurses(first: 1000000) { edges { node { id } } } }'),
  query(
    'pages within pages',
    `{ ${repeat(60, (i) => `n${i}: nurses(first: 200) { edges { node { id appointments { unit { name } } } } }`)} }`,
  ),
  query('30 000 tokens', `{ ${repeat(30_000, (i) => `a${i}`)} }`),
  query('2000 unknown fields', `{ networks { ${repeat(2000, (i) => `nuresCuont${i}`)} } }`),
  query(
    '500 operations',
    repeat(500, (i) => `query Q${i} { networks { slug } }`),
  ),
  query('body of 2 MB', `{ networks { slug } } #${'x'.repeat(2 * 1024 * 1024)}`),
  {
    title: 'variables, depth 20 000',
    body: `{"query":"{ networks { slug } }","variables":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
  },
  { title: 'batch of 1000', body: JSON.stringify(Array(1000).fill({ query: '{ networks { slug } }' })) },
];
