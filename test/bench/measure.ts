import type { Cpu } from './cpu.js';

/** What a work cost each time: CPU and time in milliseconds, and requests to sectors. */
export interface Cost {
  readonly cpu: number;
  /** What of it the database server used. */
  readonly server: number;
  readonly times: readonly number[];
  readonly requests: number;
}

/** Measures a work many times in a row, each after something that is not measured. */
export type Measure = (times: number, work: () => Promise<unknown>, before?: () => Promise<unknown>) => Promise<Cost>;

/**
 * @param cpuOf does a work and tells its CPU time
 * @param asked how many requests there were so far
 */
export const createMeasure =
  (cpuOf: (work: () => Promise<unknown>) => Promise<Cpu>, asked: () => number): Measure =>
  async (times, work, before) => {
    const cost = { cpu: 0, server: 0, times: [] as number[], requests: 0 };
    for (let turn = 0; turn < times; turn++) {
      await before?.();
      const requests = asked();
      const { total, server } = await cpuOf(async () => {
        const start = performance.now();
        await work();
        cost.times.push(performance.now() - start);
      });
      cost.cpu += total / times;
      cost.server += server / times;
      cost.requests += (asked() - requests) / times;
    }
    return cost;
  };

/** The middle of some numbers; or the one that a share of them is below. */
export const median = (numbers: readonly number[], share = 0.5): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 0;
