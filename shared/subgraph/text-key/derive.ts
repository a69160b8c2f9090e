import { writeFileSync } from 'node:fs';
import { projectPath } from '../project-root.js';

/**
 * Derives the table of weights from this Node's `Intl.Collator('nb')` and writes it beside the code. Run by hand only
 * (`npm run generate:text-key`): ICU changes between Node versions, and stored keys must not, so the table is committed.
 */
const collator = (sensitivity: 'base' | 'accent' | 'variant') =>
  new Intl.Collator('nb', { sensitivity, usage: 'sort', caseFirst: 'false' });
const base = collator('base');
const accent = collator('accent');
const variant = collator('variant');

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
const characters = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0x17f),
  ...range(0x1cd, 0x1dc),
  ...range(0x1fa, 0x1ff),
  ...range(0x218, 0x21b),
  '–',
  '—',
  '‘',
  '’',
  '“',
  '”',
].filter((c) => base.compare(c, '') !== 0);

/** `aa` is a way to write å, and so is an a before any accented a: ICU sees the letters without their accents. */
const isA = (c: string) => /^a/i.test(c.normalize('NFD'));
const plainA = characters.filter((c) => isA(c) && c.normalize('NFD').length <= 2 && base.compare(c, 'a') === 0);
const afterA = characters.filter(isA);
const pairs = plainA.flatMap((a) => afterA.map((b) => a + b)).filter((pair) => base.compare(pair, 'å') === 0);

/** Characters that sort as two letters, such as þ as th. */
const letters = characters.filter((c) => /^[a-zæøå]$/.test(c));
const expansion = (c: string) =>
  letters.flatMap((a) => letters.map((b) => a + b)).find((two) => base.compare(two, c) === 0 && base.compare(two, 'å') !== 0);

const elements = [...characters.filter((c) => expansion(c) === undefined), ...pairs];
const groups: string[][] = [];
for (const element of elements.toSorted((a, b) => base.compare(a, b) || accent.compare(a, b) || variant.compare(a, b))) {
  const last = groups.at(-1);
  if (last?.[0] !== undefined && base.compare(last[0], element) === 0) last.push(element);
  else groups.push([element]);
}

type Weight = readonly [primary: number, secondary: number, tertiary: number];
const table: Record<string, readonly Weight[]> = {};
groups.forEach((group, primary) => {
  const accents = new Map<number, string>();
  let secondary = 0;
  let tertiary = 0;
  group.forEach((element, i) => {
    const before = group[i - 1];
    if (before !== undefined) {
      if (accent.compare(before, element) !== 0) {
        secondary += 1;
        tertiary = 0;
      } else if (variant.compare(before, element) !== 0) tertiary += 1;
    }
    accents.set(secondary, element);
    // Twice, which leaves room for characters that stand between.
    table[element] = [[primary, 2 * secondary, 2 * tertiary]];
  });
});
/**
 * Such a character sorts right after one way to write its two letters: as another case of it (tH < þ < Th), or as another accent
 * (every way to write ss < ß).
 */
function expand(c: string, two: string): readonly Weight[] {
  const [first = '', second = ''] = two;
  const ways = [two, first + second.toUpperCase(), first.toUpperCase() + second, two.toUpperCase()].toSorted(variant.compare);
  const before = ways.findLast((way) => variant.compare(way, c) < 0);
  if (before === undefined) throw new Error(`${c} stands before all ways to write ${two}`);
  const [a, b] = [...before].map(weightOf);
  if (!a || !b) throw new Error(`${two} is not in the table`);
  if (accent.compare(before, c) === 0) return [a, [b[0], b[1], b[2] + 1]];
  return [
    [a[0], a[1] + 1, 0],
    [b[0], 0, 0],
  ];
}

function weightOf(letter: string): Weight {
  const [weight] = table[letter] ?? [];
  if (!weight) throw new Error(`${letter} is not in the table`);
  return weight;
}

for (const c of characters) {
  const two = expansion(c);
  if (two !== undefined) table[c] = expand(c, two);
}
writeFileSync(projectPath('shared/subgraph/text-key/weights.json'), `${JSON.stringify(table).replaceAll(']],', ']],\n')}\n`);
