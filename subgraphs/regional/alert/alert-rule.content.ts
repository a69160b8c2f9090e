import type { ContentRow } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { AlertRuleFact } from './alert-rule.entity.js';

/** A row of `alert-rules.json`. */
export const readAlertRule = (row: ContentRow): Content<AlertRuleFact> => ({
  key: row.text('key'),
  severity: row.text('severity'),
  thresholdMonths: row.maybeInteger('thresholdMonths'),
  titleNb: row.text('titleNb'),
  titleNn: row.maybe('titleNn'),
  titleEn: row.text('titleEn'),
  explanation: row.text('explanation'),
  enabled: row.flag('enabled'),
});
