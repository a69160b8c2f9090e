import type { StatisticNote } from './statistic.type.js';
import type { StatisticNoteCode } from './statistic.vocabulary.js';

/** The words of each note; `{subjects}` is what it is about. */
const TEXTS: Readonly<Record<StatisticNoteCode, { readonly nb: string; readonly en: string }>> = {
  NOT_COLLECTED: { nb: 'Ingen registre inneholder dette ennå.', en: 'No register has this yet.' },
  NOTHING_TO_COUNT: { nb: 'Det er ingenting å telle her: nevneren er 0.', en: 'There is nothing to count here: the denominator is 0.' },
  OUTSIDE_NETWORKS: {
    nb: 'Området hører til et sykehus utenfor alle nettverkene.',
    en: 'The area belongs to a hospital outside all networks.',
  },
  OWNER_SILENT: { nb: 'Svarer ikke nå: {subjects}.', en: 'Does not answer now: {subjects}.' },
  NOT_FOR_YOU: {
    nb: 'Tallet bygger på opplysninger om personer og vises bare for koordinatorer i alle nettverk det teller, og for hele nettverk ved utgangen av tidligere år også for styringsgruppe og analytikere hos dataeieren.',
    en: 'The figure rests on attributes of persons and is shown only to coordinators of all networks that it counts, and, for whole networks at the end of past years, to the steering group and analysts of their owner.',
  },
  NO_DATA_OF_DAY: { nb: 'Det finnes ingen tall for denne dagen.', en: 'There are no figures of this day.' },
  NO_POPULATION: { nb: 'Folketallet mangler: {subjects}.', en: 'There is no population: {subjects}.' },
  NOT_IN_SCOPE: { nb: 'Ingen av områdene det spørres om hører til her.', en: 'None of the areas that are asked about belongs here.' },
  NO_INHABITANTS: {
    nb: 'Enheter uten kommune eller bydel har ingen innbyggere å måles mot.',
    en: 'Units in no municipality or district have no inhabitants to be measured against.',
  },
  SPLIT_AREA: {
    nb: 'Området deles mellom nettverk eller med et sykehus utenfor dem. Folketallet i delene er ikke kjent og anslås ikke: {subjects}.',
    en: 'The area is shared between networks, or with a hospital outside them. The population of the parts is not known, and is not estimated: {subjects}.',
  },
  AREA_PART_MISSING: {
    nb: 'En del av et annet område hører også til her, men har ikke eget folketall, så nevneren er for liten: {subjects}.',
    en: 'A part of another area belongs here too, but has no population of its own, so the denominator is too small: {subjects}.',
  },
  DISPUTED_AREA: {
    nb: 'Kildene er uenige om hvilket nettverk området hører til. Hovedtilknytningen er fulgt: {subjects}.',
    en: 'Sources disagree about the network of the area. The main affiliation is followed: {subjects}.',
  },
  MERGED_AREA: { nb: 'Omfatter områdene som da fantes: {subjects}.', en: 'Takes in the areas that there were then: {subjects}.' },
  NOT_KNOWN_OF_ALL: {
    nb: 'Det er ikke kjent for alle. De ukjente er ikke med i nevneren.',
    en: 'It is not known of all. The unknown are not in the denominator.',
  },
  PERSONS_IN_SEVERAL: {
    nb: 'En person med oppnevninger flere steder telles i hver rad, og i summen én gang hos hver dataeier (etter område: én gang i hvert område).',
    en: 'A person with appointments in several places counts in each row, and in the total once with each owner (by area: once in each area).',
  },
  DENOMINATOR: {
    nb: 'Nevneren er innbyggerne 1. januar i områdene som hører til: {subjects}.',
    en: 'The denominator is the inhabitants on 1 January of the areas that belong here: {subjects}.',
  },
};

/**
 * Why a figure is as it is.
 * @param subjects codes of areas or slugs of owners
 * @param names how to name them in the words; the subjects themselves if not given
 */
export function note(code: StatisticNoteCode, subjects: readonly string[] = [], names: readonly string[] = subjects): StatisticNote {
  const say = (text: string) => text.replace(names.length === 0 ? ': {subjects}' : '{subjects}', names.join(', '));
  return { code, subjects, texts: { nb: say(TEXTS[code].nb), nn: null, en: say(TEXTS[code].en) } };
}
