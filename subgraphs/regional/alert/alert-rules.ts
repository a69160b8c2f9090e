import { StartError } from '../../../shared/subgraph/errors.js';
import type { Content } from '../fact.entity.js';
import { agreementExpiring, agreementLapsed } from './agreement.rules.js';
import type { Rule } from './alert-facts.js';
import type { AlertRuleFact } from './alert-rule.entity.js';
import { competencePlanOld } from './competence-plan.rules.js';
import { documentExpired, documentUnderRevision } from './document.rules.js';
import { operatorUnknown, operatorVacant } from './operator.rules.js';
import { registerEntryStale } from './register.rules.js';
import { termExpired, termUnknown } from './term.rules.js';

/** What each rule looks at; how it weighs and where its limit lies is data. In the order in which alerts of equal weight are shown. */
export const ALERT_RULES: Readonly<Record<string, { readonly hasThreshold: boolean; readonly find: Rule }>> = {
  AGREEMENT_LAPSED: { hasThreshold: false, find: agreementLapsed },
  AGREEMENT_EXPIRING: { hasThreshold: true, find: agreementExpiring },
  TERM_EXPIRED: { hasThreshold: false, find: termExpired },
  TERM_UNKNOWN: { hasThreshold: false, find: termUnknown },
  DOCUMENT_EXPIRED: { hasThreshold: false, find: documentExpired },
  DOCUMENT_UNDER_REVISION: { hasThreshold: false, find: documentUnderRevision },
  COMPETENCE_PLAN_OLD: { hasThreshold: true, find: competencePlanOld },
  OPERATOR_VACANT: { hasThreshold: false, find: operatorVacant },
  OPERATOR_UNKNOWN: { hasThreshold: false, find: operatorUnknown },
  REGISTER_ENTRY_STALE: { hasThreshold: true, find: registerEntryStale },
};

/**
 * Holds the rules of the content against those of the program: none may be missing on either side, so that no alert falls silent.
 * @throws StartError naming the rule
 */
export function checkAlertRules(rows: readonly Content<AlertRuleFact>[]): readonly Content<AlertRuleFact>[] {
  const fail = (rule: string, problem: string): never => {
    throw new StartError(`content file alert-rules.json: the rule ${rule} ${problem}.`);
  };
  for (const key of Object.keys(ALERT_RULES)) if (!rows.some((row) => row.key === key)) fail(key, 'is missing');
  for (const [i, { key, thresholdMonths }] of rows.entries()) {
    const rule = Object.hasOwn(ALERT_RULES, key) ? ALERT_RULES[key] : undefined;
    if (!rule) return fail(key, 'is not one that the program knows');
    if (rows.findIndex((row) => row.key === key) !== i) fail(key, 'stands twice');
    if (rule.hasThreshold && (thresholdMonths ?? 0) < 1) fail(key, 'needs a threshold of one month or more');
    if (!rule.hasThreshold && thresholdMonths !== null) fail(key, 'has no use for a threshold');
  }
  return rows;
}
