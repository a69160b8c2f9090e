/** Child process: a bare `node:http` server that knows the answers by heart. Nothing that answers JSON over HTTP can be cheaper. */
import { serveJson } from './serve-json.js';
import { serveParent } from './serve-parent.js';

/** Answers by the text of the query. */
export interface BareSettings {
  readonly answers: Readonly<Record<string, string>>;
}

await serveParent(async ({ answers }: BareSettings) => ({
  bare: await serveJson((body) => answers[(JSON.parse(body) as { query: string }).query] ?? ''),
}));
