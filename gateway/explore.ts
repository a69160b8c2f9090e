import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { readOperations } from './operations.js';

let page: Promise<Buffer> | undefined;

/** GraphiQL from this server's own files, one tab for each example query; gzipped, made at the first visit. */
export function explorePage(): Promise<Buffer> {
  page ??= render();
  return page;
}

async function render(): Promise<Buffer> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const options = {
    title: 'Resource nurse networks',
    endpoint: '/graphql',
    defaultTabs: readOperations().map(({ query }) => ({ query })),
  };
  return promisify(gzip)(renderGraphiQL(options as never));
}
