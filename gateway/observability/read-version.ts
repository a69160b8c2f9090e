import { readFileSync } from 'node:fs';
import { projectPath } from '../../shared/subgraph/project-root.js';

/** The version of this program. */
export const readVersion = (): string =>
  (JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { readonly version: string }).version;
