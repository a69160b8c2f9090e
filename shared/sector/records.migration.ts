import { type Compilable, type CreateTableBuilder, type SchemaModule, sql } from 'kysely';
import { commandTables } from '../command/command.migration.js';
import { SchemaMigration } from '../subgraph/migrate.js';

/** Mutations with roles, receipts and audit, and the other records that a sector keeps. */
export class Sector002Records extends SchemaMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    const text = this.bytewise;
    yield* commandTables(schema, { bytewise: text, versions: (table) => this.recorded(table) });
    const event = () => schema.alterTable('event_version');
    yield event().addColumn('status', text, (c) => c.notNull().defaultTo('PLANNED'));
    yield event().addColumn('place', 'text');
    yield event().addColumn('description', 'text');
    yield event().addColumn('topics', 'text', (c) => c.notNull().defaultTo('[]'));
    yield event().addColumn('joint_with', 'text', (c) => c.notNull().defaultTo('[]'));
    yield event().addColumn('days', 'integer', (c) => c.notNull().defaultTo(1));
    yield this.noun(schema, 'participation')
      // An event of another owner may be named here: no foreign key.
      .addColumn('event_id', text, (c) => c.notNull())
      .addColumn('nurse_id', text, (c) => c.notNull().references('nurse.id'))
      .addColumn('status', text, (c) => c.notNull());
    yield this.noun(schema, 'nurse_record')
      .addColumn('nurse_id', text, (c) => c.notNull().references('nurse.id'))
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('date', text, (c) => c.notNull())
      .addColumn('days', 'integer')
      .addColumn('level', text)
      .addColumn('topic', 'text')
      .addColumn('evidence', 'text');
    yield this.noun(schema, 'acknowledgement')
      .addColumn('unit_id', text, (c) => c.notNull().references('unit.id'))
      .addColumn('document_id', text, (c) => c.notNull())
      .addColumn('document_version', text)
      .addColumn('date', text, (c) => c.notNull());
    yield this.noun(schema, 'tool_adoption')
      .addColumn('unit_id', text, (c) => c.notNull().references('unit.id'))
      .addColumn('tool', text, (c) => c.notNull())
      .addColumn('status', text, (c) => c.notNull())
      .addColumn('date', text, (c) => c.notNull());
    yield this.noun(schema, 'request')
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('status', text, (c) => c.notNull())
      .addColumn('network', text, (c) => c.notNull())
      .addColumn('nurse_id', text, (c) => c.references('nurse.id'))
      .addColumn('unit_id', text, (c) => c.references('unit.id'))
      .addColumn('appointment_id', text, (c) => c.references('appointment.id'))
      .addColumn('event_id', text)
      .addColumn('date', text)
      .addColumn('name', 'text')
      .addColumn('role', text)
      .addColumn('basis', text)
      .addColumn('end_reason', text)
      .addColumn('note', 'text')
      .addColumn('decision_note', 'text');
    yield this.noun(schema, 'report')
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('network', text, (c) => c.notNull())
      .addColumn('unit_id', text, (c) => c.references('unit.id'))
      .addColumn('year', 'integer', (c) => c.notNull())
      .addColumn('status', text, (c) => c.notNull())
      .addColumn('narrative', 'text', (c) => c.notNull())
      .addColumn('submitted_on', text)
      .addColumn('comment', 'text');
    yield this.noun(schema, 'news')
      .addColumn('network', text, (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('published_on', text, (c) => c.notNull())
      .addColumn('status', text, (c) => c.notNull());
    yield this.noun(schema, 'operator')
      .addColumn('network', text, (c) => c.notNull())
      .addColumn('name', 'text')
      .addColumn('rotates', 'boolean', (c) => c.notNull())
      .addColumn('valid_from', text, (c) => c.notNull())
      .addColumn('valid_to', text);
    yield this.noun(schema, 'transfer')
      .addColumn('nurse_id', text, (c) => c.notNull().references('nurse.id'))
      .addColumn('direction', text, (c) => c.notNull())
      .addColumn('status', text, (c) => c.notNull())
      .addColumn('other_sector', text, (c) => c.notNull())
      .addColumn('other_nurse_id', text)
      .addColumn('unit_id', text, (c) => c.notNull())
      .addColumn('date', text, (c) => c.notNull());
    yield this.identity(schema.createTable('verification'), 'id')
      .addColumn('object_id', text, (c) => c.notNull())
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('date', text, (c) => c.notNull())
      .addColumn('recorded_at', text, (c) => c.notNull());
    yield* this.indexes(schema);
  }

  private *indexes(schema: SchemaModule): Iterable<Compilable> {
    const on = (table: string, ...columns: string[]) =>
      schema
        .createIndex(`${table}_${columns.join('_')}`)
        .on(table)
        .columns(columns);
    yield on('participation_version', 'event_id');
    yield on('participation_version', 'nurse_id');
    yield on('nurse_record_version', 'nurse_id', 'date');
    yield on('acknowledgement_version', 'unit_id');
    yield on('tool_adoption_version', 'unit_id');
    yield on('request_version', 'network', 'status');
    yield on('request_version', 'nurse_id');
    yield on('report_version', 'network', 'year');
    yield on('news_version', 'network', 'published_on');
    yield on('operator_version', 'network');
    yield on('transfer_version', 'nurse_id');
    yield on('verification', 'object_id');
  }

  /** A table of recorded states of a noun: `<noun>_version` with `<noun>_id`. */
  private noun(schema: SchemaModule, noun: string) {
    return this.recorded(schema.createTable(`${noun}_version`)).addColumn(`${noun}_id`, this.bytewise, (c) => c.notNull());
  }

  private recorded<Table extends string>(table: CreateTableBuilder<Table>) {
    const text = this.bytewise;
    return this.identity(table, 'version')
      .addColumn('recorded_at', text, (c) => c.notNull())
      .addColumn('superseded_at', text, (c) => c.check(sql`superseded_at > recorded_at`))
      .addColumn('demo', 'boolean', (c) => c.notNull()) as CreateTableBuilder<Table>;
  }
}
