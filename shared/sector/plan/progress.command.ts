import { line, mustBeVersion } from '../../command/read-input.js';
import { record, supersede } from '../../command/versions.js';
import { today } from '../../subgraph/date.js';
import { type SectorCommand } from '../change/sector-work.js';
import { mustCoordinateOwn } from '../unit/unit.rules.js';
import { ProgressVersion } from './plan.entity.js';
import { ReportProgressInput } from './progress.input.js';
import { PROGRESS } from './progress.result.js';
import { authorRoleOf, readBegunYear, readStatement } from './progress.rules.js';
import { subGoalKey } from './sub-goal.key.js';
import { mustBeSubGoal } from './sub-goal.rules.js';

/** Says where a network stands with a sub-goal (rapportere fremdrift). */
export const reportProgress: SectorCommand<ReportProgressInput> = {
  verb: 'report',
  noun: 'Progress',
  description:
    'Says where a network stands with a sub-goal of its strategy plan in a year; what was said before stays in the history (rapportere fremdrift). For the coordinator.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: ReportProgressInput,
  result: PROGRESS,
  async run(input, work) {
    const { network } = input;
    mustCoordinateOwn(work, network);
    const year = readBegunYear(input.year);
    const subGoal = line(input.subGoal, 'subGoal');
    mustBeSubGoal(work, { number: subGoal, year, field: 'subGoal' });
    const progressId = subGoalKey(network, year, subGoal);
    const before = await work.db
      .selectFrom('progressVersion')
      .select('version')
      .where('progressId', '=', progressId)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    mustBeVersion(input.expectedVersion, before?.version ?? 0);
    const said = { ...readStatement(input), authorRole: authorRoleOf(work.viewer, network), date: today() };
    // A whole statement of its own, and so no invented one, whatever was said before.
    if (before) await supersede(work, ProgressVersion, [before.version]);
    await record(work, ProgressVersion, { progressId, network, year, subGoal, ...said });
    return { objectId: progressId, network };
  },
};
