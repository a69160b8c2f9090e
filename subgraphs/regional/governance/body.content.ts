import type { ContentRow, Known } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { BodyFact, SeatContent } from './body.entity.js';
import { BodyKind } from './body.vocabulary.js';
import { readGoverned } from './governed.content.js';

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
  evaluatedSource: row.maybe('evaluatedFrom') && row.text('source'),
  evaluatedLocator: row.maybe('evaluatedFrom') && row.text('locator'),
  appointedBy: row.maybeKnown('appointedBy', known.bodies),
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
