import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';

/** Which plan a step is about. */
@InputType({ description: 'An action plan that is to take a step.' })
abstract class PlanStepInput extends ChangeInput {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => Int, { description: 'Year of the action plan.' })
  year!: number;
}

@InputType({ description: 'An action plan to be put before the steering group (foreslå).' })
export class ProposeActionPlanInput extends PlanStepInput {}

@InputType({ description: 'An action plan to be sent back to those who write it (returnere).' })
export class ReturnActionPlanInput extends PlanStepInput {
  @Field(() => String, { description: 'What is to be mended. Everybody can read it.' })
  comment!: string;
}

@InputType({ description: 'An action plan to be approved (godkjenne).' })
export class ApproveActionPlanInput extends PlanStepInput {
  @Field(() => String, { nullable: true, description: 'What you say to it. Everybody can read it.' })
  comment?: string | null;
}

@InputType({ description: 'An approved action plan to be opened for changes (endre).' })
export class AmendActionPlanInput extends PlanStepInput {
  @Field(() => String, { description: 'Why it is to be changed. Everybody can read it.' })
  reason!: string;
}

@InputType({ description: 'An action plan to be closed after its year (avslutte).' })
export class CloseActionPlanInput extends PlanStepInput {}

@InputType({ description: 'Measures to be taken over into the action plan of the next year (videreføre).' })
export class CarryOverMeasuresInput extends CommandInput {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => Int, { description: 'Year of the action plan that they are in now.' })
  year!: number;

  @Field(() => [ID], {
    nullable: true,
    description: 'Which ones; if left out, all that are not done and were not taken over before.',
  })
  measureIds?: readonly string[] | null;
}
