import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../../shared/command/command.js';

const URL_WORDS = 'Where messages are sent: `https://…`, an address of the public internet.';
const TYPES_WORDS = 'Types of objects that it is to be told of, as in `changes`; left out or empty: all.';

@InputType({ description: 'A receiver of messages about public changes.' })
export class RegisterWebhookInput extends CommandInput {
  @Field(() => String, { description: URL_WORDS })
  url!: string;

  @Field(() => String, { description: 'Whose it is and what for: a function or an organisation, never a person.' })
  description!: string;

  @Field(() => [String], { nullable: true, description: TYPES_WORDS })
  types?: string[] | null;
}

@InputType({ description: 'A receiver that is to be changed or removed.' })
class WebhookChangeInput extends ChangeInput {
  @Field(() => ID, { description: 'Its id.' })
  webhookId!: string;
}

@InputType({
  description: 'What is to be different about a receiver; what is left out stays. One that was disabled is sent messages again.',
})
export class UpdateWebhookInput extends WebhookChangeInput {
  @Field(() => String, { nullable: true, description: URL_WORDS })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'Whose it is and what for.' })
  description?: string | null;

  @Field(() => [String], { nullable: true, description: 'Types of objects that it is to be told of; empty: all.' })
  types?: string[] | null;
}

@InputType({ description: 'A receiver whose secret is to be replaced.' })
export class RotateWebhookSecretInput extends WebhookChangeInput {}

@InputType({ description: 'A receiver that is to be removed.' })
export class RemoveWebhookInput extends WebhookChangeInput {}

@InputType({ description: 'A receiver to which what was given up is to be sent again.' })
export class ResendDeadLettersInput extends CommandInput {
  @Field(() => ID, { description: 'Its id.' })
  webhookId!: string;
}
