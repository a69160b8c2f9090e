import type { ContentRow, Known } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { PublishedOperatorFact } from './operator.entity.js';

/** A row of `operators.json`. */
export const readPublishedOperator = (row: ContentRow, known: Known): Content<PublishedOperatorFact> => ({
  key: row.text('key'),
  region: row.known('region', known.regions),
  areaCode: row.maybeKnown('areaCode', known.areas),
  name: row.maybe('name'),
  organization: row.maybeKnown('organization', known.organizations),
  body: row.maybeKnown('body', known.bodies),
  rotates: row.flag('rotates'),
  validFrom: row.day('validFrom'),
  validTo: row.day('validTo'),
  verbatim: row.text('verbatim'),
  note: row.maybe('note'),
  ...row.cited(known),
});
