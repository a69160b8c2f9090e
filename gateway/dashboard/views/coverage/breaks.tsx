import { coverageTexts } from '../../texts/coverage.js';
import { coveragePlotTexts } from '../../texts/coverage-plots.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { CoverageSeriesQuery } from './series.generated.js';

/** What changed on the way, in words; the numbers are those in the picture. */
export function Breaks({ breaks }: { readonly breaks: CoverageSeriesQuery['series']['breaks'] }) {
  const texts = useTexts(coveragePlotTexts);
  const flags = useTexts(coverageTexts);
  const format = useFormat();
  return (
    <>
      <h3 className="legend-head">{texts.breaks}</h3>
      {breaks.length === 0 && <p>{texts.noBreaks}</p>}
      <ol className="break-list">
        {breaks.map(({ date, flag, note }) => (
          <li key={date + flag + note}>
            {format.date(date)} – {flags[flag]}. {note}
          </li>
        ))}
      </ol>
    </>
  );
}
