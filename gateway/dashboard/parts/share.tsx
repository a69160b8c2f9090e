import { partsTexts } from '../texts/parts.js';
import { useFormat } from '../texts/use-format.js';
import { useTexts } from '../texts/use-language.js';

/** A share, or a rate, as the graph gives it. */
export interface ShareFigure {
  /** In what it is told; a share if not given. */
  readonly unit?: 'SHARE' | 'PER_10000';
  readonly state: 'VALUE' | 'SUPPRESSED' | 'MISSING' | 'NOT_COMPARABLE';
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
}

/** A share or a rate in words: value, numerator of denominator, interval; or why there is none. */
export function Share({ figure }: { readonly figure: ShareFigure }) {
  const texts = useTexts(partsTexts);
  const format = useFormat();
  const { state, value, numerator, denominator, interval, unit = 'SHARE' } = figure;
  const write = (told: number) => (unit === 'SHARE' ? format.percent(told) : format.number(told, 2));
  if (state !== 'VALUE' || value === null)
    return (
      <em>{{ VALUE: texts.missing, SUPPRESSED: texts.suppressed, MISSING: texts.missing, NOT_COMPARABLE: texts.notComparable }[state]}</em>
    );
  return (
    <>
      <strong>{unit === 'SHARE' ? write(value) : texts.per10000(write(value))}</strong>{' '}
      {numerator !== null && denominator !== null && (
        <span className="quiet">{texts.of(format.number(numerator), format.number(denominator))}</span>
      )}
      {interval && (
        <small className="quiet block">
          {texts.interval(write(interval.low), write(interval.high), `${format.number(interval.level)} %`)}
        </small>
      )}
    </>
  );
}
