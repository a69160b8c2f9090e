import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';
import { day, mustBeVersion, mustExist, optionalLine } from '../../command/read-input.js';
import { Refusal, type Words } from '../../command/user-error.js';
import { DateScalar } from '../../subgraph/date.js';
import { type SectorCommand } from '../change/sector-work.js';
import { REQUEST } from '../request/request.result.js';
import { findRequest, openRequest, settle } from '../request/request.rules.js';
import { mustBe } from '../viewer/viewer.js';
import { endOn } from './appointment.commands.js';
import { findAppointment, mustCoordinateUnit, networkOfUnit } from './appointment.rules.js';
import { EndReason } from './roster.vocabulary.js';

@InputType({ description: 'A nurse’s wish to give up the task (ønske om å slutte); the coordinator confirms.' })
export class RequestEndInput extends CommandInput {
  @Field(() => ID, { description: 'Her appointment.' })
  appointmentId!: string;

  @Field(() => DateScalar, { description: 'First day on which she would no longer have the task.' })
  date!: unknown;

  @Field(() => EndReason, { description: 'Why.' })
  reason!: EndReason;

  @Field(() => String, { nullable: true, description: 'A word to the coordinator.' })
  note?: string | null;
}

@InputType({ description: 'The decision on a wish to end an appointment.' })
export class ConfirmEndInput extends ChangeInput {
  @Field(() => ID, { description: 'The request.' })
  requestId!: string;

  @Field(() => Boolean, { description: 'True ends the appointment; false declines.' })
  approve!: boolean;

  @Field(() => String, { nullable: true, description: 'A word to her.' })
  note?: string | null;
}

const endsOn = (date: string): Words => ({
  nb: `oppnevningen har alt en slutt, ${date}`,
  en: `the appointment has an end already, ${date}`,
});

/** Asks for the end of an appointment (be om å slutte). */
export const requestEnd: SectorCommand<RequestEndInput> = {
  verb: 'request',
  noun: 'End',
  description: 'Asks for the end of her own appointment (be om å slutte); the coordinator confirms. For the nurse herself.',
  roles: ['NURSE'],
  Input: RequestEndInput,
  result: REQUEST,
  async run(input, work) {
    const appointment = mustExist(await findAppointment(work, input.appointmentId), 'appointmentId');
    mustBe(work.viewer, work.viewer.selves.includes(appointment.nurseId), 'the nurse herself');
    const date = day(input.date, 'date');
    if (date <= appointment.validFrom) throw new Refusal('END_BEFORE_START', 'date', { start: appointment.validFrom });
    if (appointment.validTo !== null) throw new Refusal('WRONG_STATE', 'appointmentId', { problem: endsOn(appointment.validTo) });
    const { appointmentId, nurseId, unitId } = appointment;
    const network = await networkOfUnit(work, unitId, date);
    const facts = { appointmentId, nurseId, unitId, network, date, endReason: input.reason, note: optionalLine(input.note, 'note') };
    return { objectId: await openRequest(work, { kind: 'END', ...facts }), person: nurseId, network };
  },
};

/** Confirms or declines a wish to end (bekrefte slutt). */
export const confirmEnd: SectorCommand<ConfirmEndInput> = {
  verb: 'confirm',
  noun: 'End',
  description:
    'Confirms a wish to end an appointment, which ends it and opens the vacancy, or declines it (bekrefte slutt). For the coordinator.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: ConfirmEndInput,
  result: REQUEST,
  async run(input, work) {
    const before = await findRequest(work, input.requestId, ['END']);
    await mustCoordinateUnit(work, before.unitId ?? '', before.date ?? '', 'requestId');
    mustBeVersion(input.expectedVersion, before.version);
    const appointment = mustExist(await findAppointment(work, before.appointmentId ?? ''), 'requestId');
    if (input.approve && appointment.validTo !== null)
      throw new Refusal('WRONG_STATE', 'requestId', { problem: endsOn(appointment.validTo) });
    if (input.approve) await endOn(work, appointment, before.date ?? '', before.endReason);
    await settle(work, before, input.approve ? 'APPROVED' : 'DECLINED', optionalLine(input.note, 'note'));
    return { objectId: before.requestId, person: before.nurseId, network: before.network };
  },
};
