import { addDays } from '../../../shared/sector/verification/freshness.js';
import { dayOfInstant } from '../../../shared/subgraph/date.js';
import { RECORDED_HERE } from '../source/recorded-here.js';
import type { Evidence, RegionalFacts, Span } from './alert-facts.js';

/** Owner of what editors of `regional` write. */
export const REGIONAL = 'regional';

/**
 * A fact as evidence.
 * @param period when it speaks of; if the fact does not say, when its source was written, or the day on which an editor recorded it without one
 */
export function cite(
  { sources }: RegionalFacts,
  fact: { readonly source: string; readonly locator: string; readonly recordedAt: string },
  words: string | null,
  period: Span | null = null,
): Evidence {
  const verbatim = words || null;
  if (fact.source === RECORDED_HERE)
    return { verbatim, period: period ?? oneDay(dayOfInstant(fact.recordedAt)), source: null, locator: null, owner: REGIONAL, demo: false };
  const { source, locator } = fact;
  return { verbatim, period: period ?? writtenIn(sources.find(({ slug }) => slug === source)), source, locator, owner: null, demo: false };
}

/** A day as a period. */
export const oneDay = (day: string): Span => ({ from: day, to: addDays(day, 1) });

/** When a source was written: the day of publication, or the period in which it must have been. */
function writtenIn(source: RegionalFacts['sources'][number] | undefined): Span | null {
  if (!source) return null;
  if (source.publishedOn !== null) return oneDay(source.publishedOn);
  return source.writtenFrom === null && source.writtenTo === null ? null : { from: source.writtenFrom, to: source.writtenTo };
}
