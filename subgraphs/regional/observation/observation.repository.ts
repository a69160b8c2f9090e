import type { Kysely } from 'kysely';
import { believed } from '../../../shared/sector/time.js';
import { type Moment, NOW } from '../../../shared/subgraph/moment.js';
import type { RegionalTables } from '../entities.js';
import type { ObservationFact } from './observation.entity.js';
import type { Observation } from './observation.type.js';
import { preferred } from './preference.js';

/** All figures as known at a moment, with the preferred one of each thing marked. A few dozen: they are read whole. */
export async function listObservations(db: Kysely<RegionalTables>, moment: Moment = NOW): Promise<Observation[]> {
  const rows = await db
    .selectFrom('observation as o')
    .selectAll()
    .where(believed('o', moment))
    .orderBy('measure')
    .orderBy('key')
    .orderBy('version')
    .execute();
  const choices = await db.selectFrom('observationPreferenceVersion as p').selectAll().where(believed('p', moment)).execute();
  const choiceOf = new Map(choices.map((choice) => [choice.subject, choice]));
  const chosen = new Set(
    [...Map.groupBy(rows, subjectOf)].map(
      ([subject, group]) => group.find(({ key }) => key === choiceOf.get(subject)?.observation) ?? preferred(group),
    ),
  );
  return rows.map((row) => {
    const choice = choiceOf.get(subjectOf(row));
    const { version = 0 } = choice ?? {};
    const preference = choice && choice.observation === row.key ? { reason: choice.reason, recordedAt: choice.recordedAt, version } : null;
    return { ...presentObservation(row, chosen.has(row)), preference, preferenceVersion: version };
  });
}

/** What a figure is of: figures of the same thing are compared. */
export const subjectOf = ({ measure, subjectKind, subjectKey }: Pick<ObservationFact, 'measure' | 'subjectKind' | 'subjectKey'>): string =>
  `${measure} ${subjectKind} ${subjectKey}`;

function presentObservation(row: ObservationFact, isPreferred: boolean): Omit<Observation, 'preference' | 'preferenceVersion'> {
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
