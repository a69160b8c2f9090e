import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Recorded } from '../../../shared/subgraph/versioned.entity.js';

/** Somebody's choice among published figures of the same thing, with her reason. */
@Entity({ tableName: 'observation_preference_version' })
export class ObservationPreferenceVersion extends Recorded {
  /** What the figures are of; see `subjectOf`. */
  @Property({ type: 'text' })
  subject!: string;

  /** Key of the preferred figure; null gives the choice back to the rule. */
  @Property({ type: 'text', nullable: true })
  observation!: string | null;

  @Property({ type: 'text' })
  reason!: string;
}
