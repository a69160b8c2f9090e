import { PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';

/** How long a PostgreSQL server may take to accept a connection. */
const CONNECT_TIMEOUT_MS = 5_000;
const CONNECTIONS = 10;

/**
 * Kysely dialect over `pg`. Differs from the stock one in that a transaction always gives its connection back, also one that cannot
 * begin, and one whose server goes away: Kysely would keep such a connection for ever, and after ten of them the pool would be empty.
 * @param url address of the database
 */
export function createPostgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // An idle connection that the server drops is reported here; without a listener it would end the process. The pool replaces it.
  pool.on('error', () => undefined);
  // And one that the server ends with the words that make it ready: the pool has stopped listening then, and who borrows it has not begun.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({
    pool: {
      connect: async () => lend(refuseLate(await pool.connect(), pool)),
      end: () => pool.end(),
      options: pool.options,
    } as unknown as PostgresPool,
  });
}

/** Kysely fails over a connection that was asked for before the end and made after it, and the pool would wait for that one for ever. */
function refuseLate(client: pg.PoolClient, { ending }: pg.Pool): pg.PoolClient {
  if (!ending) return client;
  client.release(true);
  throw new Error('the database is being closed');
}

/**
 * A connection on loan from the pool. As with SQLite, a transaction is let begin in any case, and if it could not, its first
 * statement fails; and a rollback never fails, for what was not committed is gone with its connection.
 */
function lend(client: pg.PoolClient) {
  let refusal: unknown = null;
  let broken = false;
  // The pool listens to idle connections alone: one that breaks between two statements would end the process.
  const onError = () => {
    broken = true;
  };
  client.on('error', onError);
  const run = (...parameters: unknown[]) => (client.query as (...all: unknown[]) => Promise<unknown>).apply(client, parameters);
  const begin = async (...parameters: unknown[]) => {
    try {
      return await run(...parameters);
    } catch (error) {
      refusal = error;
      return answerTo('BEGIN');
    }
  };
  const rollback = async () => {
    try {
      if (refusal === null) await run('rollback');
    } catch {
      broken = true;
    }
    return answerTo('ROLLBACK');
  };
  const query = async (text: unknown, ...rest: unknown[]): Promise<unknown> => {
    if (text === 'rollback') return rollback();
    if (refusal !== null) throw refusal;
    return typeof text === 'string' && BEGIN.test(text) ? begin(text, ...rest) : run(text, ...rest);
  };
  const release = () => {
    // One that is not known to be good is not used again.
    client.release(broken || refusal !== null);
    client.removeListener('error', onError);
  };
  return new Proxy(client, {
    get(target, property) {
      if (property === 'query') return query;
      if (property === 'release') return release;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const BEGIN = /^(begin|start transaction)\b/;
const answerTo = (command: string) => ({ command, rowCount: 0, rows: [] });
