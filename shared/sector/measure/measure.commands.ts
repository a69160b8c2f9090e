import { line, mustBeVersion, mustExist, optionalLine } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { newId, record, restate } from '../../command/versions.js';
import { type SectorCommand } from '../change/sector-work.js';
import { MeasureIdentity, MeasureVersion } from '../entities.js';
import { mustCoordinateOwn } from '../unit/unit.rules.js';
import { mustCoordinate } from '../viewer/viewer.js';
import { year } from '../year.js';
import { AddMeasureInput, UpdateMeasureInput } from './measure.input.js';
import { MEASURE } from './measure.result.js';

/** Adds a measure to an action plan (legge til tiltak). */
export const addMeasure: SectorCommand<AddMeasureInput> = {
  verb: 'add',
  noun: 'Measure',
  description: 'Adds a measure to the action plan of a network (legge til tiltak). For its coordinator.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: AddMeasureInput,
  result: MEASURE,
  async run(input, work) {
    const { network } = input;
    mustCoordinateOwn(work, network);
    const facts = { network, year: year(input.year, 'year'), title: line(input.title, 'title'), subGoal: readSubGoal(input.subGoal) };
    const measureId = newId(work, 'measure');
    await work.em.insert(MeasureIdentity, { id: measureId });
    const planned = { responsible: null, dueOn: null, status: 'PLANNED', evidenceUrl: null, budgetNote: null, carriedFrom: null } as const;
    await record(work, MeasureVersion, { measureId, ...facts, ...planned });
    return { objectId: measureId, network };
  },
};

/** Changes a measure (endre tiltak). */
export const updateMeasure: SectorCommand<UpdateMeasureInput> = {
  verb: 'update',
  noun: 'Measure',
  description: 'Changes a measure (endre tiltak). For the coordinator of its network.',
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
    const change = {
      year: input.year == null ? before.year : year(input.year, 'year'),
      title: input.title == null ? before.title : line(input.title, 'title'),
      subGoal: input.subGoal == null ? before.subGoal : readSubGoal(input.subGoal),
    };
    await restate(work, MeasureVersion, before, change);
    return { objectId: before.measureId, network: before.network };
  },
};

/** Area and number within it, as the strategy plan counts. Which ones there are, `regional` knows: it owns the plan. */
const SUB_GOAL = /^[1-9]\.[1-9]\d?$/;

function readSubGoal(text: string | null | undefined): string | null {
  const number = optionalLine(text, 'subGoal');
  if (number !== null && !SUB_GOAL.test(number)) throw new Refusal('INVALID', 'subGoal', { problem: '2.5' });
  return number;
}
