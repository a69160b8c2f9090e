import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { projectPath } from '../../shared/subgraph/project-root.js';
import type { Gateway } from '../create-gateway.js';
import { Refusal } from '../http/refusal.js';
import { pageHeaders } from '../pages/page-headers.js';
import { buildSite } from './build-site.js';

/**
 * Serves `/docs`: guides, example queries and the reference of the schema, built with the first visit of each schema and kept; and
 * `/embed-example`, a page with the web components in it.
 */
export function serveDocs(app: FastifyInstance, gateway: Pick<Gateway, 'publicSchema'>): void {
  let built: { readonly schema: GraphQLSchema; readonly site: Promise<ReadonlyMap<string, string>> } | undefined;
  const pages = () => {
    const schema = gateway.publicSchema();
    if (built?.schema === schema) return built.site;
    const site = buildSite(schema);
    built = { schema, site };
    site.catch(() => {
      if (built?.site === site) built = undefined;
    });
    return site;
  };
  const send = async (reply: FastifyReply, address: string) => {
    const page = (await pages()).get(address);
    if (page === undefined) throw new Refusal(404, 'There is no such page. /docs lists them all.');
    return reply
      .headers({ ...pageHeaders(), 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(page);
  };
  app.get('/docs', (_request, reply) => send(reply, '/docs'));
  app.get<{ Params: { page: string } }>('/docs/:page', ({ params }, reply) => send(reply, `/docs/${params.page}`));
  app.get<{ Params: { page: string } }>('/docs/reference/:page', ({ params }, reply) => send(reply, `/docs/reference/${params.page}`));
  const sendFile = (reply: FastifyReply, file: string, type: string) =>
    reply
      .headers({ ...pageHeaders(), 'cache-control': 'no-cache' })
      .type(`${type}; charset=utf-8`)
      .send(readFileSync(projectPath('gateway', 'reference', file)));
  app.get('/docs/docs.css', (_request, reply) => sendFile(reply, 'docs.css', 'text/css'));
  app.get('/embed-example', (_request, reply) => sendFile(reply, 'embed-example.html', 'text/html'));
}
