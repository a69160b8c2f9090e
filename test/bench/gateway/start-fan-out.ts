/** Child process: what a team would write by hand for the two queries of the stub graph alone: fetches with undici, rows put together. */
import { Pool } from 'undici';
import type { GatewayProcessSettings } from './gateway-process-settings.js';
import { serveJson } from './serve-json.js';
import { serveParent } from './serve-parent.js';

type Row = Record<string, unknown>;
interface Reference extends Row {
  readonly __typename: string;
}
interface Area extends Reference {
  readonly code: string;
}

const NURSES = 'query ($asOf: String!, $first: Int!) { nurses(first: $first, asOf: $asOf) { edges { node { __typename id moment } } } }';
const NETWORKS = 'query ($asOf: String!) { networks(asOf: $asOf) { __typename id moment slug name available } }';
const entities = (type: string, fields: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${fields} } } }`;
const NURSE = 'name network { slug } appointments { unit { name area { __typename code moment } } }';
const NETWORK = 'nurseCount unitCount office { __typename code moment }';

await serveParent(async ({ urls }: GatewayProcessSettings) => {
  const pools = new Map(Object.entries(urls).map(([name, url]) => [name, new Pool(url, { connections: 64 })]));
  const headers = { 'content-type': 'application/json', accept: 'application/json' };

  async function ask<Data>(name: string, query: string, variables: object): Promise<Data> {
    const pool = pools.get(name);
    if (!pool) throw new Error(`there is no ${name}`);
    const request = { path: '/graphql', method: 'POST', headers, body: JSON.stringify({ query, variables }) } as const;
    const { body } = await pool.request(request);
    const { data } = (await body.json()) as { data: Data };
    return data;
  }

  /** Asks the owners of references for their rows, all at once. */
  async function askOwners(references: readonly Reference[], kind: string, fields: string): Promise<Row[]> {
    const rows: Row[] = [];
    const owners = Map.groupBy(references.entries(), ([, { __typename }]) => __typename);
    await Promise.all(
      [...owners].map(async ([type, places]) => {
        const representations = places.map(([, { __typename, id, moment }]) => ({ __typename, id, moment }));
        const owner = type.slice(0, -kind.length).toLowerCase();
        const { _entities: found } = await ask<{ _entities: Row[] }>(owner, entities(type, fields), { representations });
        for (const [index, [place]] of places.entries()) rows[place] = found[index] ?? {};
      }),
    );
    return rows;
  }

  async function askAreas(areas: readonly Area[]): Promise<(area: Area) => Row | undefined> {
    const asked = [...new Map(areas.map((area) => [area.code, area])).values()];
    const { _entities: found } = await ask<{ _entities: Row[] }>('regional', entities('Area', 'name'), { representations: asked });
    const byCode = new Map(asked.map(({ code }, index) => [code, found[index]]));
    return ({ code }) => byCode.get(code);
  }

  async function nurses(variables: object): Promise<object> {
    const { nurses } = await ask<{ nurses: { edges: { node: Reference }[] } }>('regional', NURSES, variables);
    const references = nurses.edges.map(({ node }) => node);
    const rows = (await askOwners(references, 'Nurse', NURSE)) as { name: string; network: Row; appointments: { unit: Row }[] }[];
    const areaOf = await askAreas(rows.flatMap(({ appointments }) => appointments.map(({ unit }) => unit.area as Area)));
    const edges = rows.map(({ name, network, appointments }, place) => {
      const units = appointments.map(({ unit }) => ({ unit: { name: unit.name, area: areaOf(unit.area as Area) } }));
      return { node: { id: references[place]?.id, name, network: { slug: network.slug }, appointments: units } };
    });
    return { nurses: { edges } };
  }

  async function networks(variables: object): Promise<object> {
    const { networks } = await ask<{ networks: Reference[] }>('regional', NETWORKS, variables);
    const rows = (await askOwners(networks, 'Network', NETWORK)) as { nurseCount: number; unitCount: number; office: Area }[];
    const areaOf = await askAreas(rows.map(({ office }) => office));
    const put = ({ slug, name, available }: Reference, place: number) => {
      const { nurseCount, unitCount, office } = rows[place] as (typeof rows)[number];
      return { slug, name, available, nurseCount, unitCount, office: areaOf(office) };
    };
    return { networks: networks.map(put) };
  }

  const answer = async (body: string) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: object };
    return JSON.stringify({ data: await (query.startsWith('query Nurses') ? nurses : networks)(variables) });
  };
  return { fanOut: await serveJson(answer) };
});
