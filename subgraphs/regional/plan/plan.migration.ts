import { type Compilable, type CreateTableBuilder, type SchemaModule, sql } from 'kysely';
import { FactMigration } from '../fact.migration.js';

const CITED = { source: 'key', locator: 'text', note: 'text?' } as const;
const INTERVAL = { valid_from: 'key?', valid_to: 'key?' } as const;

/** Plans piece by piece, governance that editors may change, who had which seat when, and rules for alerts. */
export class Regional003Plan extends FactMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    const text = this.bytewise;
    for (const table of ['body', 'agreement', 'document'])
      yield schema.alterTable(table).addColumn('edited', 'boolean', (c) => c.notNull().defaultTo(false));
    yield schema.alterTable('body').addColumn('evaluated_verbatim', 'text');
    yield schema.alterTable('body').addColumn('evaluated_source', text);
    yield schema.alterTable('body').addColumn('evaluated_locator', 'text');
    yield schema.alterTable('body').addColumn('verbatim', 'text');
    yield schema.alterTable('agreement').addColumn('parent', text);
    yield schema.alterTable('document').addColumn('language', text);
    for (const column of ['written_from', 'written_to']) yield schema.alterTable('source').addColumn(column, text);
    yield this.facts(schema, 'plan', {
      slug: 'key',
      kind: 'key',
      region: 'key',
      document: 'key?',
      text_known: 'boolean',
      ...INTERVAL,
      ...CITED,
      edited: 'boolean',
    });
    yield this.facts(schema, 'plan_item', {
      key: 'key',
      plan: 'key',
      kind: 'key',
      number: 'key',
      parent: 'key?',
      position: 'integer',
      nb: 'text',
      verbatim: 'boolean',
      nn: 'text?',
      en: 'text?',
      code: 'key?',
      narrative_only: 'text?',
      narrative_only_en: 'text?',
      ...CITED,
      edited: 'boolean',
    });
    yield this.facts(schema, 'published_operator', {
      key: 'key',
      region: 'key',
      area_code: 'key?',
      name: 'text?',
      organization: 'key?',
      body: 'key?',
      rotates: 'boolean',
      ...INTERVAL,
      verbatim: 'text',
      ...CITED,
    });
    yield this.facts(schema, 'alert_rule', {
      key: 'key',
      severity: 'key',
      threshold_months: 'integer?',
      title_nb: 'text',
      title_nn: 'text?',
      title_en: 'text',
      explanation: 'text',
      contradictions: 'text',
      enabled: 'boolean',
    });
    yield this.valid(schema, 'body_term')
      .addColumn('body', text, (c) => c.notNull())
      .addColumn('decision', 'text');
    yield this.valid(schema, 'seat_term')
      .addColumn('body', text, (c) => c.notNull())
      .addColumn('seat', 'integer', (c) => c.notNull())
      .addColumn('holder', 'text')
      .addColumn('organization', text);
    yield this.valid(schema, 'document_edition')
      .addColumn('document', text, (c) => c.notNull())
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('url', 'text')
      .addColumn('followed_by', text);
    yield this.valid(schema, 'evaluation')
      .addColumn('body', text, (c) => c.notNull())
      .addColumn('verbatim', 'text');
    yield schema.createIndex('plan_item_plan').on('plan_item').columns(['plan', 'kind']);
    yield schema.createIndex('seat_term_body').on('seat_term_version').columns(['body', 'seat']);
    yield schema.createIndex('body_term_body').on('body_term_version').columns(['body']);
    yield schema.createIndex('evaluation_body').on('evaluation_version').columns(['body']);
    yield schema.createIndex('document_edition_document').on('document_edition_version').columns(['document']);
  }

  /** A table of recorded states that hold in an interval: `<noun>_version` with `<noun>_id`. */
  private valid(schema: SchemaModule, noun: string) {
    const text = this.bytewise;
    return (
      this.identity(schema.createTable(`${noun}_version`), 'version')
        .addColumn('recorded_at', text, (c) => c.notNull())
        .addColumn('superseded_at', text, (c) => c.check(sql`superseded_at > recorded_at`))
        .addColumn('demo', 'boolean', (c) => c.notNull()) as CreateTableBuilder<string>
    )
      .addColumn(`${noun}_id`, text, (c) => c.notNull())
      .addColumn('valid_from', text, (c) => c.notNull())
      .addColumn('valid_to', text, (c) => c.check(sql`valid_to > valid_from`));
  }
}
