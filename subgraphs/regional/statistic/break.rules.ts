import type { Areas } from '../../../shared/areas.js';
import type { Registry } from '../../../shared/sectors.js';
import { containsDay } from '../../../shared/subgraph/date.js';
import type { AffiliationFact } from '../area/area.entity.js';
import { lineageOf, predecessorsOf } from './area-lineage.js';
import { networksWithin } from './groups.js';
import { Places } from './places.js';
import type { GroupPlace } from './read-group.js';

/** What kind of change it is. */
export type BreakKind = 'MERGER' | 'NEW_CODE' | 'SCOPE';

/** An area that went over into another, or into another network, on a day. */
export interface Change {
  readonly date: string;
  /** Codes of before and after; the same where only the network changed. */
  readonly from: string;
  readonly to: string;
  readonly merged: boolean;
  /** The network that figures followed before, and follow from then on; null for none of ours. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * All changes of areas and of what networks cover. Today that is: 2020-01-01 the merger of municipalities, with parts that went over into
 * another network's area (former Røyken and Hurum, Sande); 2024-01-01 new numbers; 2026-01-01 Alna, from Akershus universitetssykehus to
 * Oslo universitetssykehus. They are derived from the lists of areas and affiliations, which name their sources.
 */
export function changesOf(areas: Areas, registry: Registry, affiliations: readonly AffiliationFact[]): Change[] {
  const placesOn = new Map<string, Places>();
  const networkOf = (code: string, day: string) => {
    const places = placesOn.get(day) ?? new Places(areas, registry, affiliations, day);
    placesOn.set(day, places);
    return places.networkOf(code);
  };
  const change = (date: string, from: string, to: string, merged: boolean): Change => ({
    ...{ date, from, to, merged },
    before: networkOf(from, dayBefore(date)),
    after: networkOf(to, date),
  });
  const isPartial = (code: string, day: string) =>
    affiliations.some((row) => row.areaCode === code && row.kind === 'PART' && containsDay(row, day));
  // Of some mergers only the area that concerns the networks is in the list of areas: the former Sande in Holmestrand.
  const takesInPart = (from: string, to: string, date: string) => isPartial(to, date) && !isPartial(from, dayBefore(date));
  const successions = [...areas.values()].flatMap(({ code, validTo, successors }) =>
    successors.flatMap((next) => {
      const heir = areas.get(next);
      if (validTo === null || !heir) return [];
      return change(
        validTo,
        code,
        next,
        successors.length > 1 || predecessorsOf(areas, heir).length > 1 || takesInPart(code, next, validTo),
      );
    }),
  );
  const dates = affiliations.flatMap((row) =>
    row.kind === 'MAIN' ? [row.validFrom, row.validTo].flatMap((date) => (date === null ? [] : { code: row.areaCode, date })) : [],
  );
  const moves = [...new Map(dates.map((one) => [`${one.code} ${one.date}`, one])).values()].flatMap(({ code, date }) => {
    const area = areas.get(code);
    if (!area || !containsDay(area, date) || !containsDay(area, dayBefore(date))) return [];
    const moved = change(date, code, code, false);
    return moved.before === moved.after ? [] : moved;
  });
  return [...successions, ...moves];
}

/** How a change breaks the series of a group: areas of it were merged or numbered anew, or what it covers is no longer the same. */
export function kindsOf({ from, to, merged, before, after }: Change, place: GroupPlace, context: BreakContext): BreakKind[] {
  const lineage = place.area && lineageOf(context.areas, place.area).map(({ code }) => code);
  const networks = networksWithin(place.within, context.registry);
  const has = (network: string | null) => network !== null && networks.has(network);
  if (lineage ? !lineage.includes(to) : !has(before) && !has(after)) return [];
  const isOurs = (network: string | null) => (lineage ? network !== null : has(network));
  return [
    ...(from === to ? [] : ([merged ? 'MERGER' : 'NEW_CODE'] as const)),
    ...(isOurs(before) === isOurs(after) ? [] : (['SCOPE'] as const)),
  ];
}

/** What breaks are looked up in. */
export interface BreakContext {
  readonly areas: Areas;
  readonly registry: Registry;
}

/** The day before one. */
export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
