import { Field, ID, InputType, Int } from 'type-graphql';
import { CommandInput } from '../../command/command.js';
import { DateScalar } from '../../subgraph/date.js';
import { AdoptionStatus, ClinicalTool } from './record.vocabulary.js';

@InputType({
  description: 'How far a unit has come with a clinical tool from a day on (verktøy i bruk). Earlier states stay in the history.',
})
export class SetToolAdoptionInput extends CommandInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;

  @Field(() => ClinicalTool, { description: 'The tool.' })
  tool!: ClinicalTool;

  @Field(() => AdoptionStatus, { description: 'How far the unit has come with it.' })
  status!: AdoptionStatus;

  @Field(() => DateScalar, { description: 'Since when, today at the latest. What was set for the same day is replaced.' })
  date!: unknown;

  @Field(() => Int, {
    nullable: true,
    description: 'The `version` of the tool’s state in `Unit.toolAdoptions`; left out if the tool has none yet.',
  })
  expectedVersion?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'True takes back what was set for that day: it was recorded by mistake.' })
  withdrawn?: boolean | null;
}
