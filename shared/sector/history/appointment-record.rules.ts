import type { EndReason } from '../roster/roster.vocabulary.js';
import { FEWEST } from '../tally/tally.rules.js';
import type { AppointmentRecord } from './appointment-record.type.js';

/** An appointment as it is; `lastDay`, `endReason` and `succeeded` are of one that is over. */
export interface AppointmentFacts extends Omit<AppointmentRecord, 'from' | 'to' | 'ended'> {
  readonly firstDay: string;
  readonly lastDay: string | null;
}

/**
 * Makes rows for analysis of all appointments of an owner: the cells are of all that there are, never of what a filter leaves, for
 * else two filters would tell by their difference what neither shows. A value is shown if at least {@link FEWEST} rows share it, as for
 * attributes of persons: Statistics Norway's example for cells of tables is 3, but rows tell more than cells.
 */
export function blur(all: readonly AppointmentFacts[]): AppointmentRecord[] {
  const cellOf = ({ network, serviceType }: AppointmentFacts) => `${network} ${serviceType}`;
  const from = coarsen(all, cellOf, ({ firstDay }) => firstDay);
  const to = coarsen(all, cellOf, ({ lastDay }) => lastDay);
  const rows = all.map(({ firstDay: _first, lastDay, endReason: _reason, ...plain }, i) => ({
    ...{ ...plain, from: from[i] ?? null, to: to[i] ?? null },
    ended: lastDay !== null,
  }));
  const reasons = shownReasons(all, rows);
  return rows.map((row, i): AppointmentRecord => ({ ...row, endReason: reasons[i] ?? null }));
}

/**
 * The reasons that may be shown: enough appointments of the network ended for it in the year; and, for dates, role, basis and successor
 * of an appointment are public, enough rows are alike in all else, and not all of them for the one reason.
 */
function shownReasons(all: readonly AppointmentFacts[], rows: readonly object[]): (EndReason | null)[] {
  const ended = all.flatMap(({ network, lastDay, endReason }, i) =>
    lastDay === null || endReason === null
      ? []
      : [{ i, endReason, cell: `${network} ${yearOf(lastDay)} ${endReason}`, alike: JSON.stringify(rows[i]) }],
  );
  const cells = Map.groupBy(ended, ({ cell }) => cell);
  const crowds = Map.groupBy(ended, ({ alike }) => alike);
  const isShown = ({ cell, alike }: { readonly cell: string; readonly alike: string }) => {
    const crowd = crowds.get(alike) ?? [];
    return (cells.get(cell) ?? []).length >= FEWEST && crowd.length >= FEWEST && new Set(crowd.map(({ endReason }) => endReason)).size > 1;
  };
  const shown = new Map(ended.filter(isShown).map(({ i, endReason }) => [i, endReason]));
  return all.map((_facts, i) => shown.get(i) ?? null);
}

/**
 * Each row's day as a quarter (`2024-Q3`), a year or null, so that whatever is shown is shown on at least {@link FEWEST} rows of a cell.
 * Where the rows of a year that are left without a quarter would be fewer, its smallest quarters go with them: else «2024» beside
 * three quarters would tell the fourth.
 */
export function coarsen<Row>(rows: readonly Row[], cellOf: (row: Row) => string, dayOf: (row: Row) => string | null): (string | null)[] {
  const dated = rows.flatMap((row) => {
    const day = dayOf(row);
    return day === null ? [] : [{ cell: cellOf(row), day }];
  });
  const shown = new Set<string>();
  for (const [year, inYear] of Map.groupBy(dated, ({ cell, day }) => `${cell} ${yearOf(day)}`)) {
    const quarters = [...Map.groupBy(inYear, ({ cell, day }) => `${cell} ${quarterOf(day)}`)].map(([key, { length }]) => ({ key, length }));
    const kept = quarters.filter(({ length }) => length >= FEWEST).toSorted((a, b) => b.length - a.length || (a.key < b.key ? -1 : 1));
    let rest = inYear.length - kept.reduce((sum, { length }) => sum + length, 0);
    while (rest > 0 && rest < FEWEST && kept.length > 0) rest += kept.pop()?.length ?? 0;
    for (const { key } of kept) shown.add(key);
    if (rest >= FEWEST) shown.add(year);
  }
  return rows.map((row) => {
    const day = dayOf(row);
    if (day === null) return null;
    return [quarterOf(day), yearOf(day)].find((period) => shown.has(`${cellOf(row)} ${period}`)) ?? null;
  });
}

/** Whether a row may have held in some years, as far as it shows: one whose years are hidden may have in any. */
export function mayHaveHeldIn(
  { from, to }: Pick<AppointmentRecord, 'from' | 'to'>,
  years: { readonly from: number | null; readonly to: number | null },
): boolean {
  const beganAfter = years.to !== null && from !== null && Number(yearOf(from)) > years.to;
  const endedBefore = years.from !== null && to !== null && Number(yearOf(to)) < years.from;
  return !(beganAfter || endedBefore);
}

const yearOf = (day: string) => day.slice(0, 4);
const quarterOf = (day: string) => `${yearOf(day)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
