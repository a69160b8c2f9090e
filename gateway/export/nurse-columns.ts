import { REGISTRY } from '../../shared/sectors.js';
import { NURSE_WORDS } from './nurse-words.js';
import type { Cell, ColumnOf } from './table.js';

/** A person as the export asks for her. */
export interface NurseAnswer {
  readonly id: string;
  readonly name: string | null;
  readonly role: string;
  readonly visibility: string;
  readonly contact: { readonly email: string | null; readonly phone: string | null } | null;
  readonly contactHidden: string | null;
  readonly demo: boolean;
  readonly network: { readonly slug: string } | null;
  readonly appointments: readonly AppointmentAnswer[];
}

interface AppointmentAnswer {
  readonly role: string;
  readonly basis: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly unit: {
    readonly id: string;
    readonly name: string;
    readonly serviceType: string;
    readonly area: { readonly code: string; readonly name: string } | null;
  };
}

/** What is asked of a person. */
export const NURSE = `{
  id name role visibility contact { email phone } contactHidden demo network { slug }
  appointments { role basis validFrom validTo unit { id name serviceType area { code name } } }
}`;

/** A row of the file: a person with one of her appointments; or an owner that did not answer. */
export interface NurseRow {
  readonly nurse: NurseAnswer | null;
  readonly appointment: AppointmentAnswer | null;
  /** The owner that is silent; null of one who is not. */
  readonly silent: string | null;
}

const sectorOf = (network: string | undefined) =>
  REGISTRY.sectors.find(({ networks }) => networks.some(({ slug }) => slug === network)) ?? null;

const nurse =
  (read: (nurse: NurseAnswer) => Cell | undefined) =>
  ({ nurse: one }: NurseRow): Cell =>
    one ? (read(one) ?? null) : null;

const task =
  (read: (appointment: AppointmentAnswer) => Cell | undefined) =>
  ({ appointment }: NurseRow): Cell =>
    appointment ? (read(appointment) ?? null) : null;

type Made = ColumnOf<NurseRow>;
const column = (name: keyof typeof NURSE_WORDS, type: Made['type'], read: Made['read']): Made => ({
  name,
  type,
  read,
  text: NURSE_WORDS[name],
});

/** The columns of `/export/nurses`, in their order: those that anybody may ask for. */
export const NURSE_COLUMNS: readonly Made[] = [
  column('state', 'TEXT', ({ nurse: one }) => (one ? 'VALUE' : 'MISSING')),
  column(
    'id',
    'TEXT',
    nurse(({ id }) => id),
  ),
  column(
    'name',
    'TEXT',
    nurse(({ name }) => name),
  ),
  column(
    'role',
    'TEXT',
    nurse(({ role }) => role),
  ),
  column('region', 'TEXT', ({ nurse: one, silent }) => (sectorOf(one?.network?.slug) ?? bySlug(silent))?.region ?? null),
  column('sector', 'TEXT', ({ nurse: one, silent }) => sectorOf(one?.network?.slug)?.slug ?? silent),
  column(
    'network',
    'TEXT',
    nurse(({ network }) => network?.slug),
  ),
  column(
    'email',
    'TEXT',
    nurse(({ contact }) => contact?.email),
  ),
  column(
    'phone',
    'TEXT',
    nurse(({ contact }) => contact?.phone),
  ),
  column(
    'contact_hidden',
    'TEXT',
    nurse(({ contactHidden }) => contactHidden),
  ),
  column(
    'visibility',
    'TEXT',
    nurse(({ visibility }) => visibility),
  ),
  column(
    'unit',
    'TEXT',
    task(({ unit }) => unit.name),
  ),
  column(
    'unit_id',
    'TEXT',
    task(({ unit }) => unit.id),
  ),
  column(
    'service_type',
    'TEXT',
    task(({ unit }) => unit.serviceType),
  ),
  column(
    'area_code',
    'TEXT',
    task(({ unit }) => unit.area?.code),
  ),
  column(
    'area_name',
    'TEXT',
    task(({ unit }) => unit.area?.name),
  ),
  column(
    'appointment_role',
    'TEXT',
    task(({ role }) => role),
  ),
  column(
    'appointment_basis',
    'TEXT',
    task(({ basis }) => basis),
  ),
  column(
    'valid_from',
    'DATE',
    task(({ validFrom }) => validFrom),
  ),
  column(
    'valid_to',
    'DATE',
    task(({ validTo }) => validTo),
  ),
  column(
    'demo',
    'BOOLEAN',
    nurse(({ demo }) => demo),
  ),
];

const bySlug = (slug: string | null) => REGISTRY.sectors.find((sector) => sector.slug === slug) ?? null;
