import type { SchemaModule } from 'kysely';
import { SchemaMigration } from '../../shared/subgraph/migrate.js';

/** Kinds of columns; `?` may be null, `key` compares bytewise. */
export type Columns = Readonly<
  Record<string, 'key' | 'key?' | 'text' | 'text?' | 'integer' | 'integer?' | 'number' | 'number?' | 'boolean'>
>;

/** Base of the migrations that make tables of facts. */
export abstract class FactMigration extends SchemaMigration {
  /** A table of facts with their recorded time. */
  protected facts(schema: SchemaModule, name: string, columns: Columns) {
    let table = this.identity(schema.createTable(name), 'version')
      .addColumn('digest', this.bytewise, (c) => c.notNull())
      .addColumn('recorded_at', this.bytewise, (c) => c.notNull())
      .addColumn('superseded_at', this.bytewise);
    for (const [column, kind] of Object.entries(columns)) {
      const types = { key: this.bytewise, text: 'text', integer: 'integer', number: 'double precision', boolean: 'boolean' } as const;
      const type = types[kind.replace('?', '') as keyof typeof types];
      table = table.addColumn(column as never, type, (c) => (kind.endsWith('?') ? c : c.notNull()));
    }
    return table;
  }
}
