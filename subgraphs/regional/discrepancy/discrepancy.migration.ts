import type { Compilable, SchemaModule } from 'kysely';
import { FactMigration } from '../fact.migration.js';

/** Which contradictions concern figures, and what is counted beside them. */
export class Regional005Discrepancies extends FactMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    yield this.facts(schema, 'discrepancy', {
      key: 'key',
      kind: 'key',
      explanation_nb: 'text',
      subjects: 'text',
      counted: 'text',
      entry: 'key?',
      uncounted_nb: 'text?',
      uncounted_en: 'text?',
    });
  }
}
