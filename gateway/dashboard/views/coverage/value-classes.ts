import { quantileSorted } from 'd3-array';

/** A class of values: from and including `from`, up to `to`; the last one includes `to`. */
export interface ValueClass {
  readonly from: number;
  readonly to: number;
}

/** How many there are, at most. */
const COUNT = 5;
/** Widths of classes that read well, in tens of which power soever. */
const ROUND = [1, 2, 2.5, 5, 10];

/** Classes of one width, on round numbers, for shares: the same colour is the same difference everywhere. */
export function evenClasses(values: readonly number[]): ValueClass[] {
  if (values.length === 0) return [];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const needed = Math.max((high - low) / COUNT, 0.01);
  const power = 10 ** Math.floor(Math.log10(needed));
  const widths = [...ROUND, 20, 50].map((round) => round * power);
  const fits = (width: number) => startOf(low, high, width) + COUNT * width >= high - 1e-9;
  const width = widths.find((one) => one >= needed - 1e-12 && fits(one)) ?? 50 * power;
  const start = startOf(low, high, width);
  return Array.from({ length: COUNT }, (_, step) => ({ from: tidy(start + step * width), to: tidy(start + (step + 1) * width) }));
}

/** Where the classes begin: at a round number, and so that none lies beyond 100 % while all values are within. */
const startOf = (low: number, high: number, width: number): number => {
  const start = Math.floor(low / width + 1e-9) * width;
  return high <= 1 && start + COUNT * width > 1 ? Math.max(Math.min(start, 1 - COUNT * width), 0) : start;
};

/** Classes with about as many areas each, for rates: a few small municipalities would else take the scale for themselves. */
export function quantileClasses(values: readonly number[]): ValueClass[] {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return [];
  const cuts = [1, 2, 3, 4].map((step) => tidy(quantileSorted(sorted, step / COUNT) ?? 0, 1));
  const limits = [Math.floor(low * 10) / 10, ...cuts, Math.ceil(high * 10) / 10];
  const distinct = [...new Set(limits)].toSorted((a, b) => a - b);
  if (distinct.length === 1) return [{ from: low, to: high }];
  return distinct.slice(1).map((to, index) => ({ from: distinct[index] ?? to, to }));
}

/** The number of a value's class, from 0; the last class takes its upper limit in. */
export function classOf(value: number, classes: readonly ValueClass[]): number {
  const found = classes.findIndex(({ from, to }) => value >= from - 1e-12 && value < to - 1e-12);
  return found >= 0 ? found : value < (classes[0]?.from ?? 0) ? 0 : classes.length - 1;
}

/** Takes away what binary fractions add. */
const tidy = (value: number, decimals = 6): number => Number(value.toFixed(decimals));
