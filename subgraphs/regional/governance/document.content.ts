import type { ContentRow, Known } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { DocumentFact } from './document.entity.js';
import { readLanguageTag } from './document.rules.js';
import { DocumentKind, DocumentStatus } from './document.vocabulary.js';
import { readGoverned } from './governed.content.js';

/** A row of `documents.json`. */
export const readDocument = (row: ContentRow, known: Known): Content<DocumentFact> => ({
  ...readGoverned(row, known),
  kind: row.oneOf('kind', DocumentKind),
  title: row.text('title'),
  officialTitle: row.maybe('officialTitle'),
  issuer: row.maybe('issuer'),
  year: row.maybeInteger('year'),
  status: row.oneOf('status', DocumentStatus),
  statusVerbatim: row.maybe('statusVerbatim'),
  language: readLanguage(row),
  urlAsGiven: row.maybe('urlAsGiven'),
  url: row.maybe('url'),
  governs: row.texts('governs'),
});

function readLanguage(row: ContentRow): string | null {
  const tag = row.maybe('language');
  return tag === null ? null : (readLanguageTag(tag) ?? row.fail('language', 'is no language tag'));
}
