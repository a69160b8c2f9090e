import { connect, type Socket } from 'node:net';

/** A connection to a server, and everything that it has answered. */
export interface RawConnection {
  readonly socket: Socket;
  /** What has come so far. */
  readonly text: () => string;
  /** Once the server has closed it. */
  readonly closed: Promise<string>;
  /** Once what has come so far fits. */
  until(isEnough: (text: string) => boolean): Promise<string>;
}

/** Opens a connection and writes a text as it is, valid or not. */
export function openRaw(url: string, text: string): RawConnection {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const waiting = new Set<() => void>();
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    received += chunk;
    for (const check of waiting) check();
  });
  // A reset counts as closed.
  socket.on('error', () => undefined);
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  socket.write(text);
  return {
    socket,
    text: () => received,
    closed,
    until: (isEnough) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!isEnough(received)) return;
          waiting.delete(check);
          resolve(received);
        };
        waiting.add(check);
        void closed.then(() => reject(new Error(`closed after: ${received}`)));
        check();
      }),
  };
}

/** The head and the JSON of a raw answer, which must be complete. */
export function readRaw(text: string): { readonly status: number; readonly head: string; readonly body: unknown } {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body: JSON.parse(rest.join('\r\n\r\n')) };
}
