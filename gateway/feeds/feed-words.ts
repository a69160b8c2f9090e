import { REGISTRY } from '../../shared/sectors.js';

/** Marks whatever rests on the demo roster. */
export const DEMO = 'Demodata: ingen av personene finnes.';

/** Which part of the networks a feed is about, in words; null for all. */
export function scopeOf(query: URLSearchParams): string | null {
  const network = REGISTRY.sectors.flatMap(({ networks }) => networks).find(({ slug }) => slug === query.get('network'));
  return (network ?? REGISTRY.regions.find(({ slug }) => slug === query.get('region')))?.name ?? null;
}

/** Title of a feed. */
export const titleWith = (title: string, scope: string | null): string => (scope === null ? title : `${title} – ${scope}`);

/** What a feed says of owners that did not answer; null if all did. */
export function missingWords(missing: readonly string[]): string | null {
  const names = REGISTRY.sectors.flatMap(({ slug, name }) => (missing.includes(slug) ? [name] : []));
  return names.length === 0 ? null : `Ufullstendig: ${names.join(', ')} svarer ikke nå.`;
}
