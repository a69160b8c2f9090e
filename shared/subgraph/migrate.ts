import type { EntityManager, MikroORM } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { PostgreSqlPlatform, type SqlEntityManager } from '@mikro-orm/postgresql';
import { type Compilable, type CreateTableBuilder, type Kysely, type SchemaModule, sql } from 'kysely';
import { StartError } from './errors.js';

/** A migration's class; its name is its identity in the database and never changes. */
export type MigrationClass = new (...parameters: ConstructorParameters<typeof Migration>) => Migration;

/** Any number that only this project uses: the lock under which one process at a time migrates a PostgreSQL database. */
const MIGRATION_LOCK = 7_205_517;

/**
 * Base of all migrations: the same statements for both dialects, made by Kysely's schema builder.
 */
export abstract class SchemaMigration extends Migration {
  /** Adds the statements. */
  protected abstract build(schema: SchemaModule, db: Kysely<unknown>): Iterable<Compilable>;

  override async up(): Promise<void> {
    const db = (this.getEntityManager() as unknown as SqlEntityManager).getKysely() as Kysely<unknown>;
    for (const statement of this.build(db.schema, db)) this.addSql(statement.compile().sql);
  }

  /** Adds the running number that is a table's primary key. */
  protected identity<Table extends string, Columns extends string, Column extends string>(
    table: CreateTableBuilder<Table, Columns>,
    column: Column,
  ) {
    return this.isPostgres
      ? table.addColumn(column, 'integer', (c) => c.primaryKey().generatedAlwaysAsIdentity())
      : table.addColumn(column, 'integer', (c) => c.primaryKey().autoIncrement());
  }

  private get isPostgres(): boolean {
    return isPostgres(this.driver.getPlatform());
  }

  /** `collate "C"` on PostgreSQL, so that keys compare bytewise there as they do in SQLite and JavaScript. */
  protected get bytewise() {
    return this.isPostgres ? sql`text collate "C"` : sql`text`;
  }
}

/**
 * Applies the migrations that are missing, all in one transaction under a lock: a failure leaves the database as it was, and two
 * processes that start together do not disturb each other.
 * @throws StartError if the database knows a migration that this code does not, or one fails
 */
export async function migrate(orm: MikroORM, name: string, migrations: readonly MigrationClass[]): Promise<void> {
  const known = new Set(migrations.map((m) => m.name));
  const migrator = orm.migrator;
  await createTrackingTable(() => migrator.getExecuted().then(() => undefined));
  await (orm.em.fork() as EntityManager).transactional(async (em) => {
    const db = (em as unknown as SqlEntityManager).getKysely() as Kysely<{ mikro_orm_migrations: { name: string } }>;
    if (isPostgres(orm.config.getPlatform())) await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(db);
    const executed = await db.selectFrom('mikro_orm_migrations').select('name').execute();
    const foreign = executed.map((row) => row.name).filter((executedName) => !known.has(executedName));
    if (foreign.length > 0) {
      throw new StartError(
        `the database of ${name} is newer than this program (it has ${foreign.join(', ')}). Start a newer release; nothing was changed.`,
      );
    }
    if (executed.length === known.size) return;
    const transaction = em.getTransactionContext();
    await migrator.up(transaction === undefined ? {} : { transaction }).catch((error: unknown) => {
      throw new StartError(
        `the database of ${name} could not be brought up to date: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  });
}

/** Two processes may create the tracking table at the same time; the loser finds it there when she looks again. */
async function createTrackingTable(create: () => Promise<void>): Promise<void> {
  await create().catch(create);
}

const isPostgres = (platform: object) => platform instanceof PostgreSqlPlatform;
