/**
 * Whether the way up from something never ends: what appoints it, or what it rests on, comes back.
 * @param aboveOf slug of what is above each
 */
export function goesInCircle(slug: string, aboveOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = slug; at !== null; at = aboveOf.get(at) ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}
