import { type Contrast as Computed, contrastRates, contrastShares } from '../../../shared/statistics/contrast.js';
import type { Comparison, ComparisonReason, Contrast } from './compare.type.js';
import type { ComparisonVerdict } from './compare.vocabulary.js';
import { PER } from './figure.js';
import type { Statistic } from './statistic.type.js';

/** What the gravest of the reasons says. */
export function verdictOf(reasons: readonly Pick<ComparisonReason, 'weight'>[]): ComparisonVerdict {
  if (reasons.some(({ weight }) => weight === 'BARS')) return 'NOT_COMPARABLE';
  return reasons.length > 0 ? 'WITH_CARE' : 'COMPARABLE';
}

/** A figure, as far as it is contrasted. */
export type Figure = Pick<Statistic, 'unit' | 'state' | 'numerator' | 'denominator'>;

/** Difference and ratio of two figures; none unless both are VALUE and nothing bars it. */
export function contrastOf(a: Figure, b: Figure, verdict: ComparisonVerdict): Pick<Comparison, 'difference' | 'ratio'> {
  const [first, second] = [countOf(a), countOf(b)];
  if (verdict === 'NOT_COMPARABLE' || first === null || second === null) return { difference: null, ratio: null };
  const per = PER[a.unit];
  const { difference, ratio, level } = per === null ? contrastShares(first, second) : contrastRates(first, second, per);
  return { difference: present(difference, level), ratio: ratio && present(ratio, level) };
}

function countOf({ state, numerator: x, denominator: n }: Figure) {
  return state === 'VALUE' && x !== null && n !== null ? { x, n } : null;
}

const present = ({ value, low, high }: Computed['difference'], level: number): Contrast => ({
  value,
  interval: { low, high, level, method: 'MOVER' },
});
