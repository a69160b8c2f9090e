import type { Kysely } from 'kysely';
import type { RegionalTables } from '../entities.js';
import type { ObservationFact } from './observation.entity.js';
import type { Observation } from './observation.type.js';
import { preferred } from './preference.js';

/** All figures, with the preferred one of each thing marked. A few dozen: they are read whole. */
export async function listObservations(db: Kysely<RegionalTables>): Promise<Observation[]> {
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .where('supersededAt', 'is', null)
    .orderBy('measure')
    .orderBy('key')
    .orderBy('version')
    .execute();
  const groups = Map.groupBy(rows, (row) => `${row.measure} ${row.subjectKind} ${row.subjectKey}`);
  const chosen = new Set([...groups.values()].map((group) => preferred(group)));
  return rows.map((row) => presentObservation(row, chosen.has(row)));
}

function presentObservation(row: ObservationFact, isPreferred: boolean): Observation {
  const { key, measure, value, valueHigh, precision, unit, verbatim, note, recordedAt, locator } = row;
  return {
    key,
    measure,
    value,
    valueHigh,
    precision,
    unit,
    unitInferred: Boolean(row.unitInferred),
    period: row.periodFrom === null && row.periodTo === null ? null : { from: row.periodFrom, to: row.periodTo },
    subject: { kind: row.subjectKind, key: row.subjectKey, label: row.subjectLabel },
    verbatim,
    note,
    preferred: isPreferred,
    recordedAt,
    sourceSlug: row.source,
    locator,
  };
}
