import { type Kysely, sql } from 'kysely';
import { NOW } from '../../subgraph/moment.js';
import type { SectorContext } from '../sector-context.js';
import type { SectorTables } from '../tables.js';
import { holds } from '../time.js';
import type { Viewer } from '../viewer/viewer.js';
import { ABOUT_NOTHING, MOST_TASKS, orNone, type TaskFacts } from './task.facts.js';

/** Requests, moves, vacancies and stale lists that wait for the viewer. */
export async function rosterTasks(context: SectorContext): Promise<TaskFacts[]> {
  const { db, viewer } = context;
  return [
    ...(await requestsToDecide(db, viewer)),
    ...(await halfTransfers(db, viewer)),
    ...(await vacancies(db, viewer)),
    ...(await rosters(context)),
  ];
}

async function requestsToDecide(db: Kysely<SectorTables>, { coordinates, leads }: Viewer): Promise<TaskFacts[]> {
  const rows = await db
    .selectFrom('requestVersion as r')
    .select(['r.requestId', 'r.network', 'r.unitId', 'r.nurseId', 'r.date'])
    .where('r.supersededAt', 'is', null)
    .where('r.status', '=', 'REQUESTED')
    .where(({ or, and, eb, exists, selectFrom }) =>
      or([
        eb('r.network', 'in', orNone(coordinates)),
        // A leader decides on time away from work, nothing else.
        and([
          eb('r.kind', 'in', ['PARTICIPATION', 'PLACEMENT']),
          exists(
            selectFrom('appointmentVersion as a')
              .select(sql`1`.as('one'))
              .whereRef('a.nurseId', '=', 'r.nurseId')
              .where('a.unitId', 'in', orNone(leads))
              .where(holds('a', NOW)),
          ),
        ]),
      ]),
    )
    .orderBy('r.recordedAt')
    .limit(MOST_TASKS)
    .execute();
  return rows.map(({ date, ...row }) => ({ ...ABOUT_NOTHING, ...row, kind: 'DECIDE_REQUEST', dueOn: date }));
}

async function halfTransfers(db: Kysely<SectorTables>, { coordinates }: Viewer): Promise<TaskFacts[]> {
  const rows = await db
    .selectFrom('transferVersion as t')
    .innerJoin('appointmentVersion as a', 'a.nurseId', 't.nurseId')
    .innerJoin('unitVersion as u', 'u.unitId', 'a.unitId')
    .select(['t.nurseId', 't.date', 'u.network'])
    .distinct()
    .where('t.supersededAt', 'is', null)
    .where('t.status', '=', 'STARTED')
    .where('a.supersededAt', 'is', null)
    .where('u.supersededAt', 'is', null)
    .where('u.network', 'in', orNone(coordinates))
    .limit(MOST_TASKS)
    .execute();
  return rows.map(({ nurseId, network, date }) => ({ ...ABOUT_NOTHING, kind: 'COMPLETE_TRANSFER', nurseId, network, dueOn: date }));
}

async function vacancies(db: Kysely<SectorTables>, { coordinates, leads }: Viewer): Promise<TaskFacts[]> {
  const rows = await db
    .selectFrom('unitVersion as u')
    .select(['u.unitId', 'u.network'])
    .where(holds('u', NOW))
    .where(({ or, eb }) => or([eb('u.network', 'in', orNone(coordinates)), eb('u.unitId', 'in', orNone(leads))]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('appointmentVersion as a').select(sql`1`.as('one')).whereRef('a.unitId', '=', 'u.unitId').where(holds('a', NOW))),
      ),
    )
    .orderBy('u.sortKey')
    .limit(MOST_TASKS)
    .execute();
  return rows.map(({ unitId, network }) => ({ ...ABOUT_NOTHING, kind: 'FILL_VACANCY', unitId, network }));
}

async function rosters({ viewer, loaders }: SectorContext): Promise<TaskFacts[]> {
  const all = await Promise.all(
    viewer.coordinates.map(async (network) => {
      const { staleContacts, staleAppointments } = await loaders.rosterFreshness.load({ id: network, moment: '' });
      return { ...ABOUT_NOTHING, kind: 'VERIFY_ROSTER' as const, network, count: staleContacts + staleAppointments };
    }),
  );
  return all.filter(({ count }) => count > 0);
}
