import { day, line, mustBeVersion, mustExist, narrative } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { today } from '../../subgraph/date.js';
import { type SectorCommand, type SectorWork } from '../change/sector-work.js';
import { findParticipation, isOnList, mustBeOpen, register, selfOf } from '../participation/participation.rules.js';
import { mustActFor } from '../roster/person.rules.js';
import { DecideParticipationInput, RequestParticipationInput } from './participation-request.input.js';
import type { RequestState } from './request.repository.js';
import { REQUEST } from './request.result.js';
import { findRequest, mustWait, openRequest, settle } from './request.rules.js';

/** What is asked for, in the columns of a request. */
type Wish = Pick<RequestState, 'kind' | 'eventId' | 'date' | 'name'>;

/** Asks for an event or a placement (søke om deltakelse eller hospitering). */
export const requestParticipation: SectorCommand<RequestParticipationInput> = {
  verb: 'request',
  noun: 'Participation',
  description: 'Asks to take part in an event or to go on a placement (søke om deltakelse eller hospitering). For the nurse herself.',
  roles: ['NURSE'],
  Input: RequestParticipationInput,
  result: REQUEST,
  async run(input, work) {
    const nurseId = input.nurseId ?? selfOf(work);
    const network = mustExist(await mustActFor(work, nurseId, ['SELF']), 'nurseId');
    const wish = await readWish(work, input, nurseId);
    await mustBeNew(work, nurseId, wish);
    const requestId = await openRequest(work, { ...wish, network, nurseId, note: readNote(input.note) });
    return { objectId: requestId, person: nurseId, network };
  },
};

/** Decides about it (avgjøre). */
export const decideParticipation: SectorCommand<DecideParticipationInput> = {
  verb: 'decide',
  noun: 'Participation',
  description: 'Decides about an event or a placement that a nurse asked for (avgjøre søknad). For her leader and her coordinator.',
  roles: ['LEADER', 'COORDINATOR', 'REGION_EDITOR'],
  Input: DecideParticipationInput,
  result: REQUEST,
  async run(input, work) {
    const before = await findRequest(work, input.requestId, ['PARTICIPATION', 'PLACEMENT']);
    const nurseId = mustExist(before.nurseId, 'requestId');
    const network = await mustActFor(work, nurseId, ['LEADER', 'COORDINATOR']);
    mustBeVersion(input.expectedVersion, before.version);
    mustWait(before);
    if (input.approve && before.eventId !== null) {
      await mustBeOpen(work, before.eventId);
      const participation = await findParticipation(work, before.eventId, nurseId);
      if (!isOnList(participation)) await register(work, before.eventId, nurseId);
    }
    await settle(work, before, input.approve ? 'APPROVED' : 'DECLINED', readNote(input.note));
    return { objectId: before.requestId, person: nurseId, network };
  },
};

const readNote = (note: string | null | undefined) => (note == null || note.trim() === '' ? null : narrative(note, 'note'));

const ONE_OF_BOTH = {
  nb: 'velg enten et arrangement, eller sted og dag for hospitering',
  en: 'name either an event, or the place and the day of a placement',
};
const HAS_PASSED = { nb: 'dagen er passert', en: 'the day has passed' };

async function readWish(work: SectorWork, { eventId, place, date }: RequestParticipationInput, nurseId: string): Promise<Wish> {
  const isPlacement = place != null || date != null;
  if ((eventId != null) === isPlacement) throw new Refusal('INVALID', 'eventId', { problem: ONE_OF_BOTH });
  if (eventId != null) {
    await mustBeOpen(work, eventId);
    if (isOnList(await findParticipation(work, eventId, nurseId))) throw new Refusal('ALREADY_RECORDED', 'eventId');
    return { kind: 'PARTICIPATION', eventId, date: null, name: null };
  }
  const name = line(place ?? '', 'place');
  const first = day(date, 'date');
  if (first < today()) throw new Refusal('INVALID', 'date', { problem: HAS_PASSED });
  return { kind: 'PLACEMENT', eventId: null, date: first, name };
}

/** The same is not asked for twice while it waits. */
async function mustBeNew({ db }: SectorWork, nurseId: string, wish: Wish): Promise<void> {
  const waiting = await db
    .selectFrom('requestVersion')
    .select(['eventId', 'date', 'name'])
    .where('nurseId', '=', nurseId)
    .where('kind', '=', wish.kind)
    .where('status', '=', 'REQUESTED')
    .where('supersededAt', 'is', null)
    .execute();
  if (waiting.some(({ eventId, date, name }) => eventId === wish.eventId && date === wish.date && name === wish.name))
    throw new Refusal('ALREADY_RECORDED', wish.kind === 'PARTICIPATION' ? 'eventId' : 'place');
}
