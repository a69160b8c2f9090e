/** Letters that do not fall apart into an ASCII letter and marks. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'a',
  œ: 'o',
  ß: 'ss',
  þ: 'th',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};

/**
 * The words of a text in the form in which texts are compared: lower case, ASCII letters and digits alone. All ways to write a
 * Norwegian letter meet: å, aa and a; æ, ae and a; ø, oe and o. So more texts meet than are the same («Bår» and «Bar»): who searches
 * without a Norwegian keyboard shall find. A letter of another alphabet becomes its number, so that it can be found too.
 *
 * Folding again changes nothing, and the beginning of a word folds to a beginning of the folded word.
 */
export function foldWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) =>
      [...word]
        .map(foldLetter)
        .join('')
        .replace(/a[ae]+/g, 'a')
        .replace(/oe+/g, 'o'),
    );
}

/** The folded words with a space between; «» for a text without letters and digits. */
export const fold = (text: string): string => foldWords(text).join(' ');

function foldLetter(letter: string): string {
  if (/^[a-z0-9]$/.test(letter)) return letter;
  return LETTERS[letter] ?? `u${letter.codePointAt(0)}`;
}
