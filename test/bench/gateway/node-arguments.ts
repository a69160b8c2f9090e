import { readFileSync } from 'node:fs';
import { projectPath } from '../../../shared/subgraph/project-root.js';

/** What `npm run gateway` gives Node before the program. */
const GATEWAY_SCRIPT = /^node (.*) dist\/gateway\/main\.js$/;

/** The programs that are our gateway. */
const OURS: ReadonlySet<string> = new Set(['start-ours', 'start-reloading']);

/**
 * Arguments for Node of a program that is measured: our gateway's are those of `npm run gateway`, which bound its memory; the others have
 * none of their own.
 */
export function nodeArgumentsOf(program: string): readonly string[] {
  if (!OURS.has(program)) return ['--enable-source-maps'];
  const { scripts } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> };
  const found = GATEWAY_SCRIPT.exec(scripts.gateway ?? '')?.[1];
  if (found === undefined) throw new Error('package.json has no script "gateway" of the form "node … dist/gateway/main.js"');
  return found.split(' ');
}
