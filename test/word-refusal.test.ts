import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { textsIn } from '../gateway/dashboard/texts/define-texts.js';
import { refusalTexts } from '../gateway/dashboard/texts/refusals.js';
import { wordRefusal } from '../gateway/dashboard/views/mine/change/word-refusal.js';
import { presentRefusal, Refusal, UserErrorCode } from '../shared/command/user-error.js';

/** What a form says of a refusal: its own words and labels, never what only the API knows. */

const FIELD = 'person.phone';
const LABEL = 'Telefon på jobb';
const PROBLEM = { nb: 'skriv nummeret som +47 22 22 22 22', en: 'write the number as +47 22 22 22 22' };
const VALUES = {
  problem: PROBLEM,
  most: 200,
  start: '2031-02-03',
  from: '2031-02-03',
  to: '2031-02-03',
  number: '2.5',
  year: 2031,
  region: 'oslo',
};
const CODES = (Object.keys(UserErrorCode) as UserErrorCode[]).filter((code) => code !== 'STALE_VERSION');

/** As a form in a language says it; the owner knows bokmål and English. */
function say(code: UserErrorCode, language: 'nb' | 'nn' | 'en', field: string | null = FIELD): string {
  const refusal = presentRefusal(new Refusal(code, field, VALUES), language);
  const labelOf = (name: string) => (name === FIELD ? LABEL : null);
  return wordRefusal(refusal, { texts: textsIn(refusalTexts, language), date: () => 'en tirsdag', labelOf });
}

describe.each(['nb', 'nn', 'en'] as const)('in %s', (language) => {
  it.each(CODES)('%s names no field of the API and no day as the API writes it', (code) => {
    for (const field of [FIELD, 'appointmentId', null]) {
      expect(say(code, language, field)).not.toMatch(/person\.phone|appointmentId|input|\d{4}-\d{2}-\d{2}|idempotencyKey|undefined/);
      expect(say(code, language, field)).toMatch(/^\p{Lu}|^[«“]/u);
    }
  });
});

it('names the field by its label, and keeps what only the owner knows', () => {
  expect(say('TOO_LONG', 'nb')).toBe('«Telefon på jobb» kan ha høyst 200 tegn.');
  expect(say('TOO_LONG', 'nn')).toBe('«Telefon på jobb» kan ha høgst 200 teikn.');
  expect(say('END_BEFORE_START', 'nn')).toBe('«Telefon på jobb» må vere seinare enn en tirsdag, som det byrjar.');
  expect(say('NOT_FOUND', 'nb', 'appointmentId')).toBe('Noe av det dette gjelder finnes ikke her. Hent siden på nytt, og velg igjen.');
});

it("takes the owner's words where it has none, and says in nynorsk that they are bokmål", () => {
  expect(say('INVALID', 'nb')).toBe('«Telefon på jobb» er ikke gyldig: skriv nummeret som +47 22 22 22 22.');
  expect(say('INVALID', 'nn')).toBe('«Telefon på jobb» er ikke gyldig: skriv nummeret som +47 22 22 22 22. [bokmål]');
  expect(say('INVALID', 'en')).toBe('“Telefon på jobb” is not valid: write the number as +47 22 22 22 22.');
  expect(say('WRONG_STATE', 'nb')).toBe('Dette kan ikke gjøres nå: skriv nummeret som +47 22 22 22 22.');
});

it('says that nothing is changed where nothing is named that could be filled in', () => {
  expect(say('EMPTY', 'nb', null)).toBe('Det er ingenting å lagre: ingenting er endret.');
});

it("takes the owner's words for a code that is newer than the page", () => {
  const refusal = { code: 'NEWER', field: FIELD, message: 'person.phone er for ny.' };
  const texts = textsIn(refusalTexts, 'nb');
  expect(wordRefusal(refusal, { texts, date: (day) => day, labelOf: () => LABEL })).toBe('«Telefon på jobb» er for ny.');
});
