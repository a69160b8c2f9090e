import type { Words } from '../../command/user-error.js';
import type { TargetUnit } from './plan.vocabulary.js';

/** What can be a target in a unit. */
interface TargetRange {
  readonly most: number;
  /** Things are counted whole. */
  readonly whole: boolean;
  readonly words: Words;
}

const RANGES: Readonly<Record<TargetUnit, TargetRange>> = {
  PERCENT: { most: 100, whole: false, words: { nb: 'en prosent fra 0 til 100', en: 'a percentage from 0 to 100' } },
  COUNT: { most: Number.MAX_SAFE_INTEGER, whole: true, words: { nb: 'et helt antall fra 0 og opp', en: 'a whole number from 0 up' } },
};

/** What targets in a unit are. */
export const rangeWords = (unit: TargetUnit): Words => RANGES[unit].words;

/** Whether a number can be a target in a unit. */
export function isTarget(value: number, unit: TargetUnit): boolean {
  const { most, whole } = RANGES[unit];
  return value >= 0 && value <= most && (!whole || Number.isInteger(value));
}
