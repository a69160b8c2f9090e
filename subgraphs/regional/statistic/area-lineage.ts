import type { AreaDeclaration, Areas } from '../../../shared/areas.js';
import { containsDay } from '../../../shared/subgraph/date.js';

/** The areas that became an area on its first day, by merger or by a new code. */
export const predecessorsOf = (areas: Areas, { code }: AreaDeclaration): AreaDeclaration[] =>
  [...areas.values()].filter((candidate) => candidate.successors.includes(code));

/** An area and all that became it. */
export const lineageOf = (areas: Areas, area: AreaDeclaration): AreaDeclaration[] => [
  area,
  ...predecessorsOf(areas, area).flatMap((before) => lineageOf(areas, before)),
];

/** What an area was on a day: itself, or those that became it since, by code; nothing once it has ended. */
export const asItWas = (areas: Areas, area: AreaDeclaration, day: string): AreaDeclaration[] =>
  lineageOf(areas, area)
    .filter((candidate) => containsDay(candidate, day))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
