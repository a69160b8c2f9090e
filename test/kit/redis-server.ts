import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the program is; `REDIS_SERVER` names it where it is elsewhere. */
const PROGRAM = process.env.REDIS_SERVER ?? '/usr/bin/redis-server';

/** Whether tests that need Redis are skipped: the program is not there, and nobody has said that it is. */
export const WITHOUT_REDIS = process.env.REDIS_SERVER === undefined && !existsSync(PROGRAM);

/** A Redis of its own on a free port, which keeps nothing on disk. */
export interface RedisServer {
  readonly url: string;
  /** Ends it at once, as if its machine had gone. */
  kill(): Promise<void>;
  /** Starts it again at the same address, empty. */
  start(): Promise<void>;
  /** Stops it in the middle of whatever it does: connections stay, and nothing is answered. */
  pause(): void;
  /** Lets it go on. */
  resume(): void;
  /** Ends it and removes what it has on disk. */
  stop(): Promise<void>;
}

/** Starts one. */
export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const port = await freePort();
  let child: ChildProcess | null = null;
  const start = async () => {
    mkdirSync(folder, { recursive: true });
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
    child = spawn(PROGRAM, options, { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of child.stdout ?? []) if (String(line).includes('Ready to accept connections')) break;
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
