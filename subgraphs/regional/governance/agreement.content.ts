import type { ContentRow, Known } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { AgreementFact } from './agreement.entity.js';
import { AgreementKind, AgreementStatus } from './agreement.vocabulary.js';
import { readGoverned } from './governed.content.js';

/** A row of `agreements.json`. */
export const readAgreement = (row: ContentRow, known: Known): Content<AgreementFact> => ({
  ...readGoverned(row, known),
  kind: row.oneOf('kind', AgreementKind),
  title: row.text('title'),
  titleEn: row.text('titleEn'),
  parties: row.texts('parties'),
  parent: row.maybeKnown('parent', known.agreements),
  status: row.oneOf('status', AgreementStatus),
  verbatim: row.text('verbatim'),
});
