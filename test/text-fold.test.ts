import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, typosForgiven } from '../shared/sector/search/edit-distance.js';
import { fold, foldWords } from '../shared/sector/search/fold.js';
import { searchText } from '../shared/sector/search/search-text.js';
import { wordVariants } from '../shared/sector/search/word-variants.js';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzæøåÆØÅéüöäß', 'aa', 'ae', 'oe', 'Aa', 'AE', '-', ' ', "'", '.', '3'];
const norwegian = fc.array(fc.constantFrom(...LETTERS), { maxLength: 14 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(norwegian, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const word = fc.stringMatching(/^[a-e]{1,12}$/);

describe('the folded text', () => {
  it.each([
    ['Bærum', 'Baerum', 'BÆRUM', 'Barum'],
    ['Østensjø', 'Ostensjo', 'Oestensjoe', 'østensjø'],
    ['Ås', 'Aas', 'As', 'ÅS', 'aas'],
    ['Søndre Nordstrand', 'sondre-nordstrand', 'SOENDRE  NORDSTRAND'],
    ['St. Hanshaugen', 'st hanshaugen'],
    ['Flå', 'Flaa', 'Fla'],
    ['André', 'Andre', 'Andre\u0301'],
    ["O'Hara", 'O’Hara', 'o hara'],
    ['Weiß', 'weiss'],
  ])('is the same for all ways to write %s', (...ways) => {
    expect(new Set(ways.map(fold)).size).toBe(1);
  });

  it('keeps apart what is not the same', () => {
    const texts = ['Hansen', 'Hanssen', 'Jensen', 'Nes', 'Nesbyen', 'Ål', 'Hol', 'Hole', 'Жук', 'Чук', '你好', '1', '2', '12'];
    expect(new Set(texts.map(fold)).size).toBe(texts.length);
  });

  it('is words of ASCII letters and digits with single blanks, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text)).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
      }),
      { numRuns: 2000 },
    );
    for (const text of ['', ' ', '"*():^-', '😀', '\u0000', '\ud800']) expect(fold(text)).toBe('');
  });

  it('does not change when it is folded again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 3000, examples: [['aae'], ['oee'], ['aoe']] },
    );
  });

  it('is the same for composed and decomposed, upper and lower case', () => {
    fc.assert(
      fc.property(norwegian, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text));
        expect(fold(text.toUpperCase())).toBe(fold(text.toLowerCase()));
      }),
    );
  });

  it('finds every beginning of a text at the beginning of one of its words', () => {
    fc.assert(
      fc.property(norwegian, fc.nat(14), (text, length) => {
        const [first, ...more] = foldWords(text.slice(0, length)).toReversed();
        expect(searchText(text)).toContain([...more.toReversed(), first ?? ''].map((part) => ` ${part}`).join(''));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the number of typos', () => {
  it.each([
    ['hansen', 'hansen', 0],
    ['hansen', 'hanssen', 1],
    ['hansen', 'hasen', 1],
    ['hansen', 'hanzen', 1],
    ['hansen', 'hasnen', 1],
    ['ressurssykepleier', 'resurssykepleier', 1],
    ['drammen', 'dramen', 1],
    ['hansen', 'jensen', 2],
    ['hansen', 'olsen', 3],
  ])('from %s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
    expect(editDistance(b, a, 2)).toBe(distance);
  });

  it('is what an unbounded count gives, up to its bound', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(editDistance(a, b, 99), most + 1));
      }),
      { numRuns: 2000 },
    );
  });

  it('that a word forgives grows with its length', () => {
    expect(['abc', 'abcd', 'abcdefg', 'abcdefgh'].map(typosForgiven)).toEqual([0, 1, 1, 2]);
  });

  it('up to two is never missed by the variants of a word', () => {
    const edits = fc.array(fc.tuple(fc.constantFrom('add', 'drop', 'change', 'swap'), fc.nat(12), fc.constantFrom(...'abcde')), {
      maxLength: 2,
    });
    fc.assert(
      fc.property(fc.stringMatching(/^[a-e]{4,12}$/), edits, (before, changes) => {
        let after = before;
        for (const [kind, place, letter] of changes) {
          const at = Math.min(place, after.length - 1);
          const [head, tail] = [after.slice(0, at), after.slice(at)];
          if (kind === 'add') after = head + letter + tail;
          else if (kind === 'drop') after = head + tail.slice(1);
          else if (kind === 'change') after = head + letter + tail.slice(1);
          else after = head + (tail[1] ?? '') + (tail[0] ?? '') + tail.slice(2);
        }
        fc.pre(editDistance(before, after, 2) <= 2);
        const variants = new Set(wordVariants(before));
        expect(wordVariants(after).some((variant) => variants.has(variant))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
