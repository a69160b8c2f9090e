import { scaleLinear, scaleUtc } from 'd3-scale';
import { line } from 'd3-shape';
import { useId } from 'react';
import { useWidth } from '../../parts/use-width.js';
import { breakMarks } from './break-marks.js';
import type { CoverageSeriesQuery } from './series.generated.js';
import { type SeriesDot, seriesLines } from './series-lines.js';
import { spreadLabels } from './spread-labels.js';
import { useFigureWords } from './use-figure-words.js';

/** What is drawn. */
export interface SeriesPictureProps {
  readonly series: CoverageSeriesQuery['series'];
  readonly unit: 'SHARE' | 'PER_10000';
  /** The summary in words. */
  readonly label: string;
}

const [LEFT, RIGHT, TOP, BOTTOM] = [52, 24, 26, 28];
const HEIGHT = 300;
/** Between dots of one day. */
const ASIDE = 9;

/** Dots with intervals over time; lines stop at breaks, which are numbered as in the list below the picture. */
export function SeriesPicture({ series, unit, label }: SeriesPictureProps) {
  const { writeShort } = useFigureWords(unit);
  const [measure, width] = useWidth();
  const title = useId();
  const lines = seriesLines(series);
  const dots = lines.flat();
  const days = series.points.map(({ date }) => new Date(date));
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || dots.length === 0) return null;
  const x = scaleUtc([first, last], [LEFT + 12, width - RIGHT]);
  const y = scaleLinear([0, unit === 'SHARE' ? 1 : Math.max(...dots.map(({ high }) => high))], [HEIGHT - BOTTOM, TOP]).nice();
  const xOf = ({ day, aside }: SeriesDot) => x(day) + aside * ASIDE;
  const path = line<SeriesDot>(
    (dot) => xOf(dot),
    ({ value }) => y(value),
  );
  const isMany = new Set(dots.map(({ key }) => key)).size > 1;
  // Where several areas are shown, the last dot of each has its name.
  const ends = isMany ? lines.flatMap((stretch) => stretch.slice(-1)) : [];
  const labels = spreadLabels(
    ends.map((dot) => ({ key: dot.key, label: dot.label, left: xOf(dot), top: y(dot.value) })),
    { right: width - RIGHT, top: TOP, bottom: HEIGHT - BOTTOM },
  );
  const every = Math.ceil(days.length / Math.max(2, Math.floor((width - LEFT) / 56)));
  return (
    <div ref={measure}>
      <svg className="plot plot-whole" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-labelledby={title}>
        <title id={title}>{label}</title>
        {y.ticks(5).map((tick) => (
          <g key={tick} transform={`translate(0 ${y(tick)})`}>
            <line className="plot-grid" x1={LEFT} x2={width - RIGHT} />
            <text x={LEFT - 8} dy="0.35em" textAnchor="end">
              {writeShort(tick)}
            </text>
          </g>
        ))}
        {days.map(
          (day, index) =>
            (days.length - 1 - index) % every === 0 && (
              <text key={day.getTime()} x={x(day)} y={HEIGHT - 8} textAnchor="middle">
                {day.getUTCFullYear()}
              </text>
            ),
        )}
        {breakMarks(series).map(({ before, numbers }) => (
          // Between the points that it parts; the day itself is in the list.
          <g key={before} transform={`translate(${(x(days[before - 1] ?? first) + x(days[before] ?? last)) / 2} 0)`}>
            <line className="plot-break" y1={TOP - 6} y2={HEIGHT - BOTTOM} />
            <text y={TOP - 10} textAnchor="middle">
              {numbers}
            </text>
          </g>
        ))}
        {lines.map((stretch) => (
          <path key={`${stretch[0]?.key} ${stretch[0]?.day.getTime()}`} className="plot-line" d={path(stretch) ?? ''} />
        ))}
        {dots.map((dot) => (
          <g key={`${dot.key} ${dot.day.getTime()}`} transform={`translate(${xOf(dot)} 0)`}>
            <line className="plot-interval" y1={y(dot.low)} y2={y(dot.high)} />
            <circle className="plot-dot" cy={y(dot.value)} r={4.5} />
          </g>
        ))}
        {labels.map(({ key, label: name, x: at, y: down, anchor }) => (
          <text key={key} className="plot-name" x={at} y={down} textAnchor={anchor}>
            {name}
          </text>
        ))}
      </svg>
    </div>
  );
}
