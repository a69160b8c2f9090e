import type { Alert } from './alert.type.js';
import type { AlertEvidence } from './alert-evidence.type.js';
import type { Evidence } from './alert-facts.js';
import type { AlertRuleFact } from './alert-rule.entity.js';
import type { AlertRule } from './alert-rule.type.js';
import type { RaisedAlert } from './list-alerts.js';
import { ageInDays } from './span.js';

/** What the API shows of an alert on a day. */
export function presentAlert({ rule, subject, networks, since, title, evidence }: RaisedAlert, today: string): Alert {
  return {
    id: `${rule.key}:${subject.key}`,
    rule: presentRule(rule),
    severity: rule.severity,
    subject,
    since,
    evidence: evidence.map((one) => presentEvidence(one, today)),
    demo: evidence.some(({ demo }) => demo),
    words: { ...title, nn: null },
    networkSlugs: networks,
  };
}

function presentRule({ titleNb: nb, titleNn: nn, titleEn: en, ...row }: AlertRuleFact): AlertRule {
  const { key, severity, thresholdMonths, explanation, version, contradictions } = row;
  return { key, severity, thresholdMonths, explanation, version, contradictions, texts: { nb, nn, en } };
}

function presentEvidence(from: Evidence, today: string): AlertEvidence {
  const { verbatim, period, owner } = from;
  const ageDays = period && ageInDays(period, today);
  return { verbatim, period, ageDays, undated: ageDays === null, owner, from };
}
