import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Recorded } from '../../subgraph/versioned.entity.js';
import type { AdoptionStatus, ClinicalTool } from './record.vocabulary.js';

/** One state of a unit’s use of a clinical tool. */
@Entity({ tableName: 'tool_adoption_version' })
export class ToolAdoptionVersion extends Recorded {
  @Property({ type: 'text' })
  toolAdoptionId!: string;

  @Property({ type: 'text' })
  unitId!: string;

  @Property({ type: 'text' })
  tool!: ClinicalTool;

  @Property({ type: 'text' })
  status!: AdoptionStatus;

  /** Since when. */
  @Property({ type: 'text' })
  date!: string;
}
