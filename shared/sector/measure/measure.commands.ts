import { line, mustBeVersion, mustDiffer, mustExist } from '../../command/read-input.js';
import { newId, record, restate } from '../../command/versions.js';
import { type SectorCommand } from '../change/sector-work.js';
import { MeasureIdentity, MeasureVersion } from '../entities.js';
import { openPlan } from '../plan/action-plan.change.js';
import { mustAllow } from '../plan/action-plan.rules.js';
import { mustCoordinateOwn } from '../unit/unit.rules.js';
import { mustCoordinate } from '../viewer/viewer.js';
import { AddMeasureInput, UpdateMeasureInput } from './measure.input.js';
import { MEASURE } from './measure.result.js';
import { isOfSubstance, readEvidence, readSubstance } from './measure.rules.js';

/** Adds a measure to an action plan (legge til tiltak). */
export const addMeasure: SectorCommand<AddMeasureInput> = {
  verb: 'add',
  noun: 'Measure',
  description:
    'Adds a measure to the action plan of a network, which is begun with its first one, while it is a draft (legge til tiltak). For its coordinator.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: AddMeasureInput,
  result: MEASURE,
  async run(input, work) {
    const { network } = input;
    mustCoordinateOwn(work, network);
    const plan = await openPlan(work, input);
    mustAllow('edit', plan, 'year');
    const { year } = plan;
    const measureId = newId(work, 'measure');
    await work.em.insert(MeasureIdentity, { id: measureId });
    const unsaid = { subGoal: null, responsible: null, dueOn: null, budgetNote: null, evidenceUrl: null, carriedFrom: null };
    const said = { title: line(input.title, 'title'), ...readSubstance(work, year, input) };
    await record(work, MeasureVersion, { measureId, network, year, status: 'PLANNED', ...unsaid, ...said });
    return { objectId: measureId, network };
  },
};

/** Changes a measure (endre tiltak). */
export const updateMeasure: SectorCommand<UpdateMeasureInput> = {
  verb: 'update',
  noun: 'Measure',
  description:
    'Changes a measure while its plan is a draft, or says what was done of it until the plan is closed (endre tiltak). For the coordinator of its network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: UpdateMeasureInput,
  result: MEASURE,
  async run(input, work) {
    const row = await work.db
      .selectFrom('measureVersion')
      .selectAll()
      .where('measureId', '=', input.measureId)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    const before = mustExist(row, 'measureId');
    mustCoordinate(work.viewer, before.network);
    mustBeVersion(input.expectedVersion, before.version);
    const plan = await openPlan(work, before);
    mustAllow('reportDone', plan, 'measureId');
    const status = input.status ?? before.status;
    const change = { ...readSubstance(work, before.year, input), ...readEvidence(input), status };
    mustDiffer(before, change);
    if (isOfSubstance(before, change)) mustAllow('edit', plan, 'measureId');
    await restate(work, MeasureVersion, before, change);
    return { objectId: before.measureId, network: before.network };
  },
};
