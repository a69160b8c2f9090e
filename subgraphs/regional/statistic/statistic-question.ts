import type { Geography } from '../../../shared/sector/tally/tally.vocabulary.js';
import type { ServiceType } from '../../../shared/sector/unit/unit.vocabulary.js';
import type { AgeGroup } from '../area/area.vocabulary.js';
import type { IndicatorFact } from '../indicator/indicator.entity.js';
import type { Breakdown } from '../indicator/indicator.vocabulary.js';

/** What a statistic is narrowed to, checked; null does not narrow. */
export interface CheckedScope {
  readonly region: string | null;
  readonly sector: string | null;
  readonly network: string | null;
  readonly area: string | null;
  readonly serviceType: ServiceType | null;
}

/** Nothing is left out. */
export const EVERYTHING: CheckedScope = { region: null, sector: null, network: null, area: null, serviceType: null };

/** One table of one indicator. */
export interface StatisticQuestion {
  readonly indicator: IndicatorFact;
  readonly by: Breakdown;
  readonly within: CheckedScope;
  /** The day that it speaks of. */
  readonly day: string;
  readonly knownAt: string | null;
  readonly ageGroup: AgeGroup;
  readonly geography: Geography;
}
