import type { ContentRow, Known } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { AffiliationFact, AreaPoint, Population } from './area.entity.js';
import { AffiliationKind, AgeGroup } from './area.vocabulary.js';

/** A row of `population.csv`. */
export const readPopulation = (row: ContentRow, known: Known): Content<Population> => ({
  areaCode: row.known('area_code', known.areas),
  year: row.integer('year'),
  ageGroup: row.oneOf('age_group', AgeGroup),
  population: row.integer('population'),
  source: row.known('source', known.sources),
});

/** A row of `affiliations.csv`. */
export const readAffiliation = (row: ContentRow, known: Known): Content<AffiliationFact> => ({
  areaCode: row.known('area_code', known.areas),
  network: row.maybeKnown('network', known.networks),
  hospital: row.maybeKnown('hospital', known.organizations),
  kind: row.oneOf('kind', AffiliationKind),
  validFrom: row.day('valid_from'),
  validTo: row.day('valid_to'),
  disputed: row.flag('disputed'),
  source: row
    .text('source')
    .split(';')
    .map((slug) => row.check(slug.trim(), known.sources, 'source'))
    .join(';'),
  note: row.maybe('note'),
});

/** A row of `points.csv`. */
export const readPoint = (row: ContentRow, known: Known): Content<AreaPoint> => ({
  areaCode: row.known('area_code', known.areas),
  lon: row.number('lon'),
  lat: row.number('lat'),
  source: row.known('source', known.sources),
});
