import { symbol } from 'd3-shape';
import type { ReactNode } from 'react';
import { coveragePlotTexts } from '../../texts/coverage-plots.js';
import { useTexts } from '../../texts/use-language.js';
import { FUNNEL_SHAPES } from './funnel-shapes.js';
import { useLevel } from './use-level.js';

/** What the lines and shapes of a funnel mean. */
export function FunnelLegend({ levels }: { readonly levels: readonly number[] }) {
  const texts = useTexts(coveragePlotTexts);
  const level = useLevel();
  return (
    <ul className="plain plot-legend">
      <Entry name={texts.average}>
        <line className="plot-average" x1="-16" x2="16" />
      </Entry>
      {levels.map((one, index) => (
        <Entry key={one} name={texts.limits(level(one))}>
          <line className="plot-limit" data-rank={index + 1} x1="-16" x2="16" />
        </Entry>
      ))}
      <Entry name={texts.INSIDE}>
        <path className="plot-point" data-rank={0} d={symbol(FUNNEL_SHAPES[0], 64)() ?? ''} />
      </Entry>
      {levels.map((one, index) => (
        <Entry key={one} name={texts.beyond(level(one))}>
          <path className="plot-point" data-rank={index + 1} d={symbol(FUNNEL_SHAPES[Math.min(index + 1, 2)], 64)() ?? ''} />
        </Entry>
      ))}
    </ul>
  );
}

function Entry({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <li className="legend-entry">
      <svg className="legend-line" viewBox="-18 -9 36 18" aria-hidden="true">
        {children}
      </svg>
      {name}
    </li>
  );
}
