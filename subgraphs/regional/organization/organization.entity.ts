import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Fact } from '../fact.entity.js';

@Entity({ tableName: 'organization' })
export class OrganizationFact extends Fact {
  @Property({ type: 'text' })
  slug!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  kind!: string;

  /** JSON array of {@link OrganizationAlias}. */
  @Property({ type: 'text' })
  aliases!: string;

  @Property({ type: 'text', nullable: true })
  note!: string | null;
}

/** Another name of an organization, with its interval and source. */
export interface OrganizationAlias {
  readonly name: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: string;
}
