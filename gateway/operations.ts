import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../shared/subgraph/project-root.js';

/** An example query: shown in the explorer, run by tests and benchmarks. */
export interface ExampleOperation {
  /** Name of the file, without its ending. */
  readonly name: string;
  readonly query: string;
}

/** Reads `gateway/operations/*.graphql`, by name. */
export function readOperations(): ExampleOperation[] {
  const folder = projectPath('gateway', 'operations');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .toSorted()
    .map((file) => ({ name: file.replace('.graphql', ''), query: readFileSync(join(folder, file), 'utf8') }));
}
