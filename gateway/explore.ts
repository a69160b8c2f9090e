import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type ExampleOperation, readOperations } from './operations.js';

/** Kinds of users in the order in which most visitors will look: dashboards, websites, analysts, coordinators, leaders, nurses, steering. */
const READERS = ['rd', 'kw', 'an', 'co', 'le', 'nu', 'sg'];

let page: Promise<Buffer> | undefined;

/** GraphiQL from this server's own files, one tab for each example query; gzipped, made at the first visit. */
export function explorePage(): Promise<Buffer> {
  page ??= render();
  return page;
}

async function render(): Promise<Buffer> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const options = {
    title: 'Ressurssykepleiere',
    endpoint: '/graphql',
    defaultTabs: readOperations()
      .toSorted((a, b) => rank(a) - rank(b))
      .map(({ query }) => ({ query })),
  };
  return promisify(gzip)(renderGraphiQL(options as never));
}

const rank = ({ name }: ExampleOperation) => READERS.indexOf(name.slice(0, 2));
