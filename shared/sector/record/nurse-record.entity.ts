import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Recorded } from '../../subgraph/versioned.entity.js';
import type { CompetenceLevel, NurseRecordKind } from './record.vocabulary.js';

/** One state of an entry in a person’s own record: competence, package, placement, teaching, annual conversation (its date only). */
@Entity({ tableName: 'nurse_record_version' })
export class NurseRecordVersion extends Recorded {
  @Property({ type: 'text' })
  nurseRecordId!: string;

  @Property({ type: 'text' })
  nurseId!: string;

  @Property({ type: 'text' })
  kind!: NurseRecordKind;

  /** The day of it; of a placement, the first. */
  @Property({ type: 'text' })
  date!: string;

  /** Length of a placement, in days. */
  @Property({ type: 'integer', nullable: true })
  days!: number | null;

  @Property({ type: 'text', nullable: true })
  level!: CompetenceLevel | null;

  /** What was taught. */
  @Property({ type: 'text', nullable: true })
  topic!: string | null;

  /** What the level rests on: a course, an education, an assessment. */
  @Property({ type: 'text', nullable: true })
  evidence!: string | null;
}
