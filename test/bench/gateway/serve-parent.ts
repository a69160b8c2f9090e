import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { childrenOf, cpuOfChildren } from '../cpu.js';

/** What a started program tells: addresses at which it serves, by name. */
export interface Ready {
  readonly urls: Readonly<Record<string, string>>;
}

/** What the parent may ask. */
export interface Command {
  readonly command: 'watch' | 'usage' | 'collect';
}

/** What this process has used so far. */
export interface Usage {
  /** User and system time of all its threads and of the processes that it has started (those on Linux only). */
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** The most that it ever had. */
  readonly peakRssBytes: number;
  /** As the two before, of the processes that it has started and that still run (Linux only). */
  readonly childrenRssBytes: number;
  readonly childrenPeakRssBytes: number;
  /** Of the main thread. */
  readonly heapBytes: number;
  /** The longest that the event loop was held up since `watch`; the timer's own millisecond is in it. */
  readonly delayMs: number;
}

/**
 * The child's side of {@link import('./measured-process.js').MeasuredProcess}: starts with the settings that the parent sends, then answers
 * its questions. Ends with its parent.
 * @param start gives the addresses at which the program serves
 */
export async function serveParent<Settings>(start: (settings: Settings) => Promise<Ready['urls']>): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  const [{ settings }] = (await once(process, 'message')) as [{ settings: Settings }];
  const urls = await start(settings);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let isWatching = false;
  process.on('message', ({ command }: Command) => {
    // Only while it is asked for: the watch wakes the process a thousand times a second.
    const delayMs = isWatching ? delay.max / 1e6 : 0;
    delay.disable();
    delay.reset();
    isWatching = command === 'watch' && delay.enable();
    if (command === 'collect') globalThis.gc?.();
    process.send?.(usage(delayMs));
  });
  process.send?.({ urls });
}

function usage(delayMs: number): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const { maxRSS } = process.resourceUsage();
  return {
    cpuMs: (user + system) / 1000 + cpuOfChildren(process.pid),
    rssBytes: rss,
    peakRssBytes: maxRSS * KB,
    childrenRssBytes: sumOfChildren('VmRSS'),
    childrenPeakRssBytes: sumOfChildren('VmHWM'),
    heapBytes: heapUsed,
    delayMs,
  };
}

const KB = 1024;

/** A line of `/proc/…/status`, in bytes. */
function sumOfChildren(line: string): number {
  const read = (pid: string) => {
    try {
      return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * KB;
    } catch {
      return 0; // It has just ended.
    }
  };
  return childrenOf(process.pid).reduce((sum, pid) => sum + read(pid), 0);
}
