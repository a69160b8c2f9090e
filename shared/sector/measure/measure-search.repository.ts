import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { comparePositions, type Position, type SearchPage } from '../../subgraph/page.js';
import type { SectorTables } from '../tables.js';
import { believed } from '../time.js';
import type { CheckedMeasureFilter } from './measure-filter.js';

/** What to look for among a sector's measures, by year and due date. */
export interface MeasureSearch extends CheckedMeasureFilter {
  readonly moment: Moment;
  readonly after: Position | null;
  readonly limit: number;
  readonly withTotal: boolean;
}

/** SQL: what measures are sorted by. `~` comes after every digit, so those without a date are the last of their year. */
const KEY = sql<string>`(cast(${sql.ref('m.year')} as text) || ' ' || coalesce(${sql.ref('m.dueOn')}, '~'))`;

/** Finds a page of measures for each search, all in one statement; if asked, how many there are in all in another. */
export async function searchMeasures(db: Kysely<SectorTables>, searches: readonly MeasureSearch[]): Promise<SearchPage[]> {
  const hits = await together(searches.map((search, list) => pageOf(db, search, list)));
  const totals = await together(searches.flatMap((search, list) => (search.withTotal ? [countOf(db, search, list)] : [])));
  return searches.map(({ withTotal }, list) => ({
    hits: hits
      .filter((hit) => hit.list === list)
      .map(({ id, key }) => ({ id, key }))
      .toSorted((a, b) => comparePositions([a.key, a.id], [b.key, b.id], 'asc')),
    total: withTotal ? Number(totals.find((row) => row.list === list)?.total) : null,
  }));
}

/** The rows of several queries alike, in one statement and no order. */
async function together<Row>(queries: readonly SelectQueryBuilder<SectorTables, never, Row>[]): Promise<Row[]> {
  const [first, ...others] = queries;
  return first ? others.reduce((all, query) => all.unionAll(query), first).execute() : [];
}

function pageOf(db: Kysely<SectorTables>, search: MeasureSearch, list: number) {
  const { after, limit } = search;
  const page = matching(db, search)
    .select(['m.measureId as id', KEY.as('key'), sql.lit(list).as('list')])
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(${KEY}, ${sql.ref('m.measureId')}) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''})`),
    )
    .orderBy(KEY)
    .orderBy('m.measureId')
    .limit(limit);
  // In parts of a union no database takes order and limit but in brackets.
  return db.selectFrom(page.as('page')).selectAll();
}

const countOf = (db: Kysely<SectorTables>, search: MeasureSearch, list: number) =>
  matching(db, search).select(({ fn }) => [fn.countAll().as('total'), sql.lit(list).as('list')]);

function matching(db: Kysely<SectorTables>, { moment, networks, fromYear, toYear, subGoal, status, dueBefore }: MeasureSearch) {
  return db
    .selectFrom('measureVersion as m')
    .where(believed('m', moment))
    .where('m.network', 'in', networks.length ? networks : [''])
    .where('m.year', '>=', fromYear)
    .where('m.year', '<=', toYear)
    .$if(subGoal !== null, (query) => query.where('m.subGoal', '=', subGoal))
    .$if(status !== null, (query) => query.where('m.status', '=', status ?? 'PLANNED'))
    .$if(dueBefore !== null, (query) => query.where('m.dueOn', '<', dueBefore));
}
