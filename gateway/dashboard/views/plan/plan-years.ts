import { recentYears } from '../../parts/recent-years.js';
import type { PlanText } from './plan-parts.js';

/** The years that a plan is for; without a plan, the last three. */
export function planYears(plan: PlanText | undefined): number[] {
  const { from, to } = plan?.period ?? {};
  if (!from || !to) return recentYears(3).toReversed();
  const first = Number(from.slice(0, 4));
  // The end is the day after the last one.
  const last = new Date(Date.parse(to) - 1).getUTCFullYear();
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The year that is shown: the one wanted if it is one of these, or else the one nearest to today. */
export function chooseYear(years: readonly number[], wanted: number | null): number {
  if (wanted !== null && years.includes(wanted)) return wanted;
  const today = new Date().getFullYear();
  return years.toSorted((a, b) => Math.abs(a - today) - Math.abs(b - today))[0] ?? today;
}
