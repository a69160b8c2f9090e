import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What a line does to one request. */
interface Line {
  /** Whether the request arrives. */
  readonly arrives: boolean;
  /** What happens when it is sent. */
  readonly onRequest?: (near: Socket) => void;
  /** What happens to each piece of its answer. */
  readonly onAnswer?: (near: Socket, piece: Buffer) => void;
}

const DRIP_MS = 25;
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type:';

const LINES = {
  PASS: { arrives: true, onAnswer: (near, piece) => void near.write(piece) },
  RESET: { arrives: false, onRequest: (near) => void near.resetAndDestroy() },
  HANG: { arrives: false },
  /** The answer comes, a letter now and then. */
  DRIP: { arrives: true, onAnswer: drip },
  GARBAGE: { arrives: false, onRequest: (near) => void near.end(Buffer.alloc(4_096, 0xfe)) },
  OVERSIZE: {
    arrives: false,
    onRequest: (near) => void near.write(`${HEAD} application/json\r\ncontent-length: 9999999999\r\n\r\n{"data":`),
  },
  WRONG_TYPE: {
    arrives: false,
    onRequest: (near) => void near.write(`${HEAD} text/html\r\ncontent-length: 20\r\n\r\n<html>Welcome</html>`),
  },
  HALF: { arrives: true, onAnswer: (near, piece) => void near.end(piece.subarray(0, piece.length / 2)) },
  /** The request arrives, and the connection is reset instead of its answer. */
  ANSWER_LOST: { arrives: true, onAnswer: (near) => void near.resetAndDestroy() },
} as const satisfies Record<string, Line>;

/** How a line is: passing; failing in one of the ways of networks, proxies and programs; refusing connections; failing every second time. */
export type Fault = keyof typeof LINES | 'REFUSE' | 'FLAP';

/** A TCP line to a server that can be made to fail at any time, on kept connections as well as on new ones. */
export class FaultProxy {
  /** Requests that came, of which not all went on. */
  readonly requests: string[] = [];
  private readonly sockets = new Set<Socket>();
  private fault: Fault = 'PASS';
  private server: Server | null = null;
  private port = 0;

  private constructor(private readonly target: URL) {}

  /** Opens a line to a server. */
  static async open(target: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(new URL(target));
    await proxy.set('PASS');
    return proxy;
  }

  /** Address of its near end: the same for as long as it lives. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What becomes of requests from now on. */
  async set(fault: Fault): Promise<void> {
    this.fault = fault;
    if (fault === 'REFUSE') return this.close();
    if (this.server) return;
    const server = createServer((near) => this.accept(near));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  /** Ends it, and all connections. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    for (const socket of this.sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  private accept(near: Socket): void {
    const far = connect(Number(this.target.port), this.target.hostname);
    this.join(near, far);
    this.join(far, near);
    let line: Line = LINES.PASS;
    near.on('data', (piece) => {
      if (/^(?:GET|POST) /.test(piece.toString('latin1', 0, 5))) {
        line = this.next();
        this.requests.push(piece.toString());
        line.onRequest?.(near);
      }
      if (line.arrives) far.write(piece);
    });
    far.on('data', (piece) => line.onAnswer?.(near, piece));
  }

  /** One ends with the other. */
  private join(socket: Socket, other: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.sockets.delete(socket);
      other.destroy();
    });
  }

  private next(): Line {
    if (this.fault === 'FLAP') return this.requests.length % 2 === 0 ? LINES.PASS : LINES.RESET;
    return this.fault === 'REFUSE' ? LINES.RESET : LINES[this.fault];
  }
}

function drip(near: Socket, piece: Buffer): void {
  let at = 0;
  const timer = setInterval(() => {
    if (near.destroyed || at === piece.length) return clearInterval(timer);
    near.write(piece.subarray(at, ++at));
  }, DRIP_MS);
}
