import { mustExist } from '../../command/read-input.js';
import { Refusal, type Words } from '../../command/user-error.js';
import { newId, record, restate } from '../../command/versions.js';
import { today } from '../../subgraph/date.js';
import { type SectorWork } from '../change/sector-work.js';
import { networkOfUnit } from '../roster/appointment.rules.js';
import { RequestVersion } from './request.entity.js';
import type { RequestState } from './request.repository.js';

/** What a request is about; what does not concern its kind is left out. */
type RequestFacts = Pick<RequestState, 'kind' | 'network'> &
  Partial<Omit<RequestState, 'requestId' | 'status' | 'decisionNote' | 'version' | 'recordedAt' | 'supersededAt' | 'demo'>>;

const NOTHING = { nurseId: null, unitId: null, appointmentId: null, eventId: null, date: null, name: null } as const;
const NOTHING_SAID = { role: null, basis: null, endReason: null, note: null, decisionNote: null } as const;

/**
 * Writes a new request, which waits for a decision.
 * @returns its id
 */
export async function openRequest(work: SectorWork, facts: RequestFacts): Promise<string> {
  const requestId = newId(work, 'request');
  await record(work, RequestVersion, { ...NOTHING, ...NOTHING_SAID, ...facts, requestId, status: 'REQUESTED' });
  return requestId;
}

/**
 * The request as it is believed now.
 * @param kinds of which it must be one
 * @throws Refusal NOT_FOUND
 */
export async function findRequest({ db }: SectorWork, id: string, kinds: readonly RequestState['kind'][]): Promise<RequestState> {
  const row = await db
    .selectFrom('requestVersion')
    .selectAll()
    .where('requestId', '=', id)
    .where('kind', 'in', kinds)
    .where('supersededAt', 'is', null)
    .executeTakeFirst();
  return mustExist(row, 'requestId');
}

const HAS_ENDED: Readonly<Record<Exclude<RequestState['status'], 'REQUESTED'>, Words>> = {
  APPROVED: { nb: 'forespørselen er alt godkjent', en: 'the request is approved already' },
  DECLINED: { nb: 'forespørselen er alt avslått', en: 'the request is declined already' },
  WITHDRAWN: { nb: 'forespørselen er trukket', en: 'the request is withdrawn' },
};

/** @throws Refusal WRONG_STATE unless the request waits for a decision */
export function mustWait({ status }: RequestState): void {
  if (status !== 'REQUESTED') throw new Refusal('WRONG_STATE', 'requestId', { problem: HAS_ENDED[status] });
}

/**
 * Writes how a request ended.
 * @param found what the decision brought about, for example the new appointment
 */
export async function settle(
  work: SectorWork,
  before: RequestState,
  status: Exclude<RequestState['status'], 'REQUESTED'>,
  decisionNote: string | null,
  found: Partial<RequestFacts> = {},
): Promise<void> {
  mustWait(before);
  await restate(work, RequestVersion, before, { ...found, status, decisionNote });
}

/** Gives the open requests about a unit to the network that it belongs to on their days: after a move its coordinator decides. */
export async function handOverRequests(work: SectorWork, unitId: string): Promise<void> {
  const open = await work.db
    .selectFrom('requestVersion')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('status', '=', 'REQUESTED')
    .where('supersededAt', 'is', null)
    .execute();
  for (const request of open) {
    const network = await networkOfUnit(work, unitId, request.date ?? today());
    if (network !== request.network) await restate(work, RequestVersion, request, { network });
  }
}
