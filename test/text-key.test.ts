import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AFTER_ALL_TEXT, textKey } from '../shared/subgraph/text-key/text-key.js';

const collator = new Intl.Collator('nb');

const byKey = (a: string, b: string) => {
  const [first, second] = [textKey(a), textKey(b)];
  return first < second ? -1 : first > second ? 1 : 0;
};
const byCollator = (a: string, b: string) => Math.sign(collator.compare(a, b));

/** Every pair of the list, told apart in the message. */
function comparePairs(texts: readonly string[], compare: (a: string, b: string) => number): string[] {
  return texts.flatMap((a) => texts.map((b) => `«${a}» ${'<=>'.charAt(compare(a, b) + 1)} «${b}»`));
}

/** One a word between bars: spaces count. */
const AWKWARD = [
  'Åse|Aase|AAse|aase|åse|aAse|Ase|Åase|aåse|Ærlig|Ähm|ærlig|Aerlig|Öst|Østby|øst|Ost',
  'van Dyk|Van Dyk|vanDyk|van  Dyk|van Demo|Per-Arne|Per Arne|Perarne|Per.Arne|Per|Per | Per|per',
  "O'Hara|O’Hara|OHara|Ohara|aa|Aa|AA|aA|aå|Aå|åa|aaa|a a|a-a|å|Å|á|áa|aá|ä|æ",
  'þ|ß|oß|OSS|sś|Țepeș|Tepes|Tz|ss|ssa|ßa|Weiß|Weiss|Weisse|é|e|É|E|André|Andre|Andrea|Andréa|ü|y|Y|Ü|z',
  "1|10|2|02|Avdeling 1|Avdeling 10|Avdeling 2|Avdeling A|| |  |-|.|'|–|«|»|/|(",
].flatMap((line) => line.split('|'));

const LETTERS = 'abcdefghijklmnopqrstuvwxyzæøåäöüé';
const PIECES = [...LETTERS, ...LETTERS.toUpperCase(), 'aa', 'Aa', 'AA', 'aA', ' ', '-', '.', "'"];
const words = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));

/** Pieces that are easily taken for each other: two texts made of them differ late, by accent or case alone. */
const LOOKALIKES = [
  ['a', 'A', 'á', 'Á', 'à', 'â'],
  ['å', 'Å', 'aa', 'Aa', 'AA', 'aA', 'aå', 'åa'],
  ['æ', 'Æ', 'ä', 'Ä', 'ae'],
  ['ø', 'Ø', 'ö', 'Ö', 'o'],
  ['y', 'Y', 'ü', 'Ü', 'u'],
  ['e', 'E', 'é', 'É', 'è'],
  ['s', 'S', 'ss', 'SS'],
  [' ', '-', '.', "'", ''],
];
const lookalikes = fc
  .array(
    fc.constantFrom(...LOOKALIKES).chain((group) => fc.tuple(fc.constantFrom(...group), fc.constantFrom(...group))),
    { maxLength: 8 },
  )
  .map((pairs): [string, string] => [pairs.map(([a]) => a).join(''), pairs.map(([, b]) => b).join('')]);

describe('the sort key of a text', () => {
  it('puts names in the order of a Norwegian telephone book', () => {
    const order = [
      'Ada',
      'Per Arne',
      'Per-Arne',
      'Perarne',
      'van Dyk',
      'Van Dyk',
      'Zoe',
      'Ähm',
      'Ærlig',
      'Öst',
      'Østby',
      'Åse',
      'Aase',
      'Åsne',
    ];
    expect(order.toReversed().toSorted(byKey)).toEqual(order);
  });

  it('orders every pair of an awkward list as the Norwegian collator does', () => {
    expect(comparePairs(AWKWARD, byKey)).toEqual(comparePairs(AWKWARD, byCollator));
  });

  it('places letters that count as two between the pairs of letters that they stand for', () => {
    const texts = ['th', 'tH', 'þ', 'Th', 'TH', 'Þ', 'Þa', 'Tha', 'THa', 'þa', 'ss', 'sS', 'Ss', 'SS', 'ß', 'ssa', 'ßa', 'SSa'];
    expect(comparePairs(texts, byKey)).toEqual(comparePairs(texts, byCollator));
  });

  it('orders any two texts as the Norwegian collator does, and is equal only where the collator sees no difference', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(byKey(a, b)).toBe(byCollator(a, b));
      }),
      { numRuns: 3000 },
    );
  });

  it('orders texts that differ in accents, case or punctuation alone as the Norwegian collator does', () => {
    fc.assert(
      fc.property(lookalikes, ([a, b]) => {
        expect(byKey(a, b)).toBe(byCollator(a, b));
      }),
      { numRuns: 5000 },
    );
  });

  it('is the same for composed and decomposed texts', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'grapheme' })), (text) => {
        expect(textKey(text.normalize('NFD'))).toBe(textKey(text.normalize('NFC')));
      }),
      { numRuns: 1000, examples: [['Åse'], ['André'], ['Ähm Öst'], ['aå']] },
    );
  });

  it('is ASCII and sorts before the mark of those whose name is hidden, whatever the text', () => {
    const texts = fc.oneof(words, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(texts, (text) => {
        expect(textKey(text)).toMatch(/^[\x20-\x7d]+$/);
        expect(textKey(text) < AFTER_ALL_TEXT).toBe(true);
      }),
      { numRuns: 300, examples: [[''], ['~'], ['~~~'], ['\u{10ffff}'], ['😀']] },
    );
  });

  it('spends nothing on accents and case where there are none', () => {
    expect(textKey('berg')).toHaveLength(2 * 'berg'.length + 2);
    expect(textKey('Berg')).toHaveLength(2 * 'berg'.length + 3);
  });

  it('puts letters of other alphabets after å, and keeps them apart', () => {
    const order = ['å', 'åå', 'Ж', 'Жа', 'И', '你', '😀'];
    expect(order.toReversed().toSorted(byKey)).toEqual(order);
    expect(new Set(order.map(textKey)).size).toBe(order.length);
  });
});
