import { addDays } from '../../../shared/sector/verification/freshness.js';
import type { Registry } from '../../../shared/sectors.js';
import type { AffiliationFact } from '../area/area.entity.js';
import { subjectOf } from '../observation/observation.repository.js';
import type { Observation } from '../observation/observation.type.js';
import type { PalliativeServiceFact } from '../service/service.entity.js';
import type { ConcernKind } from './discrepancy.vocabulary.js';

/** The places that a count can be of, and which part of a scope they are. */
export const PLACES = { REGION: 'region', NETWORK: 'network', AREA: 'area' } as const;
export type PlaceKind = keyof typeof PLACES;

/** Whether the rosters can be counted beside a figure: it counts the resource nurses of a place, and is plain to read. */
export const isCountable = ({
  measure,
  value,
  precision,
  kind,
}: Pick<Observation, 'measure' | 'value' | 'precision'> & { readonly kind: string }): boolean =>
  measure === 'NURSE_COUNT' && Object.hasOwn(PLACES, kind) && value !== null && precision !== 'AMBIGUOUS';

/** The day on which the rosters are counted beside a figure: the last of its time, the first of one without end, today if it has none. */
export function dayBeside(period: Observation['period'], today: string): string {
  if (period?.to != null && period.to <= today) return addDays(period.to, -1);
  return period?.from != null && period.from <= today ? period.from : today;
}

/** How far figures of one thing are apart. */
export interface Spread {
  readonly low: number;
  readonly high: number;
  readonly difference: number;
}

/** How far published figures are apart; null unless there are two or more, all of the same thing and all plain to read. */
export function spreadOf(figures: readonly Observation[]): Spread | null {
  const values = figures.flatMap(({ value, precision }) => (value === null || precision === 'AMBIGUOUS' ? [] : value));
  const things = new Set(figures.map(thingOf));
  if (values.length < 2 || values.length < figures.length || things.size > 1) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { low, high, difference: high - low };
}

const thingOf = ({ measure, subject: { kind, key } }: Observation) => subjectOf({ measure, subjectKind: kind, subjectKey: key });

/** More apart than this share of the published figure, and a count and a figure make a discrepancy. An assumption. */
const MOST_APART = 0.1;

/** Whether a count is further from a published figure than it may be. */
export const areApart = (published: number, counted: number): boolean => Math.abs(counted - published) > MOST_APART * published;

/** What a discrepancy is about. */
export interface Subject {
  readonly kind: string;
  readonly key: string;
}

/** Where subjects belong. */
interface Belonging {
  readonly registry: Registry;
  readonly affiliations: readonly AffiliationFact[];
  readonly services: readonly Readonly<PalliativeServiceFact>[];
}

/** The networks that subjects concern, in the order of the registry, each with the nearest way in which they do. */
export function concernsOf(
  subjects: readonly Subject[],
  { registry, affiliations, services }: Belonging,
): { readonly network: string; readonly by: ConcernKind }[] {
  return registry.sectors.flatMap((sector) =>
    sector.networks.flatMap(({ slug }) => {
      const ways: Readonly<Record<ConcernKind, (key: string) => boolean>> = {
        NETWORK: (key) => key === slug,
        AREA: (key) => affiliations.some(({ areaCode, network }) => areaCode === key && network === slug),
        SERVICE: (key) => services.some((service) => service.key === key && service.network === slug),
        REGION: (key) => key === sector.region,
      };
      const by = (Object.keys(ways) as ConcernKind[]).find((way) => subjects.some(({ kind, key }) => kind === way && ways[way](key)));
      return by ? { network: slug, by } : [];
    }),
  );
}
