import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { projectPath } from '../shared/subgraph/project-root.js';

/** What takes memory and start-up time that the gateway's own thread has no use for: only the processes that plan and compose load it. */
const KEPT_OUT = [
  '@graphql-inspector/core',
  '@apollo/gateway',
  '@apollo/federation-internals',
  '@apollo/query-planner',
  '@apollo/composition',
];

/** The packages that a file loads, itself and by what it imports; types and `import()` load nothing. */
function packagesOf(entry: string): Set<string> {
  const packages = new Set<string>();
  const files = new Set([entry]);
  for (const file of files) {
    const text = readFileSync(projectPath(...file.split('/')), 'utf8');
    for (const [, what = '', from = ''] of text.matchAll(/^(?:import|export)\s+(?:([^'"]*?)\s*from\s+)?['"]([^'"]+)['"]/gm)) {
      if (/^type\b/.test(what)) continue;
      if (!from.startsWith('.')) packages.add(from);
      else if (!from.endsWith('.json')) files.add(posix.join(posix.dirname(file), from).replace(/\.js$/, '.ts'));
    }
  }
  expect([...files].filter((file) => !existsSync(projectPath(...file.split('/'))))).toEqual([]);
  return packages;
}

it('keeps planner and composition out of the gateway', () => {
  const packages = new Set([...packagesOf('gateway/main.ts'), ...packagesOf('gateway/start-gateway.ts')]);
  expect(packages).toContain('@apollo/server');
  expect(KEPT_OUT.filter((name) => packages.has(name))).toEqual([]);
  expect(packagesOf('gateway/planning/planning-child.ts')).toContain('@apollo/query-planner');
  const composing = packagesOf('gateway/composition/composition-child.ts');
  for (const name of ['@graphql-inspector/core', '@apollo/composition']) expect(composing).toContain(name);
});

it('keeps the program of the gateway out of the primary process of several, and what is loaded only if it is set', () => {
  const packages = packagesOf('gateway/main.ts');
  expect(packages).toContain('prom-client');
  const heavy = ['@apollo/server', '@mikro-orm/core', 'kysely', 'undici', '@redis/client', '@opentelemetry/sdk-trace'];
  expect(heavy.filter((name) => packages.has(name))).toEqual([]);
  const gateway = packagesOf('gateway/start-gateway.ts');
  expect(['@redis/client', '@opentelemetry/sdk-trace', '@mikro-orm/core', 'type-graphql'].filter((name) => gateway.has(name))).toEqual([]);
});
