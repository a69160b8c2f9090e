import type { Areas } from '../../areas.js';
import { today } from '../../subgraph/date.js';
import type { Geography } from './tally.vocabulary.js';

/**
 * The code that an area has on a day: that of the area which it had gone over into by then. One that was split, or that begins later,
 * keeps its own: which part is meant cannot be told.
 */
export function codeOn(areas: Areas, code: string, day: string): string {
  const area = areas.get(code);
  const [next, other] = area?.successors ?? [];
  if (area === undefined || area.validTo === null || area.validTo > day || next === undefined || other !== undefined) return code;
  const { validTo = null } = areas.get(next) ?? {};
  // A successor that ends no later than what it follows is a slip in the list, and may lead in a circle.
  return validTo === null || validTo > area.validTo ? codeOn(areas, next, day) : next;
}

/** The codes that are shown as another one, each with that one. */
export function changedCodes(areas: Areas, geography: Geography, day: string): Map<string, string> {
  const shownOn = geography === 'CURRENT' ? today() : day;
  const codes = [...areas.keys()].map((code) => [code, codeOn(areas, code, shownOn)] as const);
  return new Map(codes.filter(([code, shown]) => code !== shown));
}

/** The codes that units carry and that are shown as one of some areas. */
export const carriedCodes = (changed: ReadonlyMap<string, string>, shown: readonly string[]): string[] => [
  ...shown.filter((code) => !changed.has(code)),
  ...[...changed].flatMap(([code, as]) => (shown.includes(as) ? code : [])),
];
