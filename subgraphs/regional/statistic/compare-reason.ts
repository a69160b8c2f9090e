import { bilingual } from '../indicator/indicator.type.js';
import type { ComparisonReason } from './compare.type.js';
import type { ComparisonReasonCode, ReasonWeight } from './compare.vocabulary.js';
import type { ComparisonSide } from './compare-side.js';

/** A rule that says why two groups compare with care, or not at all. */
export type ComparisonRule = (a: ComparisonSide, b: ComparisonSide) => ComparisonReason[];

/** A reason that compares with care; `bars` gives one that forbids. */
export const care = (code: ComparisonReasonCode, subjects: readonly string[], nb: string, en: string) =>
  reason('CARE', code, subjects, nb, en);

/** A reason that forbids to compare. */
export const bars = (code: ComparisonReasonCode, subjects: readonly string[], nb: string, en: string) =>
  reason('BARS', code, subjects, nb, en);

function reason(weight: ReasonWeight, code: ComparisonReasonCode, subjects: readonly string[], nb: string, en: string): ComparisonReason {
  return { code, weight, subjects, texts: bilingual(nb, en) };
}

/** How a group is named in the words of reasons. */
export const nameOf = ({ statistic }: ComparisonSide): { readonly nb: string; readonly en: string } => {
  const { nb, en } = statistic.group.texts;
  return { nb, en: en ?? nb };
};

/** Key by which a group is a subject. */
export const keyOf = ({ statistic }: ComparisonSide): string => statistic.group.key;
