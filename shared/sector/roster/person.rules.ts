import { mustExist } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import type { Role } from '../../identity/roles.js';
import { today } from '../../subgraph/date.js';
import { type SectorWork } from '../change/sector-work.js';
import { isValidOn } from '../time.js';
import { mustBe } from '../viewer/viewer.js';
import { unitStates } from './appointment.rules.js';
import { nurseExists } from './register-person.js';

/** In which capacity somebody acts for a person of the roster. */
export type Relation = 'SELF' | 'LEADER' | 'COORDINATOR';

const ROLES: Record<Relation, readonly Role[]> = { SELF: ['NURSE'], LEADER: ['LEADER'], COORDINATOR: ['COORDINATOR', 'REGION_EDITOR'] };

/** The roles in which somebody may stand in one of some relations to a person. */
export const rolesOf = (relations: readonly Relation[]): readonly Role[] => relations.flatMap((relation) => ROLES[relation]);

const WHO: Record<Relation, string> = { SELF: 'the person herself', LEADER: 'her leader', COORDINATOR: 'the coordinator of her network' };

/**
 * Lets pass who stands in one of some relations to a person. Her coordinator is that of a network where she has or will have the task; of
 * the last one, if she has none any more. So nobody writes about a person who has gone on to another network.
 * @returns a network of hers, for the audit: the caller's own, if she coordinates one; null if she never had an appointment
 * @throws Refusal NOT_FOUND for an unknown person; GraphQLError FORBIDDEN
 */
export async function mustActFor(work: SectorWork, nurseId: string, relations: readonly Relation[]): Promise<string | null> {
  const { viewer } = work;
  if (!(await nurseExists(work, nurseId))) throw new Refusal('NOT_FOUND', 'nurseId');
  const places = await placesOf(work, nurseId);
  const networks = places.map(({ network }) => network);
  const own = networks.find((network) => viewer.coordinates.includes(network));
  const holds: Record<Relation, boolean> = {
    SELF: viewer.selves.includes(nurseId),
    LEADER: places.some(({ unitId, active }) => active && viewer.leads.includes(unitId)),
    COORDINATOR: own !== undefined,
  };
  mustBe(
    viewer,
    relations.some((relation) => holds[relation]),
    relations.map((relation) => WHO[relation]).join(' or '),
  );
  return own ?? networks[0] ?? null;
}

/** The units where a person has or will have the task, or had it last, with their networks today; the longest first. */
async function placesOf(work: SectorWork, nurseId: string) {
  const day = today();
  const appointments = await work.db
    .selectFrom('appointmentVersion')
    .select(['unitId', 'validFrom', 'validTo'])
    .where('nurseId', '=', nurseId)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom')
    .execute();
  const standing = appointments.filter(({ validTo }) => validTo === null || validTo > day);
  const last = appointments.toSorted((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? -1 : 1)).slice(-1);
  const places = [];
  for (const appointment of standing.length > 0 ? standing : last) {
    const states = await unitStates(work, appointment.unitId);
    const { network } = mustExist(states.findLast(({ validFrom }) => validFrom <= day) ?? states[0], 'nurseId');
    places.push({ unitId: appointment.unitId, network, active: isValidOn(appointment, day) });
  }
  return places;
}
