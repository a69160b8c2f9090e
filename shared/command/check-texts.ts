import { idnr } from '@navikt/fnrvalidator';
import { Refusal } from './user-error.js';

/** Longest text of all. */
const MAX_TEXT = 4_000;
const MAX_KEY = 100;

/** What may stand between the parts of a number that is written down: 01.01.90-123 45. */
const SEPARATOR = String.raw`[\s\p{Pd}\u2212./:_·•]`;
const DATE = String.raw`\d{2}${SEPARATOR}?\d{2}${SEPARATOR}?\d{2}`;
/** A phone number may begin like 123 45, and goes on. */
const REST = String.raw`(?:\d{5}(?!\d)|\d{3}${SEPARATOR}\d{2}(?!${SEPARATOR}?\d))`;
/** Eleven digits and no more, also where two such numbers overlap. */
const ELEVEN_DIGITS = new RegExp(String.raw`(?<!\d)(?=(${DATE}${SEPARATOR}{0,3}${REST}))`, 'gu');
/** Ids are made of these; by chance, one in thirty thousand holds eleven digits that would do. */
const UUID = /(?<![\da-z])[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}(?![\da-z])/gi;

/**
 * Whether a text holds a national identity number: fødselsnummer, D-nummer, hjelpenummer, or a synthetic one.
 * Digits of other scripts and full-width digits count as the digits they are; what is not seen between them counts as nothing.
 */
export function hasIdentityNumber(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{M}]/gu, '')
    .replaceAll(/(?![0-9])\p{Nd}/gu, digitOf)
    .replaceAll(UUID, ' ');
  return [...plain.matchAll(ELEVEN_DIGITS)].some(([, found = '']) => idnr(found.replaceAll(/\D/g, '')).status === 'valid');
}

/** The value of a decimal digit of any script: each script's ten digits stand in a row, and zero comes first. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = code - 1;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(before))) before -= 1;
  return String((code - before - 1) % 10);
}

/** The texts of an input, with the path of each. */
function* textsOf(input: object, path: readonly string[] = []): Iterable<readonly [field: string, name: string, text: string]> {
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === 'string') yield [[...path, name].join('.'), name, value];
    else if (value !== null && typeof value === 'object') yield* textsOf(value, [...path, name]);
  }
}

/**
 * Refuses texts of more than {@link MAX_TEXT} characters, and an empty key: cheap, so before anything else.
 * @throws Refusal naming the field
 */
export function checkLengths(input: object): void {
  for (const [field, name, text] of textsOf(input)) {
    const most = name === 'idempotencyKey' ? MAX_KEY : MAX_TEXT;
    if (text.length > most) throw new Refusal('TOO_LONG', field, { most });
    if (field === 'idempotencyKey' && text.trim() === '') throw new Refusal('EMPTY', field);
  }
}

const NOT_SHOWN = {
  nb: 'den har tegn som ikke kan vises. Skriv den på nytt i stedet for å lime den inn',
  en: 'it has characters that cannot be shown. Write it anew instead of pasting it',
};

/**
 * Refuses what no text of an input may hold: national identity numbers and control characters. The message does not repeat the text.
 * @throws Refusal naming the field
 */
export function checkTexts(input: object): void {
  for (const [field, , text] of textsOf(input)) {
    if (hasIdentityNumber(text)) throw new Refusal('IDENTITY_NUMBER', field);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused; line breaks and tabs may stay.
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u2028\u2029]/.test(text))
      throw new Refusal('INVALID', field, { problem: NOT_SHOWN });
  }
}
