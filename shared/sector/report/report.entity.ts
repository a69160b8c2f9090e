import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Recorded } from '../../subgraph/versioned.entity.js';
import type { ReportKind, ReportStatus } from './report.vocabulary.js';

/** One state of a unit’s report or a network’s annual report. */
@Entity({ tableName: 'report_version' })
export class ReportVersion extends Recorded {
  @Property({ type: 'text' })
  reportId!: string;

  @Property({ type: 'text' })
  kind!: ReportKind;

  @Property({ type: 'text' })
  network!: string;

  @Property({ type: 'text', nullable: true })
  unitId!: string | null;

  @Property({ type: 'integer' })
  year!: number;

  @Property({ type: 'text' })
  status!: ReportStatus;

  @Property({ type: 'text' })
  narrative!: string;

  /** First day on which it was handed in. */
  @Property({ type: 'text', nullable: true })
  submittedOn!: string | null;

  /** What the approver said. */
  @Property({ type: 'text', nullable: true })
  comment!: string | null;
}
