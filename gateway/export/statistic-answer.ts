/** A figure as the export asks for it. */
export interface StatisticAnswer {
  readonly group: {
    readonly key: string;
    readonly label: string;
    readonly region: string | null;
    readonly sector: string | null;
    readonly network: string | null;
    readonly area: { readonly code: string; readonly name: string } | null;
    readonly serviceType: string | null;
  };
  readonly indicator: { readonly id: string; readonly version: number };
  readonly state: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: string;
  readonly interval: { readonly low: number; readonly high: number; readonly level: number; readonly method: string } | null;
  readonly flags: readonly string[];
  readonly notes: readonly { readonly code: string; readonly text: string }[];
  readonly completeness: {
    readonly ownersExpected: number;
    readonly ownersAnswered: number;
    readonly expected: number | null;
    readonly known: number | null;
  } | null;
  readonly asOf: string;
  readonly period: { readonly from: string | null; readonly to: string | null } | null;
  readonly release: string | null;
  readonly demo: boolean;
}

/** How an owner took part. */
export interface SourceAnswer {
  readonly sector: string;
  readonly state: string;
  readonly dataVersion: string | null;
  readonly asOf: string | null;
}

/** A definition as the export asks for it. */
export interface IndicatorAnswer {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly unit: string;
  readonly polarity: string;
  readonly method: string;
  readonly data: string;
  readonly basis: string;
  readonly missing: string | null;
  readonly caveats: readonly string[];
}

/** A table as the export asks for it. */
export interface StatisticTableAnswer {
  readonly indicator: IndicatorAnswer;
  readonly rows: readonly StatisticAnswer[];
  readonly total: StatisticAnswer;
  readonly unallocated: StatisticAnswer | null;
  readonly complete: boolean;
  readonly sources: readonly SourceAnswer[];
}

/** How owners took part. */
export const SOURCES = 'sources { sector state dataVersion asOf }';

/** What is asked of a table; texts in `$locale`. */
export const STATISTIC_TABLE = `{
  indicator {
    id version unit polarity method data basis
    title(locale: $locale) numerator(locale: $locale) denominator(locale: $locale) missing(locale: $locale) caveats(locale: $locale)
  }
  rows { ...Figure } total { ...Figure } unallocated { ...Figure }
  complete ${SOURCES}
}`;

/** What is asked of a figure. */
export const FIGURE = `fragment Figure on Statistic {
  group { key label(locale: $locale) region sector network area { code name } serviceType }
  indicator { id version }
  state value numerator denominator unit
  interval { low high level method }
  flags notes { code text(locale: $locale) }
  completeness { ownersExpected ownersAnswered expected known }
  asOf period { from to } release demo
}`;
