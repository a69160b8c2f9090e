import { useSearchParams } from 'wouter';

/**
 * The year that the address names.
 * @param fallback the one that is shown if it names none
 */
export function useAskedYear(fallback: number): number {
  const [search] = useSearchParams();
  const asked = search.get('ar') ?? '';
  return /^20\d\d$/.test(asked) ? Number(asked) : fallback;
}
