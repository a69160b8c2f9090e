import type { Block } from './block.js';
import type { PlanMeasure, PlanProgress, PlanReport, PlanSubGoal, PlanText } from './plan-answer.js';
import type { LANGUAGES, Words } from './words.js';

/** In which language, and on which day, a document is written. */
export interface Layout {
  readonly language: keyof typeof LANGUAGES;
  readonly words: Words;
  readonly today: string;
}

/** Lays a plan with its progress out as a steering group reads it: what it is, how it goes in short, then each sub-goal. */
export function layOutPlan(report: PlanReport, layout: Layout): Block[] {
  const { plan, year, silent } = report;
  const { words } = layout;
  const day = days(layout);
  return [
    { kind: 'heading', level: 1, text: plan.title },
    { kind: 'paragraph', text: words.progressIn(year) },
    { kind: 'note', text: words.made(day(layout.today), plan.source.title) },
    ...(silent.length ? [note(words.missing(silent.join(', ')))] : []),
    ...(isDemo(report) ? [note(words.demo)] : []),
    { kind: 'heading', level: 2, text: words.summary },
    summaryTable(report, words),
    note(words.notMeasured),
    { kind: 'heading', level: 2, text: words.actionPlans(year) },
    actionPlanTable(report, layout),
    { kind: 'heading', level: 2, text: words.purpose },
    { kind: 'paragraph', text: plan.purpose },
    { kind: 'heading', level: 3, text: words.functions },
    { kind: 'list', items: plan.functions },
    { kind: 'heading', level: 3, text: words.values },
    { kind: 'list', items: plan.values },
    { kind: 'heading', level: 3, text: words.documents },
    { kind: 'list', items: plan.documents.map(({ title, status }) => [title, words.document[status]].filter(Boolean).join(' – ')) },
    ...plan.focusAreas.flatMap(({ number, title, goal, leadIn, subGoals }): Block[] => [
      { kind: 'heading', level: 2, text: `${number}. ${title}` },
      { kind: 'paragraph', text: `${words.goal}: ${goal}` },
      { kind: 'paragraph', text: leadIn },
      ...subGoals.flatMap((subGoal) => subGoalBlocks(subGoal, report.measures, layout)),
    ]),
  ];
}

const note = (text: string): Block => ({ kind: 'note', text });

const isDemo = ({ plan, networks }: PlanReport): boolean =>
  networks.some(({ actionPlan }) => actionPlan?.demo) ||
  plan.focusAreas.some(({ subGoals }) => subGoals.some(({ progress }) => progress.some(({ demo }) => demo)));

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
    return [name, stands, approvedAt === null ? '' : days(layout)(approvedAt.slice(0, 10))];
  });
  return { kind: 'table', head: [words.network, words.status, words.approved], rows };
}

function subGoalBlocks(subGoal: PlanSubGoal, measures: readonly PlanMeasure[], layout: Layout): Block[] {
  const { words } = layout;
  const shown = shownAs(layout);
  const own = measures.filter((measure) => measure.subGoal === subGoal.number);
  return [
    { kind: 'heading', level: 3, text: `${subGoal.number} ${shown(subGoal)}` },
    ...(subGoal.toolItems.length ? [{ kind: 'list', items: subGoal.toolItems.map(shown) } as const] : []),
    ...(subGoal.narrativeOnly === null ? [] : [note(words.narrativeOnly)]),
    {
      kind: 'table',
      head: [words.network, words.status, words.target, words.trend, words.narrative],
      rows: subGoal.progress.map((progress) => progressRow(progress, layout)),
    },
    own.length ? measureTable(own, layout) : { kind: 'paragraph', text: words.noMeasures },
  ];
}

function progressRow(progress: PlanProgress, layout: Layout): string[] {
  const { words } = layout;
  const { network, status, target, targetUnit, trend, narrative, authorRole, date, source } = progress;
  const role = words.roles[authorRole as keyof Words['roles']] ?? authorRole ?? '';
  const said = narrative && date ? `${narrative} (${words.said(role, days(layout)(date))})` : (narrative ?? '');
  const number = new Intl.NumberFormat(layout.language);
  const aim = target === null ? '' : `${number.format(target)}${targetUnit === 'PERCENT' ? ' %' : ''}`;
  return [network?.name ?? source.sector, words.progress[status], aim, words.trends[trend], said];
}

function measureTable(measures: readonly PlanMeasure[], layout: Layout): Block {
  const { words } = layout;
  return {
    kind: 'table',
    head: [words.measure, words.network, words.status, words.due, words.responsible],
    rows: measures.map(({ title, network, status, dueOn, responsible }) => [
      title,
      network?.name ?? '',
      words.work[status],
      dueOn === null ? '' : days(layout)(dueOn),
      responsible ?? '',
    ]),
  };
}

/** A text; where it had to be shown in another language than asked for, with the name of that one. */
const shownAs =
  ({ language, words }: Layout) =>
  ({ text, item }: PlanText): string =>
    item.shownIn.toLowerCase() === language ? text : `${text} ${words.fallback(words.languages[item.shownIn])}`;

/** Writes an ISO day as people of the language do. */
const days = ({ language }: Layout) => {
  const format = new Intl.DateTimeFormat(language === 'nb' ? 'nb' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return (date: string) => format.format(new Date(`${date}T00:00:00Z`));
};
