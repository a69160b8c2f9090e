import type { ContentRow, Known } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { PlanFact, PlanItemFact } from './plan.entity.js';
import { PlanItemKind, PlanKind } from './plan.vocabulary.js';

/** A row of `plans.json`. */
export const readPlan = (row: ContentRow, known: Known): Content<PlanFact> => ({
  slug: row.text('slug'),
  kind: row.oneOf('kind', PlanKind),
  region: row.known('region', known.regions),
  document: row.maybe('document'),
  textKnown: row.flag('textKnown'),
  validFrom: row.day('validFrom'),
  validTo: row.day('validTo'),
  note: row.maybe('note'),
  ...row.cited(known),
});

/** A row of `plan-items.json`. */
export const readPlanItem = (row: ContentRow, known: Known): Content<PlanItemFact> => ({
  key: row.text('key'),
  plan: row.text('plan'),
  kind: row.oneOf('kind', PlanItemKind),
  number: row.text('number'),
  parent: row.maybe('parent'),
  position: row.integer('position'),
  nb: row.text('nb'),
  nn: row.maybe('nn'),
  en: row.maybe('en'),
  code: row.maybe('code'),
  narrativeOnly: row.maybe('narrativeOnly'),
  note: row.maybe('note'),
  ...row.cited(known),
});
