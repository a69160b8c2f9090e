import type { ContentRow } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import { Severity } from './alert.vocabulary.js';
import type { AlertRuleFact } from './alert-rule.entity.js';

/**
 * A row of `alert-rules.json`.
 * @param contradictions keys of the contradictions that are known
 */
export const readAlertRule = (row: ContentRow, contradictions: ReadonlySet<string>): Content<AlertRuleFact> => ({
  key: row.text('key'),
  severity: row.oneOf('severity', Severity),
  thresholdMonths: row.maybeInteger('thresholdMonths'),
  titleNb: row.text('titleNb'),
  titleNn: row.maybe('titleNn'),
  titleEn: row.text('titleEn'),
  explanation: row.text('explanation'),
  contradictions: row.objects('contradictions', (told) => ({
    subject: told.text('subject'),
    contradiction: told.known('contradiction', contradictions),
  })),
  enabled: row.flag('enabled'),
});
