import type { ContentRow, Known } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import { Precision } from '../observation/observation.vocabulary.js';
import type { PalliativeServiceFact } from './service.entity.js';
import { DatePrecision, PalliativeServiceKind } from './service.type.js';

/** A row of `services.json`. */
export const readService = (row: ContentRow, known: Known): Content<PalliativeServiceFact> => ({
  key: row.text('key'),
  kind: row.oneOf('kind', PalliativeServiceKind),
  name: row.text('name'),
  areaCode: row.maybeKnown('areaCode', known.areas),
  network: row.maybeKnown('network', known.networks),
  organization: row.maybeKnown('organization', known.organizations),
  quantity: row.maybeNumber('quantity'),
  quantityUnit: row.maybe('quantityUnit'),
  precision: row.oneOf('precision', Precision),
  lastUpdatedOn: row.day('lastUpdatedOn'),
  lastUpdatedPrecision: row.maybeOneOf('lastUpdatedPrecision', DatePrecision),
  validFrom: row.day('validFrom'),
  validTo: row.day('validTo'),
  verbatim: row.text('verbatim'),
  inRegister: row.flag('inRegister'),
  ...row.cited(known),
});
