import type { Kysely } from 'kysely';
import { today } from '../../subgraph/date.js';
import type { Moment } from '../../subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../subgraph/moment-loader.js';
import type { SectorTables } from '../tables.js';
import { believed, dayOf } from '../time.js';
import type { Viewer } from '../viewer/viewer.js';
import type { NewsVersion } from './news.entity.js';

/** A piece of news as it is believed. */
export type NewsState = Readonly<NewsVersion>;

/** The loaders of news, one set for each request. */
export interface NewsLoaders {
  readonly news: MomentLoader<NewsState | null>;
  /** What of a network's news is shown to the viewer, newest first, by {@link newsKey}. */
  readonly newsOfNetwork: MomentLoader<readonly NewsState[]>;
}

/** Key of the newest pieces of a network. */
export const newsKey = (network: string, first: number): string => `${network} ${first}`;

/** Loaders over one sector's database. */
export function createNewsLoaders(db: Kysely<SectorTables>, viewer: Viewer): NewsLoaders {
  const find = async (moment: Moment, ids: readonly string[]) => {
    const rows = await db.selectFrom('newsVersion as n').selectAll('n').where('n.newsId', 'in', ids).where(believed('n', moment)).execute();
    return new Map(rows.map((row) => [row.newsId, row]));
  };
  return {
    news: createMomentLoader<NewsState | null>(find, () => null),
    newsOfNetwork: createMomentLoader<readonly NewsState[]>(
      (moment, keys) => findShown(db, viewer, moment, keys),
      () => [],
    ),
  };
}

async function findShown(
  db: Kysely<SectorTables>,
  viewer: Viewer,
  moment: Moment,
  keys: readonly string[],
): Promise<Map<string, NewsState[]>> {
  const asked = keys.map((key) => key.split(' ')).map(([network = '', first]) => ({ network, first: Number(first) }));
  const ranked = db
    .with('shown', () => shownNews(db, viewer, moment, [...new Set(asked.map(({ network }) => network))]))
    .selectFrom('shown')
    .selectAll('shown')
    .select(({ fn }) =>
      fn
        .agg<number>('row_number')
        .over((o) => o.partitionBy('network').orderBy('publishedOn', 'desc').orderBy('version', 'desc'))
        .as('rank'),
    );
  const rows = await db
    .selectFrom(ranked.as('r'))
    .selectAll('r')
    .where('r.rank', '<=', Math.max(...asked.map(({ first }) => first)))
    .orderBy('r.rank')
    .execute();
  const byNetwork = Map.groupBy(rows, ({ network }) => network);
  return new Map(asked.map(({ network, first }) => [newsKey(network, first), (byNetwork.get(network) ?? []).slice(0, first)]));
}

/**
 * SQL: what the viewer is shown of some networks' news. What has been withdrawn since is not shown for any moment, and what is to come
 * only to the coordinator: for anybody else no `asOf` lies ahead of today.
 */
function shownNews(db: Kysely<SectorTables>, { coordinates }: Viewer, moment: Moment, networks: readonly string[]) {
  const day = dayOf(moment) < today() ? dayOf(moment) : today();
  return db
    .selectFrom('newsVersion as n')
    .selectAll('n')
    .where('n.network', 'in', networks)
    .where(believed('n', moment))
    .where(({ or, eb }) => or([eb('n.publishedOn', '<=', day), ...(coordinates.length ? [eb('n.network', 'in', coordinates)] : [])]))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('newsVersion as now')
          .select('now.version')
          .whereRef('now.newsId', '=', 'n.newsId')
          .where('now.supersededAt', 'is', null)
          .where('now.status', '=', 'PUBLISHED'),
      ),
    );
}
