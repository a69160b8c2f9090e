import type { CircleLabel } from './place-labels.js';

/** What is written at the circles of a cartogram. */
export interface AreaLabelsProps {
  readonly labels: readonly CircleLabel[];
  /** How the circle of a key looks. */
  readonly lookOf: (key: string) => string;
  /** Height of letters, in units of the map. */
  readonly letters: number;
}

/** For the eye alone: each circle says the same in its own words. */
export function AreaLabels({ labels, lookOf, letters }: AreaLabelsProps) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of SVG takes no focus.
    <g aria-hidden="true" className="area-labels" fontSize={letters}>
      {labels.map(({ key, x, y, lines, anchor, isInside }) => (
        <text key={key + lines[0]} textAnchor={anchor} data-look={isInside ? lookOf(key) : undefined}>
          {lines.map((line, index) => (
            <tspan key={line} x={x} y={y + index * letters * 1.15}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </g>
  );
}
