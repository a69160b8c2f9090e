import type { Kysely } from 'kysely';
import { appendChanges, findOpened, readFirst } from '../../command/journal.js';
import { findTurned, readBeginning, readToldDay, readToldDayWithin, writeBeginning, writeToldDay } from '../../command/journal-calendar.js';
import { type MirrorPosition, readPosition } from '../../command/mirror-position.js';
import type { PublicTables } from '../../command/public-facts.js';
import { readChanges } from '../../command/read-changes.js';
import type { CursorBox } from '../../subgraph/cursor.js';
import type { Database } from '../../subgraph/database.js';
import { readWithin } from '../../subgraph/database.js';
import { today } from '../../subgraph/date.js';
import { nextInstant, raiseDataVersion, type SettingTable } from '../../subgraph/setting.js';
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
  await journalCalendar(owner);
  const journal = cursors.scramble('journal').slice(0, 16);
  const position = text == null ? await startOf(journal, from, db as never) : readPosition(text);
  const read = position?.journal === journal ? await readChanges(db, tables, { position, types, limit }) : null;
  if (read === null) return { changes: [], end: null, lost: true };
  const { changes, end } = read;
  return { changes: changes.map((change): ChangeFacts => presentChange(change, forAuditor)), end: presentEnd(end), lost: false };
}

/** Where a mirror begins. Of what the journal does not reach back to, it is given what was recorded since. */
async function startOf(journal: string, from: string | null, db: Kysely<SettingTable>): Promise<MirrorPosition> {
  if (from === null) return { journal, after: 0, snapshot: 'begin' };
  const beginning = await readBeginning(db);
  if (beginning !== null && from < beginning) return { journal, after: 0, snapshot: 'begin', recordedAfter: from };
  return { journal, after: from, snapshot: null };
}

/** Writes lines for what the days since the last look have changed: what has begun, is over, or has become public. */
async function journalCalendar({ db, database, tables }: JournalOwner): Promise<void> {
  const day = today();
  const told = await readToldDay(db as never);
  // A clock that was put back has nothing to tell.
  if (told !== null && told >= day && (await findOpened(db, tables)).length === 0) return;
  await database.write(async (em) => {
    const reads = readWithin<never>(em);
    const at = await nextInstant(em);
    const before = await readToldDayWithin(em);
    if (before === null) await writeBeginning(em, (await readFirst(reads as never)) ?? at);
    const opened = await findOpened(reads, tables);
    const turned = before === null ? [] : await findTurned(reads, tables, { after: before, until: day });
    if (before === null || before < day) await writeToldDay(em, day);
    const isOpened = new Set(opened.map(({ type, objectId }) => `${type} ${objectId}`));
    const lines = [...opened, ...turned.filter(({ type, objectId }) => !isOpened.has(`${type} ${objectId}`))];
    if (lines.length === 0) return;
    await appendChanges(em, lines, { at, action: null, actor: null });
    await raiseDataVersion(em, at);
  });
}
