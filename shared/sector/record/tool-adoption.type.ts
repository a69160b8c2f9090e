import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar, DateTimeScalar } from '../../subgraph/date.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import { AdoptionStatus, ClinicalTool } from './record.vocabulary.js';
import type { ToolAdoptionVersion } from './tool-adoption.entity.js';

@Directive('@shareable')
@Access('NETWORK')
@ObjectType({ description: 'How far a unit has come with a clinical tool (verktøy i bruk). For those with a role in its network.' })
export class ToolAdoption implements Scoped {
  @Field(() => ID, { description: 'Stable id of this state.' })
  id!: string;

  @Field(() => ClinicalTool, { description: 'The tool.' })
  tool!: ClinicalTool;

  @Field(() => AdoptionStatus, { description: 'How far the unit has come.' })
  status!: AdoptionStatus;

  @Field(() => DateScalar, { description: 'Since when.' })
  date!: string;

  @Field(() => DateTimeScalar, { description: 'When the system learned this.' })
  recordedAt!: string;

  @Field(() => Int, { description: 'Newest version of the unit’s states with this tool, for `expectedVersion` of a change.' })
  version!: number;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;

  readonly scope!: AccessScope;
}

/** What the API shows of a state's row. */
export function presentAdoption(row: Readonly<ToolAdoptionVersion>, scope: AccessScope): ToolAdoption {
  const { toolAdoptionId: id, tool, status, date, recordedAt, version, demo } = row;
  return { id, tool, status, date, recordedAt, version, demo: Boolean(demo), scope };
}
