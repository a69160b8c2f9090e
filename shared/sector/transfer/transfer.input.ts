import { Directive, Field, ID, InputType } from 'type-graphql';
import { CommandInput } from '../../command/command.js';
import { DateScalar } from '../../subgraph/date.js';
import { AppointmentBasis, EndReason, NurseRole, Visibility } from '../roster/roster.vocabulary.js';

@Directive('@inaccessible')
@InputType({ description: 'Internal: asks a person’s owner to begin her move to another owner.' })
export class StartTransferInput extends CommandInput {
  @Field(() => ID, { description: 'The person.' })
  nurseId!: string;

  @Field(() => ID, { description: 'The unit of the other owner that she moves to.' })
  toUnitId!: string;

  @Field(() => DateScalar, { description: 'First day there.' })
  date!: unknown;
}

@Directive('@inaccessible')
@InputType({ description: 'Internal: what of a person moves with her.' })
export class TransferredPersonInput {
  @Field(() => String, { description: 'Whole name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Work e-mail.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Work telephone.' })
  phone?: string | null;

  @Field(() => Visibility, { description: 'Her own choice for her entry.' })
  visibility!: Visibility;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;
}

@Directive('@inaccessible')
@InputType({ description: 'Internal: asks the receiving owner to take in a person and appoint her.' })
export class ReceiveTransferInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the move, the same at both owners.' })
  transferId!: string;

  @Field(() => ID, { description: 'The person at the owner whom she comes from.' })
  nurseId!: string;

  @Field(() => TransferredPersonInput, { description: 'The person.' })
  person!: TransferredPersonInput;

  @Field(() => ID, { description: 'The unit that she moves to.' })
  toUnitId!: string;

  @Field(() => NurseRole, { description: 'In which capacity.' })
  role!: NurseRole;

  @Field(() => AppointmentBasis, { description: 'Why she is appointed.' })
  basis!: AppointmentBasis;

  @Field(() => DateScalar, { description: 'First day.' })
  date!: unknown;
}

@Directive('@inaccessible')
@InputType({ description: 'Internal: asks a person’s owner to end her move: she has been taken in.' })
export class CompleteTransferInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the move.' })
  transferId!: string;

  @Field(() => ID, { description: 'The person at the receiving owner.' })
  otherNurseId!: string;

  @Field(() => ID, { description: 'The unit that took her in.' })
  toUnitId!: string;

  @Field(() => DateScalar, { description: 'First day there.' })
  date!: unknown;

  @Field(() => EndReason, { description: 'Why her appointments here end.' })
  reason!: EndReason;
}
