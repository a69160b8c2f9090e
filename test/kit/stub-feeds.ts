import { readFileSync } from 'node:fs';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { serve } from './website.js';

/** What a stub answers at an address: this value as JSON; a refusal; nothing, and the line is cut; nothing at all, ever. */
export type StubAnswer = { readonly json: unknown } | { readonly status: number; readonly json: unknown } | 'CUT' | 'NEVER';

/** Stands in for a gateway: the real script, and feeds that say whatever a test wants. */
export interface StubFeeds {
  readonly origin: string;
  /** Addresses asked for so far, without the script. */
  readonly asked: string[];
  answer: StubAnswer;
  close(): Promise<void>;
}

/** Starts such a gateway. */
export async function startStubFeeds(): Promise<StubFeeds> {
  const stub: Pick<StubFeeds, 'asked' | 'answer'> = { asked: [], answer: { json: { items: [] } } };
  const server = await serve(({ url = '' }, response) => {
    const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/javascript; charset=utf-8' };
    if (url === '/embed.js') return response.writeHead(200, headers).end(readFileSync(projectPath('dist', 'gateway', 'embed', 'embed.js')));
    stub.asked.push(url);
    const { answer } = stub;
    if (answer === 'NEVER') return undefined;
    if (answer === 'CUT') return response.destroy();
    response.writeHead('status' in answer ? answer.status : 200, { ...headers, 'content-type': 'application/json' });
    return response.end(JSON.stringify(answer.json));
  });
  return Object.assign(stub, server);
}
