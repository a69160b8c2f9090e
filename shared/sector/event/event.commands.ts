import { day, line, mustBeVersion, mustExist } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { newId, record, restate } from '../../command/versions.js';
import { type SectorCommand, type SectorWork } from '../change/sector-work.js';
import { EventIdentity, EventVersion } from '../entities.js';
import type { ParticipationStatus } from '../participation/participation.vocabulary.js';
import { mustCoordinate } from '../viewer/viewer.js';
import { CancelEventInput, PlanEventInput, UpdateEventInput } from './event.input.js';
import type { EventState } from './event.repository.js';
import { EVENT } from './event.result.js';
import { findOwnEvent, hasBegun, mustTakePlace, readEvent } from './event.rules.js';

/** What an event is of which nothing else is said. */
const UNSAID = { place: null, description: null, topics: '[]', jointWith: '[]', days: 1, startsAt: null, endsAt: null, decidedOn: null };

/** Plans an event (planlegge). */
export const planEvent: SectorCommand<PlanEventInput> = {
  verb: 'plan',
  noun: 'Event',
  description: 'Plans an event of a network (planlegge arrangement). For the coordinator of the network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: PlanEventInput,
  result: EVENT,
  async run(input, work) {
    const { slug: network } = mustExist(
      work.sector.networks.find(({ slug }) => slug === input.network),
      'network',
    );
    mustCoordinate(work.viewer, network);
    const bare = { title: line(input.title, 'title'), kind: input.kind, date: day(input.date, 'date') };
    const facts = readEvent(input, network, { ...bare, ...UNSAID }, work);
    const eventId = newId(work, 'event');
    await work.em.insert(EventIdentity, { id: eventId });
    await record(work, EventVersion, { ...facts, eventId, network, status: 'PLANNED' });
    return { objectId: eventId, network };
  },
};

/** Changes an event (endre). */
export const updateEvent: SectorCommand<UpdateEventInput> = {
  verb: 'update',
  noun: 'Event',
  description: 'Changes an event (endre arrangement). For the coordinator of its network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: UpdateEventInput,
  result: EVENT,
  async run(input, work) {
    const before = await findOwnEvent(work, input.eventId);
    mustBeVersion(input.expectedVersion, before.version);
    mustTakePlace(before);
    const after = { ...before, ...readEvent(input, before.network, before, work) };
    if (!hasBegun(after)) await mustBeWithout(work, before, ['ATTENDED', 'ABSENT'], 'date');
    await restate(work, EventVersion, before, after);
    return { objectId: before.eventId, network: before.network };
  },
};

/** Cancels an event (avlyse). */
export const cancelEvent: SectorCommand<CancelEventInput> = {
  verb: 'cancel',
  noun: 'Event',
  description: 'Cancels an event (avlyse arrangement); it stays in the lists, marked. For the coordinator of its network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: CancelEventInput,
  result: EVENT,
  async run(input, work) {
    const before = await findOwnEvent(work, input.eventId);
    mustBeVersion(input.expectedVersion, before.version);
    mustTakePlace(before);
    await mustBeWithout(work, before, ['ATTENDED'], 'eventId');
    await restate(work, EventVersion, before, { status: 'CANCELLED' });
    return { objectId: before.eventId, network: before.network };
  },
};

const HAS_ATTENDANCE = { nb: 'det er registrert hvem som møtte', en: 'it is recorded who was there' };

/** What is recorded of those who were there, or were not, must not be contradicted. */
async function mustBeWithout(work: SectorWork, { eventId }: EventState, statuses: ParticipationStatus[], field: string): Promise<void> {
  const recorded = await work.db
    .selectFrom('participationVersion')
    .select('status')
    .where('eventId', '=', eventId)
    .where('supersededAt', 'is', null)
    .where('status', 'in', statuses)
    .limit(1)
    .executeTakeFirst();
  if (recorded) throw new Refusal('WRONG_STATE', field, { problem: HAS_ATTENDANCE });
}
