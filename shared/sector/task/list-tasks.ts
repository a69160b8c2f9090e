import type { SectorContext } from '../sector-context.js';
import { personTasks } from './person-tasks.js';
import { planTasks } from './plan-tasks.js';
import { reportTasks } from './report-tasks.js';
import { rosterTasks } from './roster-tasks.js';
import type { TaskFacts } from './task.facts.js';

/** What the viewer has to do at this owner, today. */
export async function listTasks(context: SectorContext): Promise<TaskFacts[]> {
  if (context.viewer.grants.length === 0) return [];
  return [...(await rosterTasks(context)), ...(await reportTasks(context)), ...(await planTasks(context)), ...(await personTasks(context))];
}
