import type { Compilable, CreateTableBuilder, SchemaModule, sql } from 'kysely';

/** What the migration that adds these tables lends them. */
interface Columns {
  readonly bytewise: ReturnType<typeof sql>;
  versions<Table extends string>(table: CreateTableBuilder<Table>): CreateTableBuilder<Table>;
}

/** The tables of identity, commands and audit: the same in every database that takes mutations. Never changed, only added to. */
export function* commandTables(schema: SchemaModule, { bytewise: text, versions }: Columns): Iterable<Compilable> {
  yield versions(schema.createTable('role_grant_version'))
    .addColumn('grant_id', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('network', text)
    .addColumn('unit_id', text)
    .addColumn('nurse_id', text)
    .addColumn('valid_from', text, (c) => c.notNull())
    .addColumn('valid_to', text);
  yield schema.createIndex('role_grant_version_subject').on('role_grant_version').columns(['subject']);
  yield schema.createIndex('role_grant_version_grant').on('role_grant_version').columns(['grant_id']);
  yield schema
    .createTable('receipt')
    .addColumn('actor', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('operation', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('object_id', text, (c) => c.notNull())
    .addColumn('recorded_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('receipt_key', ['actor', 'key']);
  yield schema
    .createTable('pseudonym')
    .addColumn('subject', text, (c) => c.primaryKey())
    .addColumn('pseudonym', text, (c) => c.notNull());
  yield schema
    .createTable('audit_entry')
    .addColumn('sequence', 'integer', (c) => c.primaryKey())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('actor', text, (c) => c.notNull())
    .addColumn('action', text, (c) => c.notNull())
    .addColumn('object', text)
    .addColumn('subject', text)
    .addColumn('network', text)
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('hash', text, (c) => c.notNull());
  yield schema.createIndex('audit_entry_subject').on('audit_entry').columns(['subject', 'sequence']);
  yield schema.createIndex('audit_entry_network').on('audit_entry').columns(['network', 'sequence']);
}
