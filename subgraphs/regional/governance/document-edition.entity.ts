import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Valid } from '../../../shared/subgraph/versioned.entity.js';

/** An edition of a document (utgave). */
@Entity({ tableName: 'document_edition_version' })
export class DocumentEditionVersion extends Valid {
  @Property({ type: 'text' })
  documentEditionId!: string;

  @Property({ type: 'text' })
  document!: string;

  /** As the document names it, for example «2.1» or «2025». */
  @Property({ type: 'text' })
  label!: string;

  @Property({ type: 'text', nullable: true })
  url!: string | null;

  /** Id of the edition that took over from it, and so gave it its end; null where somebody gave it that, or it has none. */
  @Property({ type: 'text', nullable: true })
  followedBy!: string | null;
}
