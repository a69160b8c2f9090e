import type { ContentRow } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { Source } from './source.entity.js';

/** A row of `sources.json`. */
export const readSource = (row: ContentRow): Content<Source> => ({
  slug: row.text('slug'),
  title: row.text('title'),
  publisher: row.maybe('publisher'),
  url: row.maybe('url'),
  publishedOn: row.day('publishedOn'),
  writtenFrom: row.day('writtenFrom'),
  writtenTo: row.day('writtenTo'),
  period: row.maybe('period'),
  licence: row.maybe('licence'),
  note: row.maybe('note'),
});
