import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';

@InputType({ description: 'A correction that a person asks for in her own entry (rettelse): another name, or what is wrong, or both.' })
export class ProposeCorrectionInput extends CommandInput {
  @Field(() => ID, { description: 'The person: the caller herself.' })
  nurseId!: string;

  @Field(() => String, { nullable: true, description: 'The whole name as it should be.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What is wrong. Nothing about patients.' })
  note?: string | null;
}

@InputType({ description: 'The decision about a correction that a person has asked for.' })
export class DecideCorrectionInput extends ChangeInput {
  @Field(() => ID, { description: 'The request.' })
  requestId!: string;

  @Field(() => Boolean, { description: 'True approves it: a new name holds from today. False declines it.' })
  approve!: boolean;

  @Field(() => String, { nullable: true, description: 'A word to her about the decision.' })
  note?: string | null;
}
