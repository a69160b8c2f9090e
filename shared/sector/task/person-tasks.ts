import { type Kysely, sql } from 'kysely';
import { today } from '../../subgraph/date.js';
import { NOW } from '../../subgraph/moment.js';
import type { SectorContext } from '../sector-context.js';
import type { SectorTables } from '../tables.js';
import { holds } from '../time.js';
import { addDays, freshnessOf } from '../verification/freshness.js';
import type { Viewer } from '../viewer/viewer.js';
import { ABOUT_NOTHING, MOST_TASKS, orNone, type TaskFacts } from './task.facts.js';

/** Days within which the competence package is to be offered: the term that indicator VV-4 counts by. */
const PACKAGE_DAYS = 90;
const YEAR = 365;

/** Packages, conversations and own contacts that wait for the viewer. */
export async function personTasks(context: SectorContext): Promise<TaskFacts[]> {
  const { db, viewer, noteRead } = context;
  const missing = [...(await packagesToOffer(db, viewer)), ...(await conversationsToHold(db, viewer))];
  // What was not offered to her or held with her is as much her record as what was.
  for (const { kind, nurseId } of missing) if (nurseId !== null) noteRead(nurseId, `Task.${kind}`);
  return [...missing, ...(await ownContacts(context))];
}

/** Appointments that are running, of units in the viewer's networks or units. */
function running(db: Kysely<SectorTables>, networks: readonly string[], units: readonly string[]) {
  return db
    .selectFrom('appointmentVersion as a')
    .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
    .select(['a.nurseId', 'a.unitId', 'a.validFrom', 'u.network'])
    .where(holds('a', NOW))
    .where(holds('u', NOW))
    .where(({ or, eb }) => or([eb('u.network', 'in', orNone(networks)), eb('u.unitId', 'in', orNone(units))]));
}

async function packagesToOffer(db: Kysely<SectorTables>, { coordinates }: Viewer): Promise<TaskFacts[]> {
  const rows = await running(db, coordinates, [])
    .where('a.validFrom', '>', addDays(today(), -PACKAGE_DAYS))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('nurseRecordVersion as r')
            .select(sql`1`.as('one'))
            .whereRef('r.nurseId', '=', 'a.nurseId')
            .where('r.kind', 'in', ['PACKAGE_OFFERED', 'PACKAGE_COMPLETED'])
            .where('r.supersededAt', 'is', null),
        ),
      ),
    )
    .orderBy('a.validFrom')
    .limit(MOST_TASKS)
    .execute();
  return rows.map(({ nurseId, unitId, network, validFrom }) => ({
    ...ABOUT_NOTHING,
    kind: 'OFFER_PACKAGE',
    nurseId,
    unitId,
    network,
    dueOn: addDays(validFrom, PACKAGE_DAYS),
  }));
}

async function conversationsToHold(db: Kysely<SectorTables>, { leads }: Viewer): Promise<TaskFacts[]> {
  const since = addDays(today(), -YEAR);
  const rows = await running(db, [], leads)
    .where('a.validFrom', '<=', since)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('nurseRecordVersion as r')
            .select(sql`1`.as('one'))
            .whereRef('r.nurseId', '=', 'a.nurseId')
            .where('r.kind', '=', 'ANNUAL_CONVERSATION')
            .where('r.date', '>', since)
            .where('r.supersededAt', 'is', null),
        ),
      ),
    )
    .limit(MOST_TASKS)
    .execute();
  return rows.map(({ nurseId, unitId, network }) => ({ ...ABOUT_NOTHING, kind: 'HOLD_CONVERSATION', nurseId, unitId, network }));
}

async function ownContacts({ viewer, loaders }: SectorContext): Promise<TaskFacts[]> {
  const tasks: TaskFacts[] = [];
  for (const id of viewer.selves) {
    const row = await loaders.nurse.load({ id, moment: '' });
    if (!row) continue;
    const verifiedOn = await loaders.verifiedOn.load({ id, moment: '' });
    const { stale, dueOn } = freshnessOf('CONTACT', { recordedAt: row.recordedAt, verifiedOn }, today());
    if (stale) tasks.push({ ...ABOUT_NOTHING, kind: 'VERIFY_CONTACT', nurseId: id, dueOn });
  }
  return tasks;
}
