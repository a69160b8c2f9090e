import { useMemo } from 'react';
import { FORMAT_LOCALES } from './language.js';
import { useLanguage } from './use-language.js';

/** How figures and days are written. */
export interface Format {
  /** Whole or decimal number, for example 1 234,5. */
  number(value: number, decimals?: number): string;
  /** A share from 0 to 1 as per cent, for example 76,6 %. */
  percent(share: number, decimals?: number): string;
  /** A day, for example 22. november 2026. */
  date(day: string): string;
  /** A day in a table, for example 22.11.2026. */
  shortDate(day: string): string;
  /** An instant as day and time in Oslo. */
  instant(instant: string): string;
}

const ZONE = 'Europe/Oslo';

/** Norwegian formats, or British ones for readers of English. */
export function useFormat(): Format {
  const locale = FORMAT_LOCALES[useLanguage()];
  return useMemo(() => {
    const write = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(locale, options);
      return (text: string) => format.format(new Date(text));
    };
    return {
      number: (value, decimals = 0) => value.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
      percent: (share, decimals = 1) =>
        share.toLocaleString(locale, { style: 'percent', minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
      // A day has no time zone; as midnight in UTC it stays the day that it is.
      date: write({ dateStyle: 'long', timeZone: 'UTC' }),
      shortDate: write({ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }),
      instant: write({ dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE }),
    };
  }, [locale]);
}
