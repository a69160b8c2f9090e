import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect } from 'vitest';
import { projectPath } from '../../shared/subgraph/project-root.js';

/** The compiled programs. */
export const GRAPH = 'gateway/start.js';
export const GATEWAY = 'gateway/main.js';
export const SUBGRAPH = 'subgraphs/main.js';

/** How a program ended. */
interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A compiled program in a process of its own. */
export interface Program {
  /** Address that it says it answers at. */
  readonly url: Promise<string>;
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** What it has printed so far. */
  readonly printed: () => string;
  kill(signal: NodeJS.Signals): Promise<Ended>;
}

/** Variables that a program starts with. */
export type Environment = Readonly<Record<string, string>>;

/** Asks for data that must come without an error. */
export async function ask<Data>(url: string, query: string, headers: Record<string, string> = {}): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** What test files do with programs. */
export interface Programs {
  /** Starts a program with nothing of this process's environment but what Node itself needs. */
  run(program: string, environment: Environment, ...args: string[]): Program;
  /** Runs a program that must not start; returns the one line that it leaves. */
  refusal(program: string, environment: Environment, ...args: string[]): Promise<string>;
  /** Lets a server of the test listen until the test ends; returns its port. */
  listenAnywhere(server: Server | HttpServer): Promise<number>;
  /** Has ended already. */
  forget(server: Server): void;
  temporaryFolder(): string;
  /** Where nothing was kept yet, and without a roster: the quickest start. */
  emptyGraph(): Environment;
}

/** Programs of a test file: each ends with its test, at the latest. */
export function startedPrograms(): Programs {
  const children = new Set<ChildProcess>();
  const servers = new Set<Server | HttpServer>();
  const folders: string[] = [];
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    for (const server of servers) await new Promise((resolve) => server.close(resolve));
    servers.clear();
  });
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  function run(program: string, environment: Environment, ...args: string[]): Program {
    const child = spawn(process.execPath, [projectPath('dist', ...program.split('/')), ...args], {
      cwd: temporaryFolder(),
      env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    const said = { stdout: '', stderr: '' };
    const { promise: url, resolve, reject } = Promise.withResolvers<string>();
    url.catch(() => undefined);
    child.stdout.on('data', (chunk) => {
      said.stdout += chunk;
      const address = /(http:\/\/[\d.]+:\d+)\/graphql/.exec(said.stdout)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.stderr.on('data', (chunk) => {
      said.stderr += chunk;
    });
    const ended = new Promise<Ended>((resolveEnd) => {
      child.once('close', (code, signal) => {
        children.delete(child);
        reject(new Error(`${program} ended: ${said.stderr}`));
        resolveEnd({ code, signal, ...said });
      });
    });
    const kill = (signal: NodeJS.Signals) => {
      child.kill(signal);
      return ended;
    };
    return { url, pid: child.pid ?? 0, ended, printed: () => said.stdout, kill };
  }

  function temporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'resource-nurse-start-'));
    folders.push(folder);
    return folder;
  }

  const emptyGraph = (): Environment => ({ DATA_DIR: temporaryFolder(), DEMO: 'off' });

  async function refusal(program: string, environment: Environment, ...args: string[]): Promise<string> {
    const { code, stderr, stdout } = await run(program, environment, ...args).ended;
    expect(stderr).toMatch(/^Cannot start: [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    return stderr;
  }

  async function listenAnywhere(server: Server | HttpServer): Promise<number> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.add(server);
    return (server.address() as AddressInfo).port;
  }

  return { run, refusal, listenAnywhere, forget: (server) => servers.delete(server), temporaryFolder, emptyGraph };
}
