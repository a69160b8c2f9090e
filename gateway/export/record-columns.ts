import { ownerOf } from './owner-of.js';
import { RECORD_WORDS } from './record-words.js';
import type { Cell, ColumnOf } from './table.js';

/** An appointment as the export asks for it. */
export interface RecordAnswer {
  readonly network: string;
  readonly serviceType: string;
  readonly role: string;
  readonly basis: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly ended: boolean;
  readonly endReason: string | null;
  readonly succeeded: boolean;
  readonly demo: boolean;
}

/** What is asked of an appointment. */
export const RECORD = '{ network serviceType role basis from to ended endReason succeeded demo }';

/** A row of the file: an appointment, or an owner whose appointments are not in it. */
export interface RecordRow {
  readonly state: string;
  readonly record: RecordAnswer | null;
  /** The owner that it stands for; null of an appointment. */
  readonly absent: string | null;
}

type Made = ColumnOf<RecordRow>;

const column = (name: keyof typeof RECORD_WORDS, type: Made['type'], read: (row: RecordRow) => Cell | undefined): Made => ({
  ...{ name, type, text: RECORD_WORDS[name] },
  read: (row) => read(row) ?? null,
});

/** The columns of `/export/appointments`, in their order. */
export const RECORD_COLUMNS: readonly Made[] = [
  column('state', 'TEXT', ({ state }) => state),
  column('sector', 'TEXT', ({ record, absent }) => ownerOf(record?.network, absent)?.slug),
  column('network', 'TEXT', ({ record }) => record?.network),
  column('service_type', 'TEXT', ({ record }) => record?.serviceType),
  column('role', 'TEXT', ({ record }) => record?.role),
  column('basis', 'TEXT', ({ record }) => record?.basis),
  column('from', 'TEXT', ({ record }) => record?.from),
  column('to', 'TEXT', ({ record }) => record?.to),
  column('ended', 'BOOLEAN', ({ record }) => record?.ended),
  column('end_reason', 'TEXT', ({ record }) => record?.endReason),
  column('succeeded', 'BOOLEAN', ({ record }) => record?.succeeded),
  column('demo', 'BOOLEAN', ({ record }) => record?.demo),
];
