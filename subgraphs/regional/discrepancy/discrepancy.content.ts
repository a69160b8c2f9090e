import type { ContentRow } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { DiscrepancyFact } from './discrepancy.entity.js';
import { DiscrepancyKind } from './discrepancy.vocabulary.js';

/** What the rows of `contradictions.json` refer to here. */
interface KnownFigures {
  /** Keys of counts of nurses: the rosters can be counted beside them. */
  readonly counts: ReadonlySet<string>;
  /** Keys of services. */
  readonly services: ReadonlySet<string>;
}

/** The `discrepancy` of a row of `contradictions.json`; nothing if it concerns no figure. */
export function readDiscrepancy(row: ContentRow, { counts, services }: KnownFigures): Content<DiscrepancyFact>[] {
  const found = row.maybeObject('discrepancy');
  if (found === null) return [];
  const counted = found.knownList('counted', counts);
  const [uncountedNb, uncountedEn] = [found.maybe('uncountedNb'), found.maybe('uncountedEn')];
  // Either there is a count, or it is said why not.
  if ((counted === '[]') !== (uncountedNb !== null && uncountedEn !== null))
    found.fail('counted', 'must be there, or uncountedNb and uncountedEn');
  return [
    {
      key: row.text('key'),
      kind: found.oneOf('kind', DiscrepancyKind),
      explanationNb: found.text('explanationNb'),
      subjects: row.objects('subjects', (subject) => ({ kind: subject.text('kind'), key: subject.text('key') })),
      entry: found.maybeKnown('entry', services),
      ...{ counted, uncountedNb, uncountedEn },
    },
  ];
}
