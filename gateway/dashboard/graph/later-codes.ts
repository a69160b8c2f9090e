/** Codes of what was refused before anything of it was begun: a little later the same may go. */
export const LATER_CODES: ReadonlySet<unknown> = new Set([
  'GATEWAY_OVERLOADED',
  'IDENTITY_UNAVAILABLE',
  'QUERY_PLANNING_OVERLOADED',
  'REGIONAL_OVERLOADED',
  'SECTOR_OVERLOADED',
]);
