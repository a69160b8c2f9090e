import { type Kysely, type RawBuilder, sql } from 'kysely';
import { today } from '../../subgraph/date.js';
import { isNow, type Moment } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { closePersons, colleagues, type Viewer } from '../viewer/viewer.js';
import type { Visibility } from './roster.vocabulary.js';

/** The choices of visibility, the most open one first. */
export const OPENNESS: readonly Visibility[] = ['PUBLIC', 'NETWORK', 'PRIVATE'];

/**
 * SQL: the viewer may see the name in the row `n`. A person's choice of today holds for every day: whoever is hidden now, or from a
 * day to come, is hidden in the past too.
 *
 * Who is close to the viewer is asked of each row that is not open, instead of listed beforehand: a page meets few of them. The offset
 * keeps PostgreSQL from making a list of them all the same.
 */
export function isShown(db: Kysely<SectorTables>, moment: Moment, viewer: Viewer): RawBuilder<boolean> {
  const open = isAtMost(moment, 'PUBLIC');
  if (viewer.grants.length === 0) return open;
  const nurse = sql.ref<string>('n.nurseId');
  const close = closePersons(db, viewer).where('sa.nurseId', '=', nurse).limit(sql.lit(1)).offset(sql.lit(0));
  const near = colleagues(db, viewer).where('na.nurseId', '=', nurse).limit(sql.lit(1)).offset(sql.lit(0));
  return sql<boolean>`(${open} or exists ${close} or (${isAtMost(moment, 'NETWORK')} and exists ${near}))`;
}

/** SQL: no state of the entry that counts is more hidden than a choice of visibility. */
function isAtMost(moment: Moment, choice: 'PUBLIC' | 'NETWORK'): RawBuilder<boolean> {
  const open = (row: string) =>
    choice === 'PUBLIC' ? sql<boolean>`${sql.ref(row)} = 'PUBLIC'` : sql<boolean>`${sql.ref(row)} <> 'PRIVATE'`;
  const state = open('n.visibility');
  if (isNow(moment)) return state;
  return sql<boolean>`(${state} and not exists (
    select 1 from ${sql.table('nurseVersion')} as c
    where ${sql.ref('c.nurseId')} = ${sql.ref('n.nurseId')} and ${sql.ref('c.supersededAt')} is null
      and (${sql.ref('c.validTo')} is null or ${sql.ref('c.validTo')} > ${today()}) and not (${open('c.visibility')})))`;
}
