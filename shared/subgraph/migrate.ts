import type { EntityManager, MikroORM } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Compilable, type CreateTableBuilder, type Kysely, type SchemaModule, sql } from 'kysely';
import { StartError } from './errors.js';
import { isPostgres, lockForWriting } from './lock.js';

/** A migration's class; its name is its identity in the database and never changes. */
export type MigrationClass = new (...parameters: ConstructorParameters<typeof Migration>) => Migration;

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

  /** Whether the database is PostgreSQL: the other one is SQLite. */
  protected get isPostgres(): boolean {
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
  const migrator = orm.migrator;
  await createTrackingTable(() => migrator.getExecuted().then(() => undefined));
  await (orm.em.fork() as EntityManager).transactional(async (em) => {
    const db = (em as unknown as SqlEntityManager).getKysely() as Kysely<{ mikro_orm_migrations: { name: string } }>;
    await lockForWriting(em as unknown as SqlEntityManager);
    const executed = await db.selectFrom('mikro_orm_migrations').select('name').execute();
    refuseNewer(
      name,
      executed.map((row) => row.name),
      migrations,
    );
    if (executed.length === migrations.length) return;
    const transaction = em.getTransactionContext();
    await migrator.up(transaction === undefined ? {} : { transaction }).catch((error: unknown) => {
      throw new StartError(
        `the database of ${name} could not be brought up to date: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  });
}

/**
 * Refuses a database with a migration that this code does not know.
 * @param executed names of the migrations that the database has
 * @throws StartError naming them
 */
export function refuseNewer(name: string, executed: readonly string[], migrations: readonly MigrationClass[]): void {
  const foreign = executed.filter((executedName) => !migrations.some((migration) => migration.name === executedName));
  if (foreign.length === 0) return;
  throw new StartError(
    `the database of ${name} is newer than this program (it has ${foreign.join(', ')}). Start a newer release; nothing was changed.`,
  );
}

/** Two processes may create the tracking table at the same time; the loser finds it there when she looks again. */
async function createTrackingTable(create: () => Promise<void>): Promise<void> {
  await create().catch(create);
}
