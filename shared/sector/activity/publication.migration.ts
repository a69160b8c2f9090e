import type { Compilable, SchemaModule } from 'kysely';
import { SchemaMigration } from '../../subgraph/migrate.js';

/** Times of events, and the day on which something was decided that is made public. */
export class Sector006Publication extends SchemaMigration {
  protected override *build(schema: SchemaModule): Iterable<Compilable> {
    const text = this.bytewise;
    const event = () => schema.alterTable('event_version');
    yield event().addColumn('starts_at', text);
    yield event().addColumn('ends_at', text);
    yield event().addColumn('decided_on', text);
    yield schema.alterTable('news_version').addColumn('decided_on', text);
  }
}
