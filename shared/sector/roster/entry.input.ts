import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput } from '../../command/command.js';
import { Visibility } from './roster.vocabulary.js';

@InputType({ description: 'A person’s work contact (kontakt): what is left out stays, an empty text removes it. Never a private address.' })
export class UpdateContactInput extends ChangeInput {
  @Field(() => ID, { description: 'The person.' })
  nurseId!: string;

  @Field(() => String, { nullable: true, description: 'Work e-mail.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Work telephone.' })
  phone?: string | null;
}

@InputType({ description: 'A person’s choice of who may see her name and contact (synlighet).' })
export class SetVisibilityInput extends ChangeInput {
  @Field(() => ID, { description: 'The person.' })
  nurseId!: string;

  @Field(() => Visibility, { description: 'Who may see them, from now on and for days gone by.' })
  visibility!: Visibility;
}
