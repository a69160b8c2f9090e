import { mustBeVersion, narrative } from '../../command/read-input.js';
import { Refusals } from '../../command/user-error.js';
import { type SectorCommand } from '../change/sector-work.js';
import { mustCoordinateOwn } from '../unit/unit.rules.js';
import { hasRole } from '../viewer/viewer.js';
import { findPlan, measuresOf, takeStep } from './action-plan.change.js';
import {
  AmendActionPlanInput,
  ApproveActionPlanInput,
  CloseActionPlanInput,
  ProposeActionPlanInput,
  ReturnActionPlanInput,
} from './action-plan.input.js';
import { ACTION_PLAN } from './action-plan.result.js';
import { CLOSE, mustAllow, mustBeOver, mustNotBeAuthor, mustSteer, problemsOf, RETURN } from './action-plan.rules.js';

const WRITERS = ['COORDINATOR', 'REGION_EDITOR'] as const;

/** Puts an action plan before the steering group (foreslå). */
export const proposeActionPlan: SectorCommand<ProposeActionPlanInput> = {
  verb: 'propose',
  noun: 'ActionPlan',
  description:
    'Puts an action plan before the steering group (foreslå handlingsplan); what is wrong with it is told all at once. For the coordinator.',
  roles: WRITERS,
  Input: ProposeActionPlanInput,
  result: ACTION_PLAN,
  async run(input, work) {
    mustCoordinateOwn(work, input.network);
    const before = await findPlan(work, input);
    mustBeVersion(input.expectedVersion, before.version);
    mustAllow('propose', before, 'year');
    const problems = problemsOf(await measuresOf(work, before));
    if (problems.length > 0) throw new Refusals(problems);
    return takeStep(work, before, { status: 'PROPOSED' });
  },
};

/** Sends an action plan back (returnere). */
export const returnActionPlan: SectorCommand<ReturnActionPlanInput> = {
  ...RETURN,
  description: 'Sends a proposed action plan back with a comment (returnere handlingsplan). For the steering group.',
  roles: ['STEERING'],
  Input: ReturnActionPlanInput,
  result: ACTION_PLAN,
  async run(input, work) {
    mustSteer(work, input.network);
    const before = await findPlan(work, input);
    mustBeVersion(input.expectedVersion, before.version);
    mustAllow('return', before, 'year');
    return takeStep(work, before, { status: 'DRAFT', comment: narrative(input.comment, 'comment') });
  },
};

/** Approves an action plan (godkjenne). */
export const approveActionPlan: SectorCommand<ApproveActionPlanInput> = {
  verb: 'approve',
  noun: 'ActionPlan',
  description:
    'Approves a proposed action plan (godkjenne handlingsplan). For the steering group; never for who wrote any part of it since it was last approved.',
  roles: ['STEERING'],
  Input: ApproveActionPlanInput,
  result: ACTION_PLAN,
  async run(input, work) {
    mustSteer(work, input.network);
    const before = await findPlan(work, input);
    await mustNotBeAuthor(work, before);
    mustBeVersion(input.expectedVersion, before.version);
    mustAllow('approve', before, 'year');
    return takeStep(work, before, { status: 'APPROVED', approvedAt: work.now, comment: input.comment?.trim() || null });
  },
};

/** Opens an approved action plan for changes (endre). */
export const amendActionPlan: SectorCommand<AmendActionPlanInput> = {
  verb: 'amend',
  noun: 'ActionPlan',
  description: 'Opens an approved action plan for changes, which take a new approval (endre handlingsplan). For the coordinator.',
  roles: WRITERS,
  Input: AmendActionPlanInput,
  result: ACTION_PLAN,
  async run(input, work) {
    mustCoordinateOwn(work, input.network);
    const before = await findPlan(work, input);
    mustBeVersion(input.expectedVersion, before.version);
    mustAllow('amend', before, 'year');
    const amendmentReason = narrative(input.reason, 'reason');
    return takeStep(work, before, { status: 'DRAFT', amendment: before.amendment + 1, amendmentReason });
  },
};

/** Closes an action plan (avslutte). */
export const closeActionPlan: SectorCommand<CloseActionPlanInput> = {
  ...CLOSE,
  description:
    'Closes an approved action plan for good, when its year is over (avslutte handlingsplan). For the steering group or the coordinator.',
  roles: [...WRITERS, 'STEERING'],
  Input: CloseActionPlanInput,
  result: ACTION_PLAN,
  async run(input, work) {
    if (hasRole(work.viewer, 'STEERING')) mustSteer(work, input.network);
    else mustCoordinateOwn(work, input.network);
    const before = await findPlan(work, input);
    mustBeVersion(input.expectedVersion, before.version);
    mustAllow('close', before, 'year');
    mustBeOver(before);
    return takeStep(work, before, { status: 'CLOSED' });
  },
};
