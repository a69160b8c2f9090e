import { Refusal } from '../../command/user-error.js';
import type { SectorCommand, SectorWork } from '../change/sector-work.js';
import { EVENT } from '../event/event.result.js';
import { findOwnEvent, hasBegun, mustTakePlace } from '../event/event.rules.js';
import { standing } from '../viewer/standing.js';
import { type AttendanceInput, RecordAttendanceInput } from './participation.input.js';
import type { ParticipationState } from './participation.repository.js';
import { isOnList, setStatus } from './participation.rules.js';

const MOST_LINES = 500;
const TOO_MANY = { nb: `høyst ${MOST_LINES} personer om gangen`, en: `at most ${MOST_LINES} persons at a time` };

/** Records who was at an event (føre oppmøte). */
export const recordAttendance: SectorCommand<RecordAttendanceInput> = {
  verb: 'record',
  noun: 'Attendance',
  description: 'Records who was at an event, all or nothing (føre oppmøte). For the coordinator of its network, once it has begun.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: RecordAttendanceInput,
  result: EVENT,
  async run({ eventId, attendance }, work) {
    const event = await findOwnEvent(work, eventId);
    mustTakePlace(event);
    if (!hasBegun(event))
      throw new Refusal('WRONG_STATE', 'eventId', { problem: { nb: 'arrangementet har ikke begynt', en: 'the event has not begun' } });
    const histories = await readHistories(work, eventId);
    await checkPersons(work, attendance, (id) => isOnList(histories.get(id)?.at(-1) ?? null));
    for (const { nurseId, attended } of attendance) await recordLine(work, { eventId, nurseId }, attended, histories.get(nurseId) ?? []);
    return { objectId: eventId, persons: attendance.map(({ nurseId }) => nurseId), network: event.network };
  },
};

/** Every line names another person: one who stands in a network of the coordinator's or is on the event's list by her own doing. */
async function checkPersons(
  { db, viewer }: SectorWork,
  attendance: readonly AttendanceInput[],
  isGuest: (nurseId: string) => boolean,
): Promise<void> {
  if (attendance.length === 0) throw new Refusal('EMPTY', 'attendance');
  if (attendance.length > MOST_LINES) throw new Refusal('INVALID', 'attendance', { problem: TOO_MANY });
  const ids = attendance.map(({ nurseId }) => nurseId);
  const own = await standing(db)
    .select('sa.nurseId')
    .where('sa.nurseId', 'in', ids)
    .where('su.network', 'in', viewer.coordinates)
    .execute();
  const ownIds = new Set(own.map(({ nurseId }) => nurseId));
  for (const [index, id] of ids.entries()) {
    if (!ownIds.has(id) && !isGuest(id)) throw new Refusal('NOT_FOUND', `attendance.${index}.nurseId`);
    if (ids.indexOf(id) !== index)
      throw new Refusal('INVALID', `attendance.${index}.nurseId`, {
        problem: { nb: 'personen er nevnt to ganger', en: 'the person is named twice' },
      });
  }
}

/** All states of the participations in an event, former ones too, oldest first, by person. */
async function readHistories({ db }: SectorWork, eventId: string): Promise<Map<string, ParticipationState[]>> {
  const rows = await db.selectFrom('participationVersion').selectAll().where('eventId', '=', eventId).orderBy('version').execute();
  return Map.groupBy(rows, ({ nurseId }) => nurseId);
}

/** Writes what changes: who was not there is absent if she was registered; else she is not on the list. */
async function recordLine(
  work: SectorWork,
  who: Pick<ParticipationState, 'eventId' | 'nurseId'>,
  attended: boolean,
  history: readonly ParticipationState[],
): Promise<void> {
  const now = history.at(-1);
  const promised = history.findLast(({ status }) => status === 'REGISTERED' || status === 'WITHDRAWN')?.status === 'REGISTERED';
  const status = attended ? 'ATTENDED' : promised ? 'ABSENT' : 'WITHDRAWN';
  if (status === (now?.status ?? 'WITHDRAWN')) return;
  await setStatus(work, now ?? who, status);
}
