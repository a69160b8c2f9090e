import { type Kysely, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { Position, SearchPage } from '../../subgraph/page.js';
import type { EventVersionRow } from '../rows.js';
import type { SectorTables } from '../tables.js';
import { believed } from '../time.js';

/** Loads events by id. */
export type EventLoader = MomentLoader<EventVersionRow | null>;

/** The events of one network, by date. */
export interface EventSearch {
  readonly moment: Moment;
  readonly network: string;
  readonly after: Position | null;
  readonly limit: number;
  readonly withTotal: boolean;
}

/** The loader over one sector's database. */
export function createEventLoader(db: Kysely<SectorTables>): EventLoader {
  const find = async (moment: Moment, ids: readonly string[]) => {
    const rows = await db.selectFrom('eventVersion as e').selectAll().where('e.eventId', 'in', ids).where(believed('e', moment)).execute();
    return new Map(rows.map((row) => [row.eventId, row]));
  };
  return createMomentLoader<EventVersionRow | null>(find, () => null);
}

/** Finds a page of events and, if asked, how many there are in all. */
export async function searchEvents(
  db: Kysely<SectorTables>,
  { moment, network, after, limit, withTotal }: EventSearch,
): Promise<SearchPage> {
  const matching = db.selectFrom('eventVersion as e').where('e.network', '=', network).where(believed('e', moment));
  const hits = await matching
    .select(['e.eventId as id', 'e.date as key'])
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(${sql.ref('e.date')}, ${sql.ref('e.eventId')}) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''})`),
    )
    .orderBy('e.date')
    .orderBy('e.eventId')
    .limit(limit)
    .execute();
  if (!withTotal) return { hits, total: null };
  const { total } = await matching.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
  return { hits, total: Number(total) };
}
