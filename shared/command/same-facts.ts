import type { PublicFacts, Row } from './public-facts.js';

/** Columns that say when and how a row was written, or are made from others. */
const BOOKKEEPING: readonly string[] = ['version', 'recordedAt', 'supersededAt', 'digest', 'edited', 'sortKey', 'searchText'];

interface Span {
  readonly from: string;
  readonly to: string | null;
}

/**
 * Whether rows tell everybody the same as those whose place they take: what differs only in what is hidden, or in how an interval is
 * cut into states, is no public change.
 */
export const tellSame = (before: readonly Row[], after: readonly Row[], facts: PublicFacts): boolean =>
  told(before, facts) === told(after, facts);

function told(rows: readonly Row[], { hidden = [], mask = (row) => row }: PublicFacts): string {
  const states = rows.map((row) => {
    const { validFrom, validTo, ...rest } = mask(row);
    const open = Object.entries(rest).filter(([column]) => !BOOKKEEPING.includes(column) && !hidden.includes(column));
    return {
      words: JSON.stringify(open.toSorted(byName)),
      span: { from: String(validFrom ?? ''), to: (validTo as string | undefined) ?? null },
    };
  });
  const spans = [...Map.groupBy(states, ({ words }) => words)].map(
    ([words, group]) => [words, join(group.map(({ span }) => span))] as const,
  );
  return JSON.stringify(spans.toSorted(byName));
}

/** Intervals without the cuts between those that follow upon each other. */
function join(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last?.to !== null && last?.to === span.from) joined[joined.length - 1] = { from: last.from, to: span.to };
    else joined.push(span);
  }
  return joined;
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
