import { defineTexts } from './define-texts.js';

/** Texts of every form that changes something. */
export const changeTexts = defineTexts({
  nb: {
    sending: 'Lagrer …',
    done: (what: string) => `Lagret: ${what}.`,
    refused: 'Rett dette før du lagrer',
    required: (label: string) => `Fyll ut «${label}».`,
    stale: 'Noen andre har endret dette siden du åpnet det. Det du har skrevet, står fortsatt her. Hent det nye, se over, og lagre igjen.',
    reload: 'Hent det nye',
    unanswered:
      'Det er ikke sikkert at endringen ble lagret: svaret kom ikke fram. Ingenting er borte fra skjemaet. Lagre igjen; det blir gjort bare én gang.',
    later: 'Tjenesten har for mye å gjøre, og endringen er ikke lagret. Vent litt, og lagre igjen.',
    signedOut:
      'Innloggingen er utløpt, og endringen er ikke lagret. Logg inn igjen: det du har skrevet, kommer tilbake, og du kan lagre det da.',
    signIn: 'Logg inn igjen',
    drafted: 'Her er det du hadde skrevet. Det er ikke lagret ennå: se over, og lagre.',
    forbidden: 'Rollen din gir ikke tilgang til å endre dette.',
  },
  nn: {
    sending: 'Lagrar …',
    done: (what: string) => `Lagra: ${what}.`,
    refused: 'Rett dette før du lagrar',
    required: (label: string) => `Fyll ut «${label}».`,
    stale: 'Nokon andre har endra dette sidan du opna det. Det du har skrive, står framleis her. Hent det nye, sjå over, og lagre igjen.',
    reload: 'Hent det nye',
    unanswered:
      'Det er ikkje sikkert at endringa vart lagra: svaret kom ikkje fram. Ingenting er borte frå skjemaet. Lagre igjen; det blir gjort berre éin gong.',
    later: 'Tenesta har for mykje å gjere, og endringa er ikkje lagra. Vent litt, og lagre igjen.',
    signedOut:
      'Innlogginga har gått ut, og endringa er ikkje lagra. Logg inn igjen: det du har skrive, kjem tilbake, og du kan lagre det då.',
    signIn: 'Logg inn igjen',
    drafted: 'Her er det du hadde skrive. Det er ikkje lagra enno: sjå over, og lagre.',
    forbidden: 'Rolla di gir ikkje tilgang til å endre dette.',
  },
  en: {
    sending: 'Saving …',
    done: (what: string) => `Saved: ${what}.`,
    refused: 'Mend this before you save',
    required: (label: string) => `Fill in “${label}”.`,
    stale:
      'Somebody else has changed this since you opened it. What you wrote is still here. Fetch what is new, look it over, and save again.',
    reload: 'Fetch what is new',
    unanswered:
      'It is not certain that the change was saved: no answer came. Nothing is gone from the form. Save again; it is done only once.',
    later: 'The service has too much to do, and the change is not saved. Wait a little and save again.',
    signedOut: 'Your sign-in has expired, and the change is not saved. Sign in again: what you wrote comes back, and you can save it then.',
    signIn: 'Sign in again',
    drafted: 'Here is what you had written. It is not saved yet: look it over, and save.',
    forbidden: 'Your role does not let you change this.',
  },
});
