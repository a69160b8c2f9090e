/** Languages of the page, as the address names them; the graph's `Locale` is the same in capitals. */
export const LANGUAGES = ['nb', 'nn', 'en'] as const;

/** A language of the page. */
export type Language = (typeof LANGUAGES)[number];

/** The language of numbers and dates. English readers get Norwegian day order too. */
export const FORMAT_LOCALES = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const satisfies Record<Language, string>;

/** Reads `?lang=`; anything else is bokmål. */
export function readLanguage(value: string | null): Language {
  return LANGUAGES.find((language) => language === value) ?? 'nb';
}
