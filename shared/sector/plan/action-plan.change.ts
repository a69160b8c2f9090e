import type { Done } from '../../command/command.js';
import { mustExist } from '../../command/read-input.js';
import { record, restate } from '../../command/versions.js';
import { type SectorWork } from '../change/sector-work.js';
import type { MeasureState } from '../measure/measure.repository.js';
import { year as readYear } from '../year.js';
import { actionPlanKey } from './action-plan.key.js';
import type { ActionPlanState } from './action-plan.repository.js';
import { ActionPlanVersion } from './plan.entity.js';

/** Which plan is meant. */
interface NamedPlan {
  readonly network: string;
  readonly year: number;
}

/**
 * A plan as it is believed now.
 * @throws Refusal NOT_FOUND if it was never begun
 */
export async function findPlan(work: SectorWork, plan: NamedPlan): Promise<ActionPlanState> {
  return mustExist(await believedPlan(work, plan), 'year');
}

/**
 * A plan as it is believed now; a new draft if it was never begun.
 * @param origin where its first content comes from: invented content makes an invented plan
 * @throws Refusal INVALID if the year is none
 */
export async function openPlan(
  work: SectorWork,
  plan: NamedPlan,
  origin: { readonly demo: boolean } = { demo: false },
): Promise<ActionPlanState> {
  const { network } = plan;
  const year = readYear(plan.year, 'year');
  const known = await believedPlan(work, plan);
  if (known) return known;
  const begun = { status: 'DRAFT', amendment: 0, amendmentReason: null, comment: null, approvedAt: null } as const;
  await record(work, ActionPlanVersion, { actionPlanId: actionPlanKey(network, year), network, year, ...begun, ...origin });
  return findPlan(work, plan);
}

/** Records a plan's next state, in the caller's transaction. What is said with a step belongs to that step alone. */
export async function takeStep(work: SectorWork, before: ActionPlanState, change: Partial<ActionPlanState>): Promise<Done> {
  await restate(work, ActionPlanVersion, before, { comment: null, ...change });
  return { objectId: before.actionPlanId, network: before.network };
}

/** The measures of a plan as they are believed now. */
export function measuresOf({ db }: SectorWork, { network, year }: NamedPlan): Promise<MeasureState[]> {
  return db
    .selectFrom('measureVersion')
    .selectAll()
    .where('network', '=', network)
    .where('year', '=', year)
    .where('supersededAt', 'is', null)
    .orderBy('measureId')
    .execute();
}

const believedPlan = ({ db }: SectorWork, { network, year }: NamedPlan): Promise<ActionPlanState | undefined> =>
  db
    .selectFrom('actionPlanVersion')
    .selectAll()
    .where('actionPlanId', '=', actionPlanKey(network, year))
    .where('supersededAt', 'is', null)
    .executeTakeFirst();
