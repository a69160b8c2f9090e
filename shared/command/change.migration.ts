import type { Compilable, SchemaModule, sql } from 'kysely';

/** The journal of public changes: the same in every database. Never changed, only added to. */
export function* changeTable(schema: SchemaModule, text: ReturnType<typeof sql>): Iterable<Compilable> {
  yield schema
    .createTable('change_entry')
    .addColumn('sequence', 'integer', (c) => c.primaryKey())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('object_id', text, (c) => c.notNull())
    .addColumn('network', text)
    .addColumn('action', text)
    .addColumn('actor', text);
  yield schema.createIndex('change_entry_at').on('change_entry').columns(['at']);
  yield schema.createIndex('change_entry_object').on('change_entry').columns(['object_id', 'type']);
}
