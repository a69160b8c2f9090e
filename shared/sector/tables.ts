import type { Generated } from 'kysely';
import type { SettingTable } from '../subgraph/setting.js';
import type {
  AppointmentVersionRow,
  EventVersionRow,
  MeasureVersionRow,
  NurseVersionRow,
  UnitSuccessionRow,
  UnitVersionRow,
} from './rows.js';

type Keyed<Row> = Row & { readonly version: Generated<number> };

/** The tables of a sector's database, with columns as Kysely's reads see them. */
export interface SectorTables extends SettingTable {
  unit: { readonly id: string };
  nurse: { readonly id: string };
  appointment: { readonly id: string };
  event: { readonly id: string };
  measure: { readonly id: string };
  unitVersion: Keyed<UnitVersionRow & { readonly sortKey: string }>;
  unitSuccession: UnitSuccessionRow & { readonly id: Generated<number> };
  nurseVersion: Keyed<NurseVersionRow & { readonly sortKey: string }>;
  appointmentVersion: Keyed<AppointmentVersionRow>;
  eventVersion: Keyed<EventVersionRow>;
  measureVersion: Keyed<MeasureVersionRow>;
}
