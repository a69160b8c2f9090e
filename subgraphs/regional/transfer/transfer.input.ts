import { Field, ID, InputType } from 'type-graphql';
import { CommandInput } from '../../../shared/command/command.js';
import { AppointmentBasis, EndReason, NurseRole } from '../../../shared/sector/roster/roster.vocabulary.js';
import { DateScalar } from '../../../shared/subgraph/date.js';

@InputType({
  description:
    'A person who moves to a unit of another data owner (overføring). If the answer is an error, send the same again with the same key: what is done already is not done twice.',
})
export class TransferNurseInput extends CommandInput {
  @Field(() => ID, { description: 'The person at the owner whom she leaves.' })
  nurseId!: string;

  @Field(() => ID, { description: 'The unit of another owner in which she gets the task.' })
  toUnitId!: string;

  @Field(() => NurseRole, { description: 'In which capacity.' })
  role!: NurseRole;

  @Field(() => AppointmentBasis, { description: 'Why she is appointed there.' })
  basis!: AppointmentBasis;

  @Field(() => DateScalar, { description: 'First day there, and first day on which her appointments at the old owner have ended.' })
  date!: unknown;

  @Field(() => EndReason, { description: 'Why her appointments at the old owner end.' })
  reason!: EndReason;
}
