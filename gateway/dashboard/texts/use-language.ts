import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { type Texts, textsIn } from './define-texts.js';
import { type Language, readLanguage } from './language.js';

/** The language of the page, from its address, so that a link keeps it. */
export function useLanguage(): Language {
  const [search] = useSearchParams();
  return readLanguage(search.get('lang'));
}

/** The texts of one part in the language of the page. */
export function useTexts<Set extends Readonly<Record<string, string | ((...values: never[]) => string)>>>(texts: Texts<Set>): Set {
  const language = useLanguage();
  return useMemo(() => textsIn(texts, language), [texts, language]);
}

/** The language as an argument of the graph. */
export function useLocale(): 'NB' | 'NN' | 'EN' {
  return ({ nb: 'NB', nn: 'NN', en: 'EN' } as const)[useLanguage()];
}
