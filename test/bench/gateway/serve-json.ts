import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Serves POST requests on a free port of this machine with plain `node:http`, and nothing else.
 * @param answer gives the answer to a body
 * @returns the address, without a path
 */
export async function serveJson(answer: (body: string) => string | Promise<string>): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      try {
        const text = Buffer.from(await answer(Buffer.concat(chunks).toString()));
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': text.length });
        response.end(text);
      } catch (error) {
        response.writeHead(500);
        response.end(String(error));
      }
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
