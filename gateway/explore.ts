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

/** GraphiQL is one file with all its scripts and styles inline. It may ask this host alone, and stands in nobody's frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  'worker-src blob: data:',
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': POLICY.join('; '),
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  vary: 'Accept-Encoding',
};

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
    return String(acceptEncoding).includes('gzip')
      ? { body: zipped, headers: { ...HEADERS, 'content-encoding': 'gzip' } }
      : { body: plain, headers: HEADERS };
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
