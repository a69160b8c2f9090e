import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { Refusal } from './refusal.js';
import { sendPublic } from './send-public.js';

/** Seconds for which a browser may use the script without asking again: no longer, for its address never changes. */
const MAX_AGE = 3_600;

/** Serves `/embed.js`, the web components for other sites' pages (`gateway/embed`), as `npm run build` has made it. */
export function serveEmbed(app: FastifyInstance): void {
  app.get('/embed.js', async (_request, reply) => {
    const body = await readFile(projectPath('dist', 'gateway', 'embed', 'embed.js')).catch(() => {
      throw new Refusal(404, 'The script has not been built. Run `npm run build`.');
    });
    return sendPublic(reply, { type: 'text/javascript; charset=utf-8', body, maxAge: MAX_AGE });
  });
}
