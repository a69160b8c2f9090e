import { SchemaMigration } from '../../subgraph/migrate.js';

/** On PostgreSQL, the words of a row as a text-search vector: indexed, and repeated to the letter by whoever asks. */
export const WORDS_VECTOR = 'words_of(search_text)';

/**
 * The full-text index on PostgreSQL, so that what it costs does not grow with the roster. A function of ours says what it costs to take
 * the words of a row: the planner holds the built-in ones for free, and would rather read a table's first rows than the index. And new rows go
 * into the index at once: else every search reads those of the last bulk one by one, until PostgreSQL tidies up. SQLite needs neither.
 */
export class Sector004WordIndex extends SchemaMigration {
  override async up(): Promise<void> {
    if (!this.isPostgres) return;
    // In PL/pgSQL, of which the planner sees the cost alone.
    this.addSql(`create function words_of(text) returns tsvector language plpgsql immutable strict parallel safe cost 1000 as $$ begin
      return array_to_tsvector(string_to_array(trim($1), ' '));
    end $$`);
    for (const table of ['nurse_version', 'unit_version']) {
      this.addSql(`drop index ${table}_text`);
      this.addSql(`create index ${table}_text on ${table} using gin (${WORDS_VECTOR}) with (fastupdate = off)`);
      this.addSql(`analyze ${table}`);
    }
  }

  /** Not used: one database alone has statements. */
  protected override *build(): Iterable<never> {}
}
