/** What a reader of the view may choose among. */
export interface Offer {
  readonly id: string;
  readonly title: string;
  readonly unit: 'SHARE' | 'PER_10000';
  readonly breakdowns: readonly Breakdown[];
}

/** As the graph names them; areas first, for they have a map. */
export const BREAKDOWNS = ['AREA', 'NETWORK', 'REGION', 'SECTOR', 'SERVICE_TYPE', 'NETWORK_BY_SERVICE_TYPE'] as const;
/** A breakdown of an indicator. */
export type Breakdown = (typeof BREAKDOWNS)[number];
/** Whose number a rate is told of. */
export const AGE_GROUPS = ['ALL', 'AGE_18_PLUS', 'AGE_67_PLUS', 'AGE_80_PLUS'] as const;
/** Areas of today, or of the day. */
export const GEOGRAPHIES = ['CURRENT', 'AS_WAS'] as const;
/** The first year of which rosters are kept. */
export const FIRST_YEAR = 2018;

/** What the view shows: every part is possible with the others. */
export interface Question {
  readonly indicator: Offer;
  readonly by: Breakdown;
  /** Slug; empty for all. */
  readonly region: string;
  readonly ageGroup: (typeof AGE_GROUPS)[number];
  /** ISO 8601; empty if a year, or today, is asked about. */
  readonly day: string;
  /** Null for today or a day. */
  readonly year: number | null;
  readonly geography: (typeof GEOGRAPHIES)[number];
}

/** What there is to choose among, and what day it is. */
export interface Possible {
  readonly offers: readonly Offer[];
  readonly regions: readonly string[];
  /** ISO 8601. */
  readonly today: string;
}

/**
 * Reads the state of the view from its address. What is not possible is passed over, so no address breaks the view.
 * @returns null if there is no indicator at all
 */
export function readQuestion(read: (name: string) => string, { offers, regions, today }: Possible): Question | null {
  const indicator = offers.find(({ id }) => id === read('indikator')) ?? offers[0];
  if (!indicator) return null;
  const possible = BREAKDOWNS.filter((by) => indicator.breakdowns.includes(by));
  const by = possible.find((name) => name === read('fordeling')) ?? possible[0] ?? 'NETWORK';
  const isRate = indicator.unit === 'PER_10000';
  const day = isDay(read('dag')) && read('dag') >= `${FIRST_YEAR}-01-01` && read('dag') <= today ? read('dag') : '';
  const year = /^\d{4}$/.test(read('ar')) ? Number(read('ar')) : 0;
  const isPast = day === '' && year >= FIRST_YEAR && year < Number(today.slice(0, 4));
  return {
    indicator,
    by,
    region: regions.find((slug) => slug === read('omrade')) ?? '',
    ageGroup: (isRate && AGE_GROUPS.find((group) => group === read('alder'))) || 'ALL',
    day,
    year: isPast ? year : null,
    geography: by === 'AREA' && read('inndeling') === 'AS_WAS' ? 'AS_WAS' : 'CURRENT',
  };
}

/** A day that the calendar has; `2023-02-30` is none. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
