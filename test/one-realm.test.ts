import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Composition } from '../gateway/compose.js';
import { readAreas } from '../shared/areas.js';
import { buildSectorSchema } from '../shared/sector/create-sector-subgraph.js';
import { REGISTRY } from '../shared/sectors.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import { buildRegionalSchema } from '../subgraphs/regional/create-regional-subgraph.js';
import { compileSources } from './kit/compile.js';

/** Folders of all packages installed below a `node_modules`, those inside other packages too. */
function packagesIn(modules: string): string[] {
  if (!existsSync(modules)) return [];
  return readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => join(modules, name, inner)) : [join(modules, name)],
    )
    .flatMap((folder) => [folder, ...packagesIn(join(folder, 'node_modules'))]);
}

describe('graphql is one for all', () => {
  const packages = packagesIn(projectPath('node_modules'));
  const nameIn = (folder: string) => (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string }).name;

  it('because it is installed once', () => {
    expect(packages.length).toBeGreaterThan(100);
    const copies = packages.filter((folder) => existsSync(join(folder, 'package.json')) && nameIn(folder) === 'graphql');
    expect(copies.map((folder) => relative(projectPath(), folder))).toEqual([join('node_modules', 'graphql')]);
  });

  it('so that the schemas that the kit builds are schemas to those who use them', async () => {
    const [sector] = REGISTRY.sectors;
    if (!sector) throw new Error('no sector');
    expect((await buildSectorSchema(sector)).schema).toBeInstanceOf(GraphQLSchema);
    expect((await buildRegionalSchema(REGISTRY, readAreas())).schema).toBeInstanceOf(GraphQLSchema);
  });

  it('in the compiled program too, where no test tool resolves imports', () => {
    const from = (...path: string[]) => JSON.stringify(pathToFileURL(projectPath('dist', ...path)).href);
    const program = `
      import { GraphQLSchema } from 'graphql';
      import { createRequire } from 'node:module';
      import { buildSectorSchema } from ${from('shared', 'sector', 'create-sector-subgraph.js')};
      import { REGISTRY } from ${from('shared', 'sectors.js')};
      const { schema } = await buildSectorSchema(REGISTRY.sectors[0]);
      const required = createRequire(${from('gateway', 'start.js')})('graphql').GraphQLSchema;
      process.stdout.write(JSON.stringify([schema instanceof GraphQLSchema, schema instanceof required]));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: projectPath(),
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: '[true,true]', stderr: '' });
  });
});

describe('every dependency', () => {
  const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
  type Manifest = Partial<Record<(typeof KINDS)[number] | 'overrides', Readonly<Record<string, string>>>>;
  const manifest = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as Manifest;
  const declared = KINDS.flatMap((kind) => Object.entries(manifest[kind] ?? {}));
  const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

  it('has one exact version, never a range', () => {
    expect(declared.length).toBeGreaterThan(20);
    expect(declared.filter(([, version]) => !EXACT.test(version))).toEqual([]);
    for (const range of ['^1.0.0', '~1.0.0', '1.x', '*', 'latest', '>=1.0.0', '1.0', 'git+https://example.org/x.git'])
      expect(range).not.toMatch(EXACT);
  });

  it('has that version in the lock file', () => {
    const { packages } = JSON.parse(readFileSync(projectPath('package-lock.json'), 'utf8')) as {
      packages: Readonly<Record<string, { readonly version?: string }>>;
    };
    const locked = declared.map(([name]) => [name, packages[`node_modules/${name}`]?.version]);
    expect(locked).toEqual(declared);
  });

  it('follows the one version of graphql', () => {
    expect(manifest.overrides).toMatchObject({ graphql: '$graphql' });
  });
});

describe('sixty sectors', () => {
  // In a process of its own, where coverage is not measured: that would take three times as long.
  it('compose without an error or a hint', { timeout: 180_000 }, async () => {
    const compiled = compileSources();
    const from = (...path: string[]) => JSON.stringify(pathToFileURL(join(compiled, ...path)).href);
    const program = `
      import { compose } from ${from('gateway', 'compose.js')};
      import { readAreas } from ${from('shared', 'areas.js')};
      import { buildSectorSchema } from ${from('shared', 'sector', 'create-sector-subgraph.js')};
      import { syntheticSectors } from ${from('shared', 'sector', 'demo', 'synthetic.js')};
      import { buildRegionalSchema } from ${from('subgraphs', 'regional', 'create-regional-subgraph.js')};
      const { registry } = syntheticSectors({ sectors: 60, unitsPerSector: 10, nursesPerSector: 10, seed: 'sixty' });
      const sectors = [];
      for (const sector of registry.sectors) sectors.push({ name: sector.slug, sdl: (await buildSectorSchema(sector)).sdl });
      const regional = { name: 'regional', sdl: (await buildRegionalSchema(registry, readAreas())).sdl };
      const prefixes = registry.sectors.map(({ prefix }) => prefix);
      process.stdout.write(JSON.stringify({ prefixes, composition: compose([...sectors, regional]) }));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      env: { PATH: process.env.PATH },
      maxBuffer: 256 * 1024 * 1024,
    });
    const { composition, prefixes } = JSON.parse(stdout) as { readonly composition: Composition; readonly prefixes: readonly string[] };
    expect('problems' in composition ? composition.problems : []).toEqual([]);
    const supergraph = 'supergraph' in composition ? composition.supergraph : '';
    expect(prefixes.length).toBe(60);
    for (const prefix of prefixes) expect(supergraph).toContain(`type ${prefix}Nurse implements`);
  });
});
