import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../shared/subgraph/project-root.js';

const PARTS = ['gateway', 'shared', 'subgraphs'];
/** Below `node_modules`, where compiled code finds the packages and the repository's own files as it does in `dist`. */
const CACHE = projectPath('node_modules', '.cache', 'resource-nurse');

/**
 * Compiles the sources as they are now, for programs that run in processes of their own: `dist` may be of another hour. What has been
 * compiled before is used again.
 * @returns folder that has the programs, for example `subgraphs/main.js`
 */
export function compileSources(): string {
  const folder = join(CACHE, digestOfSources());
  if (existsSync(folder)) return folder;
  const draft = join(CACHE, randomUUID());
  mkdirSync(draft, { recursive: true });
  const compilerOptions = { rootDir: projectPath(), outDir: draft, noCheck: true, sourceMap: false, incremental: false };
  const settings = { extends: projectPath('tsconfig.json'), compilerOptions, include: PARTS.map((part) => projectPath(part)), exclude: [] };
  writeFileSync(join(draft, 'tsconfig.json'), JSON.stringify(settings));
  try {
    execFileSync(process.execPath, [projectPath('node_modules', 'typescript', 'bin', 'tsc'), '-p', draft], { stdio: 'pipe' });
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another run may have been first.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function digestOfSources(): string {
  const digest = createHash('sha256').update(readFileSync(projectPath('tsconfig.json')));
  for (const part of PARTS) {
    const files = readdirSync(projectPath(part), { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|json)$/.test(file));
    for (const file of files.toSorted()) digest.update(file).update(readFileSync(projectPath(part, file)));
  }
  return digest.digest('hex').slice(0, 32);
}
