import weights from './weights.json' with { type: 'json' };

type Weight = readonly number[];
const TABLE = new Map<string, readonly Weight[]>(Object.entries(weights));
const LETTER_WEIGHTS = TABLE.size;

/** Sorts after every text key: for rows whose text the reader may not see. */
export const AFTER_ALL_TEXT = '~';

/**
 * The sort key of a text in Norwegian order (as `Intl.Collator('nb')`, version of the committed table): ASCII only, so that
 * JavaScript, SQLite and PostgreSQL (`collate "C"`) order it alike, byte by byte.
 *
 * Shape: two base-36 digits a letter for the letters, then `.` and the accents, then `.` and the case; the last two without
 * trailing zeros. Computed at every write and stored beside the text.
 * @param text any text; compared in NFC
 */
export function textKey(text: string): string {
  let primary = '';
  let secondary = '';
  let tertiary = '';
  for (const [first = 0, second = 0, third = 0] of elements(text.normalize('NFC'))) {
    primary += first.toString(36).padStart(2, '0');
    secondary += Math.min(second, 35).toString(36);
    tertiary += Math.min(third, 35).toString(36);
  }
  return `${primary}.${trim(secondary)}.${trim(tertiary)}`;
}

function* elements(text: string): Generator<Weight> {
  const letters = [...text];
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] ?? '';
    const pair = TABLE.get(letter + (letters[i + 1] ?? ''));
    if (pair && letters[i + 1] !== undefined) {
      yield* pair;
      i += 1;
    } else yield* TABLE.get(letter) ?? unknownLetter(letter);
  }
}

/** Letters outside the table come after all others, by code point, spread over three elements. */
function unknownLetter(letter: string): Weight[] {
  const code = letter.codePointAt(0) ?? 0;
  return [[Math.min(LETTER_WEIGHTS, 1295)], [code >> 10], [code & 1023]];
}

const trim = (digits: string) => digits.replace(/0+$/, '');
