const DAY_MS = 86_400_000;

/**
 * A day some days before another, ISO 8601.
 * @param days how many; after it if negative
 */
export function dayBefore(day: string, days = 1): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}
