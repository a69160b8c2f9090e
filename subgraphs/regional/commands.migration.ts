import { type Compilable, type CreateTableBuilder, type SchemaModule, sql } from 'kysely';
import { commandTables } from '../../shared/command/command.migration.js';
import { SchemaMigration } from '../../shared/subgraph/migrate.js';

/** Mutations with roles, receipts and audit; people's own choice among published figures. */
export class Regional002Commands extends SchemaMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    const text = this.bytewise;
    yield* commandTables(schema, { bytewise: text, versions: (table) => this.recorded(table) });
    yield this.recorded(schema.createTable('observation_preference_version'))
      .addColumn('subject', text, (c) => c.notNull())
      .addColumn('observation', text)
      .addColumn('reason', 'text', (c) => c.notNull());
    yield schema.createIndex('observation_preference_subject').on('observation_preference_version').columns(['subject']);
  }

  private recorded<Table extends string>(table: CreateTableBuilder<Table>) {
    const text = this.bytewise;
    return this.identity(table, 'version')
      .addColumn('recorded_at', text, (c) => c.notNull())
      .addColumn('superseded_at', text, (c) => c.check(sql`superseded_at > recorded_at`))
      .addColumn('demo', 'boolean', (c) => c.notNull()) as CreateTableBuilder<Table>;
  }
}
