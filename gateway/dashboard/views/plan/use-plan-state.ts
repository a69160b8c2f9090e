import { REGISTRY } from '../../../../shared/sectors.js';
import { useAddress } from '../../parts/use-address.js';

/** What the address says of the plan. */
export interface PlanState {
  /** Slug of a region. */
  readonly region: string;
  /** Null: the address names none. */
  readonly year: number | null;
  /** Number of the open sub-goal, as the address has it; empty for none. */
  readonly subGoal: string;
  /** Filters of the measures; empty for all. */
  readonly network: string;
  readonly status: MeasureStatus | '';
  /** Where the page of measures begins, and its number. */
  readonly after: string;
  readonly page: string;
}

/** Names of the regions by slug. */
export const REGIONS: ReadonlyMap<string, string> = new Map(REGISTRY.regions.map(({ slug, name }) => [slug, name]));
/** The region whose cooperation has a strategy plan. */
const DEFAULT = 'oslo';

/** Where a measure may stand. */
export const MEASURE_STATUSES = ['PLANNED', 'STARTED', 'DONE', 'DROPPED'] as const;
/** One of {@link MEASURE_STATUSES}. */
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];

const PARAMETERS = {
  region: 'omrade',
  year: 'ar',
  subGoal: 'delmal',
  network: 'nettverk',
  status: 'status',
  after: 'etter',
  page: 'side',
} as const;

/** Where a sub-goal is open, or with an empty one the list of all, as parameters of the address. */
export const linkTo = (region: string, year: number, subGoal = ''): Record<string, string> => ({
  [PARAMETERS.region]: region,
  [PARAMETERS.year]: String(year),
  ...(subGoal === '' ? {} : { [PARAMETERS.subGoal]: subGoal }),
});

/** The state of the plan, and how to change it. A change begins at the first page of the measures. */
export function usePlanState(): [PlanState, (change: Partial<Record<keyof PlanState, string>>) => void] {
  const { read, write } = useAddress();
  const region = read(PARAMETERS.region);
  const year = Number(read(PARAMETERS.year));
  const status = read(PARAMETERS.status);
  const state: PlanState = {
    region: REGIONS.has(region) ? region : DEFAULT,
    year: Number.isInteger(year) && year > 0 ? year : null,
    subGoal: read(PARAMETERS.subGoal),
    network: read(PARAMETERS.network),
    status: MEASURE_STATUSES.find((known) => known === status) ?? '',
    after: read(PARAMETERS.after),
    page: read(PARAMETERS.page),
  };
  const change = (changes: Partial<Record<keyof PlanState, string>>) => {
    const named = Object.entries({ after: '', page: '', ...changes }).map(([name, value]) => [PARAMETERS[name as keyof PlanState], value]);
    write(Object.fromEntries(named));
  };
  return [state, change];
}
