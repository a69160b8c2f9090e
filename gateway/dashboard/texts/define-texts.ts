import type { Language } from './language.js';

/** A text, or one that depends on what is shown in it. */
type Text = string | ((...values: never[]) => string);
/** Texts of a part of the page by key. */
type TextSet = Readonly<Record<string, Text>>;

/** Texts in all languages: bokmål is whole, the others may lack some. */
export interface Texts<Set extends TextSet> {
  readonly nb: Set;
  readonly nn: Partial<Set>;
  readonly en: Partial<Set>;
}

/** What stands behind a text that another language has to lend. */
const LENT = ' [bokmål]';

/** Declares the texts of one part of the page. */
export function defineTexts<Set extends TextSet>(texts: Texts<Set>): Texts<Set> {
  return texts;
}

/** The texts in one language. A missing one is shown in bokmål, and says so: nobody takes it for a translation. */
export function textsIn<Set extends TextSet>(texts: Texts<Set>, language: Language): Set {
  if (language === 'nb') return texts.nb;
  const translated = texts[language] as Partial<Record<string, Text>>;
  const entries = Object.entries(texts.nb).map(([key, text]) => [key, translated[key] ?? lend(text)]);
  return Object.fromEntries(entries) as Set;
}

function lend(text: Text): Text {
  return typeof text === 'string' ? text + LENT : (...values: never[]) => text(...values) + LENT;
}
