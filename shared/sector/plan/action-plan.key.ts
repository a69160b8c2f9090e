/** Key of a network's action plan of a year, for example `ous-2026`: its id in receipts and the audit. */
export const actionPlanKey = (network: string, year: number): string => `${network}-${year}`;

/** The networks and years that some keys speak of. */
export function readActionPlanKeys(keys: readonly string[]): { readonly networks: string[]; readonly years: number[] } {
  const cuts = keys.map((key) => [key, key.lastIndexOf('-')] as const);
  return {
    networks: [...new Set(cuts.map(([key, cut]) => key.slice(0, cut)))],
    years: [...new Set(cuts.map(([key, cut]) => Number(key.slice(cut + 1))))],
  };
}
