import type { Kysely } from 'kysely';
import { Refusal } from '../../command/user-error.js';
import { BOUND_TO, type Role } from '../../identity/roles.js';
import type { SectorDeclaration } from '../../sectors.js';
import type { SectorTables } from '../tables.js';

/** To what a role is bound. */
export interface Binding {
  readonly role: Role;
  readonly network: string | null;
  readonly unitId: string | null;
  readonly nurseId: string | null;
}

const PARTS = { network: 'network', unitId: 'unit', nurseId: 'nurse' } as const;

const NOT_BOUND = { nb: 'rollen er ikke knyttet til dette. La det stå tomt', en: 'the role is not bound to this. Leave it empty' };

/**
 * Checks that a role is bound to what it needs, and to nothing else.
 * @throws Refusal INVALID naming the part
 */
export function checkBinding(binding: Binding): void {
  const needed = BOUND_TO[binding.role];
  for (const part of ['network', 'unitId', 'nurseId'] as const) {
    if (PARTS[part] === needed && binding[part] === null) throw new Refusal('EMPTY', part);
    if (PARTS[part] !== needed && binding[part] !== null) throw new Refusal('INVALID', part, { problem: NOT_BOUND });
  }
}

/**
 * Checks that a sector knows what a role is bound to.
 * @throws Refusal NOT_FOUND naming the part
 */
export async function checkBound(
  db: Kysely<SectorTables>,
  { network, unitId, nurseId }: Binding,
  sector: SectorDeclaration,
): Promise<void> {
  if (network !== null && !sector.networks.some(({ slug }) => slug === network)) throw new Refusal('NOT_FOUND', 'network');
  const known = async (table: 'unit' | 'nurse', id: string) =>
    (await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
  if (unitId !== null && !(await known('unit', unitId))) throw new Refusal('NOT_FOUND', 'unitId');
  if (nurseId !== null && !(await known('nurse', nurseId))) throw new Refusal('NOT_FOUND', 'nurseId');
}

const NO_SUBJECT = {
  nb: 'skriv hpr: og HPR-nummeret, eller sub: og så utsteder og bruker med | mellom',
  en: 'write hpr: and the HPR number, or sub: and then issuer and user with | between',
};
const SUBJECT = /^(hpr:\d{7,9}|sub:\S+\|\S+)$/;

/**
 * Reads whom a grant names.
 * @throws Refusal INVALID unless it is a key that a token can have
 */
export function readSubject(subject: string): string {
  const trimmed = subject.trim();
  if (!SUBJECT.test(trimmed)) throw new Refusal('INVALID', 'subject', { problem: NO_SUBJECT });
  return trimmed;
}
