import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Recorded } from '../../subgraph/versioned.entity.js';
import type { ParticipationStatus } from './participation.vocabulary.js';

/** One state of a person’s part in an event (påmelding, oppmøte). */
@Entity({ tableName: 'participation_version' })
export class ParticipationVersion extends Recorded {
  @Property({ type: 'text' })
  participationId!: string;

  /** May be an event of another owner, where networks hold it jointly. */
  @Property({ type: 'text' })
  eventId!: string;

  @Property({ type: 'text' })
  nurseId!: string;

  @Property({ type: 'text' })
  status!: ParticipationStatus;
}
