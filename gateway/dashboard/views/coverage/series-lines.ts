import type { CoverageSeriesQuery } from './series.generated.js';

type Figure = CoverageSeriesQuery['series']['points'][number]['statistics'][number];

/** A figure of a series that has a value. */
export interface SeriesDot {
  readonly key: string;
  readonly label: string;
  readonly day: Date;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Place among those of the same day, 0 in the middle: they are drawn beside one another. */
  readonly aside: number;
}

/** The dots of a series, an array for each stretch to be joined by a line: of one group, without a gap and without a break in it. */
export function seriesLines({ points, breaks }: Pick<CoverageSeriesQuery['series'], 'points' | 'breaks'>): SeriesDot[][] {
  const lines: SeriesDot[][] = [];
  const open = new Map<string, SeriesDot[]>();
  let before = '';
  for (const { date, statistics } of points) {
    if (breaks.some((one) => one.date > before && one.date <= date)) open.clear();
    const drawn = statistics.flatMap((figure, index) => dotOf(figure, date, index - (statistics.length - 1) / 2));
    for (const key of open.keys()) if (!drawn.some((dot) => dot.key === key)) open.delete(key);
    for (const dot of drawn) {
      const line = open.get(dot.key) ?? [];
      if (line.length === 0) lines.push(line);
      line.push(dot);
      open.set(dot.key, line);
    }
    before = date;
  }
  return lines;
}

function dotOf({ group, value, interval }: Figure, date: string, aside: number): SeriesDot[] {
  if (value === null) return [];
  return [
    { key: group.key, label: group.label, day: new Date(date), value, low: interval?.low ?? value, high: interval?.high ?? value, aside },
  ];
}
