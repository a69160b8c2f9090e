import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { nextTurn } from '../generations/next-turn.js';
import type { CompositionOrder, CompositionReport, CompositionVerdict } from './composition-messages.js';

/** Runs as it lies beside this file: from source in tests, compiled otherwise. */
const PROGRAM = new URL(`./composition-child${extname(import.meta.url)}`, import.meta.url);

/** Heap of the process, in MB: several times what two supergraphs of sixty sectors take. */
const MEMORY_MB = 1_024;

/** Beyond this it is given up, in milliseconds; the committed supergraph takes two seconds. */
const LIMIT_MS = 120_000;

/**
 * Reads, composes and checks a supergraph in a process of its own: it takes seconds of CPU, and packages that the gateway has no other use for.
 * @param signal ends it
 * @throws Error if the process ends without an answer, or could not find one: that says nothing about the supergraph
 */
export async function composeApart(order: CompositionOrder, signal?: AbortSignal): Promise<CompositionVerdict> {
  const execArgv = [`--max-old-space-size=${MEMORY_MB}`];
  const child = fork(PROGRAM, [], { env: {}, execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const answer = answerOf(child);
  // It may end before anybody waits.
  answer.catch(() => undefined);
  const kill = () => child.kill('SIGKILL');
  const timer = setTimeout(kill, LIMIT_MS);
  signal?.addEventListener('abort', kill);
  if (signal?.aborted) kill();
  try {
    // Either takes the event loop some milliseconds.
    await nextTurn();
    // That it cannot be sent is told by the end of the process.
    child.send(order, () => undefined);
    const report = await answer;
    if (report.kind === 'failed') throw new Error(`the check of the supergraph has failed: ${report.reason}`);
    return report;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', kill);
    kill();
  }
}

async function answerOf(child: ChildProcess): Promise<CompositionReport> {
  const ended = once(child, 'exit').then(() => null);
  const report = await Promise.race([once(child, 'message').then(([message]) => message as CompositionReport), ended]);
  if (report === null) throw new Error('the process that reads and checks the supergraph ended without an answer');
  await ended;
  return report;
}
