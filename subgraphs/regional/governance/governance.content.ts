import type { ContentRow, Known } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { AgreementFact, BodyFact, DocumentFact, SeatContent } from './governance.entity.js';
import { AgreementKind, AgreementStatus, BodyKind, DocumentKind, DocumentStatus } from './governance.vocabulary.js';

/** A row of `bodies.json`. */
export const readBody = (row: ContentRow, known: Known): Content<BodyFact> => ({
  ...readGoverned(row, known),
  region: row.known('region', known.regions),
  kind: row.oneOf('kind', BodyKind),
  name: row.text('name'),
  nameEn: row.text('nameEn'),
  mandate: row.maybe('mandate'),
  termYears: row.maybeInteger('termYears'),
  evaluatedFrom: row.day('evaluatedFrom'),
  evaluatedTo: row.day('evaluatedTo'),
  evaluatedVerbatim: row.maybe('evaluatedVerbatim'),
  appointedBy: row.maybe('appointedBy'),
  seatsKnown: row.flag('seatsKnown'),
  seats: row.objects('seats', (seat) => readSeat(seat, known)),
  verbatim: row.maybe('verbatim'),
});

const readSeat = (row: ContentRow, known: Known): SeatContent => ({
  number: row.integer('number'),
  role: row.text('role'),
  organization: row.maybeKnown('organization', known.organizations),
  place: row.maybe('place'),
  head: row.flag('head'),
  verbatim: row.text('verbatim'),
});

/** A row of `agreements.json`. */
export const readAgreement = (row: ContentRow, known: Known): Content<AgreementFact> => ({
  ...readGoverned(row, known),
  kind: row.oneOf('kind', AgreementKind),
  title: row.text('title'),
  titleEn: row.text('titleEn'),
  parties: row.texts('parties'),
  parent: row.maybe('parent'),
  status: row.oneOf('status', AgreementStatus),
  verbatim: row.text('verbatim'),
});

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
  language: row.maybe('language'),
  urlAsGiven: row.maybe('urlAsGiven'),
  url: row.maybe('url'),
  governs: row.texts('governs'),
});

const readGoverned = (row: ContentRow, known: Known) => ({
  slug: row.text('slug'),
  region: row.maybeKnown('region', known.regions),
  validFrom: row.day('validFrom'),
  validTo: row.day('validTo'),
  note: row.maybe('note'),
  ...row.cited(known),
});
