import type { Compilable, SchemaModule } from 'kysely';
import { FactMigration } from '../fact.migration.js';

/** Definitions of indicators. */
export class Regional004Indicators extends FactMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    yield this.facts(schema, 'indicator', {
      key: 'key',
      edition: 'integer',
      title_nb: 'text',
      title_en: 'text',
      numerator_nb: 'text',
      numerator_en: 'text',
      denominator_nb: 'text',
      denominator_en: 'text',
      unit: 'key',
      polarity: 'key',
      period: 'key',
      audience: 'key',
      tally: 'key?',
      missing_nb: 'text?',
      missing_en: 'text?',
      breakdowns: 'text',
      data: 'text',
      caveats: 'text',
      sub_goals: 'text',
      basis: 'text',
    });
  }
}
