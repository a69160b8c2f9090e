import { compose } from '../../../gateway/compose.js';

/** How large the stub graph is. */
export interface StubShape {
  readonly sectors: number;
  /** Rows of either list, spread evenly over the sectors. */
  readonly rows: number;
}

/** Names of the made-up sectors; types begin with the same in capitals. */
export const stubSectors = (sectors: number): string[] => Array.from({ length: sectors }, (_, sector) => `s${sector + 1}`);

/** What is asked of it: every sector once and `regional` twice, first for the references, then for the areas. */
export const STUB_QUERIES = {
  nurses: `query Nurses($asOf: String!, $first: Int!) {
    nurses(first: $first, asOf: $asOf) { edges { node { id name network { slug } appointments { unit { name area { name } } } } } }
  }`,
  networks: `query Networks($asOf: String!) {
    networks(asOf: $asOf) { slug name available nurseCount unitCount office { name } }
  }`,
} as const;

/** One of them. */
export type StubQuery = keyof typeof STUB_QUERIES;

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key", "@shareable", "@inaccessible"])';
const REFERENCE = 'id: ID! moment: String! @inaccessible';
const NETWORK = `${REFERENCE} slug: String! @shareable name: String! @shareable`;
const NURSE = 'name: String network: Network! appointments: [Appointment!]!';
const UNIT = 'id: ID! name: String! area: Area';
const COUNTS = 'nurseCount: Int unitCount: Int office: Area';
const KEY = '@key(fields: "id moment")';
const REFERENCE_KEY = '@key(fields: "id moment", resolvable: false)';

const sectorSdl = (prefix: string) => `${LINK}
interface Nurse { ${REFERENCE} ${NURSE} }
interface Network { ${REFERENCE} slug: String! name: String! ${COUNTS} }
interface Unit { ${UNIT} }
type Appointment @shareable { unit: Unit! }
type Area @key(fields: "code moment", resolvable: false) { code: String! moment: String! @inaccessible }
type ${prefix}Unit implements Unit { ${UNIT} }
type ${prefix}Nurse implements Nurse ${KEY} { ${REFERENCE} ${NURSE} }
type ${prefix}Network implements Network ${KEY} { ${NETWORK} ${COUNTS} }`;

const regionalSdl = (prefixes: readonly string[]) => `${LINK}
type Query { nurses(first: Int = 20, asOf: String): NurseConnection! networks(asOf: String): [Network!]! }
type NurseConnection { edges: [NurseEdge!]! }
type NurseEdge { node: Nurse }
type Area @key(fields: "code moment") { code: String! moment: String! @inaccessible name: String! }
interface Nurse ${REFERENCE_KEY} { ${REFERENCE} }
interface Network ${KEY} { ${REFERENCE} slug: String! name: String! available: Boolean! }
${prefixes
  .map(
    (prefix) => `type ${prefix}Nurse implements Nurse ${REFERENCE_KEY} { ${REFERENCE} }
type ${prefix}Network implements Network ${KEY} { ${NETWORK} available: Boolean! }`,
  )
  .join('\n')}`;

/**
 * A small supergraph of our shape: lists belong to `regional`, rows to their sectors; references carry the moment that is asked for,
 * so requests for different moments have no fetch in common.
 */
export function stubSupergraph(sectors: number): string {
  const names = stubSectors(sectors);
  const composition = compose([
    ...names.map((name) => ({ name, sdl: sectorSdl(name.toUpperCase()) })),
    { name: 'regional', sdl: regionalSdl(names.map((name) => name.toUpperCase())) },
  ]);
  if ('problems' in composition) throw new Error(composition.problems.join('\n'));
  return composition.supergraph;
}
