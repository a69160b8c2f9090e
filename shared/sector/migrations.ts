import { type Compilable, type CreateTableBuilder, type SchemaModule, sql } from 'kysely';
import { type MigrationClass, SchemaMigration } from '../subgraph/migrate.js';
import { Sector006Publication } from './activity/publication.migration.js';
import { Sector008Histories } from './history/histories.migration.js';
import { Sector007Changes } from './mirror/mirror.migration.js';
import { Sector005Plan } from './plan/plan.migration.js';
import { Sector002Records } from './records.migration.js';
import { Sector003TextSearch } from './search/text-search.migration.js';
import { Sector004WordIndex } from './search/word-index.migration.js';

/** The roster with its history, thin events and measures. */
class Sector001Roster extends SchemaMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    const text = this.bytewise;
    yield schema
      .createTable('setting')
      .addColumn('name', text, (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull());
    for (const noun of ['unit', 'nurse', 'appointment', 'event', 'measure']) {
      yield schema.createTable(noun).addColumn('id', text, (c) => c.primaryKey());
    }
    yield this.valid(this.versions(schema, 'unit'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('sort_key', text, (c) => c.notNull())
      .addColumn('service_type', text, (c) => c.notNull())
      .addColumn('network', text, (c) => c.notNull())
      .addColumn('area_code', text);
    yield this.identity(schema.createTable('unit_succession'), 'id')
      .addColumn('from_unit_id', text, (c) => c.notNull().references('unit.id'))
      .addColumn('to_unit_id', text, (c) => c.notNull().references('unit.id'))
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('date', text, (c) => c.notNull())
      .addColumn('recorded_at', text, (c) => c.notNull());
    yield this.valid(this.versions(schema, 'nurse'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('sort_key', text, (c) => c.notNull())
      .addColumn('role', text, (c) => c.notNull())
      .addColumn('visibility', text, (c) => c.notNull())
      .addColumn('email', 'text')
      .addColumn('phone', 'text');
    yield this.valid(this.versions(schema, 'appointment'))
      .addColumn('nurse_id', text, (c) => c.notNull().references('nurse.id'))
      .addColumn('unit_id', text, (c) => c.notNull().references('unit.id'))
      .addColumn('role', text, (c) => c.notNull())
      .addColumn('basis', text, (c) => c.notNull())
      .addColumn('end_reason', text)
      .addColumn('successor_id', text, (c) => c.references('appointment.id'));
    yield this.versions(schema, 'event')
      .addColumn('network', text, (c) => c.notNull())
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('date', text, (c) => c.notNull());
    yield this.versions(schema, 'measure')
      .addColumn('network', text, (c) => c.notNull())
      .addColumn('year', 'integer', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('sub_goal', text);
    yield* this.indexes(schema);
  }

  private *indexes(schema: SchemaModule): Iterable<Compilable> {
    yield schema.createIndex('unit_version_unit').on('unit_version').columns(['unit_id', 'valid_from']);
    yield schema.createIndex('unit_version_name').on('unit_version').columns(['sort_key', 'unit_id']);
    yield schema.createIndex('unit_version_network').on('unit_version').columns(['network', 'sort_key', 'unit_id']);
    yield schema.createIndex('nurse_version_nurse').on('nurse_version').columns(['nurse_id', 'valid_from']);
    // One index an order: those whose name is hidden come last in either, and the query repeats the expression to the letter.
    for (const [order, last] of [
      ['asc', '~'],
      ['desc', ''],
    ]) {
      const key = sql`(case when ${sql.ref('visibility')} = 'PUBLIC' then ${sql.ref('sort_key')} else ${sql.lit(last)} end)`;
      yield schema
        .createIndex(`nurse_version_name_${order}`)
        .on('nurse_version')
        .expression(sql`${key}, ${sql.ref('nurse_id')}`);
    }
    yield schema.createIndex('appointment_version_appointment').on('appointment_version').columns(['appointment_id', 'recorded_at']);
    yield schema.createIndex('appointment_version_nurse').on('appointment_version').columns(['nurse_id', 'unit_id', 'valid_from']);
    yield schema.createIndex('appointment_version_unit').on('appointment_version').columns(['unit_id', 'nurse_id', 'valid_from']);
    yield schema.createIndex('event_version_event').on('event_version').columns(['event_id', 'recorded_at']);
    yield schema.createIndex('event_version_network').on('event_version').columns(['network', 'date', 'event_id']);
    yield schema.createIndex('measure_version_measure').on('measure_version').columns(['measure_id', 'recorded_at']);
    yield schema.createIndex('measure_version_network').on('measure_version').columns(['network', 'year']);
  }

  /** A table of recorded states of a noun. */
  private versions(schema: SchemaModule, noun: string) {
    const text = this.bytewise;
    return this.identity(schema.createTable(`${noun}_version`), 'version')
      .addColumn(`${noun}_id`, text, (c) => c.notNull().references(`${noun}.id`))
      .addColumn('recorded_at', text, (c) => c.notNull())
      .addColumn('superseded_at', text, (c) => c.check(sql`superseded_at > recorded_at`))
      .addColumn('demo', 'boolean', (c) => c.notNull());
  }

  /** Adds the interval in which a state was true. */
  private valid<Table extends string, Columns extends string>(table: CreateTableBuilder<Table, Columns>) {
    const text = this.bytewise;
    return table
      .addColumn('valid_from', text, (c) => c.notNull().check(sql`length(valid_from) = 10`))
      .addColumn('valid_to', text, (c) => c.check(sql`length(valid_to) = 10 and valid_to > valid_from`));
  }
}

/** All migrations of a sector's database, oldest first. */
export const SECTOR_MIGRATIONS: readonly MigrationClass[] = [
  Sector001Roster,
  Sector002Records,
  Sector003TextSearch,
  Sector004WordIndex,
  Sector005Plan,
  Sector006Publication,
  Sector007Changes,
  Sector008Histories,
];
