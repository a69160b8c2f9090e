import { NURSE_WORDS } from './nurse-words.js';
import { ownerOf } from './owner-of.js';
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

/** A row of the file: a person with one of her appointments; or an owner whose persons are not in it. */
export interface NurseRow {
  readonly state: string;
  readonly nurse: NurseAnswer | null;
  readonly appointment: AppointmentAnswer | null;
  /** The owner that it stands for; null of a person. */
  readonly absent: string | null;
}

type Made = ColumnOf<NurseRow>;

const column = (name: keyof typeof NURSE_WORDS, type: Made['type'], read: (row: NurseRow) => Cell | undefined): Made => ({
  ...{ name, type, text: NURSE_WORDS[name] },
  read: (row) => read(row) ?? null,
});

const ofNurse = (name: keyof typeof NURSE_WORDS, type: Made['type'], read: (nurse: NurseAnswer) => Cell | undefined): Made =>
  column(name, type, ({ nurse }) => nurse && read(nurse));

const ofTask = (name: keyof typeof NURSE_WORDS, type: Made['type'], read: (appointment: AppointmentAnswer) => Cell | undefined): Made =>
  column(name, type, ({ appointment }) => appointment && read(appointment));

/** The columns of `/export/nurses`, in their order: those that anybody may ask for. */
export const NURSE_COLUMNS: readonly Made[] = [
  column('state', 'TEXT', ({ state }) => state),
  ofNurse('id', 'TEXT', ({ id }) => id),
  ofNurse('name', 'TEXT', ({ name }) => name),
  ofNurse('role', 'TEXT', ({ role }) => role),
  column('region', 'TEXT', ({ nurse, absent }) => ownerOf(nurse?.network?.slug, absent)?.region),
  column('sector', 'TEXT', ({ nurse, absent }) => ownerOf(nurse?.network?.slug, absent)?.slug),
  ofNurse('network', 'TEXT', ({ network }) => network?.slug),
  ofNurse('email', 'TEXT', ({ contact }) => contact?.email),
  ofNurse('phone', 'TEXT', ({ contact }) => contact?.phone),
  ofNurse('contact_hidden', 'TEXT', ({ contactHidden }) => contactHidden),
  ofNurse('visibility', 'TEXT', ({ visibility }) => visibility),
  ofTask('unit', 'TEXT', ({ unit }) => unit.name),
  ofTask('unit_id', 'TEXT', ({ unit }) => unit.id),
  ofTask('service_type', 'TEXT', ({ unit }) => unit.serviceType),
  ofTask('area_code', 'TEXT', ({ unit }) => unit.area?.code),
  ofTask('area_name', 'TEXT', ({ unit }) => unit.area?.name),
  ofTask('appointment_role', 'TEXT', ({ role }) => role),
  ofTask('appointment_basis', 'TEXT', ({ basis }) => basis),
  ofTask('valid_from', 'DATE', ({ validFrom }) => validFrom),
  ofTask('valid_to', 'DATE', ({ validTo }) => validTo),
  ofNurse('demo', 'BOOLEAN', ({ demo }) => demo),
];
