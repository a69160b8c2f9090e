import { readFileSync } from 'node:fs';
import { projectPath } from '../../shared/subgraph/project-root.js';

/**
 * The table below a heading of docs/operations.md.
 * @returns what stands in its first column, without backticks, and the rest of the row
 */
export function documented(heading: string): ReadonlyMap<string, string> {
  const [, after = ''] = readFileSync(projectPath('docs', 'operations.md'), 'utf8').split(`## ${heading}\n`);
  const [section = ''] = after.split(/^##? /m);
  return new Map([...section.matchAll(/^\| `([^`]+)` \|(.*)$/gm)].map(([, name = '', rest = '']) => [name, rest]));
}
