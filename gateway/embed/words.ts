import type { Language } from './language.js';

const NB = {
  activity: 'Aktivitet i nettverkene',
  contactFor: (place: string) => `Kontakt for ${place}`,
  noActivity: 'Ingen aktivitet å vise.',
  moreContacts: (count: number) => `Viser de første ${count} enhetene. Det finnes flere.`,
  fewActivities: (count: number) => `Viser de siste ${count}; flere kan ikke vises her.`,
  noContact: (place: string) => `Fant ingen ressurssykepleier eller enhet for «${place}».`,
  didYouMean: (places: string) => `Mente du ${places}?`,
  silent: (names: string) => `${names} svarer ikke nå. Noe kan mangle.`,
  demo: 'Demodata: personer og enheter er oppdiktet.',
  failed: 'Innholdet kan ikke hentes nå. Prøv igjen senere.',
  refused: (what: string) => `Siden ber om noe som ikke finnes (${what}). Si fra til den som har ansvar for siden.`,
  inBokmal: '',
  verified: (day: string) => `Bekreftet ${day}`,
  noNurse: 'Ingen ressurssykepleier nå.',
  nameHidden: 'Navnet vises ikke',
  RESOURCE_NURSE: 'Ressurssykepleier',
  RESOURCE_PERSON: 'Ressursperson',
  NETWORK_ONLY: 'Kontaktopplysninger vises bare i nettverket.',
  PRIVATE: 'Kontaktopplysninger vises ikke.',
  NOT_REGISTERED: 'Ingen kontaktopplysninger er registrert.',
};

/** What the components say, in each language. */
export type Words = typeof NB;

const NN: Words = {
  activity: 'Aktivitet i nettverka',
  contactFor: (place) => `Kontakt for ${place}`,
  noActivity: 'Ingen aktivitet å vise.',
  moreContacts: (count) => `Viser dei første ${count} einingane. Det finst fleire.`,
  fewActivities: (count) => `Viser dei siste ${count}; fleire kan ikkje visast her.`,
  noContact: (place) => `Fann ingen ressurssjukepleiar eller eining for «${place}».`,
  didYouMean: (places) => `Meinte du ${places}?`,
  silent: (names) => `${names} svarer ikkje no. Noko kan mangle.`,
  demo: 'Demodata: personar og einingar er oppdikta.',
  failed: 'Innhaldet kan ikkje hentast no. Prøv igjen seinare.',
  refused: (what) => `Sida ber om noko som ikkje finst (${what}). Sei frå til den som har ansvar for sida.`,
  inBokmal: 'Tekstane under er på bokmål.',
  verified: (day) => `Stadfesta ${day}`,
  noNurse: 'Ingen ressurssjukepleiar no.',
  nameHidden: 'Namnet blir ikkje vist',
  RESOURCE_NURSE: 'Ressurssjukepleiar',
  RESOURCE_PERSON: 'Ressursperson',
  NETWORK_ONLY: 'Kontaktopplysningar blir berre viste i nettverket.',
  PRIVATE: 'Kontaktopplysningar blir ikkje viste.',
  NOT_REGISTERED: 'Ingen kontaktopplysningar er registrerte.',
};

const EN: Words = {
  activity: 'Activity in the networks',
  contactFor: (place) => `Contact for ${place}`,
  noActivity: 'There is no activity to show.',
  moreContacts: (count) => `The first ${count} units are shown. There are more.`,
  fewActivities: (count) => `The last ${count} are shown; no more can be shown here.`,
  noContact: (place) => `No resource nurse or unit was found for “${place}”.`,
  didYouMean: (places) => `Did you mean ${places}?`,
  silent: (names) => `No answer from ${names} at the moment. Something may be missing.`,
  demo: 'Demonstration data: persons and units are invented.',
  failed: 'The content cannot be loaded at the moment. Try again later.',
  refused: (what) => `This page asks for something that does not exist (${what}). Tell whoever is responsible for it.`,
  inBokmal: 'The texts below are in Norwegian.',
  verified: (day) => `Verified ${day}`,
  noNurse: 'No resource nurse at the moment.',
  nameHidden: 'Name not shown',
  RESOURCE_NURSE: 'Resource nurse',
  RESOURCE_PERSON: 'Resource person',
  NETWORK_ONLY: 'Contact details are shown in the network only.',
  PRIVATE: 'Contact details are not shown.',
  NOT_REGISTERED: 'No contact details are registered.',
};

/** The catalogue. */
export const WORDS: Readonly<Record<Language, Words>> = { nb: NB, nn: NN, en: EN };
