import { defineTexts } from './define-texts.js';

/** Texts of every form that changes something. */
export const changeTexts = defineTexts({
  nb: {
    sending: 'Lagrer …',
    done: (what: string) => `${what}: lagret.`,
    refused: 'Rett dette før du lagrer',
    required: (label: string) => `Fyll ut «${label}».`,
    stale: 'Noen andre har endret dette siden du åpnet det. Det du har skrevet, står fortsatt her. Hent det nye, se over, og lagre igjen.',
    reload: 'Hent det nye',
    unanswered:
      'Det er ikke sikkert at endringen ble lagret: svaret kom ikke fram. Ingenting er borte fra skjemaet. Lagre igjen; det blir gjort bare én gang.',
    signedOut: 'Innloggingen er utløpt. Ta vare på det du har skrevet, logg inn igjen, og lagre på nytt.',
    forbidden: 'Rollen din gir ikke adgang til å endre dette.',
  },
  nn: {
    sending: 'Lagrar …',
    done: (what: string) => `${what}: lagra.`,
    refused: 'Rett dette før du lagrar',
    required: (label: string) => `Fyll ut «${label}».`,
    stale: 'Nokon andre har endra dette sidan du opna det. Det du har skrive, står framleis her. Hent det nye, sjå over, og lagre igjen.',
    reload: 'Hent det nye',
    unanswered:
      'Det er ikkje sikkert at endringa vart lagra: svaret kom ikkje fram. Ingenting er borte frå skjemaet. Lagre igjen; det blir gjort berre éin gong.',
    signedOut: 'Innlogginga er gått ut. Ta vare på det du har skrive, logg inn igjen, og lagre på nytt.',
    forbidden: 'Rolla di gir ikkje tilgjenge til å endre dette.',
  },
  en: {
    sending: 'Saving …',
    done: (what: string) => `${what}: saved.`,
    refused: 'Mend this before you save',
    required: (label: string) => `Fill in “${label}”.`,
    stale:
      'Somebody else has changed this since you opened it. What you wrote is still here. Fetch what is new, look it over, and save again.',
    reload: 'Fetch what is new',
    unanswered:
      'It is not certain that the change was saved: no answer came. Nothing is gone from the form. Save again; it is done only once.',
    signedOut: 'Your sign-in has expired. Keep what you wrote, sign in again, and save once more.',
    forbidden: 'Your role does not let you change this.',
  },
});
