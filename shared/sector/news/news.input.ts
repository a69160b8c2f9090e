import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';
import { DateScalar } from '../../subgraph/date.js';

@InputType({ description: 'A piece of news (nyhet) to be published. Nothing about single patients.' })
export class PublishNewsInput extends CommandInput {
  @Field(() => String, { description: 'Slug of the network.' })
  network!: string;

  @Field(() => String, { description: 'Title, one line.' })
  title!: string;

  @Field(() => String, { description: 'The piece as plain text.' })
  body!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day from which it is shown, today if not given; a later one is an embargo.',
  })
  publishedOn?: unknown;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which what it tells of was decided (vedtatt); from it the time until the publication is counted.',
  })
  decidedOn?: unknown;
}

@InputType({ description: 'A piece of news to be taken back (trekke tilbake): from then on it is shown to nobody.' })
export class WithdrawNewsInput extends ChangeInput {
  @Field(() => ID, { description: 'The piece.' })
  newsId!: string;
}
