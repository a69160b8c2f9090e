import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';
import { DateScalar } from '../../subgraph/date.js';
import { CompetenceLevel } from './record.vocabulary.js';

@InputType({ description: 'What every entry in a person’s own record carries.' })
export abstract class RecordInput extends CommandInput {
  @Field(() => ID, { description: 'The person.' })
  nurseId!: string;

  @Field(() => DateScalar, { description: 'The day of it, today at the latest; of a placement, its first day.' })
  date!: unknown;
}

@InputType({ description: 'A level of competence as assessed (kompetansenivå).' })
export class RecordCompetenceInput extends RecordInput {
  @Field(() => CompetenceLevel, { description: 'The level.' })
  level!: CompetenceLevel;

  @Field(() => String, {
    nullable: true,
    description: 'What it rests on: an education, a course, an assessment (grunnlag). Nothing about patients.',
  })
  evidence?: string | null;
}

@InputType({ description: 'That the competence package was offered or completed (kompetansepakke).' })
export class RecordPackageInput extends RecordInput {
  @Field(() => Boolean, { description: 'True: she has completed it on that day; false: it was offered to her.' })
  completed!: boolean;
}

@InputType({ description: 'An observation placement that is over (hospitering).' })
export class RecordPlacementInput extends RecordInput {
  @Field(() => Int, { description: 'How many days, from 1 to 100.' })
  days!: number;

  @Field(() => String, { description: 'Where (sted). Nothing about patients.' })
  place!: string;
}

@InputType({ description: 'Internal teaching that she has held at her workplace (internundervisning).' })
export class RecordTeachingInput extends RecordInput {
  @Field(() => String, { description: 'About what (tema). Nothing about patients.' })
  topic!: string;
}

@InputType({ description: 'That the annual conversation between a person and her leader was held (årlig samtale): the date alone.' })
export class RecordConversationInput extends RecordInput {}

@InputType({ description: 'A correction of an entry in a person’s own record: what is left out stays as it is.' })
export class CorrectRecordInput extends ChangeInput {
  @Field(() => ID, { description: 'The entry.' })
  recordId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True takes the entry back: it was made by mistake. The history keeps it; nothing shows it any more.',
  })
  withdrawn?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day of it.' })
  date?: unknown;

  @Field(() => Int, { nullable: true, description: 'Days of a placement.' })
  days?: number | null;

  @Field(() => CompetenceLevel, { nullable: true, description: 'The level, of a level of competence.' })
  level?: CompetenceLevel | null;

  @Field(() => String, { nullable: true, description: 'Place of a placement, topic of teaching.' })
  topic?: string | null;

  @Field(() => String, { nullable: true, description: 'What a level of competence rests on; an empty text removes it.' })
  evidence?: string | null;
}
