import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';

@InputType({ description: 'A registration for an event (påmelding).' })
export class RegisterParticipantInput extends CommandInput {
  @Field(() => ID, {
    description:
      'The event: one of this owner, or of another one with which it is joint. Another owner is not asked: of its events this one checks no more than that the id is one of them, not that there is such an event, that it is joint, or to come.',
  })
  eventId!: string;

  @Field(() => ID, { nullable: true, description: 'Who is to take part; yourself if not given.' })
  nurseId?: string | null;
}

@InputType({ description: 'A registration to be taken back (avmelding).' })
export class WithdrawParticipantInput extends ChangeInput {
  @Field(() => ID, { description: 'The participation.' })
  participationId!: string;
}

@InputType({ description: 'Whether one person was there.' })
export class AttendanceInput {
  @Field(() => ID, { description: 'A person of your network, or one of this owner’s others who registered for the event.' })
  nurseId!: string;

  @Field(() => Boolean, { description: 'True if she was there, registered or not; false if she was not.' })
  attended!: boolean;
}

@InputType({ description: 'Who was at an event (oppmøte): all of it is recorded or, if one line is refused, nothing.' })
export class RecordAttendanceInput extends CommandInput {
  @Field(() => ID, { description: 'The event, of this owner: of a joint one that another owner holds, nobody can record it.' })
  eventId!: string;

  @Field(() => [AttendanceInput], { description: 'A line a person, at most 500; who is not in it stays as recorded.' })
  attendance!: AttendanceInput[];
}
