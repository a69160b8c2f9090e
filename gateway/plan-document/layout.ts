import type { LANGUAGES, Words } from './words.js';

/** In which language, and on which day, a document is written. */
export interface Layout {
  readonly language: keyof typeof LANGUAGES;
  readonly words: Words;
  readonly today: string;
}

/** Writes an ISO day as people of the language do. */
export const days = ({ language }: Layout) => {
  const format = new Intl.DateTimeFormat(language === 'nb' ? 'nb' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return (date: string) => format.format(new Date(`${date}T00:00:00Z`));
};
