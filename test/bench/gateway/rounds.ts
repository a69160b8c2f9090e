import { median } from '../measure.js';
import { drive, type Load } from './load.js';
import type { MeasuredProcess } from './measured-process.js';

/** One of those that are compared; the others are idle while it is measured. */
export interface Variant {
  readonly title: string;
  readonly process: MeasuredProcess;
}

/** Something that every variant is asked. */
export interface Work extends Pick<Load, 'body' | 'check' | 'form'> {
  readonly title: string;
}

/** How much is measured. */
export interface Effort {
  readonly rounds: number;
  /** Requests in a round for each work and variant. */
  readonly count: number;
  readonly concurrency: number;
}

/** What one round of a work cost a variant. */
export interface Sample {
  /** CPU of its process alone, milliseconds per request. */
  readonly cpu: number;
  readonly perSecond: number;
  readonly latencies: readonly number[];
}

/** Samples by variant and work, in the order of rounds. */
export type Samples = ReadonlyMap<Variant, ReadonlyMap<Work, readonly Sample[]>>;

/** Measures all variants in turns, so that what else the machine does falls on all alike; in another order each round. */
export async function compareRounds(variants: readonly Variant[], works: readonly Work[], effort: Effort): Promise<Samples> {
  const samples = new Map(variants.map((variant) => [variant, new Map(works.map((work): [Work, Sample[]] => [work, []]))]));
  // The round before the first lets V8 get to know the code, the pools their connections and the gateways the plans.
  for (let round = -1; round < effort.rounds; round++) {
    for (const variant of shuffle(variants)) {
      for (const work of works) {
        const sample = await measureWork(variant.process, work, effort);
        if (round >= 0) samples.get(variant)?.get(work)?.push(sample);
      }
    }
  }
  return samples;
}

/** One round of one work. */
async function measureWork(process: MeasuredProcess, work: Work, { count, concurrency }: Effort): Promise<Sample> {
  const before = await process.usage();
  const { seconds, latencies } = await drive({ ...work, url: process.url, concurrency, until: { count } });
  const { cpuMs } = await process.usage();
  return { cpu: (cpuMs - before.cpuMs) / count, perSecond: count / seconds, latencies };
}

/** How many times as much a variant costs as another, round by round: then what slows a round slows both. */
export function ratiosOf(samples: Samples, variant: Variant, baseline: Variant, work: Work): number[] {
  const theirs = samples.get(baseline)?.get(work) ?? [];
  return (samples.get(variant)?.get(work) ?? []).map(({ cpu }, round) => cpu / (theirs[round]?.cpu ?? Number.NaN));
}

/** The middle of rounds, with the lowest and the highest. */
export function spread(numbers: readonly number[], digits = 2): string {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return `${median(numbers).toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}

function shuffle<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
