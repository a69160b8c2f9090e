import { RECORDED_HERE } from '../source/recorded-here.js';
import type { BodyFact } from './body.entity.js';
import type { EvaluationVersion } from './evaluation.entity.js';

/** That a body looked at its work, as a source or an editor tells. */
export interface EvaluationFacts {
  /** The record that tells it; null where it is published. */
  readonly record: Readonly<EvaluationVersion> | null;
  readonly period: { readonly from: string; readonly to: string | null };
  readonly verbatim: string | null;
  readonly source: string;
  readonly locator: string;
  readonly recordedAt: string;
}

/** When a body is known to have looked at its work, oldest first: what is published, and what editors have recorded since. */
export function evaluationsOf(body: Readonly<BodyFact>, records: readonly Readonly<EvaluationVersion>[]): EvaluationFacts[] {
  const { evaluatedFrom: from, evaluatedTo: to, evaluatedVerbatim: verbatim, evaluatedSource: source, evaluatedLocator, recordedAt } = body;
  const published =
    from === null || source === null
      ? []
      : [{ record: null, period: { from, to }, verbatim, source, locator: evaluatedLocator ?? '', recordedAt }];
  const recorded = records
    .filter((row) => row.body === body.slug)
    .map((row) => ({
      ...{ record: row, period: { from: row.validFrom, to: row.validTo }, verbatim: row.verbatim },
      ...{ source: RECORDED_HERE, locator: '', recordedAt: row.recordedAt },
    }));
  return [...published, ...recorded].toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1));
}

/** The last one that had begun on a day; null if there was none. */
export const lastEvaluation = <Row extends Pick<EvaluationFacts, 'period'>>(evaluations: readonly Row[], day: string): Row | null =>
  evaluations.findLast(({ period }) => period.from <= day) ?? null;
