import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';
import { day, line, mustBeVersion, optionalLine } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { DateScalar } from '../../subgraph/date.js';
import { type SectorCommand } from '../change/sector-work.js';
import { REQUEST } from '../request/request.result.js';
import { findRequest, openRequest, settle } from '../request/request.rules.js';
import { mustBe } from '../viewer/viewer.js';
import { beginAppointment } from './appointment.commands.js';
import { checkPlace, mustCoordinateUnit, networkOfUnit } from './appointment.rules.js';
import { mustBeFreeFor, ONE_PERSON } from './person.rules.js';
import { nurseExists, registerPerson } from './register-person.js';
import { AppointmentBasis, NurseRole } from './roster.vocabulary.js';

@InputType({ description: 'A nomination (innstilling): a leader names who should get the task; the coordinator confirms.' })
export class NominateNurseInput extends CommandInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;

  @Field(() => ID, { nullable: true, description: 'The person, if she is in the roster.' })
  nurseId?: string | null;

  @Field(() => String, { nullable: true, description: 'Her whole name, if she is not; then without `nurseId`.' })
  name?: string | null;

  @Field(() => NurseRole, { description: 'In which capacity.' })
  role!: NurseRole;

  @Field(() => AppointmentBasis, { description: 'Why she is nominated.' })
  basis!: AppointmentBasis;

  @Field(() => DateScalar, { description: 'From which day.' })
  from!: unknown;

  @Field(() => String, { nullable: true, description: 'A word to the coordinator; nothing about patients.' })
  note?: string | null;
}

@InputType({ description: 'The decision on a nomination.' })
export class ConfirmNominationInput extends ChangeInput {
  @Field(() => ID, { description: 'The nomination.' })
  requestId!: string;

  @Field(() => Boolean, { description: 'True appoints her; false declines.' })
  approve!: boolean;

  @Field(() => String, { nullable: true, description: 'Why, for the leader.' })
  note?: string | null;
}

/** Nominates somebody (innstille). */
export const nominateNurse: SectorCommand<NominateNurseInput> = {
  verb: 'nominate',
  noun: 'Nurse',
  description: 'Nominates somebody for a unit (innstille); the coordinator confirms. For the leader of the unit and the coordinator.',
  roles: ['LEADER', 'COORDINATOR', 'REGION_EDITOR'],
  Input: NominateNurseInput,
  result: REQUEST,
  async run(input, work) {
    const date = day(input.from, 'from');
    const network = await networkOfUnit(work, input.unitId, date);
    const { leads, coordinates } = work.viewer;
    mustBe(
      work.viewer,
      leads.includes(input.unitId) || coordinates.includes(network),
      `the leader of the unit or the coordinator of ${network}`,
    );
    const nurseId = input.nurseId ?? null;
    if ((nurseId === null) === (input.name == null)) throw new Refusal('INVALID', 'nurseId', { problem: ONE_PERSON });
    if (nurseId !== null && !(await nurseExists(work, nurseId))) throw new Refusal('NOT_FOUND', 'nurseId');
    const { unitId, role, basis } = input;
    // What could not be confirmed as things are is refused to the leader, who can mend it.
    await checkPlace(work, { nurseId: nurseId ?? '', unitId, role, validFrom: date, validTo: null });
    const name = input.name == null ? null : line(input.name, 'name');
    const note = optionalLine(input.note, 'note');
    return {
      objectId: await openRequest(work, { kind: 'NOMINATION', network, nurseId, unitId, date, name, role, basis, note }),
      person: nurseId,
      network,
    };
  },
};

/** Confirms or declines a nomination (bekrefte innstilling). */
export const confirmNomination: SectorCommand<ConfirmNominationInput> = {
  verb: 'confirm',
  noun: 'Nomination',
  description: 'Confirms a nomination, which appoints her, or declines it (bekrefte innstilling). For the coordinator of the network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: ConfirmNominationInput,
  result: REQUEST,
  async run(input, work) {
    const before = await findRequest(work, input.requestId, ['NOMINATION']);
    await mustCoordinateUnit(work, before.unitId ?? '', before.date ?? '', 'requestId');
    mustBeVersion(input.expectedVersion, before.version);
    const note = optionalLine(input.note, 'note');
    if (!input.approve) {
      await settle(work, before, 'DECLINED', note);
      return { objectId: before.requestId, person: before.nurseId, network: before.network };
    }
    const { role, basis, date: from, unitId, name } = before;
    if (role === null || basis === null || from === null || unitId === null) throw new Error(`nomination ${before.requestId} is not whole`);
    if (before.nurseId !== null) await mustBeFreeFor(work, before.nurseId);
    const nurseId = before.nurseId ?? (await registerPerson(work, { name: name ?? '' }, role, from));
    const appointmentId = await beginAppointment(work, { nurseId, unitId, role, basis, from });
    await settle(work, before, 'APPROVED', note, { appointmentId, nurseId });
    return { objectId: before.requestId, person: nurseId, network: before.network };
  },
};
