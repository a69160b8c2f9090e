import { useMemo } from 'react';
import { coverageTexts } from '../../texts/coverage.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { CoverageFigureFragment } from './table.generated.js';

type Told = Pick<CoverageFigureFragment, 'state' | 'value' | 'numerator' | 'denominator' | 'unit' | 'interval'>;

/** How figures of one unit are written. */
export interface FigureWords {
  /** A value: `76,8 %` or `3,45 per 10 000`. */
  readonly write: (value: number) => string;
  /** A value where there is little room, such as at an axis. */
  readonly writeShort: (value: number) => string;
  /** Value, numerator of denominator, interval; or why there is none. */
  readonly tell: (figure: Told) => string;
}

/** See {@link FigureWords}. */
export function useFigureWords(unit: CoverageFigureFragment['unit']): FigureWords {
  const texts = useTexts(coverageTexts);
  const format = useFormat();
  return useMemo(() => {
    const isShare = unit === 'SHARE';
    const plain = (value: number) => (isShare ? format.percent(value) : format.number(value, 2));
    const write = (value: number) => (isShare ? plain(value) : texts.per10000(plain(value)));
    const tell = ({ state, value, numerator, denominator, interval }: Told) => {
      if (state !== 'VALUE' || value === null) return state === 'VALUE' ? texts.MISSING : texts[state];
      const counts = numerator === null || denominator === null ? '' : ` (${format.number(numerator)}/${format.number(denominator)})`;
      const limits = interval ? `, ${plain(interval.low)}–${plain(interval.high)}` : '';
      return `${write(value)}${counts}${limits}`;
    };
    const writeShort = (value: number) => (isShare ? format.percent(value, 0) : format.number(value, value > 0 && value < 10 ? 1 : 0));
    return { write, writeShort, tell };
  }, [unit, texts, format]);
}
