import { type Compilable, type SchemaModule, sql } from 'kysely';
import { changeTable } from '../../../shared/command/change.migration.js';
import { SchemaMigration } from '../../../shared/subgraph/migrate.js';

/** The journal of public changes, and receivers that are told of them. */
export class Regional006Webhooks extends SchemaMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    const text = this.bytewise;
    yield* changeTable(schema, text);
    yield this.identity(schema.createTable('webhook_version'), 'version')
      .addColumn('recorded_at', text, (c) => c.notNull())
      .addColumn('superseded_at', text, (c) => c.check(sql`superseded_at > recorded_at`))
      .addColumn('demo', 'boolean', (c) => c.notNull())
      .addColumn('webhook_id', text, (c) => c.notNull())
      .addColumn('url', 'text', (c) => c.notNull())
      .addColumn('description', 'text', (c) => c.notNull())
      .addColumn('types', 'text')
      .addColumn('generation', 'integer', (c) => c.notNull())
      .addColumn('overlap_until', text)
      .addColumn('removed', 'boolean', (c) => c.notNull());
    yield schema
      .createTable('webhook_progress')
      .addColumn('webhook_id', text, (c) => c.primaryKey())
      .addColumn('since', text, (c) => c.notNull())
      .addColumn('progress', 'text', (c) => c.notNull())
      .addColumn('sequence', 'integer', (c) => c.notNull())
      .addColumn('disabled_at', text)
      .addColumn('holder', text)
      .addColumn('held_until', text);
    yield schema
      .createTable('webhook_message')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('webhook_id', text, (c) => c.notNull())
      .addColumn('sequence', 'integer', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('status', text, (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('created_at', text, (c) => c.notNull())
      .addColumn('next_attempt_at', text, (c) => c.notNull())
      .addColumn('last_attempt_at', text)
      .addColumn('http_status', 'integer')
      .addColumn('problem', text);
    yield schema.createIndex('webhook_version_webhook').on('webhook_version').columns(['webhook_id']);
    yield schema.createIndex('webhook_message_webhook').on('webhook_message').columns(['webhook_id', 'status', 'sequence']);
  }
}
