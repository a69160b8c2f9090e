import { readFile, stat } from 'node:fs/promises';
import { parse } from 'graphql';
import { compose } from '../compose.ts';
import { findSubgraphFiles } from './subgraph-files.ts';

/** The text of a supergraph, or all that is wrong with what it should be made of. */
export type ReadSupergraph = { readonly supergraph: string } | { readonly problems: readonly string[] };

/** Reads a supergraph from its file, or composes it of the subgraphs in a folder. */
export async function readSupergraph(path: string): Promise<ReadSupergraph> {
  try {
    if (!(await stat(path)).isDirectory()) return { supergraph: await readFile(path, 'utf8') };
    return await composeFolder(path);
  } catch (error) {
    return { problems: [`${path} cannot be read: ${messageOf(error)}`] };
  }
}

async function composeFolder(folder: string): Promise<ReadSupergraph> {
  const files = await findSubgraphFiles(folder);
  if (files.length === 0) return { problems: [`${folder} has no subgraph: neither <name>.graphql nor <name>/schema.graphql`] };
  const subgraphs = await Promise.all(files.map(async ({ name, path }) => ({ name, path, sdl: await readFile(path, 'utf8') })));
  const problems = subgraphs.flatMap(({ path, sdl }) => syntaxProblems(path, sdl));
  return problems.length > 0 ? { problems } : compose(subgraphs);
}

function syntaxProblems(path: string, sdl: string): string[] {
  try {
    parse(sdl, { noLocation: true });
    return [];
  } catch (error) {
    return [`${path}: ${messageOf(error)}`];
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
