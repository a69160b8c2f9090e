import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../subgraph/date.js';
import { type Moment, parseMoment, readMoment, writeMoment } from '../../subgraph/moment.js';
import { MomentArgs } from '../moment.args.js';
import { networkOf } from '../network/belongs-to-network.js';
import { Network } from '../network/network.type.js';
import { Nurse, presentNurse } from '../roster/nurse.type.js';
import type { SectorContext } from '../sector-context.js';
import { dayOf, isValidOn } from '../time.js';
import { presentUnit, Unit, UnitSuccession } from './unit.type.js';

/** What a sector tells about its units. */
@Resolver(() => Unit)
export class UnitResolver {
  @FieldResolver(() => Network, { nullable: true, description: 'The network that the unit belongs to.' })
  network(@Root() unit: Unit, @Ctx() context: SectorContext): Network | null {
    return networkOf(unit, context);
  }

  @FieldResolver(() => [Nurse], { description: 'Persons with an active appointment in the unit on the day, longest first.' })
  async nurses(@Root() unit: Unit, @Args(() => MomentArgs) args: MomentArgs, @Ctx() context: SectorContext): Promise<Nurse[]> {
    const moment = momentOf(unit, args);
    const active = await activeAppointments(unit, moment, context);
    const rows = await context.loaders.nurse.loadMany(
      [...new Set(active.map((row) => row.nurseId))].map((id) => ({ id, moment: writeMoment(moment) })),
    );
    return rows.flatMap((row) => {
      if (row instanceof Error) throw row;
      return row ? [presentNurse(row, context.sector.prefix, writeMoment(moment))] : [];
    });
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the unit has a resource nurse, or a resource person, on the day: the target is one in every unit.',
  })
  async covered(@Root() unit: Unit, @Args(() => MomentArgs) args: MomentArgs, @Ctx() context: SectorContext): Promise<boolean> {
    return (await activeAppointments(unit, momentOf(unit, args), context)).length > 0;
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description:
      'First day without a resource nurse or resource person; if there never was one, the first day of the unit. Null while `covered`.',
  })
  async vacantSince(@Root() unit: Unit, @Args(() => MomentArgs) args: MomentArgs, @Ctx() context: SectorContext): Promise<string | null> {
    const moment = momentOf(unit, args);
    return (await context.loaders.vacancy.load({ id: unit.id, moment: writeMoment(moment) }))?.vacantSince ?? null;
  }

  @FieldResolver(() => [UnitSuccession], { description: 'The units that this one went on as.' })
  async successors(@Root() { id, moment }: Unit, @Ctx() { loaders }: SectorContext): Promise<UnitSuccession[]> {
    const rows = await loaders.successionsOfUnit.load({ id, moment });
    return rows.flatMap(({ fromUnitId, toUnitId, kind, date }) =>
      fromUnitId === id ? [{ kind, date, otherUnitId: toUnitId, moment }] : [],
    );
  }

  @FieldResolver(() => [UnitSuccession], { description: 'The units that went on as this one.' })
  async predecessors(@Root() { id, moment }: Unit, @Ctx() { loaders }: SectorContext): Promise<UnitSuccession[]> {
    const rows = await loaders.successionsOfUnit.load({ id, moment });
    return rows.flatMap(({ fromUnitId, toUnitId, kind, date }) =>
      toUnitId === id ? [{ kind, date, otherUnitId: fromUnitId, moment }] : [],
    );
  }
}

/** What a sector tells about a succession. */
@Resolver(() => UnitSuccession)
export class UnitSuccessionResolver {
  @FieldResolver(() => Unit, { description: 'The other unit.' })
  async unit(@Root() { otherUnitId, moment }: UnitSuccession, @Ctx() { loaders, sector }: SectorContext): Promise<Unit> {
    const row = await loaders.unit.load({ id: otherUnitId, moment });
    if (!row) throw new Error(`a succession names the unknown unit ${otherUnitId}`);
    return presentUnit(row, sector.prefix, moment);
  }
}

const momentOf = (unit: Unit, args: MomentArgs): Moment => readMoment(args, parseMoment(unit.moment));

async function activeAppointments(unit: Unit, moment: Moment, { loaders }: SectorContext) {
  const rows = await loaders.appointmentsOfUnit.load({ id: unit.id, moment: writeMoment(moment) });
  return rows.filter((row) => isValidOn(row, dayOf(moment)));
}
