import { nameOf } from '../../command/create-mutations.js';
import { Refusal } from '../../command/user-error.js';
import { today } from '../../subgraph/date.js';
import { authorsOf, isAmong } from '../audit/four-eyes.js';
import type { SectorWork } from '../change/sector-work.js';
import type { MeasureState } from '../measure/measure.repository.js';
import { hasRole, mustBe } from '../viewer/viewer.js';
import { firstDayAfter } from '../year.js';
import type { ActionPlanState } from './action-plan.repository.js';
import { whyNotNow } from './action-plan.words.js';
import type { ActionPlanStatus } from './plan.vocabulary.js';

/** What is done with an action plan, and where it must stand for that. Once proposed, only what was done is recorded. */
const ALLOWED_IN = {
  edit: ['DRAFT'],
  reportDone: ['DRAFT', 'PROPOSED', 'APPROVED'],
  propose: ['DRAFT'],
  return: ['PROPOSED'],
  approve: ['PROPOSED'],
  amend: ['APPROVED'],
  close: ['APPROVED'],
} as const satisfies Record<string, readonly ActionPlanStatus[]>;

/** @throws Refusal WRONG_STATE unless a plan stands where that may be done with it */
export function mustAllow(step: keyof typeof ALLOWED_IN, plan: ActionPlanState, field: string): void {
  const allowed: readonly ActionPlanStatus[] = ALLOWED_IN[step];
  if (!allowed.includes(plan.status)) throw new Refusal('WRONG_STATE', field, { problem: whyNotNow(plan) });
}

/** @throws Refusal NOT_FOUND unless the network is of this sector; GraphQLError FORBIDDEN unless she sits in its steering group */
export function mustSteer({ sector, viewer }: SectorWork, network: string): void {
  if (!sector.networks.some(({ slug }) => slug === network)) throw new Refusal('NOT_FOUND', 'network');
  mustBe(viewer, hasRole(viewer, 'STEERING'), `the steering group of ${sector.slug}`);
}

/** Commands that decide on a plan and are no part in writing it, as the audit knows them. */
export const RETURN = { verb: 'return', noun: 'ActionPlan' } as const;
export const CLOSE = { verb: 'close', noun: 'ActionPlan' } as const;

/** Keeps whoever wrote any part of a plan since it was last approved from approving it. */
export async function mustNotBeAuthor(work: SectorWork, { actionPlanId, network, year, approvedAt }: ActionPlanState): Promise<void> {
  const { db, sector, viewer } = work;
  const measures = await db
    .selectFrom('measureVersion')
    .select('measureId')
    .where('network', '=', network)
    .where('year', '=', year)
    .execute();
  const targets = await db.selectFrom('targetVersion').select('targetId').where('network', '=', network).where('year', '=', year).execute();
  const objects = [actionPlanId, ...measures.map(({ measureId }) => measureId), ...targets.map(({ targetId }) => targetId)];
  const decisions = [RETURN, CLOSE].map((command) => nameOf(command, sector.prefix));
  const authors = await authorsOf(work, { network, objects, after: approvedAt, counts: (action) => !decisions.includes(action) });
  mustBe(viewer, !(await isAmong(work, authors)), 'somebody else than those who wrote the plan');
}

/** All that keeps a plan with these measures from being proposed; empty if nothing does. */
export function problemsOf(measures: readonly MeasureState[]): Refusal[] {
  const planned = measures.filter(({ status }) => status !== 'DROPPED');
  if (planned.length === 0) return [new Refusal('EMPTY', 'measures')];
  return planned.flatMap((measure) =>
    (['dueOn', 'responsible'] as const)
      .filter((name) => measure[name] === null)
      .map((name) => new Refusal('EMPTY', `measures.${measure.measureId}.${name}`, { field: `${name} («${measure.title}»)` })),
  );
}

/** @throws Refusal TOO_EARLY while a plan's year lasts */
export function mustBeOver({ year }: ActionPlanState): void {
  const from = firstDayAfter(year);
  if (today() < from) throw new Refusal('TOO_EARLY', 'year', { from });
}
