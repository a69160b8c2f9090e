import { Refusal } from '../../command/user-error.js';

const EMAIL = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}\.[^\s@<>,;".]{2,63}$/;
const PHONE = /^\+?[\d ]{5,20}$/;
const NO_EMAIL = { nb: 'skriv adressen som navn@arbeidssted.no', en: 'write the address as navn@arbeidssted.no' };
const NO_PHONE = { nb: 'skriv nummeret som +47 22 22 22 22', en: 'write the number as +47 22 22 22 22' };

/**
 * Checks an e-mail address; null passes.
 * @throws Refusal INVALID
 */
export function readEmail(email: string | null, field: string): string | null {
  if (email !== null && !EMAIL.test(email)) throw new Refusal('INVALID', field, { problem: NO_EMAIL });
  return email;
}

/**
 * Checks a telephone number: digits and spaces, perhaps with + before them; null passes.
 * @throws Refusal INVALID
 */
export function readPhone(phone: string | null, field: string): string | null {
  if (phone !== null && !PHONE.test(phone)) throw new Refusal('INVALID', field, { problem: NO_PHONE });
  return phone;
}
