import { type Compilable, type CreateTableBuilder, type SchemaModule, sql } from 'kysely';
import { SchemaMigration } from '../../subgraph/migrate.js';

/** Action plans with their states, targets and what was reached; measures get a due date, a status and what else a plan says of them. */
export class Sector005Plan extends SchemaMigration {
  override async up(): Promise<void> {
    await super.up();
    // Measures that were there before plans were: each belongs to the plan of its network and year.
    this.addSql(`insert into action_plan_version (action_plan_id, network, year, status, amendment, recorded_at, demo)
      select network || '-' || year, network, year, 'DRAFT', 0, min(recorded_at), min(case when demo then 1 else 0 end) = 1
      from measure_version where superseded_at is null group by network, year`);
  }

  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    const text = this.bytewise;
    const measure = () => schema.alterTable('measure_version');
    yield measure().addColumn('responsible', 'text');
    yield measure().addColumn('due_on', text);
    yield measure().addColumn('status', text, (c) => c.notNull().defaultTo('PLANNED'));
    yield measure().addColumn('evidence_url', 'text');
    yield measure().addColumn('budget_note', 'text');
    yield measure().addColumn('carried_from', text);
    yield this.ofYear(schema, 'action_plan')
      .addColumn('status', text, (c) => c.notNull())
      .addColumn('amendment', 'integer', (c) => c.notNull())
      .addColumn('amendment_reason', 'text')
      .addColumn('comment', 'text')
      .addColumn('approved_at', text);
    yield this.ofYear(schema, 'target')
      .addColumn('sub_goal', text, (c) => c.notNull())
      .addColumn('value', 'double precision')
      .addColumn('unit', text, (c) => c.notNull());
    yield this.ofYear(schema, 'progress')
      .addColumn('sub_goal', text, (c) => c.notNull())
      .addColumn('status', text, (c) => c.notNull())
      .addColumn('narrative', 'text')
      .addColumn('author_role', text, (c) => c.notNull())
      .addColumn('date', text, (c) => c.notNull())
      .addColumn('evidence_url', 'text');
    for (const noun of ['action_plan', 'target', 'progress'])
      yield schema.createIndex(`${noun}_version_network_year`).on(`${noun}_version`).columns(['network', 'year']);
    yield schema.createIndex('measure_version_sub_goal').on('measure_version').columns(['year', 'sub_goal']);
  }

  /** A table of recorded states of something that a network has once a year. */
  private ofYear(schema: SchemaModule, noun: string) {
    const text = this.bytewise;
    return (
      this.identity(schema.createTable(`${noun}_version`), 'version')
        .addColumn('recorded_at', text, (c) => c.notNull())
        .addColumn('superseded_at', text, (c) => c.check(sql`superseded_at > recorded_at`))
        .addColumn('demo', 'boolean', (c) => c.notNull()) as CreateTableBuilder<string>
    )
      .addColumn(`${noun}_id`, text, (c) => c.notNull())
      .addColumn('network', text, (c) => c.notNull())
      .addColumn('year', 'integer', (c) => c.notNull());
  }
}
