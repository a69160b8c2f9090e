import type { TargetUnit } from './plan.vocabulary.js';

/** What can be counted in each unit, both ends included. */
export const TARGET_RANGES: Readonly<Record<TargetUnit, readonly [from: number, to: number]>> = {
  PERCENT: [0, 100],
  COUNT: [0, Number.MAX_SAFE_INTEGER],
};
