import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Recorded } from '../../subgraph/versioned.entity.js';

/** A leader’s receipt that a governing document is known in a unit. */
@Entity({ tableName: 'acknowledgement_version' })
export class AcknowledgementVersion extends Recorded {
  @Property({ type: 'text' })
  acknowledgementId!: string;

  @Property({ type: 'text' })
  unitId!: string;

  @Property({ type: 'text' })
  documentId!: string;

  @Property({ type: 'text', nullable: true })
  documentVersion!: string | null;

  @Property({ type: 'text' })
  date!: string;
}
