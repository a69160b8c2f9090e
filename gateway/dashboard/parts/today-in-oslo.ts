/** The day that it is where the rosters are kept, ISO 8601. */
export function todayInOslo(): string {
  // Swedish writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(new Date());
}
