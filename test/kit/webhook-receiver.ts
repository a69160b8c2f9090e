import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What a message tells of a change. */
export interface ToldChange {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly objectId: string;
  readonly sector: string;
  readonly sequence: number;
}

/** A message that has arrived. */
export interface ReceivedMessage {
  readonly id: string;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
  readonly data: { readonly sequence: number; readonly since: string; readonly cursor: string; readonly changes: readonly ToldChange[] };
}

/** A real receiver on this machine. */
export interface Receiver {
  readonly url: string;
  readonly messages: ReceivedMessage[];
  /** How it answers, after it has taken the message down; 204 at first. */
  answer: (response: ServerResponse, message: ReceivedMessage) => void;
  close(): void;
}

/** Starts a receiver. */
export async function startReceiver(): Promise<Receiver> {
  const messages: ReceivedMessage[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { data } = JSON.parse(text) as Pick<ReceivedMessage, 'data'>;
    const message = { id: String(request.headers['webhook-id']), text, headers: request.headers, data };
    messages.push(message);
    receiver.answer(response, message);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook?of=test`,
    messages,
    answer: (response) => void response.writeHead(204).end(),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}

/** Whether a message is signed with a secret, by the library of Standard Webhooks. */
export function isSigned({ text, headers }: ReceivedMessage, secret: string): boolean {
  try {
    new Webhook(secret).verify(text, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
