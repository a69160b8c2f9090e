import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Valid } from '../../../shared/subgraph/versioned.entity.js';

/** That a body looked at its work (evaluering), as an editor recorded it; what is published stands with the body. */
@Entity({ tableName: 'evaluation_version' })
export class EvaluationVersion extends Valid {
  @Property({ type: 'text' })
  evaluationId!: string;

  @Property({ type: 'text' })
  body!: string;

  /** What it found, as told. */
  @Property({ type: 'text', nullable: true })
  verbatim!: string | null;
}
