import type { Kysely } from 'kysely';
import { forbidden, unauthenticated } from '../../command/run-command.js';
import { type Grant, readGrants } from '../../identity/grants.js';
import type { Role } from '../../identity/roles.js';
import type { SectorDeclaration } from '../../sectors.js';
import type { Caller } from '../../subgraph/caller.js';
import { NOW } from '../../subgraph/moment.js';
import type { SectorTables } from '../tables.js';
import { holds } from '../time.js';
import { standing } from './standing.js';

/** Who asks, and what of this owner is hers. What she may see and do follows from her grants alone, never from arguments. */
export interface Viewer {
  /** Null for one who did not say who she is. */
  readonly caller: Caller | null;
  readonly grants: readonly Grant[];
  /** Persons of the roster that she is. */
  readonly selves: readonly string[];
  /** Units that she leads. */
  readonly leads: readonly string[];
  /** Networks that she coordinates. */
  readonly coordinates: readonly string[];
  /** Networks in which she has a role that makes her a colleague: nurse, leader, coordinator. */
  readonly networks: readonly string[];
}

const NOBODY: Viewer = { caller: null, grants: [], selves: [], leads: [], coordinates: [], networks: [] };

/** Finds out what of an owner is a caller's. */
export async function readViewer(db: Kysely<SectorTables>, caller: Caller | null, sector: SectorDeclaration): Promise<Viewer> {
  if (caller === null) return NOBODY;
  const grants = await readGrants(db, caller, sector.slug);
  const of = (role: Role) => grants.filter((grant) => grant.role === role);
  const selves = of('NURSE').flatMap(({ nurseId }) => nurseId ?? []);
  const leads = of('LEADER').flatMap(({ unitId }) => unitId ?? []);
  const all = sector.networks.map(({ slug }) => slug);
  const coordinates =
    of('REGION_EDITOR').length > 0 ? all : of('COORDINATOR').flatMap(({ network }) => (all.includes(network ?? '') ? (network ?? []) : []));
  const networks = new Set([...coordinates, ...(await networksOf(db, selves, leads))]);
  return { caller, grants, selves, leads, coordinates, networks: [...networks] };
}

/** The networks of persons and units, today. */
async function networksOf(db: Kysely<SectorTables>, nurses: readonly string[], units: readonly string[]): Promise<string[]> {
  const ofUnits = units.length
    ? await db.selectFrom('unitVersion as u').select('u.network').where('u.unitId', 'in', units).where(holds('u', NOW)).execute()
    : [];
  const ofNurses = nurses.length
    ? await db
        .selectFrom('appointmentVersion as a')
        .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
        .select('u.network')
        .where('a.nurseId', 'in', nurses)
        .where(holds('a', NOW))
        .where(holds('u', NOW))
        .execute()
    : [];
  return [...ofUnits, ...ofNurses].map(({ network }) => network);
}

/** Whether she has a role at this owner, wherever it holds. */
export const hasRole = ({ grants }: Pick<Viewer, 'grants'>, role: Role): boolean => grants.some((grant) => grant.role === role);

/**
 * SQL: ids of the persons whose whole record is the viewer's business: herself, those who work in units that she leads, and those who
 * stand in a network that she coordinates.
 */
export function closePersons(db: Kysely<SectorTables>, viewer: Viewer) {
  return standing(db)
    .select('sa.nurseId')
    .where(({ or, and, eb, lit }) =>
      or([
        lit(false),
        ...(viewer.selves.length ? [eb('sa.nurseId', 'in', viewer.selves)] : []),
        ...(viewer.leads.length ? [and([eb('sa.unitId', 'in', viewer.leads), holds('sa', NOW)])] : []),
        ...(viewer.coordinates.length ? [eb('su.network', 'in', viewer.coordinates)] : []),
      ]),
    );
}

/** SQL: ids of the persons with an appointment today in a network in which the viewer has a role. */
export function colleagues(db: Kysely<SectorTables>, viewer: Viewer) {
  return db
    .selectFrom('appointmentVersion as na')
    .innerJoin('unitVersion as nu', 'nu.unitId', 'na.unitId')
    .select('na.nurseId')
    .where(holds('na', NOW))
    .where(holds('nu', NOW))
    .where('nu.network', 'in', viewer.networks.length ? viewer.networks : ['']);
}

/**
 * Lets only somebody pass for whom a condition holds.
 * @param who whom it takes, in words: «the coordinator of ous»
 * @throws GraphQLError UNAUTHENTICATED for one who did not say who she is, else FORBIDDEN
 */
export function mustBe(viewer: Pick<Viewer, 'caller'>, holds: boolean, who: string): void {
  if (holds) return;
  if (viewer.caller === null) throw unauthenticated();
  throw forbidden(`This takes ${who}. The query viewer shows what you may do.`);
}

/** @throws GraphQLError FORBIDDEN unless she coordinates the network */
export function mustCoordinate(viewer: Viewer, network: string): void {
  mustBe(viewer, viewer.coordinates.includes(network), `the coordinator of the network ${network}`);
}
