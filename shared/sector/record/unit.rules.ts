import { mustExist, pastDay } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { today } from '../../subgraph/date.js';
import { type SectorWork } from '../change/sector-work.js';
import { unitStates } from '../roster/appointment.rules.js';
import { isValidOn } from '../time.js';
import { mustBe } from '../viewer/viewer.js';

/** A unit on a day of its life. */
interface UnitDay {
  readonly date: string;
  /** Its network today. */
  readonly network: string;
}

/**
 * Lets pass the leader of a unit and the coordinator of its network, for a day that is past or today.
 * @throws Refusal NOT_FOUND for an unknown unit, UNIT_CLOSED if it did not exist that day; GraphQLError FORBIDDEN
 */
export async function mustActForUnit(work: SectorWork, unitId: string, day: unknown): Promise<UnitDay> {
  const { leads, coordinates } = work.viewer;
  const states = await unitStates(work, unitId);
  const { network } = mustExist(states.findLast(({ validFrom }) => validFrom <= today()) ?? states[0], 'unitId');
  mustBe(work.viewer, leads.includes(unitId) || coordinates.includes(network), 'the leader of the unit or the coordinator of its network');
  const date = pastDay(day, 'date');
  if (!states.some((state) => isValidOn(state, date))) throw new Refusal('UNIT_CLOSED', 'date', { from: date });
  return { date, network };
}
