import type { SectorContext } from '../sector-context.js';
import { hasRole } from '../viewer/viewer.js';
import { ABOUT_NOTHING, MOST_TASKS, orNone, type TaskFacts } from './task.facts.js';

/** Action plans that wait for the viewer: proposed ones for the steering group, and those that it sent back for their coordinator. */
export async function planTasks({ db, viewer, sector }: SectorContext): Promise<TaskFacts[]> {
  const decides = hasRole(viewer, 'STEERING') ? sector.networks.map(({ slug }) => slug) : [];
  const rows = await db
    .selectFrom('actionPlanVersion')
    .select(['network', 'year', 'status'])
    .where('supersededAt', 'is', null)
    .where(({ or, and, eb }) =>
      or([
        and([eb('status', '=', 'PROPOSED'), eb('network', 'in', orNone(decides))]),
        // What the steering group said stands until the next step.
        and([eb('status', '=', 'DRAFT'), eb('comment', 'is not', null), eb('network', 'in', orNone(viewer.coordinates))]),
      ]),
    )
    .orderBy('year')
    .orderBy('network')
    .limit(MOST_TASKS)
    .execute();
  return rows.map(({ network, year, status }) => ({
    ...{ ...ABOUT_NOTHING, network, year },
    kind: status === 'PROPOSED' ? 'DECIDE_PLAN' : 'MEND_PLAN',
  }));
}
