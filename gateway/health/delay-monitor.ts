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
 * @param onSample takes the 99th percentile of each second, in milliseconds
 */
export function monitorDelay(onSample: (delayMs: number) => void): DelayMonitor {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  const timer = setInterval(() => {
    // What is measured is the time between two looks, which is the resolution where nothing waits.
    onSample(Math.max(0, histogram.percentile(99) / NANOSECONDS_PER_MS - RESOLUTION_MS));
    histogram.reset();
  }, SAMPLE_MS);
  timer.unref();
  return {
    close: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
}
