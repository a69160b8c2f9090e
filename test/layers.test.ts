import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY } from '../shared/sectors.js';
import { projectPath } from '../shared/subgraph/project-root.js';

const SECTORS = REGISTRY.sectors.map(({ slug }) => slug);

/** A file that imports another one; both as paths from the root of the repository. */
interface Import {
  readonly from: string;
  readonly to: string;
}

/** The layers, lowest first: each may import itself and those below it. */
const LAYERS = [/^shared\/subgraph\//, /^shared\//, /^subgraphs\//, /^gateway\//, /^test\//];
const layerOf = (file: string) => LAYERS.findIndex((layer) => layer.test(file));
const subgraphOf = (file: string) => /^subgraphs\/([^/]+)\//.exec(file)?.[1];

/** What is wrong with an import; null if nothing is. */
function problemOf({ from, to }: Import): string | null {
  if (layerOf(to) > layerOf(from)) return `${from} imports ${to}, which is above it`;
  const own = subgraphOf(from);
  if (own === undefined) return null;
  const other = subgraphOf(to);
  if (to.startsWith('subgraphs/') && other !== own) return `${from} imports ${to}, which is not of ${own}`;
  return null;
}

/** The relative imports of a file, static, dynamic and of types. */
function importsOf(from: string, text: string): Import[] {
  const targets = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g);
  return [...targets].map(([, target = '']) => ({ from, to: posix.join(posix.dirname(from), target).replace(/\.js$/, '.ts') }));
}

describe('the imports of this repository', () => {
  const files = globSync('{shared,subgraphs,gateway,test}/**/*.{ts,tsx}', { cwd: projectPath() }).map((file) => file.replaceAll('\\', '/'));
  const imports = files
    .filter((file) => file !== 'test/layers.test.ts') // Has bad examples in it.
    .flatMap((file) => importsOf(file, readFileSync(projectPath(...file.split('/')), 'utf8')));

  it('lead to files that exist, so none is overlooked', () => {
    expect(files.length).toBeGreaterThan(100);
    const known = new Set(files);
    const isKnown = (file: string) => known.has(file) || known.has(file.replace(/\.ts$/, '.tsx'));
    expect(imports.filter(({ to }) => !isKnown(to) && !/\.(json|css)$/.test(to))).toEqual([]);
    expect(new Set(imports.map(({ from }) => layerOf(from)))).toEqual(new Set(LAYERS.keys()));
  });

  it('lead downwards, and from no subgraph to another', () => {
    expect(imports.map(problemOf).filter((problem) => problem !== null)).toEqual([]);
  });

  it.each([
    ["import { a } from '../sectors.js';", 'shared/subgraph/x.ts'],
    ["export * from '../sector/rows.js';", 'shared/subgraph/x.ts'],
    ["import type { A } from '../../subgraphs/index.js';", 'shared/sector/x.ts'],
    ["import '../gateway/apollo/no-telemetry.js';", 'shared/x.ts'],
    ["const a = await import('../../gateway/main.js');", 'subgraphs/regional/x.ts'],
    ["import { a } from '../lovisenberg/index.js';", 'subgraphs/ous/x.ts'],
    ["import { a } from '../index.js';", 'subgraphs/ous/x.ts'],
    ["import { a } from '../../ous/demo.js';", 'subgraphs/regional/area/x.ts'],
    ["import { a } from '../test/kit/test-graph.js';", 'gateway/x.ts'],
  ])('would not pass with %s in %s', (text, file) => {
    expect(importsOf(file, text).map(problemOf)).toEqual([expect.stringContaining(file)]);
  });
});

/** What the files of a folder may not import, as they would write it. */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  'shared/subgraph': [
    ...['../sectors.js', '../areas.js', '../config.js', '../close-on-signal.js', '../sector/rows.js'],
    ...['../../subgraphs/index.js', '../../gateway/compose.js', '../../test/kit/test-graph.js'],
  ],
  'shared/subgraph/text-key': ['../../areas.js', '../../sector/rows.js', '../../../subgraphs/index.js'],
  shared: ['../subgraphs/index.js', '../gateway/compose.js', '../test/kit/test-graph.js'],
  'shared/identity': ['../config.js', '../areas.js', '../sector/rows.js', '../../subgraphs/index.js', '../../gateway/compose.js'],
  'shared/sector': ['../../subgraphs/index.js', '../../gateway/compose.js', '../../test/kit/test-graph.js'],
  'shared/sector/seed': ['../../../subgraphs/ous/index.js', '../../../gateway/compose.js'],
  subgraphs: ['../gateway/compose.js', '../test/kit/test-graph.js'],
  'subgraphs/regional': ['../ous/index.js', '../index.js', '../../gateway/compose.js'],
  'subgraphs/regional/area': ['../../ous/index.js', '../../index.js', '../../../gateway/compose.js'],
  ...Object.fromEntries(
    SECTORS.map((sector) => [
      `subgraphs/${sector}`,
      [
        ...[...SECTORS, 'regional'].filter((other) => other !== sector).map((other) => `../${other}/index.js`),
        ...['../index.js', '../main.js', '../start-subgraph.js', '../../gateway/compose.js'],
      ],
    ]),
  ),
  'subgraphs/ous/inner': ['../../lovisenberg/index.js', '../../regional/content.js', '../../index.js'],
  gateway: ['../test/kit/test-graph.js'],
};

/** What they may import. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'shared/subgraph': ['./errors.js', './text-key/text-key.js'],
  'shared/subgraph/text-key': ['../project-root.js'],
  shared: ['./subgraph/errors.js', './sector/rows.js'],
  'shared/identity': ['../subgraph/errors.js', '../sectors.js', './roles.js'],
  'shared/sector': ['../subgraph/errors.js', '../areas.js', './rows.js'],
  'shared/sector/seed': ['../../subgraph/errors.js', '../../sectors.js', '../rows.js'],
  subgraphs: ['./ous/index.js', './regional/content.js', '../shared/config.js'],
  'subgraphs/regional': ['../../shared/areas.js', '../../shared/subgraph/errors.js', './area/area.type.js'],
  'subgraphs/regional/area': ['../content.js', '../../../shared/areas.js'],
  ...Object.fromEntries(SECTORS.map((sector) => [`subgraphs/${sector}`, ['./demo.js', '../../shared/sector/rows.js']])),
  gateway: ['./compose.js', '../subgraphs/start-subgraph.js', '../shared/config.js'],
  test: ['../gateway/compose.js', './kit/test-graph.js'],
  'test/graph': ['../../subgraphs/regional/content.js', '../kit/test-graph.js'],
};

describe('the linter', () => {
  /** The rules that it reports, by file. */
  const reported = new Map<string, string[]>();
  /** The made-up file of a folder that imports something. */
  const fileWith = (folder: string, target: string) => `${folder}/imports-${target.replaceAll(/\W+/g, '-')}.ts`;
  const isRefused = (folder: string, target: string) =>
    reported.get(fileWith(folder, target))?.includes('lint/style/noRestrictedImports') ?? false;

  // The repository's own rules over a made-up tree: nothing of it ever lies in the repository.
  beforeAll(() => {
    const tree = mkdtempSync(join(tmpdir(), 'resource-nurse-layers-'));
    for (const file of ['biome.json', '.gitignore']) copyFileSync(projectPath(file), join(tree, file));
    const write = (file: string, target: string) => {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), `import * as all from '${target}';\n\nexport const a = () => all;\n`);
    };
    for (const [folder, targets] of [...Object.entries(FORBIDDEN), ...Object.entries(ALLOWED)])
      for (const target of targets) write(fileWith(folder, target), target);
    write('shared/sector/hen.ts', './egg.js');
    write('shared/sector/egg.ts', './hen.js');
    const biome = projectPath('node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const lint = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
    const { stdout } = spawnSync(process.execPath, lint, { cwd: tree, encoding: 'utf8' });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] };
    rmSync(tree, { recursive: true });
    for (const { category, location } of diagnostics) {
      const file = location.path.replaceAll('\\', '/');
      reported.set(file, [...(reported.get(file) ?? []), category]);
    }
  });

  it.each(Object.entries(FORBIDDEN))('refuses what %s may not import', (folder, targets) => {
    expect(targets.filter((target) => !isRefused(folder, target))).toEqual([]);
  });

  it.each(Object.entries(ALLOWED))('lets pass what %s may import', (folder, targets) => {
    expect(targets.filter((target) => reported.has(fileWith(folder, target)))).toEqual([]);
  });

  it('refuses two files that import each other', () => {
    for (const file of ['hen', 'egg']) expect(reported.get(`shared/sector/${file}.ts`)).toEqual(['lint/suspicious/noImportCycles']);
  });
});
