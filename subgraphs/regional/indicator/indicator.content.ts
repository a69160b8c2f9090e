import { Tally } from '../../../shared/sector/tally/tally.vocabulary.js';
import type { ContentRow } from '../content-row.js';
import type { Content } from '../fact.entity.js';
import type { IndicatorFact } from './indicator.entity.js';
import { Breakdown, IndicatorAudience, IndicatorPeriod, Polarity, StatisticUnit } from './indicator.vocabulary.js';

/** A row of `indicators.json`. */
export const readIndicator = (row: ContentRow): Content<IndicatorFact> => ({
  key: row.text('key'),
  edition: row.integer('edition'),
  titleNb: row.text('titleNb'),
  titleEn: row.text('titleEn'),
  numeratorNb: row.text('numeratorNb'),
  numeratorEn: row.text('numeratorEn'),
  denominatorNb: row.text('denominatorNb'),
  denominatorEn: row.text('denominatorEn'),
  unit: row.oneOf('unit', StatisticUnit),
  polarity: row.oneOf('polarity', Polarity),
  period: row.oneOf('period', IndicatorPeriod),
  audience: row.oneOf('audience', IndicatorAudience),
  tally: row.maybeOneOf('tally', Tally),
  missingNb: row.maybe('missingNb'),
  missingEn: row.maybe('missingEn'),
  breakdowns: row.knownList('breakdowns', new Set(Object.keys(Breakdown))),
  data: row.text('data'),
  caveats: row.objects('caveats', (caveat) => ({ nb: caveat.text('nb'), en: caveat.text('en') })),
  subGoals: row.objects('subGoals', (goal) => ({ plan: goal.text('plan'), number: goal.text('number') })),
  basis: row.text('basis'),
});
