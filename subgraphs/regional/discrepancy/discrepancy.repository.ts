import type { Kysely } from 'kysely';
import type { RegionalTables } from '../entities.js';
import { bilingual } from '../indicator/indicator.type.js';
import type { PlanText } from '../plan/plan-text.js';
import type { Subject } from './discrepancy.rules.js';
import { DiscrepancyKind } from './discrepancy.vocabulary.js';

/** A contradiction that concerns a figure. */
export interface KnownDiscrepancy {
  readonly key: string;
  readonly kind: DiscrepancyKind;
  readonly subjects: readonly Subject[];
  /** Keys of its published figures. */
  readonly observations: readonly string[];
  /** Keys of those beside which the rosters are counted. */
  readonly counted: readonly string[];
  readonly entry: string | null;
  readonly titles: PlanText;
  readonly explanations: PlanText;
  readonly reasons: PlanText | null;
}

const KINDS = Object.keys(DiscrepancyKind);

/** By kind, then by key: the order does not hang on the database. */
export const byKind = (a: Pick<KnownDiscrepancy, 'kind' | 'key'>, b: Pick<KnownDiscrepancy, 'kind' | 'key'>): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.key < b.key ? -1 : 1);

/** All contradictions that concern figures, as believed now. */
export async function listKnown(db: Kysely<RegionalTables>): Promise<KnownDiscrepancy[]> {
  const rows = await db
    .selectFrom('discrepancy as d')
    .innerJoin('contradiction as c', 'c.key', 'd.key')
    .select(['d.key', 'd.kind', 'd.subjects', 'd.counted', 'd.entry', 'd.explanationNb', 'd.uncountedNb', 'd.uncountedEn'])
    .select(['c.title', 'c.titleNb', 'c.explanation', 'c.observations'])
    .where('d.supersededAt', 'is', null)
    .where('c.supersededAt', 'is', null)
    .execute();
  return rows.map(({ key, kind, entry, ...row }) => ({
    ...{ key, kind, entry },
    subjects: JSON.parse(row.subjects) as Subject[],
    observations: JSON.parse(row.observations) as string[],
    counted: JSON.parse(row.counted) as string[],
    titles: bilingual(row.titleNb, row.title),
    explanations: bilingual(row.explanationNb, row.explanation),
    reasons: row.uncountedNb === null || row.uncountedEn === null ? null : bilingual(row.uncountedNb, row.uncountedEn),
  }));
}
