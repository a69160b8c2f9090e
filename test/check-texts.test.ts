import 'reflect-metadata';
import { idnr } from '@navikt/fnrvalidator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLengths, checkTexts, hasIdentityNumber } from '../shared/command/check-texts.js';
import { Refusal } from '../shared/command/user-error.js';
import { SEED } from './kit/dice.js';
import { identityNumbers } from './kit/identity-number.js';

/** What no text may hold. The validator of Nav is the judge of what is a number; the text around it is what is tested here. */

const RUNS = { numRuns: 500, seed: SEED };
const isNumber = (digits: string) => idnr(digits).status === 'valid';
const numbers = fc.constantFrom(...identityNumbers(400));
const elevenDigits = fc.stringMatching(/^\d{11}$/);
/** Text without digits: what is next to the number could otherwise make another one of it. */
const around = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.normalize('NFKC').replaceAll(/[\p{Nd}\p{Cf}\p{M}]/gu, ''));

const spread =
  (zero: number) =>
  (digits: string): string =>
    [...digits].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');
const cut = (digits: string, separator: string, ...places: number[]) =>
  [...places.map((place, index) => digits.slice(places[index - 1] ?? 0, place)), digits.slice(places.at(-1))].join(separator);
const FORMS: Readonly<Record<string, (digits: string) => string>> = {
  'as it is': (digits) => digits,
  'with a space': (digits) => cut(digits, ' ', 6),
  'with a dot': (digits) => cut(digits, '.', 6),
  'with a hyphen': (digits) => cut(digits, '-', 6),
  'with a hyphen between spaces': (digits) => cut(digits, ' - ', 6),
  'with a long dash': (digits) => cut(digits, '—', 6),
  'with a minus sign': (digits) => cut(digits, '\u2212', 6),
  'with a slash': (digits) => cut(digits, '/', 6),
  'with a no-break space': (digits) => cut(digits, '\u00a0', 6),
  'with a narrow no-break space': (digits) => cut(digits, '\u202f', 6),
  'with a line break': (digits) => cut(digits, '\r\n', 6),
  'as a date with dots': (digits) => `${cut(digits.slice(0, 6), '.', 2, 4)} ${digits.slice(6)}`,
  'in small groups': (digits) => cut(digits, ' ', 2, 4, 6, 9),
  'in groups of three and two': (digits) => cut(digits, ' ', 6, 9),
  'in full-width digits': spread(0xff10),
  'in Arabic-Indic digits': spread(0x660),
  'in Devanagari digits': spread(0x966),
  'in mathematical digits': spread(0x1d7ce),
  'in superscript': (digits) => [...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join(''),
  'in digits of two scripts': (digits) => digits.slice(0, 4) + spread(0x6f0)(digits.slice(4)),
  'with zero-width joiners': (digits) => [...digits].join('\u200d'),
  'with zero-width spaces': (digits) => [...digits].join('\u200b'),
  'with soft hyphens': (digits) => cut(digits, '\u00ad', 3, 6),
  'in a text from right to left': (digits) => `\u202b${digits}\u202c`,
  'in keycaps': (digits) => [...digits].map((digit) => `${digit}\ufe0f\u20e3`).join(''),
};

describe(`a national identity number (seed ${SEED})`, () => {
  it('is of every kind: fødselsnummer, D-nummer, hjelpenummer, synthetic ones of Nav and of Skatteetaten', () => {
    const kinds = new Set(
      identityNumbers(400).map((digits) => {
        const result = idnr(digits);
        return result.status === 'valid' ? result.type : null;
      }),
    );
    expect(kinds).toEqual(new Set(['fnr', 'dnr', 'hnr', 'tnr', 'dnr-and-hnr', 'dnr-and-tnr']));
  });

  it.each(Object.entries(FORMS))('is found %s, alone, at the start, at the end and within a text', (_what, form) => {
    fc.assert(
      fc.property(numbers, around, around, (digits, before, after) => {
        const written = form(digits);
        for (const text of [written, written + after, before + written, before + written + after])
          expect(hasIdentityNumber(text), JSON.stringify(text)).toBe(true);
      }),
      RUNS,
    );
  });

  it('is eleven digits that the validator accepts, and no others', () => {
    fc.assert(
      fc.property(elevenDigits, around, around, (digits, before, after) => {
        expect(hasIdentityNumber(before + digits + after), digits).toBe(isNumber(digits));
      }),
      { ...RUNS, numRuns: 5_000 },
    );
  });

  it('is not in a longer row of digits', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 9 }), (digits, more) => {
        expect(hasIdentityNumber(`${more}${digits}`)).toBe(false);
        expect(hasIdentityNumber(`${digits}${more}`)).toBe(false);
      }),
      RUNS,
    );
  });

  it('is found beside other digits that stand apart', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 99_999_999 }), (digits, other) => {
        for (const text of [`${other} ${digits}`, `${digits} ${other}`, `tlf ${other}, fnr ${digits}.`, `${digits},${digits}`])
          expect(hasIdentityNumber(text), text).toBe(true);
      }),
      RUNS,
    );
  });

  it('is found whatever script the digits are of: their values are what Unicode says', () => {
    const zeros: number[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1)
      if (/^\p{Nd}$/u.test(String.fromCodePoint(code)) && (zeros.at(-1) ?? -10) + 10 <= code) zeros.push(code);
    expect(zeros.length).toBeGreaterThan(60);
    const [digits = ''] = identityNumbers(1);
    for (const zero of zeros) expect(hasIdentityNumber(spread(zero)(digits)), zero.toString(16)).toBe(true);
  });
});

describe('texts of every day', () => {
  it.each([
    '+47 22 33 44 55',
    '+4722334455',
    '0047 22 33 44 55',
    '901 23 456',
    '90 12 34 56',
    '+46 70 123 45 67',
    '+45 12 34 56 78',
    'Ring 22 11 26 30 eller 22 11 26 31',
    'Frist 01.02.26. Ring 901 23 456',
    '01.02.26 901 23 456',
    '01.02.2026 kl. 12.30',
    '2026-01-01 12345',
    '2026-01-01T12:00:00.000Z',
    '923 456 783',
    'NO 923 456 783 MVA',
    'HPR 7654321',
    'hpr:7654321',
    'Postboks 800, 3004 Drammen',
    '13/12 2025',
    '2024–2026',
    '',
  ])('%s holds none', (text) => {
    expect(hasIdentityNumber(text)).toBe(false);
  });

  it('nor do ids, though one in thirty thousand has eleven digits that would do', () => {
    fc.assert(
      fc.property(fc.uuid(), numbers, fc.constantFrom(...'abcdef'), (uuid, digits, letter) => {
        const unlucky = `${uuid.slice(0, -12)}${digits}${letter}`;
        expect(hasIdentityNumber(`ous:unit:${unlucky}`)).toBe(false);
        expect(hasIdentityNumber(unlucky.toUpperCase())).toBe(false);
        expect(hasIdentityNumber(`${unlucky} ${digits}`)).toBe(true);
        // No id, only something like one.
        expect(hasIdentityNumber(`x${unlucky}`)).toBe(true);
      }),
      RUNS,
    );
  });

  it('phone numbers, whatever they are and however they are written', () => {
    const phone = fc.stringMatching(/^[2-9]\d{7}$/);
    fc.assert(
      fc.property(phone, (digits) => {
        for (const text of [digits, cut(digits, ' ', 2, 4, 6), cut(digits, ' ', 3, 5)])
          for (const before of ['', '+47 ', '+47', '0047 ', 'tlf. ']) expect(hasIdentityNumber(before + text), before + text).toBe(false);
      }),
      RUNS,
    );
  });
});

describe('an input', () => {
  const refusalOf = (input: object) => {
    try {
      const whole = { idempotencyKey: 'key', ...input };
      checkLengths(whole);
      checkTexts(whole);
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [error.code, error.field];
    }
  };
  const [digits = ''] = identityNumbers(1);

  it.each([
    [{ note: digits }, ['IDENTITY_NUMBER', 'note']],
    [{ person: { name: `Kari ${digits}` } }, ['IDENTITY_NUMBER', 'person.name']],
    [{ ids: ['a', digits] }, ['IDENTITY_NUMBER', 'ids.1']],
    [{ idempotencyKey: digits }, ['IDENTITY_NUMBER', 'idempotencyKey']],
    [{ idempotencyKey: ' \u00a0' }, ['EMPTY', 'idempotencyKey']],
    [{ idempotencyKey: 'x'.repeat(101) }, ['TOO_LONG', 'idempotencyKey']],
    [{ idempotencyKey: 'x'.repeat(100) }, null],
    [{ note: 'x'.repeat(4_001) }, ['TOO_LONG', 'note']],
    [{ note: 'x'.repeat(4_000) }, null],
    [{ note: 'a\u0000b' }, ['INVALID', 'note']],
    [{ note: 'a\u001bb' }, ['INVALID', 'note']],
    [{ note: 'one\r\n\ttwo' }, null],
    [{ note: null, date: undefined, days: 12_345_678_901, person: null }, null],
  ])('%j', (input, expected) => {
    expect(refusalOf(input)).toEqual(expected);
  });
});
