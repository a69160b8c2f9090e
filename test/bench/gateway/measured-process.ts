import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { nodeArgumentsOf } from './node-arguments.js';
import type { Command, Ready, Usage } from './serve-parent.js';

/** How to start a process. */
export interface ProcessOptions {
  /** For Node itself, beside those of {@link nodeArgumentsOf}; for example `--cpu-prof`. */
  readonly nodeArguments?: readonly string[];
}

/** What is on while a program is measured: what production has, and for {@link MeasuredProcess.collect} the collector by hand. */
const ENVIRONMENT = { NODE_ENV: 'production', MODE: 'production', DATA_DIR: undefined, PORT: '0' };

/** A server in a process of its own, whose CPU, memory and event loop can be asked for. */
export class MeasuredProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Addresses at which it serves, by name. */
    readonly urls: Readonly<Record<string, string>>,
    /** Milliseconds from the start of Node until it serves. */
    readonly startMs: number,
  ) {}

  /**
   * Starts one of the `start-….ts` of this folder.
   * @param settings what it starts with; must fit its `serveParent`
   */
  static async start<Settings>(program: string, settings: Settings, { nodeArguments = [] }: ProcessOptions = {}): Promise<MeasuredProcess> {
    const started = performance.now();
    const child = fork(fileURLToPath(new URL(`./${program}.js`, import.meta.url)), [], {
      execArgv: [...nodeArgumentsOf(program), '--expose-gc', ...nodeArguments],
      env: { ...process.env, ...ENVIRONMENT },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${program} ended at its start with code ${code}`)));
    child.send({ settings });
    const [{ urls }] = (await Promise.race([once(child, 'message'), ended])) as [Ready];
    ended.catch(() => undefined);
    return new MeasuredProcess(child, urls, performance.now() - started);
  }

  /** Address of a program that serves only one. */
  get url(): string {
    const [url] = Object.values(this.urls);
    if (url === undefined) throw new Error('the process serves nothing');
    return url;
  }

  /** From now on the delay of its event loop is watched, until {@link usage} is asked. */
  watch = (): Promise<Usage> => this.ask('watch');
  usage = (): Promise<Usage> => this.ask('usage');
  /** Collects garbage first. */
  collect = (): Promise<Usage> => this.ask('collect');

  /** Ends it and waits for its end. */
  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }

  private async ask(command: Command['command']): Promise<Usage> {
    const answer = once(this.child, 'message', { signal: AbortSignal.timeout(60_000) });
    this.child.send({ command });
    const [usage] = (await answer) as [Usage];
    return usage;
  }
}
