import type { ContentRow, Known } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { ContradictionFact, ObservationFact } from './observation.entity.js';
import { ObservationMeasure, Precision, SubjectKind } from './observation.vocabulary.js';

/** A row of `observations.json`. */
export function readObservation(row: ContentRow, known: Known): Content<ObservationFact> {
  const subject = row.object('subject');
  return {
    key: row.text('key'),
    measure: row.oneOf('measure', ObservationMeasure),
    value: row.maybeNumber('value'),
    valueHigh: row.maybeNumber('valueHigh'),
    precision: row.oneOf('precision', Precision),
    unit: row.maybe('unit'),
    unitInferred: row.flag('unitInferred'),
    periodFrom: row.day('periodFrom'),
    periodTo: row.day('periodTo'),
    subjectKind: subject.oneOf('kind', SubjectKind),
    subjectKey: subject.text('key'),
    subjectLabel: subject.text('label'),
    verbatim: row.text('verbatim'),
    note: row.maybe('note'),
    ...row.cited(known),
  };
}

/** A row of `contradictions.json`. */
export const readContradiction = (row: ContentRow, known: Known): Content<ContradictionFact> => ({
  key: row.text('key'),
  title: row.text('title'),
  titleNb: row.text('titleNb'),
  explanation: row.text('explanation'),
  observations: row.knownList('observations', known.observations),
});
