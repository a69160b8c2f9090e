import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { compose } from '../../gateway/compose.js';
import type { SubgraphAnswer } from '../../shared/subgraph/read-answer.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';

const sectorSdl = (type: string) => `${LINK}
  interface Nurse { id: ID! name: String role: String! grade: Int! unit: Unit }
  type ${type} implements Nurse @key(fields: "id") { id: ID! name: String role: String! grade: Int! unit: Unit }
  type Unit @shareable { name: String! beds: Int }
  type Mutation { hire${type}(name: String!): ${type} }`;

const REGIONAL_SDL = `${LINK}
  interface Nurse @key(fields: "id", resolvable: false) { id: ID! }
  type North implements Nurse @key(fields: "id", resolvable: false) { id: ID! }
  type South implements Nurse @key(fields: "id", resolvable: false) { id: ID! }
  type Query { nurses(first: Int = 6): [Nurse] strict: [Nurse!] count: Int! pair: [Nurse] }`;

/** What a stub subgraph was asked. */
export interface StubRequest {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A graph of three subgraphs in this process: `regional` with lists of references, `north` and `south` with persons. */
export interface StubGraph {
  readonly supergraph: string;
  /** Requests so far. */
  readonly requests: StubRequest[];
  /** Answers in a subgraph's place; throws for one that is silent, null leaves the answer to the subgraph. */
  intercept: (request: StubRequest) => SubgraphAnswer | null;
  /** Stand in for the clients of the subgraphs. */
  readonly clients: ReadonlyMap<string, { send(fetch: { readonly body: string }): Promise<SubgraphAnswer> }>;
}

const person = (id: string) => ({
  __typename: id.startsWith('n') ? 'North' : 'South',
  id,
  name: `Name ${id}`,
  role: 'RESOURCE_NURSE',
  grade: 1,
  unit: { name: `Unit ${id}`, beds: 4 },
});

/** References in turns: n0, s1, n2, s3 … */
const references = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    __typename: index % 2 === 0 ? 'North' : 'South',
    id: `${index % 2 === 0 ? 'n' : 's'}${index}`,
  }));

const reference = (type: string) => ({
  [type]: { __resolveReference: ({ id }: { id: string }) => (id.includes('gone') ? null : person(id)) },
});
const typed = { Nurse: { __resolveType: ({ __typename }: { __typename: string }) => __typename } };

/** Makes such a graph. */
export function createStubGraph(): StubGraph {
  const sector = (type: string) => ({
    ...typed,
    ...reference(type),
    Mutation: { [`hire${type}`]: (_root: unknown, { name }: { name: string }) => ({ ...person(`${type[0]?.toLowerCase()}9`), name }) },
  });
  const regional = {
    ...typed,
    Query: {
      nurses: (_root: unknown, { first }: { first: number }) => references(first),
      strict: () => references(4),
      count: () => 6,
      // The same person twice, and one whom her owner does not know.
      pair: () => [...references(1), ...references(1), { __typename: 'South', id: 'sgone' }],
    },
  };
  const sdls = { regional: REGIONAL_SDL, north: sectorSdl('North'), south: sectorSdl('South') };
  const resolvers = { regional, north: sector('North'), south: sector('South') };
  const composition = compose(Object.entries(sdls).map(([name, sdl]) => ({ name, sdl })));
  if ('problems' in composition) throw new Error(composition.problems.join('\n'));
  const graph: StubGraph = {
    supergraph: composition.supergraph,
    requests: [],
    intercept: () => null,
    clients: new Map(
      Object.entries(sdls).map(([subgraph, sdl]) => {
        const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers[subgraph as keyof typeof resolvers] as never }]);
        return [subgraph, { send: ({ body }) => answer(subgraph, schema, JSON.parse(body) as Omit<StubRequest, 'subgraph'>) }];
      }),
    ),
  };
  async function answer(subgraph: string, schema: GraphQLSchema, { query, variables }: Omit<StubRequest, 'subgraph'>) {
    const request = { subgraph, query, variables };
    graph.requests.push(request);
    const given = graph.intercept(request);
    // Through text, as over a wire: nobody shares objects with the subgraph.
    if (given) return JSON.parse(JSON.stringify(given)) as SubgraphAnswer;
    const result = await execute({ schema, document: parse(query), variableValues: variables });
    return JSON.parse(JSON.stringify(result)) as SubgraphAnswer;
  }
  return graph;
}
