import { Field, ID, InputType } from 'type-graphql';
import { CommandInput } from '../../command/command.js';
import { DateScalar } from '../../subgraph/date.js';

@InputType({ description: 'A leader’s receipt that a governing document is known in her unit (kvittering).' })
export class AcknowledgeDocumentInput extends CommandInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;

  @Field(() => ID, { description: 'The document: its `slug` in the queries documents or agreements.' })
  documentId!: string;

  @Field(() => String, { nullable: true, description: 'Which version of it, where it has several: as it is written on the document.' })
  documentVersion?: string | null;

  @Field(() => DateScalar, { description: 'The day, today at the latest.' })
  date!: unknown;
}
