import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Recorded } from '../../subgraph/versioned.entity.js';
import type { TransferDirection, TransferStatus } from './transfer.vocabulary.js';

/** One state of a person’s move to another owner (OUT) or from one (IN). */
@Entity({ tableName: 'transfer_version' })
export class TransferVersion extends Recorded {
  @Property({ type: 'text' })
  transferId!: string;

  @Property({ type: 'text' })
  nurseId!: string;

  @Property({ type: 'text' })
  direction!: TransferDirection;

  @Property({ type: 'text' })
  status!: TransferStatus;

  @Property({ type: 'text' })
  otherSector!: string;

  /** Id of her record at the other owner, once it is known. */
  @Property({ type: 'text', nullable: true })
  otherNurseId!: string | null;

  /** The unit that she moves to; of the receiving owner. */
  @Property({ type: 'text' })
  unitId!: string;

  /** First day there. */
  @Property({ type: 'text' })
  date!: string;
}
