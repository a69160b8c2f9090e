import { dayOfInstant } from '../../shared/subgraph/date.js';
import type { Block } from './block.js';
import { layOutPieces } from './lay-out-pieces.js';
import { measureTable } from './lay-out-sub-goal.js';
import { days, type Layout } from './layout.js';
import type { PlanReport, PlanSubGoal } from './plan-answer.js';
import type { Words } from './words.js';

/**
 * Lays a plan with its progress out as a steering group reads it: what it is and how it goes in short, then all of the plan's own words
 * in the order of the source, each sub-goal with where the networks stand.
 */
export function layOutPlan(report: PlanReport, layout: Layout): Block[] {
  const { plan, year, silent, measures } = report;
  const { words } = layout;
  const others = measures.filter(({ subGoal }) => subGoal === null);
  return [
    { kind: 'heading', level: 1, text: plan.title },
    { kind: 'paragraph', text: words.progressIn(year) },
    { kind: 'paragraph', text: words.period(Number(plan.period.from.slice(0, 4)), Number(plan.period.to.slice(0, 4)) - 1) },
    { kind: 'note', text: words.made(days(layout)(layout.today), plan.source.title) },
    ...(silent.length ? [note(words.missing(silent.join(', ')))] : []),
    ...(isDemo(report) ? [note(words.demo)] : []),
    { kind: 'heading', level: 2, text: words.summary },
    summaryTable(report, words),
    note(words.notMeasured),
    { kind: 'heading', level: 2, text: words.actionPlans(year) },
    actionPlanTable(report, layout),
    ...layOutPieces(report, layout),
    ...(others.length ? [{ kind: 'heading', level: 2, text: words.otherMeasures } as const, measureTable(others, layout)] : []),
  ];
}

const note = (text: string): Block => ({ kind: 'note', text });

const isDemo = ({ plan, networks }: PlanReport): boolean =>
  networks.some(({ actionPlan }) => actionPlan?.demo) ||
  plan.focusAreas.some(({ subGoals }) => subGoals.some(({ progress, total }) => [...progress, ...total].some(({ demo }) => demo)));

/** How many networks stand where, area by area: counts, which may be added; never an average. */
function summaryTable({ plan }: PlanReport, words: Words): Block {
  const statuses = Object.keys(words.progress) as (keyof Words['progress'])[];
  const count = (subGoals: readonly PlanSubGoal[], wanted: string) =>
    subGoals.flatMap(({ summary }) => summary).reduce((sum, { status, networks }) => sum + (status === wanted ? networks : 0), 0);
  return {
    kind: 'table',
    head: [words.focusArea, ...statuses.map((status) => words.progress[status])],
    rows: plan.focusAreas.map(({ number, title, subGoals }) => [
      `${number}. ${title}`,
      ...statuses.map((status) => String(count(subGoals, status))),
    ]),
  };
}

function actionPlanTable({ networks }: PlanReport, layout: Layout): Block {
  const { words } = layout;
  const rows = networks.map(({ name, available, actionPlan }) => {
    if (actionPlan === null) return [name, available ? words.noActionPlan : words.silent, ''];
    const { status, amendment, approvedAt } = actionPlan;
    const stands = amendment > 0 ? `${words.plan[status]} (${words.amendment(amendment)})` : words.plan[status];
    return [name, stands, approvedAt === null ? '' : days(layout)(dayOfInstant(approvedAt))];
  });
  return { kind: 'table', head: [words.network, words.status, words.approved], rows };
}
