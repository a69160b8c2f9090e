import { coverageTexts } from '../../texts/coverage.js';
import { coverageMapTexts } from '../../texts/coverage-map.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { CoverageTableData } from './figure-parts.js';
import { classOf, type ValueClass } from './value-classes.js';

/** What the colours and patterns of the map mean. */
export interface ClassLegendProps {
  readonly table: CoverageTableData;
  readonly classes: readonly ValueClass[];
}

const STATES = ['MISSING', 'SUPPRESSED', 'NOT_COMPARABLE'] as const;

/** Each class in figures, with how many areas it has; then what there is besides values. */
export function ClassLegend({ table: { rows, indicator }, classes }: ClassLegendProps) {
  const texts = useTexts(coverageMapTexts);
  const states = useTexts(coverageTexts);
  const format = useFormat();
  const isShare = indicator.unit === 'SHARE';
  const limit = (value: number) =>
    isShare ? format.percent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1) : format.number(value, 1);
  const countOf = (number: number) => rows.filter(({ value }) => value !== null && classOf(value, classes) === number).length;
  const without = STATES.map((state) => ({ state, count: rows.filter((row) => row.value === null && row.state === state).length }));
  return (
    <div className="legend">
      <h3 className="legend-head">{texts.legend}</h3>
      <ul className="plain">
        {classes.map(({ from, to }, index) => (
          <Entry key={from} look={`class-${index + 1}`} count={countOf(index)}>
            {(index === classes.length - 1 ? texts.through : texts.upTo)(limit(from), limit(to))}
          </Entry>
        ))}
        {without.map(
          ({ state, count }) =>
            count > 0 && (
              <Entry key={state} look={state} count={count}>
                {states[state]}
              </Entry>
            ),
        )}
      </ul>
      {classes.length > 0 && <p className="quiet">{isShare ? texts.even : `${texts.perInhabitants} ${texts.quantile}`}</p>}
    </div>
  );
}

function Entry({ look, count, children }: { readonly look: string; readonly count: number; readonly children: string }) {
  const texts = useTexts(coverageMapTexts);
  const format = useFormat();
  return (
    <li className="legend-entry">
      <svg className="legend-swatch" viewBox="-9 -9 18 18" aria-hidden="true">
        <g className="area" data-look={look}>
          <circle r="8" />
        </g>
      </svg>
      {children} <span className="quiet">{texts.count(format.number(count))}</span>
    </li>
  );
}
