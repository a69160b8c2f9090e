import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { parseMoment, readMoment, writeMoment } from '../../subgraph/moment.js';
import { MomentArgs } from '../moment.args.js';
import { Network, presentNetwork } from '../network/network.type.js';
import type { SectorContext } from '../sector-context.js';
import { dayOf, isValidOn } from '../time.js';
import { presentUnit, Unit } from '../unit/unit.type.js';
import { leadingOf } from './leading-appointment.js';
import type { AppointmentState } from './nurse.repository.js';
import { Appointment, Nurse } from './nurse.type.js';
import { NurseRole } from './roster.vocabulary.js';

@ArgsType()
class AppointmentsArgs extends MomentArgs {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Past and coming appointments too, not only those of the day.',
  })
  all?: boolean | null;
}

/** What a sector tells about its persons. */
@Resolver(() => Nurse)
export class NurseResolver {
  @FieldResolver(() => [Appointment], { description: 'Her appointments on the day, oldest first.' })
  async appointments(
    @Root() nurse: Nurse,
    @Args(() => AppointmentsArgs) args: AppointmentsArgs,
    @Ctx() { loaders }: SectorContext,
  ): Promise<Appointment[]> {
    const moment = readMoment(args, parseMoment(nurse.moment));
    const rows = await loaders.appointmentsOfNurse.load({ id: nurse.id, moment: writeMoment(moment) });
    return rows.filter((row) => args.all || isValidOn(row, dayOf(moment))).map((row) => presentAppointment(row, writeMoment(moment)));
  }

  @FieldResolver(() => NurseRole, {
    description: 'Her capacity: that of her longest active appointment, else of her latest. Each appointment has its own.',
  })
  async role(@Root() nurse: Nurse, @Ctx() context: SectorContext): Promise<NurseRole> {
    return (await leadingAppointment(nurse, context))?.role ?? nurse.enteredRole;
  }

  @FieldResolver(() => Network, {
    nullable: true,
    description:
      'The network that she works in: that of her longest active appointment, else of her latest. Somebody with units in two networks is listed in both.',
  })
  async network(@Root() nurse: Nurse, @Ctx() context: SectorContext): Promise<Network | null> {
    const { loaders, sector } = context;
    const leading = await leadingAppointment(nurse, context);
    if (!leading) return null;
    const unit = await loaders.unit.load({ id: leading.unitId, moment: nurse.moment });
    return unit && presentNetwork(sector, unit.network, nurse.moment);
  }
}

/** What a sector tells about an appointment. */
@Resolver(() => Appointment)
export class AppointmentResolver {
  @FieldResolver(() => Unit, { description: 'The unit that she has the task in.' })
  async unit(@Root() appointment: Appointment, @Ctx() { loaders, sector }: SectorContext): Promise<Unit> {
    const row = await loaders.unit.load({ id: appointment.unitId, moment: appointment.moment });
    if (!row) throw new Error(`appointment ${appointment.id} has no unit at ${appointment.moment}`);
    return presentUnit(row, sector.prefix, appointment.moment);
  }
}

async function leadingAppointment({ id, moment }: Nurse, { loaders }: SectorContext): Promise<AppointmentState | null> {
  return leadingOf(await loaders.appointmentsOfNurse.load({ id, moment }), dayOf(parseMoment(moment)));
}

/** What the API shows of an appointment's row: as it was known at the moment, when nobody knew yet what would take its place. */
export function presentAppointment(row: AppointmentState, moment: string): Appointment {
  const { appointmentId: id, version, role, basis, validFrom, validTo, endReason, successorId, recordedAt, unitId } = row;
  const supersededAt = parseMoment(moment).knownAt === null ? row.supersededAt : null;
  const scope = { kind: 'person', id: row.nurseId } as const;
  return { id, version, role, basis, validFrom, validTo, endReason, successorId, recordedAt, supersededAt, unitId, moment, scope };
}
