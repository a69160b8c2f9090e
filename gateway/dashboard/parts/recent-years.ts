/** The running year and the ones before it, newest first. */
export function recentYears(count: number): number[] {
  const year = new Date().getFullYear();
  return Array.from({ length: count }, (_, before) => year - before);
}
