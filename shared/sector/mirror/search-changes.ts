import type { Kysely } from 'kysely';
import { appendChanges, findOpened } from '../../command/journal.js';
import { type MirrorPosition, readPosition } from '../../command/mirror-position.js';
import type { PublicTables } from '../../command/public-facts.js';
import { readChanges } from '../../command/read-changes.js';
import type { CursorBox } from '../../subgraph/cursor.js';
import type { Database } from '../../subgraph/database.js';
import { readWithin } from '../../subgraph/database.js';
import { nextInstant, raiseDataVersion } from '../../subgraph/setting.js';
import { type ChangeFacts, type ChangeSearchInput, type ChangesFound, presentChange, presentEnd } from './change-facts.type.js';

/** An owner whose journal is read. */
export interface JournalOwner {
  readonly db: Kysely<never>;
  readonly database: Pick<Database<never>, 'write'>;
  readonly tables: PublicTables;
  readonly cursors: CursorBox;
}

/**
 * Reads the public changes of one owner: the same for the sectors and for `regional`.
 * @param forAuditor whether the caller may know who made them
 */
export async function searchChanges(
  owner: JournalOwner,
  { position: text, from = null, types = null, limit }: ChangeSearchInput,
  forAuditor: boolean,
): Promise<Omit<ChangesFound, 'source'>> {
  const { db, tables, cursors } = owner;
  await journalOpened(owner);
  const journal = cursors.scramble('journal').slice(0, 16);
  const start: MirrorPosition = from === null ? { journal, after: 0, snapshot: 'begin' } : { journal, after: from, snapshot: null };
  const position = text == null ? start : readPosition(text);
  if (position?.journal !== journal) return { changes: [], end: null, lost: true };
  const { changes, end } = await readChanges(db, tables, { position, types, limit });
  return { changes: changes.map((change): ChangeFacts => presentChange(change, forAuditor)), end: presentEnd(end), lost: false };
}

/** Writes lines for what has become public because its day has come. */
async function journalOpened({ db, database, tables }: JournalOwner): Promise<void> {
  if ((await findOpened(db, tables)).length === 0) return;
  await database.write(async (em) => {
    const opened = await findOpened(readWithin<never>(em), tables);
    if (opened.length === 0) return;
    const at = await nextInstant(em);
    await appendChanges(em, opened, { at, action: null, actor: null });
    await raiseDataVersion(em, at);
  });
}
