import type { Compilable, SchemaModule } from 'kysely';
import { SchemaMigration } from '../../subgraph/migrate.js';

/** Tables whose states were found by reading all of them, as they are in 2026: a migration does not change. */
const FOUND_BY_READING_ALL = [
  ...['participation', 'nurse_record', 'acknowledgement', 'tool_adoption', 'request', 'report', 'news', 'operator', 'transfer'],
  ...['action_plan', 'target', 'progress'],
];

/** Tables with an index of the instants at which states were superseded, of `Sector007Changes`. */
const SUPERSEDED = ['unit', 'nurse', 'appointment', 'event', 'measure', 'action_plan', 'target', 'progress', 'news', 'operator'];

/** The states of one object are found by its id; what is superseded by its instant, and what is not by that index never. */
export class Sector008Histories extends SchemaMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    for (const noun of FOUND_BY_READING_ALL)
      yield schema
        .createIndex(`${noun}_version_${noun}`)
        .on(`${noun}_version`)
        .columns([`${noun}_id`, 'recorded_at']);
    for (const noun of SUPERSEDED) {
      const name = `${noun}_version_superseded_at`;
      yield schema.dropIndex(name);
      // Nearly all rows are believed. An index that has them too is taken by SQLite for "superseded_at is null", before one that finds an object.
      yield schema.createIndex(name).on(`${noun}_version`).columns(['superseded_at']).where('superseded_at', 'is not', null);
    }
  }
}
