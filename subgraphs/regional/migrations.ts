import type { Compilable, SchemaModule } from 'kysely';
import type { MigrationClass } from '../../shared/subgraph/migrate.js';
import { Regional002Commands } from './commands.migration.js';
import { Regional005Discrepancies } from './discrepancy/discrepancy.migration.js';
import { type Columns, FactMigration } from './fact.migration.js';
import { Regional004Indicators } from './indicator/indicator.migration.js';
import { Regional003Plan } from './plan/plan.migration.js';
import { Regional006Webhooks } from './webhook/webhook.migration.js';

const PROVENANCE = { source: 'key', locator: 'text' } as const satisfies Columns;
const INTERVAL = { valid_from: 'key?', valid_to: 'key?' } as const satisfies Columns;
const GOVERNANCE = { slug: 'key', kind: 'key', region: 'key?', ...INTERVAL, ...PROVENANCE, note: 'text?' } as const satisfies Columns;

/** Reference content: areas' figures, affiliations, published figures, services, governance. */
class Regional001Content extends FactMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    yield schema
      .createTable('setting')
      .addColumn('name', this.bytewise, (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull());
    yield this.facts(schema, 'source', {
      slug: 'key',
      title: 'text',
      publisher: 'text?',
      url: 'text?',
      published_on: 'key?',
      period: 'text?',
      licence: 'text?',
      note: 'text?',
    });
    yield this.facts(schema, 'organization', { slug: 'key', name: 'text', kind: 'key', aliases: 'text', note: 'text?' });
    yield this.facts(schema, 'population', { area_code: 'key', year: 'integer', age_group: 'key', population: 'integer', source: 'key' });
    yield this.facts(schema, 'affiliation', {
      area_code: 'key',
      network: 'key?',
      hospital: 'key?',
      kind: 'key',
      ...INTERVAL,
      disputed: 'boolean',
      source: 'key',
      note: 'text?',
    });
    yield this.facts(schema, 'area_point', { area_code: 'key', lon: 'number', lat: 'number', source: 'key' });
    yield this.facts(schema, 'observation', {
      key: 'key',
      measure: 'key',
      value: 'number?',
      value_high: 'number?',
      precision: 'key',
      unit: 'text?',
      unit_inferred: 'boolean',
      period_from: 'key?',
      period_to: 'key?',
      subject_kind: 'key',
      subject_key: 'key',
      subject_label: 'text',
      verbatim: 'text',
      ...PROVENANCE,
      note: 'text?',
    });
    yield this.facts(schema, 'contradiction', { key: 'key', title: 'text', title_nb: 'text', explanation: 'text', observations: 'text' });
    yield this.facts(schema, 'palliative_service', {
      key: 'key',
      kind: 'key',
      name: 'text',
      area_code: 'key?',
      network: 'key?',
      organization: 'key?',
      quantity: 'number?',
      quantity_unit: 'text?',
      precision: 'key',
      last_updated_on: 'key?',
      last_updated_precision: 'key?',
      ...INTERVAL,
      verbatim: 'text',
      ...PROVENANCE,
      in_register: 'boolean',
    });
    yield this.facts(schema, 'body', {
      ...GOVERNANCE,
      name: 'text',
      name_en: 'text',
      mandate: 'text?',
      term_years: 'integer?',
      evaluated_from: 'key?',
      evaluated_to: 'key?',
      appointed_by: 'key?',
      seats_known: 'boolean',
      seats: 'text',
    });
    yield this.facts(schema, 'agreement', {
      ...GOVERNANCE,
      title: 'text',
      title_en: 'text',
      parties: 'text',
      status: 'key',
      verbatim: 'text',
    });
    yield this.facts(schema, 'document', {
      ...GOVERNANCE,
      title: 'text',
      official_title: 'text?',
      issuer: 'text?',
      year: 'integer?',
      status: 'key',
      status_verbatim: 'text?',
      url_as_given: 'text?',
      url: 'text?',
      governs: 'text',
    });
    yield schema.createIndex('population_area').on('population').columns(['area_code', 'year', 'age_group']);
    yield schema.createIndex('affiliation_area').on('affiliation').columns(['area_code']);
    yield schema.createIndex('affiliation_network').on('affiliation').columns(['network']);
  }
}

/** All migrations of `regional`, oldest first. */
export const REGIONAL_MIGRATIONS: readonly MigrationClass[] = [
  Regional001Content,
  Regional002Commands,
  Regional003Plan,
  Regional004Indicators,
  Regional005Discrepancies,
  Regional006Webhooks,
];
