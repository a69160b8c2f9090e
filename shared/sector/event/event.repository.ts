import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { Position, SearchPage } from '../../subgraph/page.js';
import type { EventVersionRow } from '../rows.js';
import type { SectorTables } from '../tables.js';
import { believed } from '../time.js';
import type { CheckedEventFilter } from './event-filter.js';

/** An event as believed, with its version. */
export type EventState = EventVersionRow & { readonly version: number };

/** Loads events by id. */
export type EventLoader = MomentLoader<EventState | null>;

/** What to look for among a sector's events, by date. */
export interface EventSearch extends CheckedEventFilter {
  readonly moment: Moment;
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
  return createMomentLoader<EventState | null>(find, () => null);
}

/** Finds a page of events, cancelled ones too, and, if asked, how many there are in all. */
export async function searchEvents(db: Kysely<SectorTables>, search: EventSearch): Promise<SearchPage> {
  const { after, limit, withTotal } = search;
  const matching = matchingEvents(db, search);
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

function matchingEvents(db: Kysely<SectorTables>, { moment, heldBy, kind, topic, from, to }: EventSearch) {
  const all = db
    .selectFrom('eventVersion as e')
    .where(believed('e', moment))
    .$if(kind !== null, (query) => query.where('e.kind', '=', kind ?? 'GATHERING'))
    .$if(topic !== null, (query) => query.where(lists('e.topics', topic ?? '')))
    .$if(from !== null, (query) => query.where('e.date', '>=', from ?? ''))
    .$if(to !== null, (query) => query.where('e.date', '<', to ?? ''));
  return heldBy.reduce(
    (query, slugs) =>
      query.where(({ or, eb }) =>
        or([eb('e.network', 'in', slugs.length ? slugs : ['']), ...slugs.map((slug) => lists('e.jointWith', slug))]),
      ),
    all,
  );
}

/** SQL: a column with a JSON list of texts has one of them; `replace` is the same on both databases and knows no wildcards. */
export function lists(column: 'e.topics' | 'e.jointWith', text: string): RawBuilder<boolean> {
  return sql<boolean>`replace(${sql.ref(column)}, ${JSON.stringify(text)}, '') <> ${sql.ref(column)}`;
}
