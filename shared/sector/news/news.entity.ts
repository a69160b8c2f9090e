import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Recorded } from '../../subgraph/versioned.entity.js';
import type { NewsStatus } from './news.vocabulary.js';

/** One state of a piece of news of a network. */
@Entity({ tableName: 'news_version' })
export class NewsVersion extends Recorded {
  @Property({ type: 'text' })
  newsId!: string;

  @Property({ type: 'text' })
  network!: string;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  body!: string;

  @Property({ type: 'text' })
  publishedOn!: string;

  /** The day on which what it tells of was decided. */
  @Property({ type: 'text', nullable: true })
  decidedOn!: string | null;

  @Property({ type: 'text' })
  status!: NewsStatus;
}
