import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Fact } from '../fact.entity.js';

@Entity({ tableName: 'source' })
export class Source extends Fact {
  @Property({ type: 'text' })
  slug!: string;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text', nullable: true })
  publisher!: string | null;

  @Property({ type: 'text', nullable: true })
  url!: string | null;

  @Property({ type: 'text', nullable: true })
  publishedOn!: string | null;

  /** First day on which it may have been written, where no day of publication is known; half-open with `writtenTo`. */
  @Property({ type: 'text', nullable: true })
  writtenFrom!: string | null;

  @Property({ type: 'text', nullable: true })
  writtenTo!: string | null;

  @Property({ type: 'text', nullable: true })
  period!: string | null;

  @Property({ type: 'text', nullable: true })
  licence!: string | null;

  @Property({ type: 'text', nullable: true })
  note!: string | null;
}
