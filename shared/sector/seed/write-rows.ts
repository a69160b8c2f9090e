import type { EntityClass } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { isPostgres } from '../../subgraph/lock.js';
import { raiseDataVersion, writeSetting } from '../../subgraph/setting.js';
import {
  AppointmentIdentity,
  AppointmentVersion,
  EventIdentity,
  EventVersion,
  MeasureIdentity,
  MeasureVersion,
  NurseIdentity,
  NurseVersion,
  UnitIdentity,
  UnitSuccession,
  UnitVersion,
} from '../entities.js';
import { ParticipationVersion } from '../participation/participation.entity.js';
import { ActionPlanVersion, ProgressVersion, TargetVersion } from '../plan/plan.entity.js';
import type { SectorRows } from '../rows.js';
import { nameColumns } from '../search/search-text.js';

/** Rows in one statement; PostgreSQL and SQLite both take it, and the statement's text stays short. */
const BATCH = 500;

/**
 * Writes checked rows into an empty sector database, in the caller's transaction.
 * @param name what is written, for example `demo-roster`; remembered, so that it is written once
 * @param now instant of the data version
 */
export async function writeRows(em: SqlEntityManager, rows: SectorRows, name: string, now: string): Promise<void> {
  const named = <Row extends { readonly name: string }>(versions: readonly Row[]) =>
    versions.map((row) => ({ ...row, ...nameColumns(row.name) }));
  await insert(
    em,
    UnitIdentity,
    identities(rows.unitVersions, (row) => row.unitId),
  );
  await insert(
    em,
    NurseIdentity,
    identities(rows.nurseVersions, (row) => row.nurseId),
  );
  await insert(
    em,
    AppointmentIdentity,
    identities(rows.appointmentVersions, (row) => row.appointmentId),
  );
  await insert(
    em,
    EventIdentity,
    identities(rows.eventVersions, (row) => row.eventId),
  );
  await insert(
    em,
    MeasureIdentity,
    identities(rows.measureVersions, (row) => row.measureId),
  );
  await insert(em, UnitVersion, named(rows.unitVersions));
  await insert(em, UnitSuccession, rows.unitSuccessions);
  await insert(em, NurseVersion, named(rows.nurseVersions));
  await insert(em, AppointmentVersion, rows.appointmentVersions);
  await insert(em, EventVersion, rows.eventVersions);
  await insert(em, ParticipationVersion, rows.participationVersions);
  await insert(em, MeasureVersion, rows.measureVersions);
  await insert(em, ActionPlanVersion, rows.actionPlanVersions);
  await insert(em, TargetVersion, rows.targetVersions);
  await insert(em, ProgressVersion, rows.progressVersions);
  await writeSetting(em, `seed:${name}`, now);
  await raiseDataVersion(em, now);
  // PostgreSQL learns by itself how many rows there are, but a minute later; until then it plans as if there were hardly any.
  if (isPostgres(em.getPlatform())) await sql`analyze`.execute(em.getKysely());
}

const identities = <Row>(rows: readonly Row[], idOf: (row: Row) => string) => [...new Set(rows.map(idOf))].map((id) => ({ id }));

async function insert<Entity extends object>(em: SqlEntityManager, entity: EntityClass<Entity>, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) await em.insertMany(entity, rows.slice(start, start + BATCH) as never[]);
}
