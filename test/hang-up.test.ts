import pino from 'pino';
import { expect, it } from 'vitest';
import type { Gateway } from '../gateway/create-gateway.js';
import { askingFor } from '../gateway/export/ask-schema.js';
import type { GatewayContext } from '../gateway/gateway-context.js';
import { createApp } from '../gateway/http/create-app.js';
import { DEFAULT_SETTINGS } from '../gateway/settings/gateway-settings.js';
import { listen } from '../shared/subgraph/serve.js';
import { openRaw } from './kit/raw-http.js';

it('whoever hangs up before the next page is asked nothing more for, and is no error of the log', async () => {
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const app = await createApp(DEFAULT_SETTINGS, logger);
  const met = Promise.withResolvers<void>();
  const left = Promise.withResolvers<unknown>();
  // Whoever asked would be seen: there is nothing that could answer.
  const gateway = {} as Pick<Gateway, 'execute'>;
  app.get('/pages', async ({ raw }) => {
    const ask = askingFor(gateway, {} as GatewayContext, () => raw.socket.destroyed);
    met.resolve();
    await new Promise((resolve) => raw.socket.once('close', resolve));
    return ask('{ page }', {}).catch((error: unknown) => {
      left.resolve(error);
      throw error;
    });
  });
  const server = await listen(app, 'a gateway', { host: '127.0.0.1', port: 0, logger });
  try {
    const { socket } = openRaw(server.url, 'GET /pages HTTP/1.1\r\nHost: a\r\n\r\n');
    await met.promise;
    socket.resetAndDestroy();
    expect(await left.promise).toMatchObject({ name: 'Refusal', status: 499, code: 'CLIENT_HUNG_UP' });
  } finally {
    await server.close();
  }
  expect(lines).toEqual([]);
});
