import { defineTexts } from './define-texts.js';

/**
 * Why a change was refused, by the owner's code. `what` is the label of the field, see `named`, or `something`; `detail` the day or number that
 * the owner names. Codes that are not here are told in the owner's words, see `owner`.
 */
export const refusalTexts = defineTexts({
  nb: {
    named: (label: string) => `«${label}»`,
    something: 'Noe av det dette gjelder',
    owner: (message: string) => message,
    nothing: 'Det er ingenting å lagre: ingenting er endret.',
    EMPTY: (what: string) => `Fyll ut ${what}.`,
    TOO_LONG: (what: string, most: string) => `${what} kan ha høyst ${most} tegn.`,
    IDENTITY_NUMBER: (what: string) =>
      `${what} ser ut til å inneholde et fødselsnummer eller D-nummer. Slike numre skal aldri registreres her. Fjern nummeret.`,
    INVALID_DATE: (what: string) => `${what} må være en dag som finnes.`,
    IN_THE_FUTURE: (what: string) => `${what} kan ikke være fram i tid.`,
    END_BEFORE_START: (what: string, day: string) => `${what} må være senere enn ${day}, som det begynner.`,
    NOT_FOUND: (what: string) => `${what} finnes ikke her. Hent siden på nytt, og velg igjen.`,
    UNIT_CLOSED: (_what: string, day: string) => `Enheten finnes ikke hele tiden fra ${day}. Sjekk når den ble åpnet eller lagt ned.`,
    OVERLAP: (_what: string, day: string) => `Det samme er registrert fra før, fra ${day}. Endre eller avslutt det i stedet.`,
    FUTURE_CONFLICT: (_what: string, day: string) =>
      `Det er registrert noe fra ${day} som dette ville komme i konflikt med. Endre det først.`,
    TOO_EARLY: (_what: string, day: string) => `Dette kan først gjøres fra ${day}.`,
    KEY_REUSED: () => 'Noe annet er sendt fra dette skjemaet i mellomtiden. Lagre en gang til.',
    ALREADY_RECORDED: () => 'Dette er registrert fra før.',
  },
  nn: {
    named: (label: string) => `«${label}»`,
    something: 'Noko av det dette gjeld',
    owner: (message: string) => `${message} [bokmål]`,
    nothing: 'Det er ingenting å lagre: ingenting er endra.',
    EMPTY: (what: string) => `Fyll ut ${what}.`,
    TOO_LONG: (what: string, most: string) => `${what} kan ha høgst ${most} teikn.`,
    IDENTITY_NUMBER: (what: string) =>
      `${what} ser ut til å innehalde eit fødselsnummer eller D-nummer. Slike nummer skal aldri registrerast her. Fjern nummeret.`,
    INVALID_DATE: (what: string) => `${what} må vere ein dag som finst.`,
    IN_THE_FUTURE: (what: string) => `${what} kan ikkje vere fram i tid.`,
    END_BEFORE_START: (what: string, day: string) => `${what} må vere seinare enn ${day}, som det byrjar.`,
    NOT_FOUND: (what: string) => `${what} finst ikkje her. Hent sida på nytt, og vel igjen.`,
    UNIT_CLOSED: (_what: string, day: string) => `Eininga finst ikkje heile tida frå ${day}. Sjekk når ho vart opna eller lagd ned.`,
    OVERLAP: (_what: string, day: string) => `Det same er registrert frå før, frå ${day}. Endre eller avslutt det i staden.`,
    FUTURE_CONFLICT: (_what: string, day: string) =>
      `Det er registrert noko frå ${day} som dette ville kome i konflikt med. Endre det først.`,
    TOO_EARLY: (_what: string, day: string) => `Dette kan først gjerast frå ${day}.`,
    KEY_REUSED: () => 'Noko anna er sendt frå dette skjemaet i mellomtida. Lagre ein gong til.',
    ALREADY_RECORDED: () => 'Dette er registrert frå før.',
  },
  en: {
    named: (label: string) => `“${label}”`,
    something: 'Something that this is about',
    owner: (message: string) => message,
    nothing: 'There is nothing to save: nothing has changed.',
    EMPTY: (what: string) => `Fill in ${what}.`,
    TOO_LONG: (what: string, most: string) => `${what} may have at most ${most} characters.`,
    IDENTITY_NUMBER: (what: string) =>
      `${what} seems to hold a national identity number. Such numbers are never recorded here. Remove the number.`,
    INVALID_DATE: (what: string) => `${what} must be a day that exists.`,
    IN_THE_FUTURE: (what: string) => `${what} must not be in the future.`,
    END_BEFORE_START: (what: string, day: string) => `${what} must be later than ${day}, when it begins.`,
    NOT_FOUND: (what: string) => `${what} is not known here. Load the page anew, and choose again.`,
    UNIT_CLOSED: (_what: string, day: string) =>
      `The unit does not exist throughout the time from ${day}. Look when it was opened or closed.`,
    OVERLAP: (_what: string, day: string) => `The same is recorded already, from ${day}. Change or end that instead.`,
    FUTURE_CONFLICT: (_what: string, day: string) => `Something is recorded from ${day} that this would contradict. Change that first.`,
    TOO_EARLY: (_what: string, day: string) => `This can be done from ${day} on, not before.`,
    KEY_REUSED: () => 'Something else was sent from this form in the meantime. Save once more.',
    ALREADY_RECORDED: () => 'This has been recorded before.',
  },
});
