import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SqliteDialect } from 'kysely';

/** How long a process waits for another one that holds the file. */
export const BUSY_TIMEOUT_MS = 10_000;
/** Pages kept in memory, at most: a roster of 20 000 is searched without reading its file again. SQLite's own 2 MiB hold one of 600. */
const CACHE_KIB = 64 * 1024;
/** Statements kept compiled; the oldest is dropped first. */
const KEPT_STATEMENTS = 500;

/**
 * Kysely dialect over `node:sqlite`. Differs from MikroORM's stock one in what a server needs: a busy timeout, WAL, foreign keys,
 * kept statements, and transactions that take the write lock at once, so that two processes that read and then write do not
 * refuse each other.
 * @param path file of the database, or `:memory:`
 */
export function createSqliteDialect(path: string): SqliteDialect {
  return new SqliteDialect({
    database: async () => {
      const db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
      // What a caller was told is done outlives also a power failure.
      db.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -${CACHE_KIB}`);
      const kept = new Map<string, StatementSync>();
      const prepare = (sql: string): StatementSync => {
        const known = kept.get(sql);
        if (known) return known;
        const statement = db.prepare(sql);
        const oldest = kept.size >= KEPT_STATEMENTS ? kept.keys().next().value : undefined;
        if (oldest !== undefined) kept.delete(oldest);
        kept.set(sql, statement);
        return statement;
      };
      // Kysely keeps its only connection for ever if a transaction cannot begin or be rolled back. So it is let begin, and its first
      // statement fails.
      let refusal: unknown = null;
      const begin = () => {
        try {
          return prepare('begin immediate').run();
        } catch (error) {
          refusal = error;
          return { changes: 0, lastInsertRowid: 0 };
        }
      };
      const rollback = () => {
        refusal = null;
        // A full disk, for one, has SQLite undo the whole transaction itself, and then refuse to undo it again.
        return db.isTransaction ? prepare('rollback').run() : { changes: 0, lastInsertRowid: 0 };
      };
      return {
        prepare(sql: string) {
          if (sql === 'begin') return { reader: false, all: none, run: begin, iterate: none };
          if (sql === 'rollback') return { reader: false, all: none, run: rollback, iterate: none };
          if (refusal !== null) throw refusal;
          const statement = prepare(sql);
          return {
            reader: statement.columns().length > 0,
            all: (parameters: readonly unknown[]) => statement.all(...(parameters as SQLInputValue[])),
            run: (parameters: readonly unknown[]) => statement.run(...(parameters as SQLInputValue[])),
            iterate: (parameters: readonly unknown[]) => db.prepare(sql).iterate(...(parameters as SQLInputValue[])),
          };
        },
        close: () => db.close(),
      };
    },
  });
}

const none = (): never => {
  throw new Error('this statement gives no rows');
};
