import type { DocumentFact } from './document.entity.js';

/** The language tag in the form in which it is written, for example `nb`; null if it is none. */
export function readLanguageTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

/** Whether a document’s own period was over on a day, whatever the list says that it is in. */
export const isExpired = ({ status, validTo }: Pick<DocumentFact, 'status' | 'validTo'>, day: string): boolean =>
  validTo === null ? status === 'EXPIRED' : validTo <= day;

/** Whether a document applied on a day without reservation. */
export const isCurrent = (document: Pick<DocumentFact, 'status' | 'validTo'>, day: string): boolean =>
  document.status === 'CURRENT' && !isExpired(document, day);
