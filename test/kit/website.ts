import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web site of somebody else, on an origin of its own. */
export interface Website {
  readonly origin: string;
  /** Shows this in the body of its page from now on. */
  body: string;
  /** Language of the page. */
  lang: string;
  close(): Promise<void>;
}

/**
 * Starts a site whose pages let in as little as the strictest do: scripts and data of the gateway alone, styles of files alone, no HTML
 * from scripts.
 * @param style its style sheet
 */
export async function startWebsite(gateways: readonly string[], style: string): Promise<Website> {
  const from = gateways.join(' ');
  const policy = `default-src 'none'; script-src ${from}; connect-src ${from}; style-src 'self'; require-trusted-types-for 'script'`;
  const site = { body: '', lang: 'nb' };
  const server = await serve(({ url }, response) => {
    if (url === '/style.css') return response.setHeader('content-type', 'text/css').end(style);
    if (url === '/favicon.ico') return response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    response.end(`<!doctype html><html lang="${site.lang}"><head><title>KLB</title><link rel="stylesheet" href="/style.css">
      <meta name="viewport" content="width=device-width"></head><body><main><h1>KLB</h1>${site.body}</main></body></html>`);
  });
  return Object.assign(site, server);
}

/** Serves on a free port of this machine. */
export async function serve(answer: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
