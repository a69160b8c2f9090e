import { ClinicalTool } from '../../../shared/sector/record/record.vocabulary.js';
import type { ContentRow, Known } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { PlanFact, PlanItemFact } from './plan.entity.js';
import { PlanItemKind, PlanKind } from './plan.vocabulary.js';

/**
 * A row of `plans.json`.
 * @param documents slugs of `documents.json`
 */
export const readPlan = (row: ContentRow, known: Known, documents: ReadonlySet<string>): Content<PlanFact> => ({
  slug: row.text('slug'),
  kind: row.oneOf('kind', PlanKind),
  region: row.known('region', known.regions),
  document: row.maybeKnown('document', documents),
  textKnown: row.flag('textKnown'),
  validFrom: row.day('validFrom'),
  validTo: row.day('validTo'),
  note: row.maybe('note'),
  ...row.cited(known),
});

/**
 * A row of `plan-items.json`.
 * @param plans slugs of `plans.json`
 */
export function readPlanItem(row: ContentRow, known: Known, plans: ReadonlySet<string>): Content<PlanItemFact> {
  const kind = row.oneOf('kind', PlanItemKind);
  return {
    key: row.text('key'),
    plan: row.known('plan', plans),
    kind,
    number: row.text('number'),
    parent: row.maybe('parent'),
    position: row.integer('position'),
    nb: row.text('nb'),
    verbatim: true,
    nn: row.maybe('nn'),
    en: row.maybe('en'),
    code: kind === 'TOOL' ? row.oneOf('code', ClinicalTool) : null,
    narrativeOnly: row.maybe('narrativeOnly'),
    narrativeOnlyEn: row.maybe('narrativeOnlyEn'),
    note: row.maybe('note'),
    ...row.cited(known),
  };
}
