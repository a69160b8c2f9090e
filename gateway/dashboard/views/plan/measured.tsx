import { partsTexts } from '../../texts/parts.js';
import { planTexts } from '../../texts/plan.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { PlanFigure } from './plan-parts.js';

/** What was measured, in a line: one figure, or of how many indicators there is one. */
export function Measured({ figures }: { readonly figures: readonly PlanFigure[] }) {
  const texts = useTexts(planTexts);
  const parts = useTexts(partsTexts);
  const format = useFormat();
  const [first, second] = figures;
  if (!first) return null;
  if (second) {
    const told = figures.filter(({ state }) => state === 'VALUE').length;
    return <span className="quiet">{texts.measuredOf(format.number(told), format.number(figures.length))}</span>;
  }
  const { state, value, numerator, denominator, unit } = first;
  if (state === 'SUPPRESSED') return <em className="quiet">{parts.suppressed}</em>;
  if (state === 'NOT_COMPARABLE') return <em className="quiet">{parts.notComparable}</em>;
  if (value === null) return <em className="quiet">{parts.missing}</em>;
  return (
    <span>
      <strong>{unit === 'SHARE' ? format.percent(value) : parts.per10000(format.number(value, 2))}</strong>
      {numerator !== null && denominator !== null && (
        <small className="quiet block">{parts.of(format.number(numerator), format.number(denominator))}</small>
      )}
    </span>
  );
}
