import { Severity } from './alert.vocabulary.js';
import type { AlertFacts, Finding } from './alert-facts.js';
import type { AlertRuleFact } from './alert-rule.entity.js';
import { ALERT_RULES } from './alert-rules.js';

/** A finding with the rule that made it. */
export interface RaisedAlert extends Finding {
  readonly rule: AlertRuleFact;
}

const SEVERITIES = Object.keys(Severity);
const RULES = Object.keys(ALERT_RULES);

/** What the rules that are on find on a day: the heaviest first, then by rule, then by subject, as the facts come. */
export function listAlerts(rules: readonly AlertRuleFact[], facts: AlertFacts, today: string): RaisedAlert[] {
  return rules
    .filter(({ enabled }) => Boolean(enabled))
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || RULES.indexOf(a.key) - RULES.indexOf(b.key))
    .flatMap((rule) =>
      (ALERT_RULES[rule.key]?.find(facts, today, rule.thresholdMonths ?? 0) ?? []).map((finding) => ({ ...finding, rule })),
    );
}
