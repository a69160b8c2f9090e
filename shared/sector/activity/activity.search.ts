import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Position } from '../../subgraph/page.js';
import { isPostgres } from '../search/text-sql.js';
import type { SectorTables } from '../tables.js';
import type { Viewer } from '../viewer/viewer.js';
import type { CheckedActivityFilter } from './activity-filter.js';
import type { PublicationHit } from './publication.js';
import { PUBLICATIONS, type PublicationSql } from './publications.sql.js';

/** What to look for in a sector's activity. */
export interface ActivitySearch extends Pick<CheckedActivityFilter, 'heldBy' | 'kind' | 'since' | 'before'> {
  readonly after: Position | null;
  readonly limit: number;
  readonly withTotal: boolean;
}

const COLUMNS = [
  ...['id', 'objectId', 'network', 'title', 'detail', 'state', 'occurredOn', 'startsAt', 'endsAt', 'place', 'url', 'decidedOn'],
  ...['publishedAt', 'recordedAt'],
] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number] | 'kind', string | null>> & { readonly demo: number };

/**
 * Finds a page of what a sector has published, newest first, and, if asked, how much there is in all.
 * @param nobody one who has not said who she is: for whoever asks, this is what everybody may see
 */
export async function searchActivity(
  db: Kysely<SectorTables>,
  nobody: Viewer,
  { heldBy, kind, since, before, after, limit, withTotal }: ActivitySearch,
): Promise<{ readonly hits: readonly PublicationHit[]; readonly total: number | null }> {
  const kinds = Object.entries(PUBLICATIONS).filter(([name]) => kind === null || name === kind);
  if (kinds.length === 0) return { hits: [], total: withTotal ? 0 : null };
  const parts = kinds.map(([name, select]) => selectOf(name, select(db, heldBy, nobody)));
  const bytewise = sql.raw(isPostgres(db) ? 'collate "C"' : 'collate binary');
  const [key, id] = [sql`${sql.ref('p.publishedAt')} ${bytewise}`, sql`${sql.ref('p.id')} ${bytewise}`];
  const limits = [...(since === null ? [] : [sql`${key} >= ${since}`]), ...(before === null ? [] : [sql`${key} < ${before}`])];
  const all = sql`(${sql.join(parts, sql` union all `)}) as p`;
  const where = (conditions: readonly RawBuilder<unknown>[]) =>
    conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
  const next = after === null ? [] : [sql`(${key}, ${id}) < (${after[0]}, ${after[1]})`];
  const page = sql<Row>`select * from ${all} ${where([...limits, ...next])} order by ${key} desc, ${id} desc limit ${limit}`;
  const { rows } = await page.execute(db);
  if (!withTotal) return { hits: rows.map(hitOf), total: null };
  const counted = await sql<{ total: number | string }>`select count(*) as total from ${all} ${where(limits)}`.execute(db);
  return { hits: rows.map(hitOf), total: Number(counted.rows[0]?.total) };
}

/** The columns in one order for all kinds, for they are put below each other. */
function selectOf(kind: string, { columns, from, where }: PublicationSql): RawBuilder<unknown> {
  const nothing = sql`cast(null as text)`;
  const selected = [...COLUMNS, 'demo'].map((name) => sql`${columns[name] ?? nothing} as ${sql.ref(name)}`);
  return sql`select ${sql.lit(kind)} as ${sql.ref('kind')}, ${sql.join(selected)} from ${from} where ${sql.join(where, sql` and `)}`;
}

function hitOf({ id, publishedAt, recordedAt, demo, kind, ...told }: Row): PublicationHit {
  const key = String(publishedAt);
  const updatedAt = String(recordedAt) > key ? String(recordedAt) : key;
  return {
    key,
    id: String(id),
    record: { ...told, kind: kind as PublicationHit['record']['kind'], publishedAt: key, updatedAt, demo: Boolean(demo) },
  };
}
