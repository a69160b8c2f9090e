import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compose } from '../gateway/compose.js';
import { openPlanner } from '../gateway/planning/open-planner.js';
import type { FieldAccess } from '../gateway/reference/field-access.js';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import { readPublicSchema } from './kit/public-schema.js';

/** What the corrections of others' advisories are worth only as long as nobody goes back behind them. */

const read = (...path: string[]) => readFileSync(projectPath(...path), 'utf8');
const LOCK = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, { readonly version?: string }>> };
const SUPERGRAPH = read('gateway', 'supergraph.graphql');

const isAtLeast = (version: string, floor: string) => version.localeCompare(floor, 'en', { numeric: true }) >= 0;

describe('versions in which an advisory is corrected', () => {
  it.each([
    ['CVE-2024-43414', '@apollo/query-planner', '2.8.5'],
    ['CVE-2024-43414', '@apollo/gateway', '2.8.5'],
    ['CVE-2025-32030, CVE-2025-32031', '@apollo/gateway', '2.10.1'],
    ['GHSA-mx7m-j9xf-62hw, GHSA-m8jr-fxqx-8xx6', '@apollo/composition', '2.12.1'],
    ['CVE-2026-32621', '@apollo/gateway', '2.13.2'],
    ['CVE-2026-32621', '@apollo/federation-internals', '2.13.2'],
    ['CVE-2026-32621', '@apollo/query-planner', '2.13.2'],
    ['CVE-2026-23897', '@apollo/server', '5.4.0'],
    ['GHSA-9q82-xgwf-vj6h', '@apollo/server', '5.5.0'],
  ])('%s: %s, at least %s, installed and in the lock file', (_advisory, name, floor) => {
    const installed = JSON.parse(read('node_modules', name, 'package.json')) as { readonly version: string };
    const locked = Object.entries(LOCK.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
    const versions = [installed.version, ...locked.map(([, { version }]) => version ?? '')];
    expect(locked.length).toBeGreaterThan(0);
    for (const version of versions) expect(isAtLeast(version, floor), `${name} ${version}`).toBe(true);
  });

  it('GHSA-733v-p3h5-qpq7: the limits are this graph’s own, not those of a package that was got round', () => {
    expect(Object.keys(LOCK.packages).filter((path) => path.includes('graphql-armor'))).toEqual([]);
  });

  it('CVE-2026-23897: what listens is Fastify, not startStandaloneServer, and not Apollo Server’s reading of bodies', () => {
    const loaded = createRequire(import.meta.url);
    expect(isAtLeast((loaded('fastify/package.json') as { version: string }).version, '5.0.0')).toBe(true);
    expect(read('gateway', 'generations', 'generation.ts')).not.toMatch(/standalone|executeHTTPGraphQLRequest/);
  });
});

describe('who may see a field', () => {
  it('GHSA-mx7m-j9xf-62hw: no interface has a field that one of its types keeps from more people than another one', () => {
    const schema = readPublicSchema();
    const access = JSON.parse(read('gateway', 'reference', 'access.json')) as FieldAccess;
    // Classes are declared where the field is resolved: on object types.
    expect(Object.keys(access).filter((path) => !isObjectType(schema.getType(path.split('.')[0] ?? '')))).toEqual([]);
    const differing = Object.values(schema.getTypeMap())
      .filter(isInterfaceType)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => [type, field] as const))
      .filter(([type, field]) => new Set(schema.getPossibleTypes(type).map(({ name }) => access[`${name}.${field}`])).size > 1)
      .map(([type, field]) => `${type.name}.${field}`);
    expect(differing).toEqual([]);
  });

  it('GHSA-m8jr-fxqx-8xx6: no subgraph is handed a value of another one beside keys, by @requires, @provides or @fromContext', () => {
    expect(SUPERGRAPH.match(/@join__field\((?!graph: join__Graph)[^)]*\b(requires|provides|contextArguments):[^)]*\)/g)).toBeNull();
    const keys = [...SUPERGRAPH.matchAll(/@join__type\([^)]*\bkey: "([^"]*)"/g)].map(([, key]) => key);
    expect(keys.length).toBeGreaterThan(10);
    expect([...new Set(keys)].filter((key) => !/^[\w ]+$/.test(key ?? ''))).toEqual([]);
  });
});

describe('GHSA-g8jh-vg5j-4h3f: a directive that would decide who may see a field', () => {
  const sdl = (imported: string, used: string) => `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", ${imported}])
    type Query { open: String secret: String ${used} }`;

  it.each([
    ['under its own name', '"@authenticated"', '@authenticated'],
    ['under another name', '{ name: "@authenticated", as: "@open" }', '@open'],
    ['with scopes, under another name', '{ name: "@requiresScopes", as: "@note" }', '@note(scopes: [["a"]])'],
    ['with a policy, by the name of its specification', '', '@federation__policy(policies: [["a"]])'],
  ])('is never overlooked %s: the graph does not start', async (_how, imported, used) => {
    const composed = compose([{ name: 'one', sdl: sdl(imported, used) }]);
    const { supergraph } = composed as { readonly supergraph: string };
    expect(supergraph).toContain('for: SECURITY');
    await expect(openPlanner(supergraph, DEFAULT_SETTINGS).then((planner) => planner.close())).rejects.toThrow(
      /^the supergraph cannot be loaded/,
    );
  });

  it.each([
    ['its own name', '"@inaccessible"', '@inaccessible'],
    ['another name', '{ name: "@inaccessible", as: "@note" }', '@note'],
  ])('hides a field under %s: nobody sees it, and the others are there', async (_how, imported, used) => {
    const { supergraph } = compose([{ name: 'one', sdl: sdl(imported, used) }]) as { readonly supergraph: string };
    const planner = await openPlanner(supergraph, DEFAULT_SETTINGS);
    const fields = Object.keys(planner.graph.schema.getQueryType()?.getFields() ?? {});
    await planner.close();
    expect(fields).toEqual(['open']);
  });

  it('is none of this graph’s own: what it links for security is known to the planner', () => {
    expect([...SUPERGRAPH.matchAll(/@link\(url: "([^"]+)"[^)]*for: SECURITY\)/g)].map(([, url]) => url)).toEqual([
      'https://specs.apollo.dev/inaccessible/v0.2',
    ]);
  });
});
