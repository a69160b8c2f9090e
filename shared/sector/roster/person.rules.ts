import { Refusal, type Words } from '../../command/user-error.js';
import type { Role } from '../../identity/roles.js';
import { today } from '../../subgraph/date.js';
import { type SectorWork } from '../change/sector-work.js';
import { isValidOn } from '../time.js';
import { standing } from '../viewer/standing.js';
import { mustBe } from '../viewer/viewer.js';
import { nurseExists } from './register-person.js';

/** Where somebody is named both as one of the roster and as a new person, or not at all. */
export const ONE_PERSON: Words = {
  nb: 'velg en person som står i listen, eller skriv navnet på en ny: én av delene',
  en: 'choose a person of the roster, or write the name of a new one: one of the two',
};

/** In which capacity somebody acts for a person of the roster. */
export type Relation = 'SELF' | 'LEADER' | 'COORDINATOR';

const ROLES: Record<Relation, readonly Role[]> = { SELF: ['NURSE'], LEADER: ['LEADER'], COORDINATOR: ['COORDINATOR', 'REGION_EDITOR'] };

/** The roles in which somebody may stand in one of some relations to a person. */
export const rolesOf = (relations: readonly Relation[]): readonly Role[] => relations.flatMap((relation) => ROLES[relation]);

const WHO: Record<Relation, string> = { SELF: 'the person herself', LEADER: 'her leader', COORDINATOR: 'the coordinator of her network' };

/**
 * Lets pass who stands in one of some relations to a person. Her coordinator is that of a network in which she
 * stands, see `standing`: nobody writes about a person who has gone on to another network.
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

/** Where a person stands. */
async function placesOf(work: SectorWork, nurseId: string) {
  const rows = await standing(work.db)
    .select(['sa.unitId', 'su.network', 'sa.validFrom', 'sa.validTo'])
    .where('sa.nurseId', '=', nurseId)
    .orderBy('sa.validFrom')
    .execute();
  return rows.map(({ unitId, network, ...days }) => ({ unitId, network, active: isValidOn(days, today()) }));
}

/**
 * Lets pass who may appoint a person of the roster: her coordinator. Whoever works in another network is not hers to take; the
 * owner's editor, who coordinates both, may. A person without any appointment is anybody's to appoint.
 * @throws Refusal NOT_FOUND for an unknown person; GraphQLError FORBIDDEN
 */
export async function mustBeFreeFor(work: SectorWork, nurseId: string): Promise<void> {
  if (!(await nurseExists(work, nurseId))) throw new Refusal('NOT_FOUND', 'nurseId');
  const networks = (await placesOf(work, nurseId)).map(({ network }) => network);
  mustBe(
    work.viewer,
    networks.length === 0 || networks.some((network) => work.viewer.coordinates.includes(network)),
    'the coordinator of the network in which she works, or the editor of the owner',
  );
}
