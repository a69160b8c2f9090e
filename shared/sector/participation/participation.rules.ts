import { forbidden } from '../../command/run-command.js';
import { Refusal } from '../../command/user-error.js';
import { newId, record, restate } from '../../command/versions.js';
import { today } from '../../subgraph/date.js';
import { type SectorWork } from '../change/sector-work.js';
import { findEvent, mustTakePlace } from '../event/event.rules.js';
import { ParticipationVersion } from './participation.entity.js';
import type { ParticipationState } from './participation.repository.js';

/** The last part of an id. */
const KEY = /^[a-z0-9-]{1,64}$/;

/**
 * The person that the caller is.
 * @throws Refusal EMPTY if she is several; GraphQLError FORBIDDEN if she is none
 */
export function selfOf({ viewer: { selves } }: SectorWork): string {
  const [self, other] = selves;
  if (self === undefined) throw forbidden('This takes a person of the roster herself. The query viewer shows what you may do.');
  if (other !== undefined) throw new Refusal('EMPTY', 'nurseId');
  return self;
}

/**
 * Checks that an event can be registered for: one of this owner that takes place and has not passed. One of another owner, of the
 * registry, is believed to be there: nobody here can know, and its owner keeps the list of its own persons alone.
 * @throws Refusal NOT_FOUND, or WRONG_STATE for one that is cancelled or past
 */
export async function mustBeOpen(work: SectorWork, eventId: string): Promise<void> {
  if (isElsewhere(work, eventId)) return;
  const event = await findEvent(work, eventId);
  if (event === null) throw new Refusal('NOT_FOUND', 'eventId');
  mustTakePlace(event);
  if (event.date < today())
    throw new Refusal('WRONG_STATE', 'eventId', { problem: { nb: 'arrangementet har vært', en: 'the event is over' } });
}

function isElsewhere({ registry, sector }: SectorWork, eventId: string): boolean {
  const [slug, kind, key = '', ...rest] = eventId.split(':');
  const known = registry.sectors.some((other) => other.slug === slug && slug !== sector.slug);
  return known && kind === 'event' && KEY.test(key) && rest.length === 0;
}

/** A person's part in an event as it is believed now; null if she has none. */
export async function findParticipation({ db }: SectorWork, eventId: string, nurseId: string): Promise<ParticipationState | null> {
  const row = await db
    .selectFrom('participationVersion')
    .selectAll()
    .where('eventId', '=', eventId)
    .where('nurseId', '=', nurseId)
    .where('supersededAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether she is on the list, or was recorded as having been there or not. */
export const isOnList = (participation: ParticipationState | null): participation is ParticipationState =>
  participation !== null && participation.status !== 'WITHDRAWN';

/**
 * Registers a person for an event, which is open; who withdrew comes back to the participation that she had.
 * @returns id of the participation
 */
export async function register(work: SectorWork, eventId: string, nurseId: string): Promise<string> {
  const before = await findParticipation(work, eventId, nurseId);
  if (isOnList(before)) throw new Refusal('ALREADY_RECORDED', 'eventId');
  return setStatus(work, before ?? { eventId, nurseId }, 'REGISTERED');
}

/**
 * Writes where a person stands with an event.
 * @param before her participation, or, if she has none, whose and where
 * @returns id of the participation
 */
export async function setStatus(
  work: SectorWork,
  before: ParticipationState | Pick<ParticipationState, 'eventId' | 'nurseId'>,
  status: ParticipationState['status'],
): Promise<string> {
  if (!('version' in before)) {
    const participationId = newId(work, 'participation');
    await record(work, ParticipationVersion, { ...before, participationId, status });
    return participationId;
  }
  await restate(work, ParticipationVersion, before, { status });
  return before.participationId;
}
