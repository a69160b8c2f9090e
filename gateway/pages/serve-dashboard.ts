import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { projectPath } from '../../shared/subgraph/project-root.js';
import { Refusal } from '../http/refusal.js';
import { pageHeaders } from './page-headers.js';
import { SIGN_IN_PATH, VIEW_PATHS } from './view-paths.js';

/** Names of built files hold a digest of what is in them: what has one name never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * Serves the dashboard as it was built: one page at the address of every view, and its files under `/assets`.
 * @param connect origins besides this one that its scripts may ask
 */
export async function serveDashboard(app: FastifyInstance, connect: readonly string[]): Promise<void> {
  const folder = projectPath('dist', 'gateway', 'dashboard');
  const assets = join(folder, 'assets');
  if (existsSync(assets)) {
    const setHeaders = (reply: FastifyReply) => {
      reply.headers({ 'cache-control': FOR_EVER, 'x-content-type-options': 'nosniff' });
    };
    const options = { root: assets, prefix: '/assets/', index: false, preCompressed: true, cacheControl: false, setHeaders } as const;
    await app.register(fastifyStatic, options);
  }
  // Read anew for each visit: a new build beneath a running gateway has new names of files.
  const read = async () => {
    const text = await readFile(join(folder, 'index.html'), 'utf8').catch(() => {
      throw new Refusal(404, 'The dashboard has not been built. Run `npm run build`; queries go to /graphql, and /explore has examples.');
    });
    return { text, etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
  };
  for (const path of [...Object.values(VIEW_PATHS), SIGN_IN_PATH])
    app.get(path, async (request, reply) => {
      const page = await read();
      reply.headers({ ...pageHeaders(connect), etag: page.etag, 'cache-control': 'no-cache' });
      if (request.headers['if-none-match'] === page.etag) return reply.code(304).send();
      return reply.type('text/html; charset=utf-8').send(page.text);
    });
}
