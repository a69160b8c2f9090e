import { scaleLinear } from 'd3-scale';
import { line, symbol } from 'd3-shape';
import { useId } from 'react';
import { useWidth } from '../../parts/use-width.js';
import { coveragePlotTexts } from '../../texts/coverage-plots.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { CoverageFunnelQuery } from './funnel.generated.js';
import { FunnelLegend } from './funnel-legend.js';
import { FUNNEL_SHAPES } from './funnel-shapes.js';
import { spreadLabels } from './spread-labels.js';
import { useFigureWords } from './use-figure-words.js';

/** A funnel as the graph gives it. */
export type FunnelData = CoverageFunnelQuery['funnel'];

/** What is drawn. */
export interface FunnelPictureProps {
  readonly funnel: FunnelData;
  readonly unit: 'SHARE' | 'PER_10000';
  /** The summary in words. */
  readonly label: string;
}

const [LEFT, RIGHT, TOP, BOTTOM] = [52, 30, 12, 44];

/** Points by denominator and value, with the curves of the limits around the average; those outside have their names. */
export function FunnelPicture({ funnel, unit, label }: FunnelPictureProps) {
  const texts = useTexts(coveragePlotTexts);
  const format = useFormat();
  const { writeShort } = useFigureWords(unit);
  const [measure, width] = useWidth();
  const [title, clip] = [useId(), useId()];
  const { average, curves, points, startsAtZero } = funnel;
  const height = Math.max(280, Math.min(width * 0.55, 420));
  const drawn = points.flatMap(({ statistic: { group, value, denominator }, class: place }) =>
    value === null || denominator === null
      ? []
      : [{ ...group, value, denominator, rank: curves.findIndex(({ level }) => level === place?.level) + 1 }],
  );
  const sizes = drawn.map(({ denominator }) => denominator);
  const most = Math.max(...drawn.map(({ value }) => value), average ?? 0) * 1.12;
  const x = scaleLinear([startsAtZero ? 0 : Math.min(...sizes), Math.max(...sizes)], [LEFT, width - RIGHT]);
  const y = scaleLinear([0, unit === 'SHARE' ? 1 : most || 1], [height - BOTTOM, TOP]);
  const curve = (of: 'low' | 'high') =>
    line<(typeof curves)[number]['points'][number]>(
      (at) => x(at.denominator),
      (at) => y(at[of]),
    );
  const placed = drawn.map((point) => ({ ...point, left: x(point.denominator), top: y(point.value) }));
  const labels = spreadLabels(
    placed.filter(({ rank }) => rank > 0),
    { right: width - RIGHT, top: TOP, bottom: height - BOTTOM },
  );
  return (
    <div ref={measure}>
      <svg className="plot plot-whole" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={title}>
        <title id={title}>{label}</title>
        <clipPath id={clip}>
          <rect x={LEFT} y={TOP - 8} width={Math.max(width - LEFT - RIGHT + 8, 0)} height={height - TOP - BOTTOM + 8} />
        </clipPath>
        {y.ticks(5).map((tick) => (
          <g key={tick} transform={`translate(0 ${y(tick)})`}>
            <line className="plot-grid" x1={LEFT} x2={width - RIGHT} />
            <text x={LEFT - 8} dy="0.35em" textAnchor="end">
              {writeShort(tick)}
            </text>
          </g>
        ))}
        {x.ticks(Math.max(2, Math.floor(width / 130))).map((tick) => (
          <text key={tick} x={x(tick)} y={height - BOTTOM + 18} textAnchor="middle">
            {format.number(tick)}
          </text>
        ))}
        <text x={width - RIGHT} y={height - 6} textAnchor="end">
          {texts.denominatorAxis}
        </text>
        <g clipPath={`url(#${clip})`}>
          {curves.flatMap(({ level, points: at }, index) =>
            (['low', 'high'] as const).map((of) => (
              <path key={`${level} ${of}`} className="plot-limit" data-rank={index + 1} d={curve(of)(at) ?? ''} />
            )),
          )}
          {average !== null && <line className="plot-average" x1={LEFT} x2={width - RIGHT} y1={y(average)} y2={y(average)} />}
        </g>
        {placed.map(({ key, rank, left, top }) => (
          <path
            key={key}
            className="plot-point"
            data-rank={rank}
            transform={`translate(${left} ${top})`}
            d={symbol(FUNNEL_SHAPES[Math.min(rank, 2)], rank > 0 ? 100 : 64)() ?? ''}
          />
        ))}
        {labels.map(({ key, label: name, x: at, y: down, anchor }) => (
          <text key={key} className="plot-name" x={at} y={down} textAnchor={anchor}>
            {name}
          </text>
        ))}
      </svg>
      <FunnelLegend levels={curves.map(({ level }) => level)} />
    </div>
  );
}
