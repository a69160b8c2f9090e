import { scaleLinear } from 'd3-scale';
import { useId } from 'react';
import { useWidth } from './use-width.js';

/** One row of the plot: a value and how sure it is. */
export interface IntervalRow {
  readonly key: string;
  readonly label: string;
  /** Null where there is no value: the row stays, empty, with `note`. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** In place of a value, or beside it. */
  readonly note?: string;
}

/** A dot for each value with a line for its interval, on one scale that begins at zero. */
export interface IntervalPlotProps {
  readonly rows: readonly IntervalRow[];
  /** Writes a value at the axis. */
  readonly write: (value: number) => string;
  /** What the picture shows, for those who do not see it: the summary in words. */
  readonly label: string;
  /** A value for comparison, drawn as a line through all rows. */
  readonly reference?: { readonly value: number; readonly label: string };
  /** End of the scale; by default a little beyond the largest value. */
  readonly max?: number;
}

/** Beyond this it gets no wider; below `NARROW`, labels stand above their rows. */
const [WIDEST, NARROW] = [768, 480];
const [LABELS, MARGIN] = [180, 24];
const [ROW, HIGH_ROW] = [30, 44];
const AXIS = 36;
/** Above the rows, for the name of the line for comparison. */
const NAME = 24;

/** See {@link IntervalPlotProps}. */
export function IntervalPlot({ rows, write, label, reference, max }: IntervalPlotProps) {
  const title = useId();
  const [measure, available] = useWidth();
  const width = Math.min(available, WIDEST);
  const isNarrow = width < NARROW;
  const left = isNarrow ? MARGIN : LABELS;
  const rowHeight = isNarrow ? HIGH_ROW : ROW;
  const largest = Math.max(...rows.flatMap(({ value, high }) => [value ?? 0, high ?? 0]), reference?.value ?? 0);
  const x = scaleLinear([0, max ?? largest * 1.05], [left, width - MARGIN]).nice();
  const top = reference ? NAME : 0;
  const height = top + rows.length * rowHeight + AXIS;
  return (
    <div ref={measure}>
      <svg className="plot" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={title}>
        <title id={title}>{label}</title>
        {x.ticks(isNarrow ? 3 : 5).map((tick) => (
          <g key={tick} transform={`translate(${x(tick)} 0)`}>
            <line className="plot-grid" y1={top} y2={height - AXIS} />
            <text className="plot-tick" y={height - AXIS + 20} textAnchor="middle">
              {write(tick)}
            </text>
          </g>
        ))}
        {reference && (
          <g transform={`translate(${x(reference.value)} 0)`}>
            <line className="plot-reference" y1={top - 6} y2={height - AXIS} />
            <text y={top - 10} textAnchor={anchorOf((x(reference.value) - left) / (width - MARGIN - left))}>
              {reference.label}: {write(reference.value)}
            </text>
          </g>
        )}
        {rows.map(({ key, label: name, value, low, high, note }, index) => (
          <g key={key} transform={`translate(0 ${top + (index + (isNarrow ? 0.7 : 0.5)) * rowHeight})`}>
            <text
              className="plot-label"
              x={isNarrow ? 0 : left - 12}
              dy={isNarrow ? '-0.8em' : '0.35em'}
              textAnchor={isNarrow ? 'start' : 'end'}
            >
              {name}
            </text>
            {low !== null && high !== null && <line className="plot-interval" x1={x(low)} x2={x(high)} />}
            {value !== null && <circle className="plot-dot" cx={x(value)} r={5} />}
            {value === null && note && (
              <text className="plot-note" x={left + 8} dy="0.35em">
                {note}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** On which side of the line its name stands, so that it is not beyond the picture. */
function anchorOf(place: number): 'start' | 'middle' | 'end' {
  if (place < 1 / 3) return 'start';
  return place > 2 / 3 ? 'end' : 'middle';
}
