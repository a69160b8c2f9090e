import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { projectPath } from '../../shared/subgraph/project-root.js';

/** What Vite builds: the sources, and a file that every build writes. */
const BUILDS = [
  { sources: projectPath('gateway', 'dashboard'), result: projectPath('dist', 'gateway', 'dashboard', 'index.html') },
  { sources: projectPath('gateway', 'embed'), result: projectPath('dist', 'gateway', 'embed', 'embed.js') },
];

/** As `npm run build` does: under the test runner's own, React would be built with its checks, twice as large. */
const NODE_ENV = 'production';

/** Builds the pages whose sources are newer than what is built: tests in the browser see the pages as they are in the working tree. */
export default async function setup(): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = NODE_ENV;
  for (const { sources, result } of BUILDS) {
    const newest = Math.max(...globSync('**/*.*', { cwd: sources }).map((file) => writtenAt(join(sources, file))));
    if (writtenAt(result) < newest) await build({ root: sources, configFile: join(sources, 'vite.config.ts'), logLevel: 'warn' });
  }
  process.env.NODE_ENV = before;
}

const writtenAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
