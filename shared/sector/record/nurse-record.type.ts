import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar, DateTimeScalar } from '../../subgraph/date.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import type { NurseRecordVersion } from './nurse-record.entity.js';
import { CompetenceLevel, NurseRecordKind } from './record.vocabulary.js';

@Directive('@shareable')
@Access('RESTRICTED')
@ObjectType({ description: 'An entry in a person’s own record. For herself, her leader and the coordinator of her network.' })
export class NurseRecord implements Scoped {
  @Field(() => ID, { description: 'Stable id of the entry.' })
  id!: string;

  @Field(() => NurseRecordKind, { description: 'What it is about.' })
  kind!: NurseRecordKind;

  @Field(() => DateScalar, { description: 'The day of it; of a placement, the first.' })
  date!: string;

  @Field(() => Int, { nullable: true, description: 'Days of a placement; null for other kinds.' })
  days!: number | null;

  @Field(() => CompetenceLevel, { nullable: true, description: 'The level, of a level of competence.' })
  level!: CompetenceLevel | null;

  @Field(() => String, { nullable: true, description: 'Place of a placement, topic of teaching.' })
  topic!: string | null;

  @Field(() => String, { nullable: true, description: 'What a level of competence rests on (grunnlag).' })
  evidence!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the system learned this.' })
  recordedAt!: string;

  @Field(() => Int, { description: 'Version of the entry, for `expectedVersion` of a correction.' })
  version!: number;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;

  readonly scope!: AccessScope;
}

/** What the API shows of an entry's row. */
export function presentRecord(row: Readonly<NurseRecordVersion>): NurseRecord {
  const { nurseRecordId: id, nurseId, kind, date, days, level, topic, evidence, recordedAt, version, demo } = row;
  const scope = { kind: 'person', id: nurseId } as const;
  return { id, kind, date, days, level, topic, evidence, recordedAt, version, demo: Boolean(demo), scope };
}
