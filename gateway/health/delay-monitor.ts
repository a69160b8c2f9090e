import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How often the delay is measured, and how long one measurement takes, in milliseconds. */
const RESOLUTION_MS = 20;
const SAMPLE_MS = 1_000;
const NANOSECONDS_PER_MS = 1e6;

/** Measures how long work waits for this process's one thread. */
export interface DelayMonitor {
  close(): void;
}

/**
 * Starts to measure the delay of the event loop.
 * @param onSample takes the longest delay of each second, in milliseconds
 */
export function monitorDelay(onSample: (delayMs: number) => void): DelayMonitor {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  const sample = () => {
    // What is measured is the time between two looks, which is the resolution where nothing waits.
    onSample(Math.max(0, histogram.max / NANOSECONDS_PER_MS - RESOLUTION_MS));
    histogram.reset();
  };
  // After all timers that are due, Node's own look too: it measures a delay that lasts until now, and a reset before would lose it. What
  // begins after a reset before Node's next look, within the resolution, is not seen.
  const timer = setInterval(() => setImmediate(sample), SAMPLE_MS);
  timer.unref();
  return {
    close: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
}
