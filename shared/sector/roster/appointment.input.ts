import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';
import { DateScalar } from '../../subgraph/date.js';
import { AppointmentBasis, EndReason, NurseRole, Visibility } from './roster.vocabulary.js';

@InputType({ description: 'Somebody who is not in the roster yet. Work contact only; never a private address or an identity number.' })
export class NewPersonInput {
  @Field(() => String, { description: 'Whole name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Work e-mail.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Work telephone.' })
  phone?: string | null;

  @Field(() => Visibility, {
    nullable: true,
    description: 'Who may see name and contact; her own choice, NETWORK until she has made it.',
  })
  visibility?: Visibility | null;
}

@InputType({ description: 'An appointment (oppnevning) to be made: of somebody in the roster, or of a new person.' })
export class AppointNurseInput extends CommandInput {
  @Field(() => ID, { nullable: true, description: 'The person, if she is in the roster.' })
  nurseId?: string | null;

  @Field(() => NewPersonInput, { nullable: true, description: 'The person, if she is not in the roster; then without `nurseId`.' })
  person?: NewPersonInput | null;

  @Field(() => ID, { description: 'The unit in which she gets the task.' })
  unitId!: string;

  @Field(() => NurseRole, { description: 'In which capacity.' })
  role!: NurseRole;

  @Field(() => AppointmentBasis, { description: 'Why she is appointed; either is enough.' })
  basis!: AppointmentBasis;

  @Field(() => DateScalar, { description: 'First day.' })
  from!: unknown;

  @Field(() => ID, { nullable: true, description: 'The ended appointment in the same unit that she takes over from.' })
  replaces?: string | null;
}

@InputType({ description: 'A correction of an appointment: what is left out stays as it is.' })
export class ChangeAppointmentInput extends ChangeInput {
  @Field(() => ID, { description: 'The appointment.' })
  appointmentId!: string;

  @Field(() => NurseRole, { nullable: true, description: 'In which capacity.' })
  role?: NurseRole | null;

  @Field(() => AppointmentBasis, { nullable: true, description: 'Why she was appointed.' })
  basis?: AppointmentBasis | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  from?: unknown;

  @Field(() => Boolean, { nullable: true, description: 'True takes the end back: it was recorded by mistake.' })
  reopen?: boolean | null;
}

@InputType({ description: 'The end of an appointment. Without a successor the unit is vacant from that day, if nobody else is there.' })
export class EndAppointmentInput extends ChangeInput {
  @Field(() => ID, { description: 'The appointment.' })
  appointmentId!: string;

  @Field(() => DateScalar, { description: 'First day on which she no longer has the task.' })
  date!: unknown;

  @Field(() => EndReason, { description: 'Why it ends.' })
  reason!: EndReason;

  @Field(() => ID, { nullable: true, description: 'The appointment in the same unit that takes over, if it is recorded already.' })
  successorId?: string | null;
}

@InputType({
  description: 'An appointment that should not stand: recorded by mistake, or never begun. One that was and is over is ended instead.',
})
export class WithdrawAppointmentInput extends ChangeInput {
  @Field(() => ID, { description: 'The appointment; one that others name as their successor is named no more.' })
  appointmentId!: string;
}
