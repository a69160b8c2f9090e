import { sectorName } from '../../parts/sector-name.js';
import { silentOwners } from '../../parts/silent-owners.js';
import { coverageTexts } from '../../texts/coverage.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { CoverageTableQuery } from './table.generated.js';
import { useFigureWords } from './use-figure-words.js';

/** What a table says, in words: lowest and highest figure with their groups, all together, and how many groups have none. */
export function useSummary({ indicator, rows, total }: CoverageTableQuery['statistics']): string {
  const texts = useTexts(coverageTexts);
  const format = useFormat();
  const { write } = useFigureWords(indicator.unit);
  const valued = rows.flatMap(({ value, group }) => (value === null ? [] : [{ value, name: group.label }]));
  const [low, high] = extremes(valued);
  const as = `${texts.asOf(indicator.title, format.date(total.asOf))}.`;
  if (!low || !high) return `${as} ${texts.nothing}`;
  const range =
    low.value === high.value ? texts.same(write(low.value)) : texts.range(write(low.value), low.names, write(high.value), high.names);
  const silent = silentOwners(total).map(sectorName).join(', ');
  const wholeOf = (value: string) => (silent === '' ? texts.whole(value) : texts.wholeOfAnswered(value, silent));
  const whole = total.value === null ? '' : ` ${wholeOf(write(total.value))}`;
  const half = rows.filter((row) => row.value !== null && silentOwners(row).length > 0).map(({ group }) => group.label);
  const partial = half.length === 0 ? '' : ` ${texts.partial(half.join(', '))}`;
  const missing = rows.length - valued.length;
  const without = missing === 0 ? '' : ` ${texts.without(format.number(missing), format.number(rows.length))}`;
  return `${as} ${range}${whole}${partial}${without}`;
}

/** How many names stand for one value before the rest is cut short. */
const FEW = 3;

function extremes(valued: readonly { readonly value: number; readonly name: string }[]) {
  return [Math.min, Math.max].map((choose) => {
    const value = choose(...valued.map((one) => one.value));
    const names = valued.filter((one) => one.value === value).map(({ name }) => name);
    return names.length === 0 ? undefined : { value, names: names.slice(0, FEW).join(', ') + (names.length > FEW ? ' …' : '') };
  });
}
