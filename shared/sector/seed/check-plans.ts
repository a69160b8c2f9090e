import { webAddress } from '../../command/read-input.js';
import { ROLES } from '../../identity/roles.js';
import { isDay, isRecordedInstant } from '../../subgraph/date.js';
import { actionPlanKey } from '../plan/action-plan.key.js';
import { ActionPlanStatus, MeasureStatus, ReportedProgress, TargetUnit } from '../plan/plan.vocabulary.js';
import { subGoalKey } from '../plan/sub-goal.key.js';
import { subGoalProblem } from '../plan/sub-goal.rules.js';
import { isTarget, rangeWords } from '../plan/target.rules.js';
import type { ActionPlanVersionRow, MeasureVersionRow, ProgressVersionRow, SectorRows, TargetVersionRow } from '../rows.js';
import { isYear } from '../year.js';
import { checkRecorded, isBelieved, isId, isNetworkOf, isOneOf, isText, type Must, type RowRules, rule } from './row-rules.js';

/**
 * Checks measures, action plans, targets and progress.
 * @throws StartError naming the first row that is corrupt, and why
 */
export function checkPlans({ measureVersions, actionPlanVersions, targetVersions, progressVersions }: SectorRows, rules: RowRules): void {
  const measures = new Map(measureVersions.map((row) => [row.measureId, row]));
  for (const [row, must] of ofNetworks('measure', measureVersions, ({ measureId }) => measureId, rules))
    checkMeasure(row, measures.get(row.carriedFrom ?? ''), rules, must);
  for (const [row, must] of ofNetworks('action plan', actionPlanVersions, ({ actionPlanId }) => actionPlanId, rules))
    checkActionPlan(row, must);
  for (const [row, must] of ofNetworks('target', targetVersions, ({ targetId }) => targetId, rules)) checkTarget(row, rules, must);
  for (const [row, must] of ofNetworks('progress', progressVersions, ({ progressId }) => progressId, rules))
    checkProgress(row, rules, must);
}

/** Checks what all of them have: an instant, a network and a year, and one state that is believed. Gives each row with its rule. */
function ofNetworks<Row extends Pick<MeasureVersionRow, 'network' | 'year' | 'recordedAt' | 'supersededAt'>>(
  noun: string,
  rows: readonly Row[],
  idOf: (row: Row) => string,
  { sector }: RowRules,
): [Row, Must][] {
  for (const [id, [, second]] of Map.groupBy(rows.filter(isBelieved), idOf))
    rule(`${noun} ${id}`)(second === undefined, 'it has two states that are both believed');
  return rows.map((row) => {
    const must = rule(`${noun} ${idOf(row)}`);
    checkRecorded(row, must);
    must(isNetworkOf(sector, row.network), `network ${row.network} is not of this sector`);
    must(Number.isInteger(row.year) && isYear(row.year), `year ${row.year} is none`);
    return [row, must];
  });
}

function checkMeasure(row: MeasureVersionRow, before: MeasureVersionRow | undefined, rules: RowRules, must: Must): void {
  const { measureId, network, year, dueOn, status, carriedFrom, evidenceUrl } = row;
  must(isId(measureId, rules.sector, 'measure'), 'its id is not one of this sector');
  must(isText(row.title) && [row.responsible, row.budgetNote].every(isTextOrNull), 'a text is empty or holds a NUL character');
  must(isOneOf(status, MeasureStatus), `status ${status} is unknown`);
  must(dueOn === null || (isDay(dueOn) && dueOn.startsWith(`${year}-`)), `it is due on ${dueOn}, which is no day of its year`);
  must(evidenceUrl === null || isWebAddress(evidenceUrl), 'its evidence is no web address');
  if (row.subGoal !== null) checkSubGoal({ year, subGoal: row.subGoal }, rules, must);
  const follows = before?.network === network && before.year === year - 1;
  must(
    carriedFrom === null || follows,
    `measure ${carriedFrom}, from which it is carried over, is not in its network's plan of the year before`,
  );
}

function checkActionPlan({ actionPlanId, network, year, status, ...row }: ActionPlanVersionRow, must: Must): void {
  must(actionPlanId === actionPlanKey(network, year), 'its id is not of its network and year');
  must(isOneOf(status, ActionPlanStatus), `status ${status} is unknown`);
  must(Number.isInteger(row.amendment) && row.amendment >= 0, `${row.amendment} is no number of an amendment`);
  must(row.amendment > 0 === (row.amendmentReason !== null), 'amendments have a reason, and plans as first written have none');
  must(isTextOrNull(row.amendmentReason) && isTextOrNull(row.comment), 'a text is empty or holds a NUL character');
  must(row.approvedAt === null || isRecordedInstant(row.approvedAt), 'it was approved at no instant in UTC with milliseconds');
  must(row.approvedAt !== null || !(status === 'APPROVED' || status === 'CLOSED'), 'it was never approved');
}

function checkTarget(row: TargetVersionRow, rules: RowRules, must: Must): void {
  must(row.targetId === subGoalKey(row.network, row.year, row.subGoal), 'its id is not of its network, year and sub-goal');
  checkSubGoal(row, rules, must);
  must(isOneOf(row.unit, TargetUnit), `unit ${row.unit} is unknown`);
  must(row.value === null || isTarget(row.value, row.unit), `${row.value} is not ${rangeWords(row.unit).en}`);
}

function checkProgress(row: ProgressVersionRow, rules: RowRules, must: Must): void {
  must(row.progressId === subGoalKey(row.network, row.year, row.subGoal), 'its id is not of its network, year and sub-goal');
  checkSubGoal(row, rules, must);
  must(isOneOf(row.status, ReportedProgress), `status ${row.status} is none that anybody states`);
  must(isTextOrNull(row.narrative), 'a text is empty or holds a NUL character');
  must(ROLES.includes(row.authorRole) && isDay(row.date), 'role or date of who said it is corrupt');
  must(row.evidenceUrl === null || isWebAddress(row.evidenceUrl), 'its evidence is no web address');
}

function checkSubGoal({ year, subGoal }: Pick<TargetVersionRow, 'year' | 'subGoal'>, { sector }: RowRules, must: Must): void {
  const problem = subGoalProblem({ sector }, { number: subGoal, year, field: 'subGoal' });
  must(problem === null, `its region has no sub-goal ${JSON.stringify(subGoal)} in ${year}`);
}

const isTextOrNull = (text: string | null): boolean => text === null || isText(text);

function isWebAddress(text: string): boolean {
  try {
    return webAddress(text, 'evidenceUrl') === text;
  } catch {
    return false;
  }
}
