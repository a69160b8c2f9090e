import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type ExampleOperation, readOperations } from './operations.js';

/** Kinds of users in the order in which most visitors will look: dashboards, websites, analysts, coordinators, leaders, nurses, steering. */
const READERS = ['rd', 'kw', 'an', 'co', 'le', 'nu', 'sg'];

/** A page as it is sent. */
interface Page {
  readonly body: Buffer;
  readonly headers: Record<string, string>;
}

/**
 * GraphiQL from this server's own files, one tab for each example query. Rendered at the first visit and kept, plain and gzipped.
 * @returns gives the page in the encoding that a browser accepts
 */
export function createExplorer(): (acceptEncoding: string | string[] | undefined) => Promise<Page> {
  let rendered: Promise<{ plain: Buffer; zipped: Buffer }> | undefined;
  return async (acceptEncoding) => {
    rendered ??= render().catch((error: unknown) => {
      rendered = undefined;
      throw error;
    });
    const { plain, zipped } = await rendered;
    const type = { 'content-type': 'text/html; charset=utf-8', vary: 'Accept-Encoding' };
    return String(acceptEncoding).includes('gzip')
      ? { body: zipped, headers: { ...type, 'content-encoding': 'gzip' } }
      : { body: plain, headers: type };
  };
}

async function render(): Promise<{ plain: Buffer; zipped: Buffer }> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const options = {
    title: 'Ressurssykepleiere',
    endpoint: '/graphql',
    defaultTabs: readOperations()
      .toSorted((a, b) => rank(a) - rank(b))
      .map(({ query }) => ({ query })),
  };
  const plain = Buffer.from(renderGraphiQL(options as never));
  return { plain, zipped: await promisify(gzip)(plain) };
}

const rank = ({ name }: ExampleOperation) => READERS.indexOf(name.slice(0, 2));
