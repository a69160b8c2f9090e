import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../shared/config.js';
import { ROLES } from '../../shared/identity/roles.js';
import { REGISTRY } from '../../shared/sectors.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { subgraphNames } from '../../shared/subgraph-names.js';
import { filledDatabases } from '../kit/filled-databases.js';
import { change } from '../kit/mutate.js';
import { changeBySql, runSql } from '../kit/sql.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** The query `audit`: the audits of all owners in one list, each shown by its owner to its own auditors. */

interface Entry {
  readonly sector: string;
  readonly sequence: number;
  readonly at: string;
  readonly action: string;
  readonly network: string | null;
  readonly subject: string | null;
}
interface Page {
  readonly audit: {
    readonly edges: readonly { readonly node: Entry; readonly cursor: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly complete: boolean;
    readonly sources: readonly { readonly sector: string; readonly state: string }[];
  };
}

const NAMES = subgraphNames(REGISTRY);
const [FIRST, SECOND] = ['2026-01-01T10:00:00.000Z', '2026-01-01T11:00:00.000Z'];
let graph: TestGraph;
let locationOf: (name: string) => DatabaseLocation;
let auditor: string;
let nurse: string;
/** All lines of all owners, as their databases have them. */
let lines: readonly { sector: string; sequence: number; at: string }[];

beforeAll(async () => {
  const environment = await filledDatabases(NAMES);
  locationOf = readConfig(environment, NAMES).databaseOf;
  graph = await startTestGraph(environment);
  auditor = await tokenFor(
    graph,
    NAMES.map((sector) => ({ role: 'AUDITOR', sector })),
    'auditor',
  );
  for (const { slug, networks } of REGISTRY.sectors) {
    const as = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: slug }], `editor of ${slug}`);
    for (const network of networks) {
      const input = { network: network.slug, year: 2027, title: 'Et tiltak' };
      for (let times = 0; times < 4; times += 1) {
        const made = await change(graph, { owner: slug, name: 'add Measure', select: 'measure { id }', input, as });
        expect(made.userErrors).toEqual([]);
      }
      const { data } = await graph.query<{ network: { nurses: { edges: { node: { id: string } }[] } } }>(
        `{ network(slug: "${network.slug}") { nurses(first: 3) { edges { node { id competence { level } } } } } }`,
        {},
        { as },
      );
      nurse = data.network.nurses.edges[0]?.node.id ?? '';
    }
  }
  const admin = await tokenFor(graph, [{ role: 'ADMIN', sector: 'regional' }], 'admin of regional');
  for (let times = 1; times <= 4; times += 1) {
    const input = { subject: `hpr:765432${times}`, role: 'AUDITOR' };
    const granted = await change(graph, { owner: 'regional', name: 'grant Role', select: 'roleGrant { id }', input, as: admin });
    expect(granted.userErrors).toEqual([]);
  }
  // Many lines of many owners at the same instant: only their places tell them apart.
  for (const name of NAMES)
    await changeBySql(locationOf(name), [
      `update audit_entry set at = case when sequence % 3 = 0 then '${SECOND}' else '${FIRST}' end where sequence % 4 <> 0`,
    ]);
  lines = (
    await Promise.all(
      NAMES.map(async (sector) =>
        (
          await runSql(locationOf(sector), 'select sequence, at from audit_entry')
        ).map((row) => ({
          sector,
          sequence: Number(row.sequence),
          at: String(row.at),
        })),
      ),
    )
  ).flat();
});
afterAll(() => graph.close());

async function list(variables: { filter?: object; first?: number; after?: string | null } = {}, as: string | null = auditor) {
  return graph.query<Page | null>(
    `query($filter: AuditFilter, $first: Int, $after: String) { audit(filter: $filter, first: $first, after: $after) {
      edges { cursor node { sector sequence at action network subject } } pageInfo { hasNextPage endCursor } complete sources { sector state } } }`,
    variables,
    as === null ? {} : { as },
  );
}

const nameOf = ({ sector, sequence }: { sector: string; sequence: number }) => `${sector} ${sequence}`;
async function entries(filter: object): Promise<readonly Entry[]> {
  const { data, errors } = await list({ filter, first: 200 });
  expect(errors).toBeUndefined();
  return data?.audit.edges.map(({ node }) => node) ?? [];
}

describe('the audit of all owners', () => {
  it.each([1, 3, 7, 200])('has every line once, newest first, in pages of %i', async (first) => {
    const found: Entry[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const { data, errors }: Awaited<ReturnType<typeof list>> = await list({ first, after });
      expect(errors).toBeUndefined();
      const page = data?.audit ?? expect.fail('no page');
      expect(page.complete).toBe(true);
      expect(page.edges.length).toBe(Math.min(first, lines.length - found.length));
      found.push(...page.edges.map(({ node }) => node));
      more = page.pageInfo.hasNextPage;
      after = page.pageInfo.endCursor;
      expect(after).toBe(page.edges.at(-1)?.cursor);
    }
    expect(found.map(nameOf).toSorted()).toEqual(lines.map(nameOf).toSorted());
    expect(found.map(({ at }) => at)).toEqual(
      lines
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(lines.filter(({ at }) => at === FIRST).length).toBeGreaterThan(15);
  });

  it('goes on where it was when lines are added, and has them at its beginning', async () => {
    const { data } = await list({ first: 5 });
    const as = await tokenFor(graph, [{ role: 'REGION_EDITOR', sector: 'ous' }], 'editor of ous');
    const input = { network: 'ous', year: 2027, title: 'Enda et' };
    await change(graph, { owner: 'ous', name: 'add Measure', select: 'measure { id }', input, as });
    const next = await list({ first: 5, after: data?.audit.pageInfo.endCursor ?? null });
    const both = await list({ first: 11 });
    const names = both.data?.audit.edges.map(({ node }) => nameOf(node)) ?? [];
    expect([...(data?.audit.edges ?? []), ...(next.data?.audit.edges ?? [])].map(({ node }) => nameOf(node))).toEqual(names.slice(1));
    const [added] = both.data?.audit.edges ?? [];
    expect(added?.node).toMatchObject({ sector: 'ous', action: 'addOusMeasure' });
    lines = [...lines, added?.node ?? expect.fail('no line')];
  });
});

describe('each owner shows its audit', () => {
  it('to its own auditors alone, and says so', async () => {
    for (const sector of NAMES) {
      const as = await tokenFor(graph, [{ role: 'AUDITOR', sector }], `auditor of ${sector}`);
      const { data, errors } = await list({ first: 200 }, as);
      expect(errors).toBeUndefined();
      expect(new Set(data?.audit.edges.map(({ node }) => node.sector))).toEqual(new Set([sector]));
      expect(data?.audit.complete).toBe(false);
      const states = Object.fromEntries(data?.audit.sources.map((source) => [source.sector, source.state]) ?? []);
      expect(states).toEqual(Object.fromEntries(NAMES.map((name) => [name, name === sector ? 'OK' : 'FORBIDDEN'])));
      const { data: checked } = await graph.query<{ auditCheck: { sector: string; whole: boolean | null }[] }>(
        '{ auditCheck { sector whole } }',
        {},
        { as },
      );
      // What was changed above is found; nothing is told of others.
      for (const check of checked.auditCheck) expect(check.whole, check.sector).toBe(check.sector === sector ? false : null);
    }
  });

  it('to no other role, and not to nobody', async () => {
    for (const role of ROLES.filter((name) => name !== 'AUDITOR')) {
      const as = await tokenFor(
        graph,
        NAMES.map((sector) => ({ role, sector, network: 'ous' })),
        role,
      );
      const { data, errors } = await list({}, as);
      expect(data).toBeNull();
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
    const { errors } = await list({}, null);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    const direct = await graph.askSubgraph<null>('ous', '{ _searchAudit(search: { limit: 5 }) { entries { sequence } } }');
    expect(direct.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });

  it('as far as it answers: a silent one is named', async () => {
    const before = await list({ first: 200 });
    await graph.kill('lovisenberg');
    const { data, errors } = await list({ first: 200 });
    expect(errors).toBeUndefined();
    expect(data?.audit.complete).toBe(false);
    expect(data?.audit.sources.find(({ sector }) => sector === 'lovisenberg')?.state).not.toBe('OK');
    const others = before.data?.audit.edges.filter(({ node }) => node.sector !== 'lovisenberg');
    expect(data?.audit.edges.map(({ node }) => node)).toEqual(others?.map(({ node }) => node));
  });
});

describe('a filter', () => {
  it('by network, action, person, and time', async () => {
    const all = await entries({});
    const drammen = await entries({ network: 'drammen' });
    expect(drammen.length).toBeGreaterThan(3);
    expect(drammen).toEqual(all.filter(({ network }) => network === 'drammen'));
    const reads = await entries({ action: 'read' });
    expect(reads.length).toBeGreaterThan(3);
    expect(reads).toEqual(all.filter(({ action }) => action === 'read'));
    expect(await entries({ action: 'addOusMeasure', network: 'ous' })).toHaveLength(5);
    expect(await entries({ action: 'addOusMeasure', network: 'drammen' })).toEqual([]);
    const hers = await entries({ person: nurse });
    expect(hers.map(({ action }) => action)).toEqual(['read']);
    expect(await entries({ person: 'ous:nurse:none' })).toEqual([]);
    expect(await entries({ person: 'ous:nurse:none', network: 'ous' })).toEqual([]);
    expect(await entries({ from: SECOND })).toEqual(all.filter(({ at }) => at >= SECOND));
    expect(await entries({ to: SECOND })).toEqual(all.filter(({ at }) => at < SECOND));
    expect(await entries({ from: FIRST, to: SECOND })).toEqual(all.filter(({ at }) => at === FIRST));
    expect(await entries({ from: '2026-01-01T12:00:00+01:00', to: SECOND })).toEqual([]);
  });

  it.each([
    [{ network: 'nowhere' }, 'filter.network'],
    [{ from: '2026-01-01' }, 'filter.from'],
    [{ to: 'yesterday' }, 'filter.to'],
  ])('that is none is refused: %j', async (filter, argument) => {
    const { errors } = await list({ filter });
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([['BAD_USER_INPUT', argument]]);
  });

  it('belongs to its cursors', async () => {
    const { data } = await list({ first: 1 });
    const { errors } = await list({ first: 1, filter: { network: 'ous' }, after: data?.audit.pageInfo.endCursor ?? null });
    expect(errors?.map(({ extensions }) => [extensions.code, extensions.argument])).toEqual([['BAD_USER_INPUT', 'after']]);
  });
});
