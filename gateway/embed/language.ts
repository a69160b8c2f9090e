/** Languages that the components speak: bokmål, nynorsk, English. */
export type Language = 'nb' | 'nn' | 'en';

const LANGUAGES: Readonly<Record<string, Language>> = { nb: 'nb', no: 'nb', nn: 'nn', en: 'en' };

/** Locales of dates; a browser that does not know nynorsk writes them as in bokmål. */
const LOCALES: Readonly<Record<Language, readonly string[]>> = { nb: ['nb-NO'], nn: ['nn-NO', 'nb-NO'], en: ['en-GB'] };

/** The language of an element: that of its own `lang`, else of the nearest element around it that has one, else bokmål. */
export function languageOf(element: Element): Language {
  const around = element.closest('[lang]');
  const root = element.getRootNode();
  if (!around && root instanceof ShadowRoot) return languageOf(root.host);
  return LANGUAGES[(around?.getAttribute('lang') ?? '').toLowerCase().split('-', 1)[0] ?? ''] ?? 'nb';
}

/**
 * A day in words, «3. november 2026».
 * @param text a day or an instant, as ISO 8601
 * @returns null if it is neither
 */
export function formatDay(text: string, language: Language): string | null {
  const day = new Date(text.length === 10 ? `${text}T12:00:00Z` : text);
  if (Number.isNaN(day.getTime())) return null;
  return new Intl.DateTimeFormat([...LOCALES[language]], { dateStyle: 'long', timeZone: 'Europe/Oslo' }).format(day);
}

/** Names in a row, «Bærum, Drammen og Kongsberg». */
export const formatNames = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat([...LOCALES[language]]).format(names);
