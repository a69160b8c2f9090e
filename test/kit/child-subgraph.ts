import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { HOP_HEADER } from '../../shared/subgraph/hop.js';
import type { Answer } from './test-graph.js';

/** A subgraph in a process of its own, asked as the gateway does. */
export interface ChildSubgraph {
  query<Data>(query: string, variables: Record<string, unknown>, as: string): Promise<Answer<Data>>;
  /** Ends it at once, whatever it does, and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts a subgraph in a process of its own.
 * @param compiled folder of the compiled programs
 * @param environment with `HOP_SECRET`
 */
export async function startChild(
  compiled: string,
  name: string,
  environment: Readonly<Record<string, string>> & { readonly HOP_SECRET: string },
): Promise<ChildSubgraph> {
  const child = spawn(process.execPath, [join(compiled, 'subgraphs', 'main.js'), name], {
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: unknown) => {
      said += String(chunk);
      const address = /answers at (http:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`${name} ended: ${said}`)));
  });
  return {
    query: async (query, variables, as) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${as}`, [HOP_HEADER]: environment.HOP_SECRET },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, errors: undefined, ...((await response.json()) as object) } as never;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
