import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type DatabaseConnection, SqliteDialect, type SqliteDialectConfig, SqliteDriver } from 'kysely';

/** How long a writer waits for another process that holds the file. */
const BUSY_TIMEOUT_MS = 10_000;
/** Statements kept compiled; the oldest is dropped first. */
const KEPT_STATEMENTS = 500;

/**
 * Kysely dialect over `node:sqlite`. Differs from MikroORM's stock one in what a server needs: a busy timeout, WAL, foreign keys,
 * kept statements, and transactions that take the write lock at once, so that two processes that read and then write do not
 * refuse each other.
 * @param path file of the database, or `:memory:`
 */
export function createSqliteDialect(path: string): SqliteDialect {
  return new ReleasingDialect({
    database: async () => {
      const db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
      db.exec('pragma journal_mode = wal; pragma synchronous = normal');
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
      return {
        prepare(sql: string) {
          const statement = prepare(sql === 'begin' ? 'begin immediate' : sql);
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

/** The stock dialect with {@link ReleasingDriver}. */
class ReleasingDialect extends SqliteDialect {
  constructor(private readonly config: SqliteDialectConfig) {
    super(config);
  }

  override createDriver(): SqliteDriver {
    return new ReleasingDriver(this.config);
  }
}

/** Gives the connection back when a transaction cannot begin; the stock driver keeps it, and every later statement would wait for ever. */
class ReleasingDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.beginTransaction(connection);
    } catch (error) {
      await this.releaseConnection();
      throw error;
    }
  }
}
