import { PostgreSqlPlatform, type SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** Any number that only this project uses: the lock that {@link lockForWriting} takes. */
const WRITING_LOCK = 7_205_517;

/**
 * Lets one process at a time look at a database and then write what is missing: the others wait until this transaction has ended,
 * and then see what it wrote. On SQLite every transaction does that, for it begins with the write lock.
 * @param em the transaction's entity manager
 */
export async function lockForWriting(em: SqlEntityManager): Promise<void> {
  if (isPostgres(em.getPlatform())) await sql`select pg_advisory_xact_lock(${WRITING_LOCK})`.execute(em.getKysely());
}

/** Whether a platform is PostgreSQL; else it is SQLite. */
export const isPostgres = (platform: object): boolean => platform instanceof PostgreSqlPlatform;
