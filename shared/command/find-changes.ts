import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { ChangeEntry, ChangeKind } from './change.entity.js';
import { isPublic, nameOf, type PublicFacts, type PublicTables, publicOf, type Row } from './public-facts.js';
import { tellSame } from './same-facts.js';

/** A public change that is to be written into the journal. */
export type FoundChange = Pick<ChangeEntry, 'type' | 'objectId' | 'kind' | 'network'>;

/** Any owner's tables, read by their names. */
export type AnyTables = Record<string, Record<string, unknown>>;

/**
 * Finds what a transaction has changed for everybody, by the rows that it has written: whatever the command, nothing is overlooked.
 * @param db reads within the transaction
 * @param now the transaction's instant
 * @param network slug of the network that it was about, where rows do not say it
 */
export async function findChanges(db: Kysely<never>, tables: PublicTables, now: string, network: string | null): Promise<FoundChange[]> {
  const reads = db as unknown as Kysely<AnyTables>;
  const found = new Map<string, FoundChange>();
  const note = (type: string, objectId: string, kind: ChangeKind, row?: Row) => {
    const before = found.get(`${type} ${objectId}`);
    if (before && kind === 'UPDATED') return;
    found.set(`${type} ${objectId}`, { type, objectId, kind, network: networkOf(row) ?? before?.network ?? network });
  };
  for (const [table, facts] of publicOf(tables)) {
    const rows: readonly Row[] = await writtenRows(reads, table, facts, now).selectAll().execute();
    if (rows.length === 0) continue;
    const { before, after } = await existence(reads, table, facts, now);
    for (const [id, states] of Map.groupBy(rows, (row) => String(row[facts.key]))) {
      const isNew = (row: Row) => row.recordedAt === now;
      if (
        tellSame(
          states.filter((row) => !isNew(row)),
          states.filter(isNew),
          facts,
        ) ||
        !(before.has(id) || after.has(id))
      )
        continue;
      const kind = before.has(id) ? (after.has(id) ? 'UPDATED' : 'DELETED') : 'CREATED';
      const [state] = [...states.filter(isNew), ...states];
      if (facts.type !== undefined && state) note(facts.type, nameOf(state, facts), kind, state);
      for (const object of states.flatMap((row) => facts.touches?.(row) ?? [])) note(object.type, object.id, 'UPDATED');
    }
  }
  return [...found.values()].toSorted((a, b) => (`${a.type} ${a.objectId}` < `${b.type} ${b.objectId}` ? -1 : 1));
}

/** The rows that a transaction has written or put out of date. */
function writtenRows(db: Kysely<AnyTables>, table: string, { addedOnly }: PublicFacts, now: string) {
  return db.selectFrom(table).where(({ or, eb }) => or([eb('recordedAt', '=', now), ...(addedOnly ? [] : [eb('supersededAt', '=', now)])]));
}

/** Which of the objects whose rows were written everybody could see before, and which everybody can see now. */
async function existence(db: Kysely<AnyTables>, table: string, facts: PublicFacts, now: string) {
  const { key, addedOnly } = facts;
  const ids = async (narrow: (query: SelectQueryBuilder<AnyTables, string, object>) => SelectQueryBuilder<AnyTables, string, object>) => {
    const rows = await narrow(db.selectFrom(table))
      .select(key)
      .distinct()
      .where(key, 'in', writtenRows(db, table, facts, now).select(key))
      .where(isPublic(facts))
      .execute();
    return new Set(rows.map((row) => String((row as Row)[key])));
  };
  if (addedOnly) return { before: new Set<string>(), after: await ids((query) => query) };
  return {
    before: await ids((query) =>
      query.where('recordedAt', '<', now).where(({ or, eb }) => or([eb('supersededAt', 'is', null), eb('supersededAt', '=', now)])),
    ),
    after: await ids((query) => query.where('supersededAt', 'is', null)),
  };
}

const networkOf = (row?: Row): string | null => (typeof row?.network === 'string' ? row.network : null);
