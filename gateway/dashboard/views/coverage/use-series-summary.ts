import { coveragePlotTexts } from '../../texts/coverage-plots.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { CoverageSeriesQuery } from './series.generated.js';
import { useFigureWords } from './use-figure-words.js';

/** What a series says, in words: its first and last figure, and whether it changes by more than chance. */
export function useSeriesSummary(series: CoverageSeriesQuery['series'] | null, unit: 'SHARE' | 'PER_10000'): string {
  const texts = useTexts(coveragePlotTexts);
  const format = useFormat();
  const { write } = useFigureWords(unit);
  if (!series) return '';
  const { points, trend, trendReason, direction } = series;
  const valued = points.flatMap(({ date, statistics }) => {
    const told = statistics.flatMap(({ value, group }) => (value === null ? [] : [{ value, name: group.label }]));
    const text = told.map(({ value, name }) => (told.length > 1 ? `${name} ${write(value)}` : write(value))).join(', ');
    return told.length === 0 ? [] : [{ date: format.date(date), text }];
  });
  const [first, last] = [valued[0], valued.at(-1)];
  if (!first || !last) return texts.noSeries;
  const change = first === last ? `${first.date}: ${first.text}.` : texts.from(first.date, first.text, last.date, last.text);
  const reason = trendReason === null ? '' : ` ${texts[trendReason]}`;
  const judged = direction === 'BETTER' || direction === 'WORSE' ? ` ${texts[direction]}` : '';
  return `${change} ${texts[trend]}${reason}${judged}`;
}
