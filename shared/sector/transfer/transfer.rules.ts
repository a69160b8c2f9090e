import { mustExist } from '../../command/read-input.js';
import { Refusal, type Words } from '../../command/user-error.js';
import { type SectorWork } from '../change/sector-work.js';
import { mustCoordinateUnit, unitStates } from '../roster/appointment.rules.js';
import type { AppointmentState } from '../roster/nurse.repository.js';
import { mustLast } from '../unit/unit.rules.js';
import type { TransferState } from './transfer.repository.js';

/** What a sector's reads need; a query has it as a command does. */
type Reads = Pick<SectorWork, 'db' | 'viewer'>;

/** What somebody moves to. */
export interface Destination {
  readonly toUnitId: string;
  readonly date: string;
}

/** This owner's part of a move; null if it has none. */
export async function findTransfer({ db }: Pick<Reads, 'db'>, transferId: string): Promise<TransferState | null> {
  const rows = db.selectFrom('transferVersion').selectAll().where('transferId', '=', transferId).where('supersededAt', 'is', null);
  return (await rows.executeTakeFirst()) ?? null;
}

/** The moves from this owner that a person has begun or made. */
export async function transfersOut({ db }: Pick<Reads, 'db'>, nurseId: string): Promise<TransferState[]> {
  return db
    .selectFrom('transferVersion')
    .selectAll()
    .where('nurseId', '=', nurseId)
    .where('direction', '=', 'OUT')
    .where('supersededAt', 'is', null)
    .execute();
}

/** Whether somebody has been taken in as asked. */
export const isAt = ({ unitId, date }: TransferState, destination: Destination): boolean =>
  unitId === destination.toUnitId && date === destination.date;

/**
 * Checks that the caller may take somebody into a unit, and that it is there.
 * @param transfer the part of the move that has been made here already, if any
 * @returns the unit's network
 * @throws Refusal NOT_FOUND, UNIT_CLOSED, or WRONG_STATE if she was taken in elsewhere; GraphQLError FORBIDDEN
 */
export async function mustReceive(work: Reads, to: Destination, transfer: TransferState | null): Promise<string> {
  const network = await mustCoordinateUnit(work, to.toUnitId, to.date, 'toUnitId');
  if (transfer === null) mustLast(await unitStates(work, to.toUnitId), to.date, 'toUnitId');
  else if (!isAt(transfer, to)) throw new Refusal('WRONG_STATE', 'toUnitId', { problem: stateOf(transfer) });
  return network;
}

/** Where a move stands, for messages. */
export const stateOf = ({ unitId, date, status }: TransferState): Words =>
  status === 'COMPLETED'
    ? { nb: `overføringen til ${unitId} fra ${date} er fullført`, en: `the move to ${unitId} from ${date} is completed` }
    : { nb: `overføringen til ${unitId} fra ${date} er begynt`, en: `the move to ${unitId} from ${date} is begun` };

/** What somebody leaves. */
interface Leaving {
  readonly lasting: readonly AppointmentState[];
  /** That of the longest. */
  readonly network: string | null;
}

/**
 * A person's appointments that last on a day, of which the caller must coordinate every one.
 * @throws Refusal NOT_FOUND, or FUTURE_CONFLICT if one begins on that day or later; GraphQLError FORBIDDEN
 */
export async function readLeaving(work: Reads, nurseId: string, date: string): Promise<Leaving> {
  const appointments = await work.db
    .selectFrom('appointmentVersion')
    .selectAll()
    .where('nurseId', '=', nurseId)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom')
    .execute();
  const lasting = appointments.filter(({ validTo }) => validTo === null || validTo > date);
  const last = mustExist(appointments.at(-1), 'nurseId');
  const networks: string[] = [];
  for (const { unitId } of lasting.length > 0 ? lasting : [last]) networks.push(await mustCoordinateUnit(work, unitId, date, 'nurseId'));
  const coming = lasting.find(({ validFrom }) => validFrom >= date);
  if (coming) throw new Refusal('FUTURE_CONFLICT', 'date', { from: coming.validFrom });
  return { lasting, network: networks[0] ?? null };
}
