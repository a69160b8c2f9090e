import { type Compilable, type SchemaModule } from 'kysely';
import { changeTable } from '../../command/change.migration.js';
import { SchemaMigration } from '../../subgraph/migrate.js';

/** Tables whose rows tell something public, as they are in 2026: a migration does not change. */
const PUBLIC = ['unit', 'nurse', 'appointment', 'event', 'measure', 'action_plan', 'target', 'progress', 'news', 'operator'];

/** The journal of public changes, and how the rows of a transaction are found by its instant. */
export class Sector007Changes extends SchemaMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    yield* changeTable(schema, this.bytewise);
    for (const noun of PUBLIC)
      for (const column of ['recorded_at', 'superseded_at'])
        yield schema.createIndex(`${noun}_version_${column}`).on(`${noun}_version`).columns([column]);
    for (const table of ['unit_succession', 'verification'])
      yield schema.createIndex(`${table}_recorded_at`).on(table).columns(['recorded_at']);
  }
}
