/** Child process: a bare `node:http` server that gives one answer, to POST and GET, and 304 to those who have it. Nothing over HTTP can be cheaper. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveParent } from './serve-parent.js';

/** The answer. */
export interface BareKeptSettings {
  readonly answer: string;
  readonly etag: string;
}

await serveParent(async ({ answer, etag }: BareKeptSettings) => {
  const text = Buffer.from(answer);
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': text.length, etag };
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
      else response.writeHead(200, headers).end(text);
      return;
    }
    request.resume().on('end', () => response.writeHead(200, headers).end(text));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { bare: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
