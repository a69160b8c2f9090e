import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { SectorDeclaration } from '../../shared/sectors.js';
import type { SectorGraph } from './sector-graph.js';

/** The only appointment of a unit, and the version in which it stands. */
interface OnlyAppointment {
  readonly sector: string;
  readonly id: string;
  readonly version: number;
}

/** In each sector one unit in a municipality or district that has one resource nurse, of whom no end is known. */
const ONLY_APPOINTMENTS = `select distinct on (1) split_part(a.unit_id, ':', 1) as sector, a.appointment_id as id, a.version
  from appointment_version a join unit_version u on u.unit_id = a.unit_id
  where a.superseded_at is null and a.valid_from < $1 and a.valid_to is null
    and u.superseded_at is null and u.valid_from < $1 and u.valid_to is null and u.area_code is not null
    and not exists (select from appointment_version b where b.unit_id = a.unit_id and b.appointment_id <> a.appointment_id
      and b.superseded_at is null and (b.valid_to is null or b.valid_to >= $1))
  order by 1, 2`;

/** Changes a sector. */
export interface Change {
  /** Makes the change: one unit loses its only nurse, or gets her back. */
  apply(): Promise<void>;
  /** How many covered units there are more than at first: 0 or −1. */
  difference(): number;
}

/**
 * A real change of each sector's data, by its own mutations: the end of an appointment, and in turn its being taken back.
 * @param merged has the rows of all sectors
 * @returns by sector
 */
export async function createChanges(
  { identity, clients }: Pick<SectorGraph, 'identity' | 'clients'>,
  sectors: readonly SectorDeclaration[],
  merged: pg.Client,
  today: string,
): Promise<Map<string, Change>> {
  const { rows } = await merged.query<OnlyAppointment>(ONLY_APPOINTMENTS, [today]);
  const changes = sectors.map(async ({ slug, prefix }): Promise<[string, Change]> => {
    const appointment = rows.find(({ sector }) => sector === slug);
    const client = clients.get(slug);
    if (!appointment || !client) throw new Error(`${slug} has no unit with one nurse`);
    const grants = [{ role: 'REGION_EDITOR', sector: slug, network: null, unit: null, nurse: null }];
    const token = await identity.developmentIssuer?.sign({ subject: 'bench', grants }, 36_000);
    const call = { requestId: 'bench', authorization: `Bearer ${token}`, language: null };
    let [version, isOpen] = [appointment.version, true];
    const apply = async () => {
      const verb = isOpen ? 'end' : 'change';
      const what = isOpen ? { date: today, reason: 'OTHER' } : { reopen: true };
      const field = `${verb}${prefix}Appointment`;
      const { data, errors } = await client.request({
        query: `mutation($input: ${isOpen ? 'End' : 'Change'}AppointmentInput!) {
          ${field}(input: $input) { appointment { version } userErrors { code field message } } }`,
        variables: { input: { idempotencyKey: randomUUID(), appointmentId: appointment.id, expectedVersion: version, ...what } },
        call,
      });
      const { appointment: after } = (data?.[field] ?? {}) as { appointment?: { version: number } | null };
      if (!after) throw new Error(`${field}: ${JSON.stringify({ data, errors })}`);
      version = after.version;
      isOpen = !isOpen;
    };
    return [slug, { apply, difference: () => (isOpen ? 0 : -1) }];
  });
  return new Map(await Promise.all(changes));
}
