import { todayInOslo } from './today-in-oslo.js';

/** The running year and the ones before it, newest first. */
export function recentYears(count: number): number[] {
  const year = Number(todayInOslo().slice(0, 4));
  return Array.from({ length: count }, (_, before) => year - before);
}
