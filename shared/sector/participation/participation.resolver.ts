import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { Event, presentEvent } from '../event/event.type.js';
import { Nurse, presentNurse } from '../roster/nurse.type.js';
import type { SectorContext } from '../sector-context.js';
import { NurseYear, REFERENCE_DAYS } from './nurse-year.type.js';
import { Participation, presentParticipation } from './participation.type.js';

/** What a sector tells about a participation. */
@Resolver(() => Participation)
export class ParticipationResolver {
  @FieldResolver(() => Nurse, { nullable: true, description: 'The person.' })
  async nurse(@Root() { nurseId, moment }: Participation, @Ctx() { loaders, sector }: SectorContext): Promise<Nurse | null> {
    const row = await loaders.nurse.load({ id: nurseId, moment });
    return row && presentNurse(row, sector.prefix, moment);
  }

  @FieldResolver(() => Event, {
    nullable: true,
    description: 'The event; null for one of another owner, which `node(id)` finds by `eventId`.',
  })
  async event(@Root() { eventId, moment }: Participation, @Ctx() { loaders, sector }: SectorContext): Promise<Event | null> {
    const row = await loaders.event.load({ id: eventId, moment });
    return row && presentEvent(row, sector.prefix, moment);
  }
}

/** What a sector tells about those who take part in its events. */
@Resolver(() => Event)
export class EventParticipationResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => [Participation], {
    nullable: true,
    description: 'Persons of this owner on its list, those who withdrew too. For the coordinator of the network that holds it.',
  })
  async participations(@Root() { id, moment, scope }: Event, @Ctx() { loaders, noteRead }: SectorContext): Promise<Participation[]> {
    const rows = await loaders.participationsOfEvent.load({ id, moment });
    // The list is the network's, its lines are about persons: who read them stands in the audit.
    for (const { nurseId } of rows) noteRead(nurseId, 'Event.participations');
    return rows.map((row) => presentParticipation(row, moment, scope));
  }

  @Access('NETWORK')
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Persons of this owner on its list, without those who withdrew; who came without registering is on it from then on.',
  })
  async registeredCount(@Root() { id, moment }: Event, @Ctx() { loaders }: SectorContext): Promise<number> {
    return (await loaders.attendance.load({ id, moment })).registered;
  }

  @Access('NETWORK')
  @FieldResolver(() => Int, { nullable: true, description: 'Persons of this owner who were there, as far as recorded.' })
  async attendedCount(@Root() { id, moment }: Event, @Ctx() { loaders }: SectorContext): Promise<number> {
    return (await loaders.attendance.load({ id, moment })).attended;
  }
}

/** What a sector tells about the events of its persons. */
@Resolver(() => Nurse)
export class NurseParticipationResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => [Participation], { nullable: true, description: 'Her part in events, past and coming.' })
  async participations(@Root() { id, moment }: Nurse, @Ctx() { loaders }: SectorContext): Promise<Participation[]> {
    const rows = await loaders.participationsOfNurse.load({ id, moment });
    return rows.map((row) => presentParticipation(row, moment));
  }

  @Access('RESTRICTED')
  @FieldResolver(() => NurseYear, { nullable: true, description: 'Her network days of a year, beside the two to three that are foreseen.' })
  async year(
    @Root() { id, moment, scope }: Nurse,
    @Arg('year', () => Int, { description: 'Calendar year.' }) year: number,
    @Ctx() { loaders, sector }: SectorContext,
  ): Promise<NurseYear> {
    const participations = await loaders.participationsOfNurse.load({ id, moment });
    const attended = participations.filter(({ status }) => status === 'ATTENDED');
    const rows = await Promise.all(attended.map(({ eventId }) => loaders.event.load({ id: eventId, moment })));
    const events = rows
      .filter((row) => row !== null)
      .filter(({ date, status }) => Number(date.slice(0, 4)) === year && status !== 'CANCELLED')
      .toSorted((a, b) => (a.date < b.date || (a.date === b.date && a.eventId < b.eventId) ? -1 : 1))
      .map((row) => presentEvent(row, sector.prefix, moment));
    return { year, networkDays: events.reduce((sum, { days }) => sum + days, 0), ...REFERENCE_DAYS, events, scope };
  }
}
