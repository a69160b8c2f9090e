import { record } from '../shared/command/versions.js';
import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amend } from '../shared/sector/change/amend.js';
import { type SectorWork } from '../shared/sector/change/sector-work.js';
import { Valid } from '../shared/subgraph/versioned.entity.js';

/** A row of the smallest table that can be amended. */
class Row extends Valid {
  name!: string;
  place!: string | null;
}

type Change = { name?: string; place?: string | null } | null;
/** An amendment: first day, day after the last, and what is different. */
interface Step {
  readonly from: number;
  readonly to: number | null;
  readonly change: Change;
}

const DAYS = 12;
const dayOf = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
const instantOf = (n: number) => new Date(Date.UTC(2026, 0, 1) + n).toISOString();

/** A table in memory that does what the real ones do, and no more: adds rows, and sets `supersededAt` once, later than `recordedAt`. */
class Table {
  readonly rows: Row[] = [];
  private clock = 0;

  /** The transaction of one command. */
  open(): { readonly work: SectorWork; readonly now: string } {
    this.clock += 1;
    const now = instantOf(this.clock);
    const em = {
      insert: async (_entity: unknown, facts: Row) => {
        this.rows.push({ ...facts, version: this.rows.length + 1 });
      },
      nativeUpdate: async (_entity: unknown, where: { version: { $in: number[] } }, { supersededAt }: { supersededAt: string }) => {
        for (const row of this.rows.filter(({ version }) => where.version.$in.includes(version))) {
          expect(row.supersededAt, 'a row is superseded once').toBeNull();
          expect(supersededAt > row.recordedAt, 'a row lives for an instant at least').toBe(true);
          row.supersededAt = supersededAt;
        }
      },
    };
    return { work: { em, now } as unknown as SectorWork, now };
  }

  believedAt(now: string): Row[] {
    return this.rows.filter(({ recordedAt, supersededAt }) => recordedAt <= now && (supersededAt === null || supersededAt > now));
  }

  /** What is believed about every day: the states that hold on it. */
  daysAt(now: string): { name: string; place: string | null }[][] {
    const believed = this.believedAt(now);
    return Array.from({ length: DAYS + 2 }, (_, n) =>
      believed
        .filter(({ validFrom, validTo }) => validFrom <= dayOf(n) && (validTo === null || validTo > dayOf(n)))
        .map(({ name, place }) => ({ name, place })),
    );
  }
}

const days = fc.integer({ min: 0, max: DAYS });
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ name: fc.constantFrom('a', 'b', 'c'), place: fc.constantFrom('x', 'y', null) }, { requiredKeys: [] }),
  fc.constant(null),
);
const steps: fc.Arbitrary<Step> = fc.record({ from: days, to: fc.option(days), change: changes });
/** Intervals that do not overlap, with gaps between some: what a seed may hold. */
const firsts = fc
  .uniqueArray(days, { minLength: 1, maxLength: 6 })
  .map((cuts) => cuts.toSorted((a, b) => a - b))
  .chain((cuts) =>
    fc.tuple(...cuts.map(() => fc.boolean()), fc.boolean()).map((keeps) =>
      cuts.flatMap((from, i) => {
        const to = cuts[i + 1] ?? (keeps.at(-1) ? null : from + 1);
        return keeps[i] ? [{ from, to }] : [];
      }),
    ),
  );

async function begin(table: Table, intervals: readonly { from: number; to: number | null }[]) {
  const { work, now } = table.open();
  for (const [i, { from, to }] of intervals.entries())
    await record(work, Row, { name: 'a', place: i % 2 ? 'x' : 'y', validFrom: dayOf(from), validTo: to === null ? null : dayOf(to) });
  return now;
}

async function amendOnce(table: Table, { from, to, change }: Step) {
  const { work, now } = table.open();
  const states = table.believedAt(now);
  const changed = await amend(work, Row, states, { from: dayOf(from), to: to === null ? null : dayOf(to) }, change);
  return { changed, now };
}

describe('amendments of an object', () => {
  it('change the days that they are about, and no other: not of now, and not of what was believed before', async () => {
    await fc.assert(
      fc.asyncProperty(firsts, fc.array(steps, { maxLength: 8 }), async (intervals, series) => {
        const table = new Table();
        const history = new Map<string, ReturnType<Table['daysAt']>>();
        const start = await begin(table, intervals);
        history.set(start, table.daysAt(start));
        for (const step of series) {
          const before = [...history.values()].at(-1) ?? [];
          const { changed, now } = await amendOnce(table, step);
          const after = table.daysAt(now);
          // A model of days: what an amendment means, without intervals.
          const wanted = before.map((states, n) => {
            if (n < step.from || (step.to !== null && n >= step.to)) return states;
            return step.change === null ? [] : states.map((state) => ({ ...state, ...step.change }));
          });
          expect(after).toEqual(wanted);
          expect(changed).toBe(JSON.stringify(after) !== JSON.stringify(before));
          history.set(now, after);
        }
        for (const [now, then] of history) {
          expect(table.daysAt(now), `as believed at ${now}`).toEqual(then);
          for (const states of then) expect(states.length, 'states overlap').toBeLessThanOrEqual(1);
        }
        for (const { validFrom, validTo } of table.rows) expect(validTo === null || validTo > validFrom).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('without a day, or without a difference, write nothing', async () => {
    const table = new Table();
    await begin(table, [{ from: 0, to: null }]);
    for (const step of [
      { from: 5, to: 5, change: { name: 'b' } },
      { from: 5, to: 3, change: null },
      { from: 3, to: null, change: { name: 'a' } },
      { from: 3, to: null, change: {} },
    ])
      expect(await amendOnce(table, step)).toMatchObject({ changed: false });
    expect(table.rows).toHaveLength(1);
  });

  it('keep that a row is invented', async () => {
    const table = new Table();
    const { work } = table.open();
    await record(work, Row, { name: 'a', place: null, demo: true, validFrom: dayOf(0), validTo: null });
    await amendOnce(table, { from: 3, to: 5, change: { name: 'b' } });
    const rows = table.rows.filter(({ supersededAt }) => supersededAt === null);
    expect(rows.map(({ demo, name }) => [demo, name])).toEqual([
      [true, 'a'],
      [true, 'b'],
      [true, 'a'],
    ]);
  });
});
