import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePositions, type Direction, type Position, type SearchHit } from '../shared/subgraph/page.js';
import { BEGINNING, type MergedPage, mergePages, type Progress, placeOf } from '../subgraphs/regional/search/merge-pages.js';

const SECTORS = ['east', 'north', 'south', 'west'] as const;
type Sector = (typeof SECTORS)[number];

interface Row extends SearchHit {
  readonly sector: Sector;
}

/** A page as the client asked for it: who kept silent, and how many of its rows the client goes on from. */
interface Turn {
  readonly silent: readonly Sector[];
  readonly goOnFrom: number;
}

const LAST_ROW = Number.POSITIVE_INFINITY;
const ALL_ANSWER: Turn = { silent: [], goOnFrom: LAST_ROW };

const directions = fc.constantFrom<Direction>('asc', 'desc');
const sizes = fc.integer({ min: 1, max: 8 });
/** Few keys, so that rows tie inside a sector and across sectors; the ids of the sectors are interleaved. */
const rowLists = fc
  .uniqueArray(
    fc.record({
      sector: fc.constantFrom(...SECTORS),
      key: fc.constantFrom('', '1a', '1a.1', '2b', '2c', '~'),
      id: fc.integer({ min: 100, max: 299 }).map(String),
    }),
    { selector: ({ id }) => id, maxLength: 24 },
  )
  .map((rows): Row[] => rows);
const silences = fc.subarray<Sector>([...SECTORS]);

const positionOf = ({ key, id }: SearchHit): Position => [key, id];
const sorted = (rows: readonly Row[], direction: Direction) =>
  rows.toSorted((a, b) => comparePositions(positionOf(a), positionOf(b), direction));
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const afterJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** What a sector's own search would give. */
function searchSector(rows: readonly Row[], sector: Sector, after: Position | null, direction: Direction, limit: number): SearchHit[] {
  return sorted(rows, direction)
    .filter((row) => row.sector === sector && (after === null || comparePositions(positionOf(row), after, direction) > 0))
    .slice(0, limit)
    .map(({ id, key }) => ({ id, key }));
}

function readPage(rows: readonly Row[], progress: Progress, direction: Direction, size: number, silent: readonly Sector[]): MergedPage {
  const hits = SECTORS.map((sector) => ({
    sector,
    hits: silent.includes(sector) ? null : searchSector(rows, sector, placeOf(progress, sector), direction, size + 1),
  }));
  return mergePages(progress, hits, direction, size);
}

/** Pages through the list: the given turns first, then with all sectors answering until no page follows. */
function readToTheEnd(
  rows: readonly Row[],
  direction: Direction,
  size: number,
  turns: readonly Turn[] = [],
  onPage: (page: MergedPage, turn: Turn) => void = () => undefined,
): string[] {
  const seen: string[] = [];
  let progress: Progress = BEGINNING;
  for (let number = 0; number < turns.length + rows.length + 2; number += 1) {
    const turn = turns[number] ?? ALL_ANSWER;
    const page = readPage(rows, progress, direction, size, turn.silent);
    onPage(page, turn);
    const kept = page.rows.slice(0, turn.goOnFrom);
    seen.push(...idsOf(kept));
    progress = afterJson(kept.at(-1)?.progress ?? progress);
    if (number >= turns.length && !page.hasNextPage) return seen;
  }
  throw new Error('the list did not end');
}

describe('a list that mixes sectors', () => {
  it('gives, page after page, the sorted union of what the sectors have', () => {
    fc.assert(
      fc.property(rowLists, directions, sizes, (rows, direction, size) => {
        expect(readToTheEnd(rows, direction, size)).toEqual(idsOf(sorted(rows, direction)));
      }),
      { numRuns: 500 },
    );
  });

  it('fills every page but the last, and says of each whether another one follows', () => {
    fc.assert(
      fc.property(rowLists, directions, sizes, (rows, direction, size) => {
        let left = rows.length;
        readToTheEnd(rows, direction, size, [], ({ rows: shown, hasNextPage }) => {
          expect(shown).toHaveLength(Math.min(size, left));
          left -= shown.length;
          expect(hasNextPage).toBe(left > 0);
        });
        expect(left).toBe(0);
      }),
    );
  });

  it('names the sector that owns each row', () => {
    fc.assert(
      fc.property(rowLists, directions, sizes, (rows, direction, size) => {
        const owners = new Map(rows.map(({ id, sector }) => [id, sector]));
        readToTheEnd(rows, direction, size, [], (page) => {
          for (const { id, sector } of page.rows) expect(sector).toBe(owners.get(id));
        });
      }),
    );
  });

  it('goes on after any row of a page, not only after the last one', () => {
    const turns = fc.array(fc.record({ silent: fc.constant([]), goOnFrom: fc.integer({ min: 1, max: 8 }) }), { maxLength: 12 });
    fc.assert(
      fc.property(rowLists, directions, sizes, turns, (rows, direction, size, cuts) => {
        expect(readToTheEnd(rows, direction, size, cuts)).toEqual(idsOf(sorted(rows, direction)));
      }),
    );
  });
});

describe('a list in which sectors fall silent', () => {
  const turns = fc.array(fc.record({ silent: silences, goOnFrom: fc.oneof(fc.constant(LAST_ROW), fc.integer({ min: 1, max: 8 })) }), {
    maxLength: 12,
  });

  it('gives no row twice, and every row once when all have answered to the end', () => {
    fc.assert(
      fc.property(rowLists, directions, sizes, turns, (rows, direction, size, script) => {
        expect(readToTheEnd(rows, direction, size, script).toSorted()).toEqual(idsOf(rows).toSorted());
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps each page in order, and each sector in order from page to page', () => {
    fc.assert(
      fc.property(rowLists, directions, sizes, turns, (rows, direction, size, script) => {
        const byId = new Map(rows.map((row) => [row.id, row]));
        const inOrder = (ids: readonly string[]) =>
          idsOf(
            sorted(
              ids.flatMap((id) => byId.get(id) ?? []),
              direction,
            ),
          );
        const seen = readToTheEnd(rows, direction, size, script, (page) => {
          expect(idsOf(page.rows)).toEqual(inOrder(idsOf(page.rows)));
        });
        for (const sector of SECTORS) {
          const own = seen.filter((id) => byId.get(id)?.sector === sector);
          expect(own).toEqual(inOrder(own));
        }
      }),
    );
  });

  it('brings the rows of a silent sector when it answers again', () => {
    const rows: Row[] = [
      { sector: 'east', key: '1', id: '1' },
      { sector: 'west', key: '2', id: '2' },
      { sector: 'east', key: '3', id: '3' },
      { sector: 'west', key: '4', id: '4' },
      { sector: 'east', key: '5', id: '5' },
    ];
    expect(readToTheEnd(rows, 'asc', 2, [{ silent: ['west'], goOnFrom: LAST_ROW }])).toEqual(['1', '3', '2', '4', '5']);
  });

  it('keeps the place of a sector that falls silent while another one catches up', () => {
    const rows: Row[] = [
      { sector: 'east', key: '1', id: '1' },
      { sector: 'north', key: '2', id: '2' },
      { sector: 'west', key: '3', id: '3' },
      { sector: 'north', key: '4', id: '4' },
    ];
    const script: Turn[] = [
      { silent: ['east'], goOnFrom: 1 },
      { silent: ['west'], goOnFrom: LAST_ROW },
    ];
    expect(readToTheEnd(rows, 'asc', 2, script)).toEqual(['2', '1', '4', '3']);
  });

  it('remembers a place of their own only for sectors that are silent or have not caught up yet', () => {
    fc.assert(
      fc.property(rowLists, directions, sizes, turns, (rows, direction, size, script) => {
        const everSilent = new Set<string>();
        const byId = new Map(rows.map((row) => [row.id, row]));
        readToTheEnd(rows, direction, size, script, (page, { silent }) => {
          for (const sector of silent) everSilent.add(sector);
          for (const { id, progress } of page.rows) {
            const late = Object.keys(progress.late);
            expect(late.filter((sector) => !everSilent.has(sector))).toEqual([]);
            const row = byId.get(id);
            const isFurthest = row !== undefined && progress.all?.[1] === row.id;
            if (isFurthest) expect(late.toSorted()).toEqual(silent.toSorted());
          }
        });
      }),
    );
  });
});

describe('a list that grows while it is read', () => {
  const steps = fc.array(fc.record({ silent: silences, added: fc.nat({ max: 4 }) }), { maxLength: 10 });

  it('loses and doubles no row, and misses an added one only if it sorts before the place that its sector was read to', () => {
    fc.assert(
      fc.property(rowLists, fc.nat({ max: 24 }), directions, sizes, steps, (all, atFirst, direction, size, script) => {
        const rows = all.slice(0, atFirst);
        const coming = all.slice(atFirst);
        const expected = idsOf(rows);
        const seen: string[] = [];
        let progress: Progress = BEGINNING;
        const turn = (silent: readonly Sector[]) => {
          const page = readPage(rows, progress, direction, size, silent);
          seen.push(...idsOf(page.rows));
          progress = afterJson(page.rows.at(-1)?.progress ?? progress);
          return page.hasNextPage;
        };
        for (const { silent, added } of script) {
          turn(silent);
          for (const row of coming.splice(0, added)) {
            const place = placeOf(progress, row.sector);
            if (place === null || comparePositions(positionOf(row), place, direction) > 0) expected.push(row.id);
            rows.push(row);
          }
        }
        while (turn([]));
        expect(seen.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 1000 },
    );
  });

  it('stays in order when no sector is silent, and shows what was added ahead of the reader', () => {
    const rows: Row[] = [
      { sector: 'east', key: '2', id: '2' },
      { sector: 'west', key: '4', id: '4' },
      { sector: 'east', key: '6', id: '6' },
    ];
    const first = readPage(rows, BEGINNING, 'asc', 2, []);
    const behind: Row = { sector: 'east', key: '3', id: '3' };
    const ahead: Row = { sector: 'west', key: '5', id: '5' };
    const second = readPage([...rows, behind, ahead], first.rows.at(-1)?.progress ?? BEGINNING, 'asc', 2, []);
    expect(idsOf([...first.rows, ...second.rows])).toEqual(['2', '4', '5', '6']);
  });
});
