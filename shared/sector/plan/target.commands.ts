import { line, mustBeVersion, mustDiffer } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { record, restate } from '../../command/versions.js';
import { type SectorCommand } from '../change/sector-work.js';
import { mustCoordinateOwn } from '../unit/unit.rules.js';
import { openPlan } from './action-plan.change.js';
import { mustAllow } from './action-plan.rules.js';
import { TargetVersion } from './plan.entity.js';
import type { TargetUnit } from './plan.vocabulary.js';
import { subGoalKey } from './sub-goal.key.js';
import { mustBeMeasurable, mustBeSubGoal } from './sub-goal.rules.js';
import { SetTargetInput } from './target.input.js';
import { TARGET } from './target.result.js';
import { isTarget, rangeWords } from './target.rules.js';

/** Sets a target (sette måltall). */
export const setTarget: SectorCommand<SetTargetInput> = {
  verb: 'set',
  noun: 'Target',
  description:
    'Sets or takes back what an action plan wants to reach of a sub-goal, while it is a draft (sette måltall). For the coordinator.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: SetTargetInput,
  result: TARGET,
  async run(input, work) {
    const { network, unit } = input;
    mustCoordinateOwn(work, network);
    const plan = await openPlan(work, input);
    mustAllow('edit', plan, 'year');
    const subGoal = line(input.subGoal, 'subGoal');
    const named = { number: subGoal, year: plan.year, field: 'subGoal' };
    mustBeSubGoal(work, named);
    mustBeMeasurable(work, named);
    const value = readValue(input.value ?? null, unit);
    const targetId = subGoalKey(network, plan.year, subGoal);
    const before = await work.db
      .selectFrom('targetVersion')
      .selectAll()
      .where('targetId', '=', targetId)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    mustBeVersion(input.expectedVersion, before?.version ?? 0);
    // What was never set cannot be taken back.
    if (!before && value === null) throw new Refusal('EMPTY', 'value');
    if (before) mustDiffer(before, value === null ? { value } : { value, unit });
    if (before) await restate(work, TargetVersion, before, { value, unit });
    else await record(work, TargetVersion, { targetId, network, year: plan.year, subGoal, value, unit });
    return { objectId: targetId, network };
  },
};

function readValue(value: number | null, unit: TargetUnit): number | null {
  if (value !== null && !isTarget(value, unit)) throw new Refusal('INVALID', 'value', { problem: rangeWords(unit) });
  return value;
}
