import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file with the SDL of a subgraph. */
export interface SubgraphFile {
  /** Name of the subgraph. */
  readonly name: string;
  readonly path: string;
}

/**
 * The subgraphs of a folder, by name: `<name>.graphql`, or `<name>/schema.graphql`. What begins with a dot is none: with such names
 * Kubernetes puts new files in the place of old ones.
 */
export async function findSubgraphFiles(folder: string): Promise<SubgraphFile[]> {
  const found: SubgraphFile[] = [];
  for (const entry of (await readdir(folder)).toSorted()) {
    if (entry.startsWith('.')) continue;
    const path = join(folder, entry);
    const inner = join(path, 'schema.graphql');
    if (entry.endsWith('.graphql')) found.push({ name: entry.slice(0, -'.graphql'.length), path });
    else if (await isFile(inner)) found.push({ name: entry, path: inner });
  }
  return found;
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
