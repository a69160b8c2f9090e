import { silentOwners } from '../../parts/silent-owners.js';
import { overviewTexts } from '../../texts/overview.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { OverviewCoverageQuery } from './overview.generated.js';

type Statistics = OverviewCoverageQuery['statistics'];

/** What the picture of coverage shows, in words: how many of how many, who is not in it, and how far the networks lie apart. */
export function useCoverageSummary({ rows, total }: Pick<Statistics, 'rows' | 'total'>, nameOf: (slug: string) => string): string {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const valued = rows.flatMap(({ group, value }) => (value === null ? [] : [{ value, name: nameOf(group.key) }]));
  const sorted = valued.toSorted((a, b) => a.value - b.value);
  const [low, high] = [sorted[0], sorted.at(-1)];
  const named = (fits: (row: Statistics['rows'][number]) => boolean) =>
    rows.flatMap((row) => (row.value === null && fits(row) ? [nameOf(row.group.key)] : []));
  const [silent, empty] = [named((row) => silentOwners(row).length > 0), named(hasNoUnits)];
  if (empty.length === rows.length) return texts.noUnitsAtAll;
  const { value, numerator, denominator, asOf } = total;
  const isCounted = value !== null && numerator !== null && denominator !== null;
  return [
    isCounted
      ? texts.counted(format.date(asOf), format.number(numerator), format.number(denominator), format.percent(value))
      : texts.noFigures,
    // What is said of all is then said of those who answer.
    ...(silent.length > 0 ? [texts.without(silent.join(', '))] : []),
    ...(low && high && low !== high ? [texts.range(format.percent(low.value), low.name, format.percent(high.value), high.name)] : []),
    ...(empty.length > 0 ? [texts.noUnitsIn(empty.join(', '))] : []),
  ].join(' ');
}

/** Whether there is nothing to count in a network: its owner has answered, and has no units. */
export const hasNoUnits = ({ notes }: Pick<Statistics['rows'][number], 'notes'>): boolean =>
  notes.some(({ code }) => code === 'NOTHING_TO_COUNT');
